"""会議資料: the chosen parts in their order under their numbers, out of one snapshot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dxdesk.domain.packs import numbers
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Part, Text
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
    return tuple(part for each in chosen for part in made[each.kind])


def _numbered(view: View, kind: Kind, number: str) -> Iterator[Part]:
    made = (kind.in_pack or kind.parts)(view)
    for part in made:
        yield replace(part, number=number, kind=kind.name)


def _entry(kind: str, found: tuple[Part, ...]) -> Part:
    """One line of the list of what is handed out: many parts of a kind are one document."""
    if len(found) == 1:
        return found[0]
    return replace(found[0], title=Text(says.KINDS[kind]))
