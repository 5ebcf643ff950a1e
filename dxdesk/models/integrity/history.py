"""The history against its chain, against the acts, and what it says is shown."""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from dxdesk.domain.merge.facts import Value
from dxdesk.models.evidence import Place
from dxdesk.models.integrity.findings import Fault, Finding, text
from dxdesk.models.integrity.scan import Row, Scan
from dxdesk.models.ledger import CHANGED, LINKED, chained, contents

_LINKED = itemgetter(*LINKED)
_COPIED = itemgetter("who", "at", "source")


class History:
    """The lines of the history; `broken` holds the numbers of those that cannot be trusted."""

    def __init__(self, scan: Scan) -> None:
        self._rows = scan.table("revision")
        self._acts = {row["seq"]: _COPIED(row) for row in scan.table("act")}
        self.broken = frozenset(self._broken())

    def last_values(self) -> dict[Place, Value]:
        """What is shown, of every place whose last line can be trusted."""
        found: dict[Place, Value] = {}
        for row in self._rows:
            if row["seq"] in self.broken:
                found.pop(_place(row), None)
            elif row["effect"] == CHANGED:
                found[_place(row)] = row["after"]
        return found

    def doubtful(self) -> frozenset[Place]:
        """The places of the lines that cannot be trusted."""
        return frozenset(_place(row) for row in self._rows if row["seq"] in self.broken)

    def findings(self, shown: Mapping[Place, Value]) -> Iterator[Finding]:
        """Every broken line; `shown` holds what the records show now."""
        good = {**dict(_next_before(self._rows))}
        for row in self._rows:
            if row["seq"] not in self.broken:
                continue
            place = _place(row)
            last = good.get(row["seq"], shown.get(place)) if row["effect"] == CHANGED else None
            seq, detail = row["seq"], str(row["effect"])
            yield Finding(Fault.REVISION, "revision", seq, *place, text(row["after"]), last, detail)

    def _broken(self) -> Iterator[int]:
        chain = ""
        shown: dict[Place, Value] = {}
        unsure: set[Place] = set()
        linked = contents(list(map(_LINKED, self._rows)))
        for row, content in zip(self._rows, linked, strict=True):
            place = _place(row)
            follows = row["effect"] != CHANGED or place in unsure
            follows = follows or shown.get(place) == row["before"]
            link = chained(chain, content)
            fits = self._acts.get(row["act"]) == _COPIED(row)
            if not (follows and fits) or row["chain"] != link:
                unsure.add(place)
                yield row["seq"]
            elif row["effect"] == CHANGED:
                unsure.discard(place)
                shown[place] = row["after"]
            chain = str(row["chain"])


def _place(row: Row) -> Place:
    return str(row["key"]), str(row["field"])


def _next_before(rows: Sequence[Row]) -> Iterator[tuple[int, Value]]:
    """What the next line of the same place says was shown before it, by a line's number."""
    last: dict[Place, int] = {}
    for row in rows:
        if row["effect"] == CHANGED:
            place = _place(row)
            if place in last:
                yield last[place], text(row["before"])
            last[place] = row["seq"]
