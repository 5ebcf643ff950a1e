"""Long histories of real stores and real workbooks, and the laws that hold at every step.

The kept state is the fold; every cell has one fate; nothing is shown that nobody typed; a
preview is the run; merging again changes nothing. `--long` lives ten times as long.
"""

import shutil
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dxdesk.domain.merge.fold import Fate
from dxdesk.services import deciding, issuing, merging, state
from dxdesk.services.deciding import Choice
from tests.fixtures import office_suite, stripper
from tests.integration.exchange_world import DEPARTMENTS, DESKS, FIELDS, OFFICE, WORDS, World
from tests.integration.hall import ROUND

STEPS, STEPS_LONG = 1_000, 10_000
AT_ONCE = 8
SUITE_CALLS, SUITE_CALLS_LONG = 1, 30
LIFE = 125
CHECK_EVERY = 25

departments, desks = st.sampled_from(DEPARTMENTS), st.sampled_from(tuple(DESKS))
names = st.sampled_from((OFFICE, OFFICE, *DESKS))
fields, words = st.sampled_from(FIELDS), st.sampled_from(WORDS)
places = st.integers(0, 30)


def picked(choices, place):
    """One of the choices, mostly a late one."""
    return choices[-1 - place % len(choices)]


class Exchange(RuleBasedStateMachine):
    """What a coordinator, three desks of two 課 and the mail between them can do."""

    tally: ClassVar[Counter[str]]
    suite_calls = 0

    @initialize()
    def begin(self):
        self.world = World(self.tally)
        self.merged = 0
        self.steps = 0

    @property
    def office(self):
        return self.world.stores[OFFICE]

    # At a desk, in the office: most of what is ever done

    @rule(desk=desks, field=fields, word=words)
    def edit(self, desk, field, word):
        self.world.type(desk, DESKS[desk], field, word)

    @rule(department=departments, field=fields, word=words)
    def answer_for_a_department(self, department, field, word):
        self.world.type(OFFICE, department, field, word)

    @rule(department=departments, word=words)
    def set_target(self, department, word):
        self.world.type(OFFICE, department, FIELDS[-1], word)

    @rule(name=names, place=places)
    def put_back(self, name, place):
        self.world.put_back(name, lambda lines: picked(lines, place))

    # Files are written, and changed on their way

    @rule(department=departments, back=st.booleans())
    def issue(self, department, back):
        self.world.issue(issuing.give_back if back else issuing.request, department)

    @rule(desk=desks, field=fields, word=words)
    def answer_and_submit(self, desk, field, word):
        self.world.type(desk, DESKS[desk], field, word)
        self.world.submit(desk)

    @rule(desk=desks, place=places)
    def take(self, desk, place):
        self.world.take(desk, picked(self.world.issued[DESKS[desk]], place))

    @rule(department=departments, place=places, field=fields, word=words, faulty=st.booleans())
    def edit_by_hand(self, department, place, field, word, faulty):
        """A request, or what was made of one."""
        files = [*self.world.issued[department], *self.world.sent]
        self.world.fill_in(picked(files, place), department, field, word, faulty=faulty)

    @rule(place=places, way=st.sampled_from((shutil.copy, stripper.strip, office_suite.saved)))
    def carry(self, place, way):
        """One is sent twice or sanitised; LibreOffice saves seldom, and many at once."""
        files = self.world.files[-AT_ONCE:]
        if way is not office_suite.saved:
            self.world.carry(picked(self.world.files, place), way)
        elif Exchange.suite_calls == 0 or len(files) < AT_ONCE:
            self.world.carry(picked(self.world.files, place), shutil.copy)
        else:
            Exchange.suite_calls -= 1
            self.tally["re-saves"] += len(files)
            self.world.carry_all(files, way)

    # They come home

    @precondition(lambda self: self.merged < len(self.world.sent))
    @rule(most=st.integers(1, 3))
    def merge_what_came(self, most):
        """What was sent since, as one folder; the rest is delayed."""
        files = self.world.sent[self.merged :][:most]
        self.world.merge(OFFICE, files)
        self.merged += len(files)

    @precondition(lambda self: self.merged)
    @rule(place=places)
    def merge_something_late(self, place):
        self.world.merge(OFFICE, [picked(self.world.sent, place)])

    @precondition(lambda self: self.world.sent)
    @rule(desk=desks, place=places)
    def merge_at_a_desk(self, desk, place):
        self.world.merge(desk, [picked(self.world.sent, place)])

    # What was done is undone, and what is asked decided

    @rule(name=names)
    def undo(self, name):
        self.world.undo(name)

    @rule(name=names)
    def redo(self, name):
        if not self.world.redo(name):
            self.world.undo(name)

    @precondition(lambda self: self.merged)
    @rule(place=places)
    def switch_one_file(self, place):
        counted = merging.counted_files(self.office)
        file = picked(counted, place)
        (merging.undo_merge if file.is_on else merging.redo_merge)(self.office, file.id)
        self.world.look(OFFICE)

    @rule(name=names, place=places, field=fields, word=words)
    def resolve(self, name, place, field, word):
        """What is asked is decided; where nothing is, something is edited."""
        store = self.world.stores[name]
        asked = state.items(store)
        for item in asked[:2]:
            choice = Choice(1 + place % len(item.candidates))
            deciding.resolve(store, deciding.name_of(item), choice, "例")
        if not asked:
            self.world.type(name, DESKS.get(name, DEPARTMENTS[0]), field, word)
        self.world.look(name)

    @rule(department=departments)
    def approve(self, department):
        deciding.approve(self.office, ROUND, department[1:])

    @precondition(lambda self: self.merged > 1)
    @rule(newer=places, older=places)
    def treat_as_corrected(self, newer, older):
        counted = [each.id for each in merging.counted_files(self.office)]
        deciding.corrected(self.office, picked(counted, newer), picked(counted, older))
        self.world.look(OFFICE)

    @invariant()
    def the_kept_state_is_the_fold(self):
        self.steps += 1
        self.tally["steps"] += 1
        if self.steps % CHECK_EVERY == 0:
            self.world.check(picked((*DESKS, OFFICE), self.steps // CHECK_EVERY % 2))

    def teardown(self):
        if hasattr(self, "world"):
            self.world.close()


def test_the_laws_hold_through_long_histories_of_real_files(is_long, figure):
    Exchange.tally = tally = Counter()
    Exchange.suite_calls = SUITE_CALLS_LONG if is_long else SUITE_CALLS
    Exchange.suite_calls *= office_suite.IS_INSTALLED
    count = STEPS_LONG if is_long else STEPS
    machine_settings = settings(
        max_examples=count // LIFE + count // STEPS,
        stateful_step_count=LIFE,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Exchange, settings=machine_settings)
    fates = {each.value: tally[each.value] for each in Fate}
    sums = " + ".join(f"{fate} {tally[fate]}" for fate in sorted(fates))
    files = ", ".join(f"{name} {tally[name]}" for name in sorted(tally) if name[:5] == "files")
    figure(
        f"exchange: steps {tally['steps']}, re-saves by LibreOffice {tally['re-saves']},"
        f" checks {tally['checks']}, {files}; incoming {tally['incoming']} = {sums}"
    )
    assert tally["incoming"] == sum(fates.values())
    assert tally["steps"] >= count
    assert min(fates.values()) > 0, fates
