"""What a file may state and so change, by the plain words of the exchange format (rule 3).

Nothing is shared with `dxdesk.domain.merge.scope`: when the two disagree, one is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dxdesk.domain import keys
from dxdesk.domain.fields import Owner
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.parcel import Header, Received
from dxdesk.domain.values import canonical
from dxdesk.models import queries
from dxdesk.services.stores import Store

Place = tuple[str, str]
Values = Mapping[Place, str]


@dataclass(frozen=True)
class Base:
    """A request or receipt: to whom, for which round, and what it printed."""

    department: str
    round: str
    printed: Mapping[Place, str | None]

    def asks(self, key: str, *, own: bool) -> bool:
        """Whether it printed the record, or what it hangs below."""
        printed = {each for each, _ in self.printed}
        assignment = "/".join(key.split("/")[:3])
        return key in printed or assignment in printed or (own and keys.parent_of(key) in printed)


@dataclass
class Rights:
    """The places that the files noted so far may change, and to what.

    `issued` are the coordinator's own snapshots by id, `locked` the keys of approved reports.
    """

    issued: Mapping[str, Base]
    locked: frozenset[str]
    _adopted: dict[str, Base] = field(default_factory=dict)
    _allowed: dict[Place, set[str]] = field(default_factory=dict)

    def count(self, file: Received) -> None:
        """Note a file that was counted in."""
        for each in file.statements:
            if not each.fault and self._may(file.header, each.key, each.field):
                self._allow((each.key, each.field), each.value)

    def adopt(self, file: Received) -> None:
        """Note a snapshot that was adopted: in a conflict, what it printed may be shown."""
        printed = {(each.key, each.field): each.value for each in file.statements}
        self._adopted[file.id] = Base(file.header.department, file.header.round, printed)
        self.count(file)

    def wrongs(self, before: Values, after: Values) -> Iterator[str]:
        """Every value that is not what it was, nor what somebody might make of it."""
        for place in before.keys() | after.keys():
            was, now = canonical(before.get(place)), canonical(after.get(place))
            if was != now and now not in self._allowed.get(place, ()):
                yield f"{place}: {was!r} → {now!r}"

    def _allow(self, place: Place, value: str | None) -> None:
        printed = {canonical(each.printed.get(place)) for each in self.issued.values()}
        self._allowed.setdefault(place, {"", *printed}).add(canonical(value))

    def _may(self, header: Header, key: str, name: str) -> bool:
        if key in self.locked or name == DELETED:
            return False
        if keys.type_of(key).field(name).owner is not Owner.DEPARTMENT:
            return False
        return self._is_in_scope(header, key)

    def _is_in_scope(self, header: Header, key: str) -> bool:
        issued, adopted = self.issued.get(header.answers), self._adopted.get(header.answers)
        base = issued or adopted or Base(header.department, header.round, {})
        own = f"/{base.department}/" in f"/{key}/" or key.endswith(f"-{base.department[1:]}")
        if keys.round_in(key) not in ("", base.round):
            return False
        if issued:
            return issued.asks(key, own=own)
        return own and key.startswith("P7/") and (adopted is None or adopted.asks(key, own=own))


def issued_by(store: Store) -> dict[str, Base]:
    """The snapshots that a coordinator's store has issued, by id."""
    with store.reading() as connection:
        return {
            each.id: Base(each.department, each.round, queries.printed_values(connection, each.row))
            for each in queries.snapshots(connection)
        }
