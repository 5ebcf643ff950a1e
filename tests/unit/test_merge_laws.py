"""The laws of the merge, over generated histories of a coordinator and three desks."""

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.merge_histories import (
    DELETION,
    LAST_YEAR,
    NOTE,
    OURS,
    PLACES,
    SECOND,
    SPOTS,
    THEIRS,
    Both,
    Folded,
    World,
    open_in,
)
from tests.unit.merge_journal import (
    Counted,
    Did,
    File,
    Journal,
    Place,
    Sent,
    Snapshot,
    Took,
    View,
    same,
)
from tests.unit.merge_model import CLAIM, PROPOSED, Model, overtakes

HISTORIES = st.binary(min_size=40, max_size=140)
NUMBERS = st.integers(0, 255)
EXAMPLES = settings(max_examples=500)
Script = list[tuple[str, tuple[object, ...]]]


def views(store: Journal) -> dict[Place, View]:
    return {place: store.look(place) for place in PLACES}


def without_repeats(seen: dict[Place, View]) -> dict[Place, View]:
    return {p: replace(v, fates=tuple(sorted(set(v.fates)))) for p, v in seen.items()}


def values(store: Journal) -> dict[Place, object]:
    return {place: (seen.value, seen.conflict) for place, seen in views(store).items()}


def tell(script: Script) -> tuple[Folded, list[object]]:
    """Live through a script anew; the store, and all that it issued and sent."""
    store = Folded()
    return store, [store.do(what, *args) for what, args in script]


def reordered(script: Script, chance: random.Random) -> Script:
    """The same script with every run of files between two acts in another order."""
    told: Script = []
    run: Script = []
    for step in [*script, ("end", ())]:
        if step[0] == "count":
            run.append(step)
        else:
            chance.shuffle(run)
            told += [*run, step]
            run = []
    return told[:-1]


def counted_files(store: Journal) -> list[File]:
    return list({file.id: file for file in store.files()}.values())


@EXAMPLES
@given(HISTORIES)
def test_the_fold_agrees_with_the_plain_rules_everywhere(history: bytes):
    for store in World(Both).live(history).stores:
        assert isinstance(store, Both)
        store.check()


@EXAMPLES
@given(HISTORIES)
def test_counting_the_same_files_again_changes_nothing(history: bytes):
    for store in World().live(history).stores:
        before = without_repeats(views(store))
        for nth, file in enumerate(store.files()):
            store.do("count", f"again {nth}", file)
        assert without_repeats(views(store)) == before


@EXAMPLES
@given(HISTORIES, st.randoms(use_true_random=False))
def test_files_between_two_acts_may_come_in_any_order(history: bytes, chance: random.Random):
    for store in World().live(history).stores:
        other, issued = tell(reordered(store.script, chance))
        assert views(other) == views(store)
        assert issued == tell(store.script)[1]


@EXAMPLES
@given(HISTORIES)
def test_every_statement_has_exactly_one_fate_and_the_totals_balance(history: bytes):
    for store in World().live(history).stores:
        fates = Counter(fate for place in PLACES for _, fate in store.look(place).fates)
        assert set(fates) <= {
            "applied", "same", "superseded", "conflict", "proposal", "refused"
        }  # fmt: skip
        assert fates.total() == sum(len(file.says) for file in store.files())


@EXAMPLES
@given(HISTORIES)
def test_no_answer_that_nobody_knew_is_lost(history: bytes):
    """Whatever no act, no later answer and no file of its own 課 dealt with is on show."""
    coordinator = World().live(history).coordinator
    for place in PLACES:
        seen = coordinator.look(place)
        on_show = [seen.value, *(seen.conflict or ()), *(seen.proposal or ())]
        for file_id, fate in seen.fates:
            file = next(each for each in coordinator.files() if each.id == file_id)
            if fate in ("applied", "conflict", "proposal"):
                assert any(same(file.says[place], each) for each in on_show) or _decided(
                    coordinator, place
                )
            elif fate == "superseded":
                assert _dealt_with(coordinator, place, file)


def _decided(store: Journal, place: Place) -> bool:
    return any(act.place == place and act.about for act in store.on(Did))


def _dealt_with(store: Journal, place: Place, file: File) -> bool:
    """A later act, a file of the same 課 that replaces it, or one whose base knew it."""
    said = [each for each in store.entries_of(Counted) if place in each.file.says]
    equal = [each for each in said if same(each.file.says[place], file.says[place])]
    twins = {each.file.id for each in equal}
    first = min(each.seq for each in equal)
    replaced = any(
        file.id in store.prior_of(other) and place in other.says for other in store.files()
    )
    known = any(
        (base := store.snapshots.get(other.base)) and base.counted & twins
        for other in store.files()
    )
    acted = any(act.place == place and act.seq > first for act in store.on(Did))
    return replaced or known or acted


@EXAMPLES
@given(HISTORIES)
def test_no_value_is_shown_that_nobody_typed(history: bytes):
    world = World().live(history)
    for store in world.stores:
        for place, seen in views(store).items():
            for value in (seen.value, *(seen.conflict or ()), *(seen.proposal or ())):
                assert value is None or (place, value) in world.typed


@EXAMPLES
@given(HISTORIES, st.booleans(), st.booleans())
def test_a_file_changes_nothing_outside_its_scope(history: bytes, ours: bool, known: bool):
    world = World().live(history)
    department = OURS if ours else THEIRS
    newest = [each for each in world.mailed if each.department == department][-1]
    base = newest.id if known else "never issued"
    prior = frozenset(each.id for each in world.files)
    forged = File("forged", department, base, dict.fromkeys(PLACES, "forged"), prior)
    printed = {key for key, _ in newest.printed} if known else set()
    outside = [
        place
        for place in PLACES
        if SPOTS[place].department != department and place[0] not in printed
    ]
    if ours:
        outside += [NOTE, LAST_YEAR, DELETION]
        if newest.id in world.coordinator.snapshots and known and SECOND not in newest.printed:
            outside.append(SECOND)
    before = values(world.coordinator)
    world.coordinator.do("count", "forged", forged)
    after = values(world.coordinator)
    assert [after[place] for place in outside] == [before[place] for place in outside]
    for place in outside:
        assert dict(world.coordinator.look(place).fates)["forged"] in ("proposal", "refused")


@EXAMPLES
@given(HISTORIES, NUMBERS, NUMBERS)
def test_what_was_undone_and_redone_is_as_if_never_touched(history: bytes, when: int, what: int):
    for store in World().live(history).stores:
        script = store.script
        cut = when % (len(script) + 1)
        names = tell(script[:cut])[0].switchable()
        if names:
            twice = [("switch", (names[what % len(names)],))] * 2
            other, issued = tell([*script[:cut], *twice, *script[cut:]])
            assert views(other) == views(store)
            assert issued[:cut] + issued[cut + 2 :] == tell(script)[1]


@EXAMPLES
@given(HISTORIES, NUMBERS)
def test_undoing_the_last_thing_brings_back_what_was_before(history: bytes, when: int):
    for store in World().live(history).stores:
        names = store.switchable()
        answered = {file.base for file in store.files()}
        last = [
            step for step in store.script if step[1][0] in names and not _reveals(step, answered)
        ]
        if last:
            cut = store.script.index(last[when % len(last)])
            undone, _ = tell([*store.script[: cut + 1], ("switch", (store.script[cut][1][0],))])
            assert values(undone) == values(tell(store.script[:cut])[0])


def _reveals(step: tuple[str, tuple[object, ...]], bases: set[str]) -> bool:
    """Whether it told what the base of a file had printed: that stays known when undone."""
    return step[0] == "take" and isinstance(step[1][1], Snapshot) and step[1][1].id in bases


@EXAMPLES
@given(HISTORIES, NUMBERS)
def test_undoing_a_file_reverses_its_effects_only(history: bytes, which: int):
    coordinator = World().live(history).coordinator
    counted = coordinator.on(Counted)
    if not counted:
        return
    chosen = counted[which % len(counted)]
    before = views(coordinator)
    coordinator.do("switch", chosen.name)
    for place, seen in before.items():
        now = coordinator.look(place)
        if chosen.file.id not in dict(seen.fates):
            assert now == seen
        elif _is_idle(coordinator, chosen.file, place, dict(seen.fates)[chosen.file.id]):
            assert (now.value, now.conflict) == (seen.value, seen.conflict)


def _is_idle(store: Journal, file: File, place: Place, fate: str) -> bool:
    """Whether nothing on show can hang on the file: it said nothing, or was dealt with."""
    locked = any(step[0] == "approve" for step in store.script)
    return (
        fate in ("same", "superseded", "refused")
        and not store.prior_of(file)
        and not locked
        and not _decided(store, place)
    )


@EXAMPLES
@given(HISTORIES)
def test_a_conflict_decided_once_is_not_asked_again(history: bytes):
    coordinator = World().live(history).coordinator
    asked = open_in(coordinator, "conflict")
    before = {place: coordinator.look(place) for place in asked}
    for place in asked:
        chosen = (before[place].conflict or ())[-1]
        coordinator.do("decide", f"decision {place}", place, chosen)
        assert coordinator.look(place).conflict is None
        assert coordinator.look(place).value == chosen
    settled = {place: coordinator.look(place).value for place in asked}
    for nth, file in enumerate(coordinator.files()):
        coordinator.do("count", f"again {nth}", file)
        copy = replace(file, id=f"copy {nth}", prior=frozenset())
        coordinator.do("count", f"copy {nth}", copy)
    for place in asked:
        assert coordinator.look(place).conflict is None
        assert coordinator.look(place).value == settled[place]


@EXAMPLES
@given(HISTORIES)
def test_an_undone_decision_asks_the_same_again(history: bytes):
    coordinator = World().live(history).coordinator
    for place in open_in(coordinator, "conflict"):
        before = coordinator.look(place)
        coordinator.do("decide", f"decision {place}", place, (before.conflict or ())[0])
        coordinator.do("switch", f"decision {place}")
        assert coordinator.look(place) == before


@EXAMPLES
@given(HISTORIES)
def test_an_older_snapshot_than_one_taken_before_is_ignored(history: bytes):
    world = World().live(history)
    for desk in world.desks:
        taken = [each.snapshot for each in desk.store.on(Took)]
        newest = max(taken, key=lambda each: each.number, default=None)
        before = views(desk.store)
        unknown = {each.base for each in desk.store.files()} - set(desk.store.snapshots)
        for old in world.mailed:
            if old.department != desk.department or old.id in unknown:
                continue
            if newest and old.number < newest.number:
                desk.store.do("take", f"late {old.id}", old)
        for place in newest.printed if newest else ():
            assert desk.store.look(place) == before[place]


@EXAMPLES
@given(HISTORIES)
def test_an_answer_not_yet_sent_is_shown_or_asked(history: bytes):
    for desk in World().live(history).desks:
        for place in PLACES:
            acts = [each for each in desk.store.on(Did) if each.place == place]
            if acts and not acts[-1].about and not _was_listed(desk.store, acts[-1]):
                seen = desk.store.look(place)
                on_show = (seen.value, *(seen.conflict or ()))
                assert any(same(acts[-1].value, each) for each in on_show)


def _was_listed(store: Journal, act: Did) -> bool:
    listed = frozenset().union(*(each.snapshot.counted for each in store.on(Took)))
    return any(sent.name in listed and act.seq < sent.seq for sent in store.entries_of(Sent))


def test_generated_histories_reach_what_the_rules_are_about():
    chance = random.Random(7)
    reached: Counter[str] = Counter()
    for _ in range(250):
        world = World(Both).live(chance.randbytes(4 * chance.randint(10, 45)))
        for store in world.stores:
            assert isinstance(store, Both)
            side = "M" if store is world.coordinator else "D"
            for place in PLACES:
                reached.update(f"{side} {what}" for what in _happenings(store.oracle, place))
    missing = {what: reached[what] for what in EXPECTED if reached[what] < 3}
    assert missing == {}


EXPECTED = [
    *(f"M {fate}" for fate in ("applied", "same", "superseded", "conflict", "proposal", "refused")),
    "M overtaken", "M colleagues' answers", "M same claim from two files",
    "M same claim from two bases", "M withdrawn", "M decision asleep", "M proposal decided",
    "M late claim", "M late withdrawal", "M own act in conflict", "M oldest base in conflict",
    "M unknown base", "M own answer printed", "M switched off",
    "D conflict", "D applied", "D superseded", "D edit on moved print", "D edit stays",
    "D edit yields", "D answer yields", "D answer stays", "D stale take",
]  # fmt: skip


def _happenings(store: Model, place: Place) -> list[str]:
    seen = store.look(place)
    said = [store._said(file, place) for file in store.files() if place in file.says]
    late = [each for each in said if store._is_late(each, said, place[0])]
    able = [each for each in said if each.kind == CLAIM and each not in late]
    gone = [each for each in able if any(overtakes(other, each) for other in able)]
    claims = [each for each in able if each.claim and each not in gone]
    acts, awake = store._acts(place), store._awake(place, said, late)
    takes = store._heeded(place)
    asleep = [act for act in acts if act.sets and act not in awake]
    decided = {name for act in acts for name in act.about}
    twins = [(a, b) for a in claims for b in claims if a.claim == b.claim and a.file < b.file]
    late_takes = [each for take in takes[-1:] for each in acts if each.seq < take.seq]
    facts = {
        "overtaken": gone,
        "colleagues' answers": len(seen.live) > 1,
        "same claim from two files": twins,
        "same claim from two bases": [a for a, b in twins if a.number != b.number],
        "withdrawn": seen.withdrawn,
        "decision asleep": asleep,
        "proposal decided": [e for e in said if e.kind == PROPOSED and e.proposal in decided],
        "late claim": [each for each in late if each.claim],
        "late withdrawal": [each for each in late if not each.claim],
        "own act in conflict": seen.conflict and any(same(act.value, seen.value) for act in acts),
        "oldest base in conflict": seen.conflict and not awake,
        "unknown base": [each for each in said if not each.number],
        "own answer printed": seen.printable,
        "switched off": store.off,
        "conflict": seen.conflict,
        "edit on moved print": seen.conflict and late_takes,
        "edit stays": not seen.conflict
        and [e for e in late_takes if same(e.value, seen.value)
             and not same(takes[-1].snapshot.printed[place], seen.value)],
        "edit yields": [e for e in late_takes if store._act_was_sent(e, takes[-1])],
        "answer yields": [e for e in claims for t in takes if store._was_sent(e.file, t)],
        "answer stays": [e for e in claims if takes and not seen.conflict
                         and 0 < e.stamp.number < takes[-1].snapshot.number
                         and same(e.value, seen.value)],
        "stale take": len(takes) < len([t for t in store.on(Took) if place in t.snapshot.printed]),
    }  # fmt: skip
    return [*(fate for _, fate in seen.fates), *(what for what, found in facts.items() if found)]
