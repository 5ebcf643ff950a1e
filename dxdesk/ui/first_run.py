"""The first screen ever shown: who uses dxdesk, with which plan, kept where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dxdesk.domain.words import example as example_words
from dxdesk.domain.words import first_run as words
from dxdesk.ui import file_dialog
from dxdesk.ui.first_run_view import FirstRunView
from dxdesk.ui.text import announce

Pick = Callable[[QWidget, Path], Path | None]
Check = Callable[["FirstRunAnswer"], Mapping[str, str]]
Room = Callable[["Role"], Path | None]


class Role(StrEnum):
    """Whose store it is."""

    DEPARTMENT = "department"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class FirstRunAnswer:
    """What was chosen. `plan_file` None means the plan that comes with dxdesk.

    `department` is a name or code as typed; "" for a coordinator.
    """

    role: Role
    department: str
    plan_file: Path | None
    store: Path


def nothing_wrong(_answer: FirstRunAnswer) -> Mapping[str, str]:
    """No complaint."""
    return {}


def no_room(_role: Role) -> None:
    """There is no example."""


def pick_plan(parent: QWidget, near: Path) -> Path | None:
    """Ask for a plan workbook; None if nothing was picked."""
    return file_dialog.pick_one(parent, words.PLAN_PICK, near, words.PLAN_FILTER)


def pick_store(parent: QWidget, near: Path) -> Path | None:
    """Ask where to keep the store; None if nothing was picked."""
    return file_dialog.pick_new(parent, words.STORE, near, words.STORE_FILTER)


def pick_existing(parent: QWidget, near: Path) -> Path | None:
    """Ask for a store that is there already; None if nothing was picked."""
    return file_dialog.pick_one(parent, words.EXISTING_PICK, near, words.STORE_FILTER)


class FirstRun(FirstRunView):
    """Asks once; `ask` gives the answer, the path of a store that is there already, or None
    if the person gave up.

    `check` may refuse an answer: what is wrong by part (role, department, plan, store).
    `room` tells where the example of a role lies, which is then the store that is there.
    """

    def __init__(
        self,
        store: Path,
        check: Check = nothing_wrong,
        picks: tuple[Pick, Pick, Pick] = (pick_plan, pick_store, pick_existing),
        parent: QWidget | None = None,
        room: Room = no_room,
        arrived: Sequence[str] = (),
    ) -> None:
        super().__init__(parent, arrived)
        self._check, self._room = check, room
        self._pick_plan, self._pick_store, self._pick_existing = picks
        self._store = store
        self._plan_file: Path | None = None
        self._answer: FirstRunAnswer | Path | None = None
        self.store_path.setText(str(store))
        self.plan_file.setText(words.PLAN_NONE)
        self.embedded.setChecked(True)
        self.department.hide()
        self.plan_row.hide()
        self._connect()
        self.of_department.setFocus()

    def ask(self) -> FirstRunAnswer | Path | None:
        """Show the screen and wait."""
        self.exec()
        return self._answer

    def try_start(self) -> None:
        """Finish if nothing is wrong; else show every fault and go to the first."""
        faults = self._faults()
        self._show_faults(faults)
        if not faults:
            self._answer = self._given()
            self.accept()

    def try_out(self) -> None:
        """Finish with the example of the role that is chosen."""
        self._show_faults(faults := self._role_faults())
        if faults:
            return
        found = self._room(self._role())
        if found:
            self._answer = found
            self.accept()
        else:
            self._show_faults({"example": example_words.NO_PLACE})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_touched():
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self.of_department.toggled.connect(self.department.setVisible)
        self.from_file.toggled.connect(self.plan_row.setVisible)
        self.pick_plan.clicked.connect(self._choose_plan)
        self.change_store.clicked.connect(self._choose_store)
        self.start.clicked.connect(self.try_start)
        self.existing.clicked.connect(self._choose_existing)
        self.example.clicked.connect(self.try_out)
        self.later.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.try_start)

    def _choose_plan(self) -> None:
        found = self._pick_plan(self, self._store.parent)
        if found:
            self._plan_file = found
            self.plan_file.setText(str(found))
            self.plan.show_error("")

    def _choose_store(self) -> None:
        found = self._pick_store(self, self._store)
        if found:
            self._store = found
            self.store_path.setText(str(found))
            self.store.show_error("")

    def _choose_existing(self) -> None:
        found = self._pick_existing(self, self._store.parent)
        if found:
            self._answer = found
            self.accept()

    def _given(self) -> FirstRunAnswer:
        role = self._role()
        name = self.department.value().strip() if role is Role.DEPARTMENT else ""
        plan = self._plan_file if self.from_file.isChecked() else None
        return FirstRunAnswer(role, name, plan, self._store)

    def _role(self) -> Role:
        return Role.DEPARTMENT if self.of_department.isChecked() else Role.COORDINATOR

    def _role_faults(self) -> dict[str, str]:
        chosen = self.of_department.isChecked() or self.of_coordinator.isChecked()
        return {} if chosen else {"role": words.ROLE_MISSING}

    def _faults(self) -> dict[str, str]:
        found = self._role_faults()
        if self.of_department.isChecked() and not self.department.value().strip():
            found["department"] = words.DEPARTMENT_MISSING
        if self.from_file.isChecked() and self._plan_file is None:
            found["plan"] = words.PLAN_MISSING
        return found or dict(self._check(self._given()))

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        self.role.show_error(faults.get("role", ""))
        self.department.show_error(faults.get("department", ""), spoken=False)
        self.plan.show_error(faults.get("plan", ""))
        self.store.show_error(faults.get("store", ""))
        self.show_example_error(faults.get("example", ""))
        first = next((part for part in self._stops() if part in faults), None)
        if first:
            self._stops()[first].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, faults[first])

    def _stops(self) -> dict[str, QWidget]:
        return {
            "role": self.of_department,
            "department": self.department.editor,
            "plan": self.pick_plan if self.from_file.isChecked() else self.embedded,
            "store": self.change_store,
            "example": self.example,
        }

    def _is_touched(self) -> bool:
        return bool(self.department.value() or self._plan_file)
