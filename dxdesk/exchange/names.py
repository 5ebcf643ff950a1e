"""Finding the record that people mean by a number, a code, a name or a key."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.folding import word
from dxdesk.domain.records import Record

_NAMING_PARTS = {
    "passage": ("chapter", "title"),
    "body": ("group", "title"),
}
"""The fields that tell records of a type apart where people number none; else the title."""

_TIERS = 4
"""Keys go before numbers and codes, those before names, those before codes without zeros."""


class Names:
    """What every known record may be called; grows while a workbook is read."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._keys: dict[str, str] = {}
        self._ended: set[str] = set()
        self._called: dict[tuple[str, int, str], list[str]] = defaultdict(list)
        for each in records:
            self.add(each)

    def add(self, record: Record) -> None:
        """Let a record be found."""
        self._keys.setdefault(record.key, record.type)
        if record.get("valid_to"):
            self._ended.add(record.key)
        for tier, writings in enumerate(_writings(record)):
            for writing in {word(each) for each in writings if each}:
                known = self._called[record.type, tier, writing]
                if record.key not in known:
                    known.append(record.key)

    def has(self, key: str) -> bool:
        """Whether there is a record with that key."""
        return key in self._keys

    def of(self, kind: str) -> list[str]:
        """The keys of every record of a type."""
        return [key for key, name in self._keys.items() if name == kind]

    def find(self, kind: str, text: str, within: str = "") -> list[str]:
        """The keys of the records below `within` that the text may mean, the best sort only."""
        for tier in range(_TIERS):
            found = [
                key
                for key in self._called.get((kind, tier, word(text)), ())
                if not within or key.startswith(f"{within}/")
            ]
            if found:
                return self._going_on(found)
        return []

    def coded(self, kind: str, code: str) -> list[str]:
        """The keys of the 部 or 課 of a code, those that have ended left out where one goes on."""
        return self._going_on(self._called.get((kind, 1, word(code)), ()))

    def _going_on(self, found: Sequence[str]) -> list[str]:
        return [key for key in found if key not in self._ended] or list(found)

    def numbered(self, kind: str, number: str, within: str) -> list[str]:
        """The keys below `within` of the records that bear the number."""
        known = self._called.get((kind, 1, word(number)), ())
        return [key for key in known if keys.parent_of(key) == within]

    def titled(self, record: Record, within: str) -> list[str]:
        """The keys directly below `within` of the records that are named like `record`."""
        known = self._called.get((record.type, 2, word(seed(record))), ())
        return [key for key in known if keys.parent_of(key) == within]


def seed(record: Record) -> str:
    """What a derived key is made of: the same name, however it is typed, the same key."""
    parts = (record.get(each) for each in _NAMING_PARTS.get(record.type, ("title",)))
    return word("|".join(each for each in parts if each))


def _writings(record: Record) -> tuple[tuple[str, ...], ...]:
    kind = CATALOGUE[record.type]
    number = record.get("number") or record.get("code")
    name = record.get("name") or record.get("title")
    numbered = (f"{number}{name}", f"{kind.label}{number}") if number else ()
    return (
        (record.key,),
        (number, *numbered),
        (name, seed(record)),
        (number.lstrip("0"), keys.code_of(record.key)),
    )
