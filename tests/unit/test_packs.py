"""会議資料: parts chosen, ordered, numbered, counted and led to."""

from dataclasses import replace

import pytest

from dxdesk.domain import keys, packs
from dxdesk.domain.errors import BadValue
from dxdesk.domain.packs import USUAL, Chosen, Numbering, numbers
from dxdesk.domain.report_errors import UnknownKind
from dxdesk.domain.words import packs as words
from dxdesk.domain.words import reports as says
from dxdesk.reports import KINDS, build
from dxdesk.reports.content import Document, Fields, Table, anchors_of, texts_of
from dxdesk.reports.pdf.render import page_counts
from tests.fixtures import report_samples as sample

LABELS = {each.name: each.label for each in KINDS.values()}
MEETING = sample.record(
    "meeting",
    keys.derived("meeting", "P7", "next"),
    title="第1回 例 戦略会議",
    held_on="2025-07-01",
)


def made(*more, **occasion) -> Document:
    when = replace(sample.OCCASION, **occasion)
    return build("pack", sample.records(*more), sample.words(), when)


def test_parts_are_numbered_as_documents_branches_and_references():
    branch, reference = Numbering.BRANCH, Numbering.REFERENCE
    found = numbers(
        [
            Chosen("agenda", Numbering.NONE),
            Chosen("list"),
            Chosen("delays", branch),
            Chosen("decisions", branch),
            Chosen("sheet"),
            Chosen("terms", reference),
            Chosen("status", reference),
        ]
    )
    assert found == ("", "資料1", "資料1-2", "資料1-3", "資料2", "参考資料1", "参考資料2")


def test_a_lone_reference_and_a_branch_of_nothing_have_plain_numbers():
    assert numbers([Chosen("terms", Numbering.REFERENCE)]) == ("参考資料",)
    assert numbers([Chosen("list", Numbering.BRANCH)]) == ("資料1",)


def test_the_usual_pack_has_every_part_in_the_order_of_a_meeting():
    kinds = [part.anchor for part in made().parts if not part.anchor.startswith("sheet-")]
    assert kinds == [each.kind for each in USUAL if each.kind != "sheet"]


def test_only_what_was_chosen_is_there_in_its_order_and_once():
    chosen = (Chosen("terms"), Chosen("summary", Numbering.BRANCH), Chosen("terms"))
    parts = made(pack=chosen).parts
    assert [(part.anchor, part.number) for part in parts] == [
        ("terms", "資料1"),
        ("summary", "資料1-2"),
    ]


def test_the_agenda_lists_what_is_handed_out_and_leads_to_each():
    document = made(MEETING)
    agenda = document.parts[0]
    table = next(b for s in agenda.sections for b in s.blocks if isinstance(b, Table))
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["資料1", "概要"] in rows
    assert ["資料6", "個票"] in rows
    assert len(rows) == len(USUAL) - 1
    assert {row.cells[1].link for row in table.rows} <= anchors_of(document)


def test_the_agenda_names_the_next_meeting_and_its_items_in_their_order():
    past = sample.record(
        "meeting", keys.derived("meeting", "P7", "past"), title="前の会議", held_on="2025-05-01"
    )
    items = [
        sample.record(
            "agenda_item",
            keys.derived("agenda_item", MEETING.key, title),
            title=title,
            order=order,
        )
        for title, order in (("あと", "2"), ("さき", "1"))
    ]
    agenda = made(past, MEETING, *items).parts[0]
    assert agenda.title.text == says.numbered("第1回 例 戦略会議", "次第")
    fields = [b for s in agenda.sections for b in s.blocks if isinstance(b, Fields)]
    assert [pair.label for pair in fields[-1].pairs] == ["(1) さき", "(2) あと"]


def test_whom_a_store_does_not_know_is_counted_and_not_printed_as_a_key():
    def attending(*there: str) -> str:
        fields = {**MEETING.fields, "attendees": "\n".join(there)}
        agenda = made(sample.record("meeting", MEETING.key, **fields)).parts[0]
        shown = [block for s in agenda.sections for block in s.blocks if isinstance(block, Fields)]
        pairs = [pair for block in shown for pair in block.pairs]
        return next(pair.value.text for pair in pairs if pair.label == "出席課")

    assert attending("D0310", "D8110", "D8120") == "例 市民課、ほか2件"
    assert attending("D8110") == "1件（名前は分かりません）"


def test_the_list_in_a_pack_leaves_to_other_parts_what_they_say():
    part = next(part for part in made().parts if part.anchor == "list")
    titles = {section.title.text for section in part.sections}
    assert titles == {""}


def test_pages_are_counted_over_all_and_inside_their_document():
    found = page_counts(["", "資料1", "資料2", "資料2"])
    assert found[0] == says.page_of(1, 4)
    assert found[3] == says.page_in_part("資料2", 2, 2, says.page_of(4, 4))
    assert page_counts(["資料1", "資料1"])[1] == says.page_of(2, 2)


def test_the_closing_note_stands_once_in_a_pack():
    document = made(head="BCDF")
    assert document.stamp.closing
    assert not any("BCDF" in each.text.text for each in texts_of(document))


def test_parts_are_read_by_name_or_label_with_their_numbering():
    assert packs.read("agenda:none、取組一覧, delays：branch", LABELS) == (
        Chosen("agenda", Numbering.NONE),
        Chosen("list"),
        Chosen("delays", Numbering.BRANCH),
    )


def test_an_unknown_part_and_an_unknown_numbering_are_refused():
    with pytest.raises(UnknownKind):
        packs.read("list,nothing", LABELS)
    with pytest.raises(BadValue) as refused:
        packs.read("list:often", LABELS)
    assert words.NOT_A_NUMBERING in str(vars(refused.value))
