"""The two tables of 次の計画: old 取組 and what becomes of them, new ones and what they are of."""

import re
from collections.abc import Callable, Mapping, Sequence

from dxdesk.domain import carrying, seam
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import assignments_of, department_of
from dxdesk.domain.vocabularies import VOCABULARIES, axis_label, words_of
from dxdesk.domain.words import next_plan as says
from dxdesk.domain.words import pages_next_plan as words
from dxdesk.domain.words.values import BETWEEN
from dxdesk.services import drafts, next_plan, plan_editing, views
from dxdesk.services.drafts import Typed
from dxdesk.services.next_plan import NewRow, OldRow
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import Option
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.pages.chip import chip_text
from dxdesk.ui.pages.plan_edit_columns import Sight, edit_column

HOW, NUMBERS = "onward", "number"
OLD_WIDTHS = (56, -220, 112, 108, 108, 88, 140)
NEW_WIDTHS = (56, -220, 200, 88, -220)
_INITIATIVE = CATALOGUE["initiative"]
_BETWEEN = re.compile(BETWEEN)
_ALONE = ("merge", "split")


class CarryEntry(GridEntry):
    """What is typed of an old 取組 makes, links or ends; a block of it is one act."""

    def __init__(self, store: Store, records: Callable[[], Records]) -> None:
        super().__init__(store)
        self._records = records

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """Carry over what was typed; where that fails nothing is done and it is told."""
        try:
            changes = next_plan.carry(self._store, self._wanted(typed), self._plan(typed))
        except DxdeskError as error:
            self.failed.emit(error)
            return None
        done = drafts.Entered(changes, ())
        self.entered.emit(done)
        return done

    def _plan(self, typed: Sequence[Typed]) -> str:
        return typed[0][0].partition("/")[0] if typed else ""

    def _wanted(self, typed: Sequence[Typed]) -> Mapping[str, Sequence[str] | None]:
        found: dict[str, Sequence[str] | None] = {}
        taken: list[str] = []
        for key, field, text in typed:
            if field == NUMBERS:
                parts = [each.strip() for each in _BETWEEN.split(text) if each.strip()]
                found[key] = parts or None
            elif key not in found:
                found[key] = self._by_word(key, text, taken)
        return found

    def _by_word(self, key: str, text: str, taken: list[str]) -> Sequence[str] | None:
        """What 継続, 終了 or a blank means; merging and splitting want numbers."""
        records = self._records()
        code = drafts.canonical(records, key, HOW, text)
        if not code:
            return None
        made = [each.get("number") for each in seam.targets(records, key)]
        if code in _ALONE:
            record = records.get(key)
            if record and record.get(HOW) == code:
                return made
            raise BadValue(says.CARRY, text, says.NUMBER_NEEDED, says.NUMBER_FORM)
        if code == seam.END:
            return ()
        if len(made) == 1:
            return made
        this = next_plan.required_seam(records, key.partition("/")[0])
        taken.append(carrying.free_number(records, this.new.key, taken))
        return (taken[-1],)


def old_columns(records: Callable[[], Records]) -> tuple[Column[OldRow], ...]:
    """Number, title, who leads it, how it ended, and how it goes on."""
    return (
        Column(words.NUMBER, lambda row: row.record.get("number"), lock=words.SHOWN_LOCK),
        Column(
            words.NAME,
            lambda row: row.record.get("title"),
            tooltip=lambda row: row.record.get("title"),
            lock=words.SHOWN_LOCK,
        ),
        Column(words.LEAD, lambda row: _lead(records(), row), lock=words.SHOWN_LOCK),
        *(_last(records, axis) for axis in ("achievement", "direction")),
        Column(
            words.HOW,
            lambda row: says.how(row.onward),
            label_tooltip=words.HOW_TIP,
            cell=lambda row: Cell(row.record.key, HOW),
            field=_INITIATIVE.field(HOW),
            options=lambda _row: [Option(each.word, each.word) for each in VOCABULARIES[HOW]],
        ),
        Column(
            words.TARGETS,
            _numbers,
            tooltip=_titles,
            label_tooltip=words.TARGETS_TIP,
            cell=lambda row: Cell(row.record.key, NUMBERS),
            field=_INITIATIVE.field(NUMBERS),
        ),
    )


def new_columns(sight: Sight) -> tuple[Column[NewRow], ...]:
    """Number, title and 施策, typed in place, and what it was made of."""
    topic = plan_editing.topic("initiative")
    typed = (
        _of_record(edit_column(sight, topic, _INITIATIVE.field(name)))
        for name in ("number", "title", "measure")
    )
    return (
        *typed,
        Column(words.HOW, lambda row: says.how(row.how), lock=words.LINK_LOCK),
        Column(words.SOURCES, _sources, tooltip=_sources, lock=words.LINK_LOCK),
    )


def _of_record(column: Column[Record]) -> Column[NewRow]:
    """The column of a record as that of a row that holds one."""
    cell, options = column.cell, column.options
    return Column(
        column.label,
        lambda row: column.text(row.record),
        tooltip=lambda row: column.text(row.record),
        sort_key=lambda row: column.order(row.record),
        label_tooltip=column.label_tooltip,
        cell=(lambda row: cell(row.record)) if cell else None,
        field=column.field,
        options=(lambda row: options(row.record)) if options else None,
    )


def _lead(records: Records, row: OldRow) -> str:
    held = assignments_of(records, row.record.key)
    return records.name_of(department_of(held[0])) if held else ""


def _last(records: Callable[[], Records], axis: str) -> Column[OldRow]:
    def text(row: OldRow) -> str:
        held = records()
        plan = row.record.key.partition("/")[0]
        for each in reversed(seam.yearly(held, plan)):
            report = seam.report_of(held, row.record.key, each.key)
            if report and report.get(axis):
                vocabulary = words_of(held, plan)
                return chip_text(views.term_of(vocabulary, axis, report.get(axis)))
        return ""

    return Column(words.last(axis_label(axis)), text, lock=words.SHOWN_LOCK)


def _numbers(row: OldRow) -> str:
    return words.LIST_MARK.join(each.get("number") or each.key for each in row.targets)


def _titles(row: OldRow) -> str:
    return "\n".join(plan_editing.named(each) for each in row.targets)


def _sources(row: NewRow) -> str:
    return words.LIST_MARK.join(plan_editing.named(each) for each in row.sources)
