"""会議資料: the chosen parts in their order under their numbers, out of one snapshot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dxdesk.domain.packs import numbers
from dxdesk.domain.seal_boxes import SealBoxes, titles_in
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Column, Drawing, Part, Row, Section, Table, Text
from dxdesk.reports.kinds.agenda import agenda
from dxdesk.reports.kinds.kind import Kind
from dxdesk.reports.kinds.view import View

AGENDA = "agenda"


def parts(view: View, kinds: Iterable[Kind]) -> tuple[Part, ...]:
    """Every chosen part; the 次第 lists those that follow it."""
    known = {each.name: each for each in kinds}
    once = {each.kind: each for each in view.occasion.pack if each.kind in known}
    chosen = list(once.values())
    counted = dict(zip((each.kind for each in chosen), numbers(chosen), strict=True))
    made = {
        name: tuple(_numbered(view, known[name], number))
        for name, number in counted.items()
        if name != AGENDA
    }
    if AGENDA in counted:
        handed_out = [_entry(name, found) for name, found in made.items() if found]
        first = agenda(view, handed_out)
        made[AGENDA] = (replace(first, number=counted[AGENDA], kind=AGENDA),)
    return _to_be_sealed(view, tuple(part for each in chosen for part in made[each.kind]))


def _to_be_sealed(view: View, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with 押印欄 on top of the first where the settings name whose."""
    titles = titles_in(view.plan.get("seals")) if view.plan else ()
    if not titles or not parts:
        return parts
    row = Row(tuple(Text(words.ROOM_TO_SIGN) for _ in titles))
    twin = Table(tuple(Column(each, 1) for each in titles), (row,))
    boxes = Section(Text(""), (Drawing(SealBoxes(titles), twin),))
    return (replace(parts[0], sections=(boxes, *parts[0].sections)), *parts[1:])


def _numbered(view: View, kind: Kind, number: str) -> Iterator[Part]:
    made = (kind.in_pack or kind.parts)(view)
    for part in made:
        yield replace(part, number=number, kind=kind.name)


def _entry(kind: str, found: tuple[Part, ...]) -> Part:
    """One line of the list of what is handed out: many parts of a kind are one document."""
    if len(found) == 1:
        return found[0]
    return replace(found[0], title=Text(says.KINDS[kind]))
