"""What differs between two moments."""

from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import changes
from dxdesk.domain.changes import How
from dxdesk.domain.records import Record, Records
from tests.fixtures import report_samples as samples

FIRST = "P7/T1/D0310/R2024-END"
HALF = "P7/R2024-HALF"


def test_finds_nothing_between_equal_states() -> None:
    assert changes.between(samples.records(), samples.records()) == ()


def test_names_the_fields_of_a_record_that_changed() -> None:
    after = samples.records(samples.report(samples.assignment(4, "D0410"), progress="late"))
    (found,) = changes.between(samples.records(), after)
    assert found.how is How.CHANGED
    fields = {each.field: (each.before, each.after) for each in found.fields}
    assert fields == {"progress": ("on-track", "late"), "results": ("説明会を12回開きました。", "")}


def test_names_what_was_added_and_what_is_gone() -> None:
    before, after = samples.records(), samples.records(Record("goal", "P7/G9", {"title": "目標"}))
    (added,) = changes.between(before, after)
    (gone,) = changes.between(after, before)
    assert (added.key, added.how, gone.how) == ("P7/G9", How.ADDED, How.REMOVED)
    assert gone.field("title") == changes.FieldChange("title", "目標", "")
    assert gone.field("text") is None


def test_passes_over_what_only_a_spreadsheet_changed() -> None:
    same = samples.report(
        samples.assignment(4, "D0410"), progress="on-track", results=" 説明会を12回開きました。\r\n"
    )
    assert changes.between(samples.records(), samples.records(same)) == ()


def test_compares_only_the_kinds_that_are_asked_for() -> None:
    after = samples.records(Record("goal", "P7/G9", {"title": "目標"}))
    assert changes.between(samples.records(), after, ("report",)) == ()


def test_compares_two_rounds_answer_by_answer() -> None:
    half = samples.report(
        samples.assignment(1, "D0310"), HALF, progress="late", results=samples.LONG_LINE
    )
    records = samples.records(half)
    found = changes.between_rounds(records, HALF, records, samples.ROUND)
    by_key = {each.key: each for each in found}
    assert by_key[FIRST].how is How.CHANGED
    moved = by_key[FIRST].field("progress")
    assert moved is not None
    assert (moved.before, moved.after) == ("late", "slightly-late")
    assert by_key["P7/T4/D0210/R2024-END"].how is How.ADDED
    assert "P7/T7/D0410/R2024-END" not in by_key


TEXTS = st.dictionaries(
    st.sampled_from(["title", "number", "text"]), st.text("あいう \n", min_size=1), min_size=1
)
STATES = st.dictionaries(st.sampled_from(["P7/G1", "P7/G2", "P7/G3"]), TEXTS)


@given(STATES, STATES)
def test_looking_back_shows_the_same_changes_the_other_way(
    old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]
) -> None:
    before, after = (
        Records(Record("goal", key, fields) for key, fields in each.items()) for each in (old, new)
    )
    turned = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}
    there = {
        (each.key, each.how, field.field, field.before, field.after)
        for each in changes.between(before, after)
        for field in each.fields
    }
    back = {
        (each.key, turned[each.how], field.field, field.after, field.before)
        for each in changes.between(after, before)
        for field in each.fields
    }
    assert there == back
