"""Reading the 管理 sheet: the header of an exchange file, found by its words."""

from pathlib import Path

from dxdesk.domain import keys
from dxdesk.domain.exchange_errors import BrokenControl, NewerLayout, NotAnExchangeFile
from dxdesk.domain.folding import half_width
from dxdesk.domain.parcel import LAYOUT, Header, Moment
from dxdesk.domain.words import exchange as says
from dxdesk.exchange.layout import folded
from dxdesk.sheets.values import Book, Sheet

_TITLES = (says.PLAN_TITLE, says.DEPARTMENT_NAME, says.ROUND_NAME, says.DUE)
_MOST_DIGITS = 9


def read_header(path: Path, control: Sheet | None) -> Header:
    """What the 管理 sheet says. Raises NotAnExchangeFile, NewerLayout, BrokenControl."""
    if control is None:
        raise NotAnExchangeFile(path)
    return _Control(path, control).header()


def find_control(book: Book) -> Sheet | None:
    """The 管理 sheet, known by the name of the format that it bears."""
    mark = folded(says.FORMAT)
    for sheet in book.sheets:
        if any(folded(cell.text) == mark for cell in sheet.cells):
            return sheet
    return None


class _Control:
    def __init__(self, path: Path, sheet: Sheet) -> None:
        self.path = path
        self.items: dict[str, list[str]] = {}
        for _, cells in sheet.rows():
            texts = [cell.text.strip() for cell in cells]
            if len(texts) > 1 and texts[0]:
                self.items.setdefault(folded(texts[0]), []).append(texts[1])

    def header(self) -> Header:
        layout = self._number(says.LAYOUT)
        if layout > LAYOUT:
            raise NewerLayout(self.path, layout, LAYOUT)
        return Header(
            moment=self._moment(),
            plan=self._key(says.PLAN, "plan"),
            department=self._key(says.DEPARTMENT, "department"),
            round=self._key(says.ROUND, "round"),
            number=self._number(says.NUMBER),
            base=self._text(says.BASE),
            prior=self._all(says.PRIOR),
            counted=self._all(says.COUNTED),
            id=self._text(says.IDENTITY),
            layout=layout,
            titles={each: self._text(each) for each in _TITLES},
            head=self._text(says.HEAD),
        )

    def _all(self, item: str) -> tuple[str, ...]:
        return tuple(each for each in self.items.get(folded(item), ()) if each)

    def _text(self, item: str) -> str:
        return next(iter(self._all(item)), "")

    def _number(self, item: str) -> int:
        text = half_width(self._text(item))
        if not text.isdecimal() or len(text) > _MOST_DIGITS:
            raise BrokenControl(self.path, item, text)
        return int(text)

    def _key(self, item: str, kind: str) -> str:
        key = keys.tidy(self._text(item))
        if not keys.is_key(key) or keys.type_of(key).name != kind:
            raise BrokenControl(self.path, item, key)
        return key

    def _moment(self) -> Moment:
        text = folded(self._text(says.MOMENT))
        for moment, word in says.MOMENTS.items():
            if folded(word) == text:
                return moment
        raise BrokenControl(self.path, says.MOMENT, text)
