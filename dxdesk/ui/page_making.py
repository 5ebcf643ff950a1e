"""How each page over a store is made, and how pages lead to one another.

Imported once the window has been painted. A page is made when it is first asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dxdesk.domain import keys, skills
from dxdesk.domain.catalogue.plan import PLAN_TYPES
from dxdesk.services import collecting
from dxdesk.services.stores import Store
from dxdesk.ui.frame import Frame
from dxdesk.ui.look import Look
from dxdesk.ui.pages.assign import AssignPage
from dxdesk.ui.pages.base import Listed, StorePage
from dxdesk.ui.pages.board import BoardPage
from dxdesk.ui.pages.bodies import BodiesPage
from dxdesk.ui.pages.changes import ChangesPage
from dxdesk.ui.pages.dashboard import DashboardPage
from dxdesk.ui.pages.glossary import GlossaryPage
from dxdesk.ui.pages.history import HistoryPage
from dxdesk.ui.pages.home import HomePage
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.instructions import InstructionsPage
from dxdesk.ui.pages.meetings import MeetingsPage
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.next_plan import NextPlanPage
from dxdesk.ui.pages.plan import PlanPage
from dxdesk.ui.pages.plan_edit import PlanEditPage
from dxdesk.ui.pages.public import PublicPage
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.report_page import ReportPage
from dxdesk.ui.pages.request_page import RequestPage
from dxdesk.ui.pages.review import ReviewPage
from dxdesk.ui.pages.schedule import SchedulePage
from dxdesk.ui.pages.skills import SkillsPage
from dxdesk.ui.pages.submit_page import SubmitPage
from dxdesk.ui.tasks import Runner

RECORD_PLACES = {
    "instruction": "instructions",
    "meeting": "meetings",
    "body": "bodies",
    "glossary": "glossary",
}
"""The places that show records of a type, and what lies below them."""

Maker = Callable[[], StorePage]
P = TypeVar("P", bound=StorePage)


def makers(store: Store, runner: Runner, look: Look) -> dict[str, Maker]:
    """How each page is made, by the name of its place."""
    return {
        "home": lambda: HomePage(store, look.tokens),
        "initiatives": lambda: InitiativesPlace(store, look.tokens),
        "schedule": lambda: SchedulePage(store, look.tokens),
        "indicators": lambda: IndicatorsPage(store, look.tokens),
        "submit": lambda: SubmitPage(store, runner),
        "request": lambda: RequestPage(store, runner),
        "merge": lambda: MergePage(store, runner, look.tokens),
        "dashboard": lambda: DashboardPage(store, look.tokens),
        "assign": lambda: AssignPage(store),
        "review": lambda: ReviewPage(store, look.tokens),
        "instructions": lambda: InstructionsPage(store, look.tokens),
        "bodies": lambda: BodiesPage(store, look.tokens),
        "glossary": lambda: GlossaryPage(store),
        "skills": lambda: SkillsPage(store, look.tokens),
        "meetings": lambda: MeetingsPage(store, look.tokens),
        "board": lambda: BoardPage(store, runner, look.tokens),
        "report": lambda: ReportPage(store, runner),
        "changes": lambda: ChangesPage(store, runner),
        "history": lambda: HistoryPage(store),
        "plan": lambda: PlanPage(store),
        "next-plan": lambda: NextPlanPage(store),
        "public": lambda: PublicPage(store, runner),
        "plan-edit": lambda: PlanEditPage(store, runner),
    }


class Pages(QObject):
    """The pages over one store, by the name of their place; `made` brings each new one."""

    made = Signal(str, object)

    def __init__(self, makers: Mapping[str, Maker], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._makers = dict(makers)
        self._there: dict[str, StorePage] = {}

    @property
    def there(self) -> tuple[StorePage, ...]:
        """The pages that have been made."""
        return tuple(self._there.values())

    def page(self, name: str) -> StorePage:
        """The page of a place, made now if it was not asked for before."""
        if name not in self._there:
            collecting.pass_over()  # records and other pages: a search would hold up this one
            page = self._there[name] = self._makers[name]()
            self.made.emit(name, page)
        return self._there[name]

    def of(self, name: str, kind: type[P]) -> P:
        """The page of a place, which is one of this kind."""
        page = self.page(name)
        if not isinstance(page, kind):
            raise TypeError(name)
        return page


def connect(name: str, page: StorePage, pages: Pages, frame: Frame, look: Look) -> None:
    """Have a page lead to the others by the signals that all pages share."""
    show = frame.show_page
    page.place_asked.connect(show)
    page.initiative_asked.connect(lambda key: _initiatives(pages).open(key))
    page.field_asked.connect(partial(_open_field, pages, frame))
    page.list_asked.connect(partial(_show_listed, pages, show))
    page.plan_asked.connect(partial(_show_plan, pages, show))
    page.record_asked.connect(lambda key, field: show_record(pages, frame, key, field))
    page.instruction_asked.connect(partial(_give, pages, show))
    page.pack_asked.connect(partial(_make_pack, pages, show))
    page.kept_asked.connect(partial(_show_kept, pages, show))
    page.paper_asked.connect(partial(_show_paper, pages, show))
    page.edit_asked.connect(partial(_edit_plan, pages, show))
    page.files_asked.connect(partial(_gather, pages, show))
    look.changed.connect(page.set_tokens)
    page.switched.connect(partial(show, name))


def show_record(pages: Pages, frame: Frame, key: str, field: str = "") -> bool:
    """Show a record on the page for its type, in one of its fields if one is named.

    False where its type has none.
    """
    name = next((RECORD_PLACES[e] for e in keys.lineage_of(key) if e in RECORD_PLACES), "")
    if not name:
        return False
    frame.show_page(name)
    page = pages.page(name)
    assert isinstance(page, RecordsPage)
    if field:
        page.open_field(key, field)
    else:
        page.go_to(key)
    return True


def _initiatives(pages: Pages) -> InitiativesPlace:
    return pages.of("initiatives", InitiativesPlace)


def _open_field(pages: Pages, frame: Frame, key: str, field: str) -> None:
    """The form of a 取組 and what belongs to one, the page of a meeting or an instruction, that
    of the skills; for the plan's other parts, its text."""
    if "initiative" in keys.lineage_of(key):
        _initiatives(pages).open_field(key, field)
    elif keys.type_of(key).name == skills.KIND:
        frame.show_page("skills")
    elif not show_record(pages, frame, key, field) and keys.type_of(key) in PLAN_TYPES:
        _show_plan(pages, frame.show_page, key)


def _make_pack(pages: Pages, show: Callable[[str], object], meeting: str) -> None:
    show("report")
    pages.of("report", ReportPage).make_pack(meeting)


def _show_paper(pages: Pages, show: Callable[[str], object], kind: str, department: str) -> None:
    show("report")
    pages.of("report", ReportPage).show_kind(kind, department)


def _edit_plan(pages: Pages, show: Callable[[str], object], key: str) -> None:
    show("plan-edit")
    pages.of("plan-edit", PlanEditPage).go_to(key)


def _show_listed(pages: Pages, show: Callable[[str], object], listed: Listed) -> None:
    show("initiatives")
    _initiatives(pages).show_only(listed)


def _show_plan(pages: Pages, show: Callable[[str], object], key: str) -> None:
    show("plan")
    pages.of("plan", PlanPage).go_to(key)


def _give(pages: Pages, show: Callable[[str], object], meeting: str) -> None:
    show("instructions")
    pages.of("instructions", InstructionsPage).give(meeting)


def _show_kept(pages: Pages, show: Callable[[str], object], meeting: str, key: str) -> None:
    show("report")
    pages.of("report", ReportPage).show_kept(meeting, key)


def _gather(pages: Pages, show: Callable[[str], object], files: Sequence[Path]) -> None:
    show("merge")
    pages.of("merge", MergePage).look(files)
