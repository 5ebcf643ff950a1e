"""Which page something belongs to: a text typed and not saved, files that came or may come."""

from collections.abc import Sequence
from pathlib import Path

from dxdesk.domain.words import pages_merge as words
from dxdesk.services import drafts
from dxdesk.services.drafts import Draft
from dxdesk.ui import watching
from dxdesk.ui.frame import Frame
from dxdesk.ui.page_making import Pages, show_record
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.shell.info_bar import Notice

_WATCH = "watch"


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


def offer_watching(store: Path, pages: Pages, frame: Frame) -> None:
    """Ask whether the folder that was watched for a store is to be watched again."""
    folder = watching.remembered(store)
    if folder is None:
        return

    def go_on() -> None:
        frame.dismiss(_WATCH)
        frame.show_page("merge")
        pages.of("merge", MergePage).watch(folder)

    def no_more() -> None:
        frame.dismiss(_WATCH)
        if watching.remembered(store) == folder:  # not another that is watched by now
            watching.remember(store, None)

    ways = ((words.WATCH_ON, go_on), (words.WATCH_NO_MORE, no_more))
    text = words.watched_before(folder.name)
    frame.tell(Notice(text, topic=_WATCH, ways=ways, beside=True))
