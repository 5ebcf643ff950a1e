"""Several departments answer one initiative."""

from dxdesk.domain import rollup
from dxdesk.domain.records import Record
from tests.fixtures import report_samples as samples

LEAD, OTHER = samples.assignment(4, "D0210"), samples.assignment(4, "D0410", "supporting")


def _left_out(lead: Record, other: Record) -> list[tuple[str, str, str]]:
    (found,) = rollup.shared(samples.records(lead, other), "P7", samples.ROUND)
    assert (found.initiative, found.lead.key) == ("P7/T4", LEAD.key)
    return [(each.field, each.said, each.lead_said) for each in rollup.left_out(found)]


def test_shows_what_the_lead_says_nothing_of() -> None:
    lead = samples.report(LEAD, progress="on-track", results="まとめ")
    other = samples.report(
        OTHER, progress="late", results="説明会", issues="人手", budget="300", writer_unit="係"
    )
    assert _left_out(lead, other) == [
        ("progress", "late", "on-track"),
        ("issues", "人手", ""),
        ("budget", "300", ""),
    ]


def test_is_silent_where_the_lead_took_everything_up() -> None:
    fields = {"progress": "late", "results": "説明会", "budget": "300"}
    assert _left_out(samples.report(LEAD, **fields), samples.report(OTHER, **fields)) == []


def test_waits_for_the_lead_to_answer() -> None:
    records = samples.records()
    bare = type(records)(each for each in records if each.key != f"{LEAD.key}/R2024-END")
    (found,) = rollup.shared(bare, "P7", samples.ROUND)
    assert found.lead_report is None
    assert rollup.left_out(found) == ()
    assert [work.key for work, _ in found.others] == [OTHER.key]
