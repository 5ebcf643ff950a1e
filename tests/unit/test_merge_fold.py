"""What the facts of one field come to, rule by rule."""

from typing import NamedTuple

import pytest

from dxdesk.domain import keys
from dxdesk.domain.merge.facts import (
    DELETED,
    EMPTY_STAMP,
    Deed,
    Evidence,
    Filing,
    Lock,
    Print,
    Saying,
    Sent,
    Stamp,
    Standing,
    Value,
    claim_id,
    digest,
    proposal_id,
)
from dxdesk.domain.merge.fold import Fate, Known, Outcome, Question, _Fold, fold, known
from dxdesk.domain.merge.scope import Reason, Scope, claimable_fields, vouched_for
from dxdesk.domain.values import canonical

KEY, FIELD = "P7/T1/D0210/R2024-END", "results"
OURS, THEIRS = "D0210", "D0220"
ROUND = "P7/R2024-END"
APPLIED, SAME, SUPERSEDED = Fate.APPLIED, Fate.SAME, Fate.SUPERSEDED
CONFLICT, PROPOSAL, REFUSED = Fate.CONFLICT, Fate.PROPOSAL, Fate.REFUSED


def says(
    file: str,
    value: Value,
    printed: Value = "old",
    *,
    prior: str = "",
    counted: str = "",
    number: int = 1,
    stamp: Stamp = EMPTY_STAMP,
    standing: Standing = Standing.CLAIM,
    department: str = OURS,
) -> Saying:
    """One cell; every letter of `prior` and `counted` is the id of a file."""
    filing = Filing(file, department, frozenset(prior), frozenset(counted), number)
    return Saying(filing, value, printed, stamp, standing)


class Seen(NamedTuple):
    """The outcome of some facts together with what they leave to be known."""

    value: Value
    conflict: Question | None
    proposal: Question | None
    fates: tuple[Fate, ...]
    withdrawn: bool
    held: frozenset[str]
    live: frozenset[str]
    stamp: Stamp


def come_to(*facts: Saying | Deed | Lock) -> Seen:
    evidence = Evidence(
        KEY,
        FIELD,
        tuple(each for each in facts if isinstance(each, Deed)),
        tuple(each for each in facts if isinstance(each, Saying)),
        tuple(each for each in facts if isinstance(each, Lock)),
    )
    return Seen(*fold(evidence, canonical), *known(evidence, canonical))


def both_ways(evidence: Evidence) -> tuple[tuple[Outcome, Known], tuple[Outcome, Known]]:
    """What the short way makes of the facts, and what the whole fold does."""
    whole = _Fold(evidence, canonical)
    short = fold(evidence, canonical), known(evidence, canonical)
    return short, (whole.outcome(), whole.known())


def claim(value: str, stamp: Stamp = EMPTY_STAMP) -> str:
    return claim_id(stamp, KEY, FIELD, value)


def knowing(seen: Seen, seq: int, value: Value, **more: object) -> Deed:
    """An act made while that was seen."""
    return Deed(seq, value, seen.held, **more)  # type: ignore[arg-type]


def candidates(seen: Seen) -> tuple[Value, ...] | None:
    return seen.conflict.candidates if seen.conflict else None


def proposed(seen: Seen) -> tuple[Value, ...] | None:
    return seen.proposal.candidates if seen.proposal else None


def take(seq: int, number: int, value: Value, *sent: Sent, sweeps: bool = False) -> Deed:
    return Deed(seq, value, print=Print(number, sent, sweeps))


# Statements and claims (rules 4, 6, 11)


def test_nothing_known_is_a_blank():
    assert come_to().value is None


def test_an_answer_that_differs_from_what_was_printed_is_applied():
    seen = come_to(says("A", "new"))
    assert (seen.value, seen.fates, candidates(seen)) == ("new", (APPLIED,), None)


def test_an_answer_may_blank_what_was_printed():
    seen = come_to(Deed(1, "old"), says("A", None, stamp=Stamp(act=1)))
    assert (seen.value, seen.fates) == (None, (APPLIED,))


def test_repeating_what_was_printed_is_no_claim():
    seen = come_to(Deed(1, "old"), Deed(2, "moved"), says("A", "old", stamp=Stamp(act=1)))
    assert (seen.value, seen.fates, seen.held) == ("moved", (SAME,), frozenset())


def test_what_a_round_trip_changes_is_no_claim():
    assert come_to(says("A", " old \r\n", "old")).fates == (SAME,)


def test_a_base_nobody_knows_printed_a_blank():
    seen = come_to(says("A", "new", None, number=0), says("B", None, None, number=0))
    assert (seen.value, seen.fates) == ("new", (APPLIED, SAME))


def test_an_unreadable_cell_is_refused_and_changes_nothing():
    seen = come_to(Deed(1, "old"), says("A", "#REF!", standing=Standing.REFUSED))
    assert (seen.value, seen.fates, seen.held) == ("old", (REFUSED,), frozenset())


def test_a_cell_of_another_owner_may_only_repeat_what_was_printed():
    foreign = Standing.FOREIGN
    seen = come_to(
        Deed(1, "now"), says("A", "old", standing=foreign), says("B", "now", standing=foreign)
    )
    assert (seen.value, seen.fates) == ("now", (SAME, REFUSED))


def test_without_a_base_a_cell_of_another_owner_is_held_against_what_is_there():
    foreign = Standing.FOREIGN
    seen = come_to(
        Deed(1, "now"),
        says("A", "now", None, number=0, standing=foreign),
        says("B", "old", None, number=0, standing=foreign),
    )
    assert seen.fates == (SAME, REFUSED)


# Overtaking and withdrawal (rules 5, 10)


def test_a_corrected_file_replaces_the_one_it_names():
    seen = come_to(says("A", "first"), says("B", "second", prior="A"))
    assert (seen.value, seen.fates) == ("second", (SUPERSEDED, APPLIED))


def test_an_older_file_that_comes_after_a_newer_changes_nothing():
    newer, older = says("B", "second", prior="A"), says("A", "first")
    assert come_to(newer, older).value == come_to(older, newer).value == "second"


def test_a_colleagues_copy_is_not_replaced():
    seen = come_to(says("A", "one"), says("B", "two"))
    assert (candidates(seen), seen.fates) == (("one", "two"), (CONFLICT, CONFLICT))


def test_a_file_does_not_replace_itself():
    assert come_to(says("A", "new", prior="A")).fates == (APPLIED,)


def test_a_forged_prior_does_not_erase_the_answer_of_another_department():
    seen = come_to(says("A", "ours"), says("B", "old", prior="A", department=THEIRS))
    assert (seen.value, seen.fates) == ("ours", (APPLIED, SAME))


def test_what_the_base_already_counted_is_not_replaced_out_of_a_conflict():
    known = Stamp(frozenset({claim("one")}), act=1)
    seen = come_to(
        Deed(1, "mine"), says("A", "one"), says("B", "old", prior="A", counted="A", stamp=known)
    )
    assert candidates(seen) == ("mine", "one")


def test_a_statement_outside_the_scope_replaces_nothing():
    seen = come_to(says("A", "one"), says("B", "old", prior="A", standing=Standing.PROPOSED))
    assert seen.value == "one"


def test_typing_the_printed_value_back_withdraws_an_answer():
    seen = come_to(Deed(1, "old"), says("A", "x", stamp=Stamp(act=1)), says("B", "old", prior="A"))
    assert (seen.value, seen.fates, seen.withdrawn) == ("old", (SUPERSEDED, SAME), False)


def test_withdrawing_what_an_act_had_covered_is_told_and_the_act_stays():
    answer, back = says("A", "x"), says("B", "old", prior="A")
    act = knowing(come_to(answer), 1, "mine")
    assert not come_to(answer, act).withdrawn
    seen = come_to(answer, back, act)
    assert (seen.value, seen.withdrawn) == ("mine", True)


def test_withdrawing_what_a_decision_was_about_is_told():
    one, two = says("A", "x"), says("C", "y")
    about = come_to(one, two).conflict.about
    seen = come_to(one, two, says("B", "old", prior="A"), Deed(1, "x", about=about))
    assert (seen.value, seen.withdrawn) == ("x", True)


def test_an_act_made_after_a_withdrawal_is_not_told_of_it_again():
    answer, back = says("A", "x"), says("B", "old", prior="A")
    first = knowing(come_to(answer), 1, "mine")
    second = knowing(come_to(answer, back, first), 2, "still mine")
    assert not come_to(answer, back, first, second).withdrawn


def test_an_answer_replaced_by_another_answer_is_not_withdrawn():
    answer = says("A", "x")
    act = knowing(come_to(answer), 1, "mine")
    assert not come_to(answer, act, says("B", "mine", prior="A")).withdrawn


def test_a_withdrawal_that_was_itself_replaced_is_not_told():
    answer, back = says("A", "x"), says("B", "old", prior="A")
    act = knowing(come_to(answer), 1, "mine")
    assert not come_to(answer, act, back, says("C", "y", prior="AB")).withdrawn


def test_a_withdrawal_that_waits_for_approval_is_not_told():
    answer, back = says("A", "x"), says("B", "old", prior="A")
    act = knowing(come_to(answer), 1, "mine")
    assert not come_to(answer, act, back, Lock(frozenset("A"))).withdrawn


def test_an_answer_that_a_colleague_still_gives_is_not_withdrawn():
    answer, back = says("A", "x"), says("B", "old", prior="A")
    act = knowing(come_to(answer), 1, "mine")
    assert not come_to(answer, act, back, says("C", "x")).withdrawn


def test_a_proposal_is_not_withdrawn():
    asked = says("A", "x", standing=Standing.PROPOSED)
    act = Deed(1, "mine", frozenset({proposal_id(KEY, FIELD, "x")}))
    assert not come_to(asked, act, says("B", "old", prior="A")).withdrawn


# Cover, values and conflicts (rules 7, 8)


def test_an_act_covers_the_claims_it_knew_and_no_others():
    first = says("A", "one")
    act = knowing(come_to(first), 1, "mine")
    assert come_to(first, act).value == "mine"
    assert come_to(first, act).fates == (SUPERSEDED,)
    assert candidates(come_to(first, act, says("B", "two"))) == ("mine", "two")


def test_an_act_covers_claims_that_were_already_overtaken():
    first, second = says("A", "one"), says("B", "two", prior="A")
    act = knowing(come_to(first, second), 1, "mine")
    assert come_to(first, act).value == "mine"


def test_a_later_act_covers_an_earlier_one():
    assert come_to(Deed(2, "late"), Deed(1, "early")).value == "late"


def test_a_claim_covers_the_acts_its_base_knew():
    known = says("A", "new", stamp=Stamp(act=1))
    assert come_to(Deed(1, "old"), known).value == "new"
    seen = come_to(Deed(1, "old"), Deed(2, "mine"), known)
    assert (seen.value, candidates(seen), seen.fates) == ("mine", ("mine", "new"), (CONFLICT,))


def test_a_claim_covers_the_claims_its_base_knew():
    knew = Stamp(frozenset({claim("one")}))
    seen = come_to(says("A", "one"), says("B", "two", "one", counted="A", stamp=knew, number=2))
    assert (seen.value, seen.fates) == ("two", (SUPERSEDED, APPLIED))


def test_the_same_answer_from_two_sides_is_no_conflict():
    seen = come_to(Deed(1, "new"), says("A", "new"))
    assert (seen.value, candidates(seen), seen.fates) == ("new", None, (APPLIED,))


def test_a_covered_answer_that_equals_what_is_shown_counts_as_applied():
    first = says("A", "one")
    seen = come_to(first, knowing(come_to(first), 1, "one"))
    assert (seen.fates, seen.live) == ((APPLIED,), frozenset())


def test_a_covered_answer_is_superseded_while_others_conflict():
    first = says("A", "mine")
    act = knowing(come_to(first), 1, "mine")
    seen = come_to(first, act, says("B", "two"))
    assert seen.fates == (SUPERSEDED, CONFLICT)


def test_the_same_claim_from_several_bases_is_one_claim():
    one, again = says("A", "new", number=3), says("B", "new", number=2)
    assert len(come_to(one, again).live) == 1
    act = knowing(come_to(one), 1, "mine")
    assert come_to(one, again, act).value == "mine"


def test_in_a_conflict_the_coordinators_own_act_is_shown():
    seen = come_to(says("A", "a"), Deed(1, "mine"), says("B", "b"))
    assert (seen.value, candidates(seen)) == ("mine", ("a", "b", "mine"))


@pytest.mark.parametrize("turned", [False, True])
def test_otherwise_what_the_oldest_base_printed_is_shown(turned: bool):
    facts = [
        says("A", "a", "first", number=2),
        says("B", "b", "second", number=5),
        says("C", "c", "third", number=9),
    ]
    assert come_to(*(reversed(facts) if turned else facts)).value == "first"


def test_the_oldest_of_several_bases_of_one_claim_counts():
    seen = come_to(
        says("A", "a", "x", number=9), says("B", "a", "y", number=1), says("C", "c", "z", number=5)
    )
    assert seen.value == "y"


def test_the_oldest_base_is_the_one_with_the_lowest_number_whatever_it_printed():
    seen = come_to(says("A", "a", "z", number=1), says("B", "b", "y", number=2))
    assert seen.value == "z"


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_bases_of_one_number_the_same_one_is_shown_in_any_order(turned: bool):
    facts = [says("A", "a", "y"), says("B", "a", "x")]
    if turned:
        facts.reverse()
    assert come_to(*facts, says("C", "c", "w", number=2)).value == "x"
    assert come_to(*facts[:1], says("D", "d", "w")).value == "w"
    assert come_to(says("D", "d", "w"), *facts[:1]).value == "w"


@pytest.mark.parametrize("turned", [False, True])
def test_of_equal_texts_the_same_one_is_shown_in_any_order(turned: bool):
    facts = [says("A", "x "), says("B", " x"), says("C", "x", stamp=Stamp(act=9))]
    if turned:
        facts.reverse()
    assert come_to(*facts).value == " x"
    assert candidates(come_to(*facts, Deed(10, "mine"))) == ("mine", " x")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("one", "other"), [(None, " "), (None, ""), ("", " ")])
def test_of_several_blanks_the_emptiest_is_shown_in_any_order(one, other, turned: bool):
    for stamp in (EMPTY_STAMP, Stamp(act=9)):  # one claim, and two that agree
        facts = [says("A", one), says("B", other, stamp=stamp)]
        assert come_to(*(reversed(facts) if turned else facts)).value == one


@pytest.mark.parametrize("turned", [False, True])
def test_of_equal_texts_proposed_the_same_one_is_offered_in_any_order(turned: bool):
    out = Standing.PROPOSED
    facts = [says("A", "x ", standing=out), says("B", " x", standing=out)]
    if turned:
        facts.reverse()
    assert proposed(come_to(*facts)) == (None, " x")


def test_a_question_names_the_claims_it_is_about():
    seen = come_to(says("A", "a"), says("B", "b"))
    assert seen.conflict and seen.conflict.about == seen.live == {claim("a"), claim("b")}


def test_a_snapshot_knows_every_claim_and_the_last_act():
    seen = come_to(Deed(4, "x"), Deed(2, "y"), says("A", "a"), says("B", "b", prior="A"))
    assert seen.stamp == Stamp(frozenset({claim("a"), claim("b")}), act=4)


# Decisions (rule 9)


def test_a_decision_settles_a_conflict():
    one, two = says("A", "a"), says("B", "b")
    open_seen = come_to(one, two)
    choice = knowing(open_seen, 1, "b", about=open_seen.conflict.about)
    seen = come_to(one, two, choice)
    assert (seen.value, candidates(seen), seen.fates) == ("b", None, (SUPERSEDED, APPLIED))


def test_a_decision_sleeps_without_its_claims_and_wakes_with_one_of_them():
    one, two = says("A", "a"), says("B", "b")
    decision = Deed(5, "b", about=come_to(one, two).conflict.about)
    other = says("C", "c")
    assert come_to(decision).value is None
    assert come_to(decision).stamp.act == 0
    assert candidates(come_to(one, other, decision)) == ("b", "c")
    assert come_to(one, decision).value == "b"


def test_a_decided_claim_that_comes_again_in_another_file_is_not_asked_again():
    one, two = says("A", "a"), says("B", "b")
    decision = Deed(1, "b", about=come_to(one, two).conflict.about)
    seen = come_to(one, two, decision, says("C", "a"))
    assert (seen.value, candidates(seen)) == ("b", None)


def test_the_same_value_said_on_other_knowledge_is_asked_anew():
    one, two = says("A", "a"), says("B", "b")
    decision = Deed(1, "b", about=come_to(one, two).conflict.about)
    insists = says("C", "a", "b", stamp=Stamp(frozenset({claim("b")})))
    assert candidates(come_to(one, two, decision, insists)) == ("a", "b")


# Proposals and approvals (rule 12)


def test_a_statement_outside_the_scope_is_a_proposal_and_changes_nothing():
    seen = come_to(Deed(1, "now"), says("A", "x", standing=Standing.PROPOSED))
    assert (seen.value, proposed(seen), seen.fates) == ("now", ("now", "x"), (PROPOSAL,))
    assert seen.held == frozenset()


def test_a_proposal_of_what_is_there_asks_nothing():
    seen = come_to(Deed(1, "now"), says("A", "now", standing=Standing.PROPOSED))
    assert (proposed(seen), seen.fates) == (None, (SAME,))


def test_an_accepted_proposal_is_applied_and_sleeps_without_its_file():
    asks = says("A", "x", standing=Standing.PROPOSED)
    accept = Deed(1, "x", about=come_to(asks).proposal.about)
    seen = come_to(asks, accept)
    assert (seen.value, proposed(seen), seen.fates) == ("x", None, (APPLIED,))
    assert come_to(accept).value is None


def test_a_proposal_turned_down_stays_closed_whoever_makes_it_again():
    asks = says("A", "x", standing=Standing.PROPOSED)
    down = Deed(2, "now", about=come_to(asks).proposal.about, sets=False)
    again = says("B", "x ", standing=Standing.PROPOSED, department=THEIRS)
    seen = come_to(Deed(1, "now"), asks, down, again)
    assert (seen.value, proposed(seen)) == ("now", None)
    assert seen.fates == (SUPERSEDED, SUPERSEDED)


def test_a_proposal_turned_down_closes_no_other_of_the_same_field():
    first = says("A", "x", standing=Standing.PROPOSED)
    asked = come_to(first).proposal
    assert asked
    down = Deed(1, None, about=asked.about, sets=False)
    seen = come_to(first, down, says("B", "y", standing=Standing.PROPOSED))
    assert (proposed(seen), seen.fates) == ((None, "y"), (SUPERSEDED, PROPOSAL))


def test_turning_a_proposal_down_sets_nothing_and_covers_nothing():
    asks = says("A", "x", standing=Standing.PROPOSED)
    down = Deed(2, None, about=come_to(asks).proposal.about, sets=False)
    assert come_to(Deed(1, "now"), asks, down).value == "now"


def test_a_claim_after_the_approval_is_a_proposal():
    before, after = says("A", "a"), says("B", "b", prior="A")
    seen = come_to(before, after, Lock(frozenset("A")))
    assert (seen.value, proposed(seen), seen.fates) == ("a", ("a", "b"), (APPLIED, PROPOSAL))


def test_a_withdrawal_after_the_approval_is_a_proposal():
    facts = (Deed(1, "old"), says("A", "a", stamp=Stamp(act=1)), says("B", "old", prior="A"))
    assert come_to(*facts).value == "old"
    seen = come_to(*facts, Lock(frozenset("A")))
    assert (seen.value, proposed(seen), seen.fates) == ("a", ("a", "old"), (APPLIED, PROPOSAL))


def test_repeating_what_was_printed_after_the_approval_is_no_proposal():
    seen = come_to(says("A", "a"), says("B", "old"), Lock(frozenset("A")))
    assert (seen.value, proposed(seen), seen.fates) == ("a", None, (APPLIED, SAME))


def test_a_late_file_that_only_replaces_what_said_nothing_is_no_proposal():
    seen = come_to(says("A", "old"), says("B", "old", prior="A"), Lock(frozenset("A")))
    assert (proposed(seen), seen.fates) == (None, (SAME, SAME))


def test_a_withdrawal_is_a_proposal_although_an_approved_file_repeated_what_was_printed():
    facts = (says("A", "a"), says("C", "old", department=THEIRS), says("B", "old", prior="A"))
    seen = come_to(*facts, Lock(frozenset("AC")))
    assert (seen.value, seen.fates) == ("a", (APPLIED, SAME, PROPOSAL))


def test_an_approved_answer_that_is_sent_again_stays_applied():
    seen = come_to(says("A", "a"), says("B", "a"), Lock(frozenset("A")))
    assert (seen.value, seen.fates) == ("a", (APPLIED, APPLIED))


def test_an_accepted_late_claim_wakes_and_sleeps_with_its_file():
    before, after, lock = says("A", "a"), says("B", "b"), Lock(frozenset("A"))
    seen = come_to(before, after, lock)
    accept = knowing(seen, 3, "b", about=seen.proposal.about)
    assert come_to(before, after, lock, accept).value == "b"
    assert come_to(before, after, lock, accept).fates == (SUPERSEDED, APPLIED)
    assert come_to(before, lock, accept).value == "a"


def test_a_proposal_stays_one_although_a_later_file_replaces_it():
    asks = says("A", "x", standing=Standing.PROPOSED)
    assert come_to(asks, says("B", "old", prior="A")).fates == (PROPOSAL, SAME)


def test_taking_the_approval_back_lets_the_late_claim_count():
    assert candidates(come_to(says("A", "a"), says("B", "b"))) == ("a", "b")


# The department's side (rule 14)


def test_a_department_shows_what_the_newest_snapshot_printed():
    assert come_to(take(1, 1, "old"), take(2, 2, "new")).value == "new"
    assert come_to(take(1, 1, "old"), take(2, 2, "new")).stamp.print == 2


def test_a_lower_issue_number_is_ignored():
    seen = come_to(take(1, 2, "new"), take(2, 1, "old"))
    assert (seen.value, candidates(seen)) == ("new", None)


def test_the_same_issue_number_taken_again_counts():
    assert come_to(take(1, 2, "first"), take(2, 2, "again")).value == "again"


def test_a_late_snapshot_with_a_lower_number_does_not_make_sent_acts_yield():
    facts = (take(1, 1, "old"), Deed(2, "mine"), take(4, 3, "old"))
    sent = Sent(3, frozenset(), frozenset())
    assert come_to(*facts).value == "mine"
    assert come_to(*facts, take(5, 2, "mine", sent)).value == "mine"


def test_an_older_snapshot_counts_when_the_newer_was_undone():
    assert come_to(take(2, 1, "old")).value == "old"


def test_an_edit_covers_what_was_printed_before():
    assert come_to(take(1, 1, "old"), Deed(2, "mine")).value == "mine"


def test_an_unsent_edit_stays_where_the_printed_value_did_not_move():
    seen = come_to(take(1, 1, "old"), Deed(2, "mine"), take(3, 2, "old "))
    assert (seen.value, candidates(seen)) == ("mine", None)


def test_an_unsent_edit_asks_where_the_printed_value_moved():
    seen = come_to(take(1, 1, "old"), Deed(2, "mine"), take(3, 2, "moved"))
    assert (seen.value, candidates(seen)) == ("mine", ("mine", "moved"))


def test_the_print_under_an_edit_is_the_last_one_taken_before_it():
    facts = (take(1, 1, "old"), take(2, 2, "newer"), Deed(3, "mine"))
    assert candidates(come_to(*facts, take(4, 3, "newer"))) is None
    assert candidates(come_to(*facts, take(4, 3, "old"))) == ("mine", "old")


def test_an_edit_of_a_new_record_asks_when_it_is_printed_with_something_else():
    assert candidates(come_to(Deed(1, "mine"), take(2, 1, "theirs"))) == ("mine", "theirs")
    assert candidates(come_to(Deed(1, "mine"), take(2, 1, None))) is None


def test_a_sent_edit_yields_to_a_snapshot_that_lists_the_submission():
    sent = Sent(3, frozenset(), frozenset())
    facts = (take(1, 1, "old"), Deed(2, "mine"))
    assert come_to(*facts, take(4, 2, "decided", sent)).value == "decided"
    assert come_to(*facts, take(4, 2, "old", sent)).value == "old"


def test_an_edit_after_the_submission_stays_over_an_echo_of_what_was_sent():
    sent = Sent(3, frozenset(), frozenset())
    seen = come_to(take(1, 1, "old"), Deed(2, "sent"), Deed(4, "since"), take(5, 2, "sent", sent))
    assert seen.value == "since"
    assert seen.conflict is None


@pytest.mark.parametrize("decided", ["old", "other"])
def test_an_edit_after_the_submission_asks_where_what_was_sent_did_not_come_back(decided):
    sent = Sent(3, frozenset(), frozenset())
    seen = come_to(take(1, 1, "old"), Deed(2, "sent"), Deed(4, "since"), take(5, 2, decided, sent))
    assert candidates(seen) == tuple(sorted((decided, "since")))


def test_a_blank_cell_out_of_scope_asks_for_nothing():
    blank = says("a", None, None, standing=Standing.PROPOSED)
    seen = come_to(Deed(1, "kept"), blank)
    assert seen.fates == (Fate.SAME,)
    assert seen.proposal is None


def test_an_edit_that_was_undone_when_the_submission_left_does_not_yield():
    sent = Sent(3, frozenset({2}), frozenset())
    seen = come_to(take(1, 1, "old"), Deed(2, "mine"), take(4, 2, "old", sent))
    assert seen.value == "mine"


def test_an_edit_after_the_take_covers_it_although_its_number_was_listed():
    sent = Sent(9, frozenset(), frozenset())
    assert come_to(take(1, 2, "old", sent), Deed(2, "mine")).value == "mine"


def test_what_the_department_does_not_own_yields_to_every_snapshot():
    facts = (take(1, 1, "old", sweeps=True), Deed(2, "mine"))
    assert come_to(*facts, take(3, 2, "old", sweeps=True)).value == "old"


def test_a_decision_about_a_moved_print_is_not_asked_again():
    facts = (take(1, 1, "old"), Deed(2, "mine"), take(3, 2, "moved"), Deed(4, "mine"))
    assert come_to(*facts).value == "mine"
    assert candidates(come_to(*facts, take(5, 3, "moved"))) is None


def test_a_colleagues_answer_covers_the_print_it_answers():
    seen = come_to(take(1, 1, "old"), says("A", "hers", stamp=Stamp(print=1)))
    assert (seen.value, seen.fates) == ("hers", (APPLIED,))


def test_a_colleagues_answer_covers_the_print_it_answers_whatever_else_that_number_printed():
    seen = come_to(take(1, 2, "moved"), says("A", "hers", stamp=Stamp(print=2)))
    assert (seen.value, candidates(seen)) == ("hers", None)


def test_a_colleagues_answer_covers_prints_older_than_its_base():
    seen = come_to(take(1, 1, "older"), says("A", "hers", number=2, stamp=Stamp(print=2)))
    assert seen.value == "hers"


def test_a_colleagues_answer_stays_where_the_printed_value_did_not_move():
    seen = come_to(take(1, 1, "old"), says("A", "hers", stamp=Stamp(print=1)), take(2, 2, "old"))
    assert (seen.value, candidates(seen)) == ("hers", None)


def test_a_colleagues_answer_asks_where_the_printed_value_moved():
    seen = come_to(take(1, 1, "old"), says("A", "hers", stamp=Stamp(print=1)), take(2, 2, "moved"))
    assert (seen.value, candidates(seen)) == ("moved", ("hers", "moved"))


def test_a_colleagues_answer_that_was_sent_on_yields():
    hers = says("A", "hers", stamp=Stamp(print=1))
    sent = Sent(2, frozenset(), frozenset("A"))
    assert come_to(take(1, 1, "old"), hers, take(3, 2, "old", sent)).value == "old"
    seen = come_to(take(1, 1, "old"), hers, take(3, 2, "decided", sent))
    assert (seen.value, candidates(seen)) == ("decided", None)


def test_a_colleagues_answer_against_an_own_edit_asks_and_shows_the_own():
    seen = come_to(take(1, 1, "old"), Deed(2, "mine"), says("A", "hers", stamp=Stamp(print=1)))
    assert (seen.value, candidates(seen)) == ("mine", ("hers", "mine"))


# What a file may state (rules 3, 4, 12, 13)

ASSIGNMENT = "P7/T1/D0210"
SCOPE = Scope(OURS, ROUND, frozenset({ASSIGNMENT, KEY}))
UNKNOWN = Scope(OURS, ROUND, None)


@pytest.mark.parametrize(
    ("key", "field", "fault", "expected"),
    [
        (KEY, "results", "", (Standing.CLAIM, "")),
        (KEY, "results", Reason.UNREADABLE, (Standing.REFUSED, Reason.UNREADABLE)),
        (KEY, "results", Reason.BLANK_KEY, (Standing.PROPOSED, Reason.BLANK_KEY)),
        ("nonsense", "results", "", (Standing.REFUSED, Reason.UNKNOWN_KEY)),
        (KEY, DELETED, "", (Standing.PROPOSED, Reason.DELETION)),
        (ASSIGNMENT, "note", "", (Standing.FOREIGN, Reason.NOT_YOURS)),
        (f"{ASSIGNMENT}/R2023-END", "results", "", (Standing.FOREIGN, Reason.OTHER_ROUND)),
        (f"{ASSIGNMENT}/Y2024", "text", "", (Standing.CLAIM, "")),
        ("P7/T1/D0210/I99CMTST9X", "goal", "", (Standing.CLAIM, "")),
        ("P7/T1/D0210/I99CMTST9X/Y2024", "actual", "", (Standing.CLAIM, "")),
        ("P7/T2/D0210/R2024-END", "results", "", (Standing.PROPOSED, Reason.OUT_OF_SCOPE)),
        ("P7/T1/D0220/R2024-END", "results", "", (Standing.PROPOSED, Reason.OUT_OF_SCOPE)),
    ],
)
def test_the_base_decides_what_a_file_may_state(
    key: str, field: str, fault: str, expected: tuple[Standing, str]
):
    assert SCOPE.standing(key, field, fault) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (KEY, Standing.CLAIM),
        ("P7/T9/D0210/R2024-END", Standing.CLAIM),
        ("P7/T1/D0220/R2024-END", Standing.PROPOSED),
        ("P8/T1/D0210/Y2024", Standing.PROPOSED),
    ],
)
def test_without_a_base_the_named_departments_own_work_is_in_scope(key: str, expected: Standing):
    field = claimable_fields(keys.type_of(key).name)[0]
    assert UNKNOWN.standing(key, field)[0] is expected


def test_a_snapshot_that_was_adopted_puts_the_work_of_its_own_department_in_scope_only():
    printed = {ASSIGNMENT, KEY, "P7/T1/D0220", "P7/T1/D0220/R2024-END", "P7/T1", "D0220"}
    assert vouched_for(printed, OURS) == {ASSIGNMENT, KEY}


def test_an_answer_to_an_instruction_that_was_printed_is_in_scope_for_its_department_only():
    printed = keys.derived("instruction", "P7", "printed")
    other = keys.derived("instruction", "P7", "other")
    scope = Scope(OURS, ROUND, frozenset({printed}))
    field = claimable_fields("response")[0]
    assert scope.standing(f"{printed}/D0210", field)[0] is Standing.CLAIM
    assert scope.standing(f"{printed}/D0220", field)[0] is Standing.PROPOSED
    assert scope.standing(f"{other}/D0210", field)[0] is Standing.PROPOSED


def test_a_department_states_its_own_fields_of_a_record_type():
    assert "results" in claimable_fields("report")
    assert claimable_fields("assignment") == ()


def test_stamps_of_the_same_knowledge_have_the_same_name():
    assert Stamp(frozenset("ab"), 1).id == Stamp(frozenset("ba"), 1).id
    names = {s.id for s in (EMPTY_STAMP, Stamp(frozenset("a")), Stamp(act=1), Stamp(print=1))}
    assert len(names) == 4


def test_claims_and_proposals_are_told_apart_by_key_field_and_value():
    said = [("K", "f", "v"), ("L", "f", "v"), ("K", "g", "v"), ("K", "f", "w")]
    names = {claim_id(EMPTY_STAMP, *each) for each in said} | {proposal_id(*each) for each in said}
    assert len(names) == 8


def test_the_name_of_what_is_said_stays_what_it_was_in_stores_that_are_there():
    assert digest("claim", "東") == "WRZHKMSRFHWNTCJ"
    assert digest() == "MKVTJHQCVKXVVTX"
    assert digest("a", "b") == "ZGKPPVCDSNFHFMR"
    assert digest("\ud800") != digest("\ud801")
    assert claim_id(EMPTY_STAMP, "K", "f", "v") == "RTBXMCLGNNLTDTD"
    assert proposal_id("K", "f", "v") == "LFHSTTCZHRSGFKW"
    assert Stamp(frozenset("ab"), 3, 7).id == "TZQWRZBGSQHMZWM"
    back = come_to(says("A", "a"), says("B", "old", prior="A")).held
    assert back == {claim("a"), digest("taken-back", claim("a"))}


# Alone (the short way that most fields take)


@pytest.mark.parametrize("knew", [frozenset(), frozenset({"X"})])
@pytest.mark.parametrize("about", [frozenset(), frozenset({"X"})])
@pytest.mark.parametrize("taken", [None, Print(7), Print(7, sweeps=True)])
@pytest.mark.parametrize("value", [None, "1"])
def test_an_act_alone_comes_to_what_the_whole_fold_makes_of_it(knew, about, taken, value):
    evidence = Evidence(KEY, FIELD, (Deed(3, value, knew, about, taken),), (), (Lock(frozenset()),))
    short, whole = both_ways(evidence)
    assert short == whole


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("value", [None, "", "old", " old ", "new", "が"])
@pytest.mark.parametrize("printed", [None, "old", "か\u3099"])
@pytest.mark.parametrize("stamp", [EMPTY_STAMP, Stamp(frozenset({"X"}), 3)])
@pytest.mark.parametrize("locks", [(), (Lock(frozenset()),), (Lock(frozenset({"A"})),)])
def test_an_answer_alone_comes_to_what_the_whole_fold_makes_of_it(
    standing, value, printed, stamp, locks
):
    said = says("A", value, printed, standing=standing, stamp=stamp, prior="Z")
    evidence = Evidence(KEY, FIELD, (), (said,), locks)
    short, whole = both_ways(evidence)
    assert short == whole
