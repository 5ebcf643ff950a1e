"""Which page something belongs to: a text typed and not saved, files that arrived."""

from collections.abc import Sequence
from pathlib import Path

from dxdesk.services import drafts
from dxdesk.services.drafts import Draft
from dxdesk.ui.frame import Frame
from dxdesk.ui.page_making import Pages, show_record
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.submit_page import SubmitPage


def lead_to_draft(pages: Pages, frame: Frame, draft: Draft) -> None:
    """Show the place where the text was typed; it is offered there."""
    if not draft.field.endswith((drafts.DECISION, drafts.INCOMPLETE)):
        if show_record(pages, frame, draft.key, draft.field):
            return
        pages.of("initiatives", InitiativesPlace).open_field(draft.key, draft.field)
        return
    if draft.field.endswith(drafts.INCOMPLETE):
        frame.show_page("submit")
        pages.of("submit", SubmitPage).show_reason(draft.key)
    else:
        frame.show_page("merge")
        pages.of("merge", MergePage).show_reason(draft.key, draft.field)


def lead_to_files(pages: Pages, frame: Frame, files: Sequence[Path], *, to_gather: bool) -> None:
    """Show what files would bring: `to_gather` many colleagues' answers, or to take one."""
    frame.show_page("merge" if to_gather else "submit")
    if to_gather:
        pages.of("merge", MergePage).look(files)
    else:
        pages.of("submit", SubmitPage).look(files)
