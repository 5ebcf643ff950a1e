"""Whatever is thrown at a merge is taken or refused by name, and the store is as it was."""

from pathlib import Path

import pytest

from dxdesk.domain.parcel import Header, Moment
from dxdesk.exchange.control import find_control, read_header
from dxdesk.services import edits, issuing
from dxdesk.sheets.book import read_book
from tests.fixtures.hostile_answers import PRINTED, RECORD, make_hostile_answers
from tests.fixtures.hostile_files import make_hostile_files
from tests.integration.hall import ROUND, Hall, finish
from tests.integration.witness import Witness, require_recorded


@pytest.fixture
def asked(hall: Hall, tmp_path: Path) -> Header:
    """What an answer's header says to a request that prints something in every sort of field."""
    edits.set_values(hall.office, [(RECORD, *each) for each in PRINTED.items()])
    (issued,) = finish(issuing.request(hall.office, ROUND, tmp_path, "D0210"))
    header = read_header(issued.path, find_control(read_book(issued.path)))
    return Header(
        Moment.SUBMISSION,
        header.plan,
        header.department,
        header.round,
        header.number,
        base=header.id,
        titles=header.titles,
    )


def dump(hall: Hall) -> list[str]:
    with hall.office.driver() as raw:
        return list(raw.iterdump())


def test_the_outcome_of_every_hostile_file_is_the_one_on_record(hall, tmp_path, record, figure):
    before, witness = dump(hall), Witness()
    paths = make_hostile_files(tmp_path)
    witness.merge(hall.office, paths)
    figure(f"hostile files: {witness.figure}")
    witness.require_bounds()
    assert dump(hall) == before
    require_recorded("hostile_files", witness.lines(paths, tmp_path), record=record)


def test_the_outcome_of_every_hostile_answer_is_the_one_on_record(
    hall, asked, tmp_path, record, figure
):
    before, witness = hall.shown(), Witness()
    paths = make_hostile_answers(tmp_path, asked)
    witness.merge(hall.office, paths)
    figure(f"hostile answers: {witness.figure}")
    witness.require_bounds()
    assert hall.shown() == before
    lines = witness.lines(paths, tmp_path, exact=False)
    require_recorded("hostile_answers", lines, record=record)
