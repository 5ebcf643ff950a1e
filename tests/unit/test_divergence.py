"""Two ratings side by side."""

from dxdesk.domain import divergence
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import VOCABULARIES
from tests.fixtures import report_samples as samples

FIRST = "P7/T1/D0310/R2024-END"


def _found(**ours: str) -> list[tuple[str, str, str, int]]:
    records = samples.records(Record("review", f"{FIRST}/Z", ours))
    return [
        (each.axis, each.theirs, each.ours, each.distance)
        for each in divergence.of_round(records, "P7", samples.ROUND, VOCABULARIES)
    ]


def test_names_every_axis_on_which_two_ratings_differ() -> None:
    assert _found(progress="on-track", achievement="partly", outlook="unlikely") == [
        ("progress", "slightly-late", "on-track", 1),
        ("outlook", "likely", "unlikely", 1),
    ]


def test_takes_an_axis_the_office_left_blank_as_not_rated() -> None:
    assert _found(comment="よい") == []


def test_shows_an_exception_that_only_the_office_made() -> None:
    assert _found(exception="unratable") == [("exception", "", "unratable", 0)]


def test_shows_a_rating_of_what_was_not_answered() -> None:
    report = "P7/T7/D0410/R2024-END"
    review = Record("review", divergence.review_key(report), {"progress": "late"})
    records = Records([*samples.records(), review])
    found = divergence.of_report(records, report, VOCABULARIES)
    assert [(each.report, each.theirs, each.ours) for each in found] == [(report, "", "late")]
