"""会議資料: the chosen parts in their order under their numbers, out of one snapshot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dxdesk.domain.packs import Chosen, numbers
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
    made = [
        (each, tuple(_numbered(view, known[each.kind], number)))
        for each, number in zip(chosen, numbers(chosen), strict=True)
        if each.kind != AGENDA
    ]
    by_kind = {each.kind: found for each, found in made}
    handed_out = [_entry(each, found) for each, found in made if found]
    return tuple(
        part
        for each in chosen
        for part in (by_kind[each.kind] if each.kind != AGENDA else (agenda(view, handed_out),))
    )


def _numbered(view: View, kind: Kind, number: str) -> Iterator[Part]:
    made = (kind.in_pack or kind.parts)(view)
    for part in made:
        yield replace(part, number=number)


def _entry(chosen: Chosen, found: tuple[Part, ...]) -> Part:
    """One line of the list of what is handed out: many parts of a kind are one document."""
    if len(found) == 1:
        return found[0]
    return replace(found[0], title=Text(says.KINDS[chosen.kind]))
