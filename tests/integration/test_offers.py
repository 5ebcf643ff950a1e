"""A file from the office is looked at before it is taken: all that taking it would change."""

import pytest

from dxdesk.domain.store_errors import WrongFile, WrongRole
from dxdesk.services import edits, issuing, offers, remarks, state, stores, taking, undo
from dxdesk.services.stores import DEPARTMENT
from tests.integration.hall import REPORT, ROUND, finish


def returned(hall):
    return finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領", "0210"))[0].path


@pytest.fixture
def back(hall):
    """What the office gives back: a value of its own, a remark, a question about a third."""
    hall.type("D0210", REPORT, results="例　成果", issues="例　課題")
    hall.merge(hall.submit("D0210"))
    hall.type("office", REPORT, outcome="例　事務局が聞いた成果", issues="例　事務局が直した課題")
    remarks.add(hall.office, REPORT, ["results"], "例　人数も書いてください。")
    path = returned(hall)
    hall.type("D0210", REPORT, issues="例　課が直した課題")
    return path


def told(changes):
    return sorted((each.key, each.field) for each in changes)


def test_looking_tells_all_that_taking_does_and_does_nothing(hall, back):
    own = hall.store("D0210")
    before, identity = hall.shown("D0210"), own.identity
    offer = offers.look(own, back)
    assert (hall.shown("D0210"), own.identity) == (before, identity)
    taken = taking.take(own, back)
    assert told(offer.changes) == told(taken.changes)
    assert dict(offer.counts)["進捗報告"] >= 1 and dict(offer.counts)["指摘"] >= 1
    assert sum(count for _, count in offer.counts) == len(taken.changes)
    assert offer.remarks == 1
    assert offer.conflicts == (("取組1(例市民課)", "課題"),)
    assert len(taken.conflicts) == 1


def test_what_would_be_replaced_is_told_first_with_both_values(hall):
    hall.type("D0210", REPORT, results="例　成果")
    hall.merge(hall.submit("D0210"))
    hall.type("office", REPORT, results="例　事務局が直した成果", outcome="例　新しい成果")
    first, *rest = offers.look(hall.store("D0210"), returned(hall)).changes
    assert (first.before, first.after) == ("例　成果", "例　事務局が直した成果")
    assert first.label == "取組内容の実績"
    assert not any(each.before for each in rest)


def test_a_first_request_is_told_in_names_that_the_store_does_not_know_yet(hall, tmp_path):
    with stores.create(tmp_path / "新.dxdesk", DEPARTMENT, "例市民課") as own:
        offer = offers.look(own, hall.request_of("D0210"))
        assert own.identity.department == ""
        assert (offer.department, offer.is_new, offer.remarks) == ("例市民課", True, 0)
        assert "例市民課" in {each.after for each in offer.changes}
        taken = taking.take(own, hall.request_of("D0210"))
        assert told(offer.changes) == told(taken.changes)


def test_taking_is_one_act_that_is_undone_whole(hall, back):
    own = hall.store("D0210")
    before = state.show(own)
    taking.take(own, back)
    undo.undo(own)
    assert state.show(own) == before


def test_a_file_taken_before_would_change_nothing(hall):
    offer = offers.look(hall.store("D0210"), hall.request_of("D0210"))
    assert (offer.is_new, offer.changes) == (False, ())


def test_the_store_having_moved_is_noticed(hall, back):
    own = hall.store("D0210")
    offer = offers.look(own, back)
    assert not offers.has_moved(own, offer)
    edits.set_value(own, REPORT, "outcome", "例")
    assert offers.has_moved(own, offer)


def test_what_is_not_for_this_store_is_refused_by_name(hall):
    hall.type("D0210", REPORT, results="例　成果")
    for path, matter in ((hall.submit("D0210"), "種別"), (hall.request_of("D0310"), "課名")):
        with pytest.raises(WrongFile) as refused:
            offers.look(hall.store("D0210"), path)
        assert refused.value.matter == matter
    with pytest.raises(WrongRole):
        offers.look(hall.office, hall.request_of("D0210"))
