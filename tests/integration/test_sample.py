"""The example that people try dxdesk out with."""

import pytest

from dxdesk.domain import checks, keys, selection, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Record
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.services import sample, state, stores, undo
from dxdesk.services.stores import COORDINATOR, DEPARTMENT

PEOPLE_READ = (Kind.TEXT, Kind.PROSE)
NO_TEXT_OF_ITS_OWN = {"code", "kana", "unit", "axis"}


@pytest.fixture
def store(tmp_path):
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as made:
        yield made


def test_every_text_of_the_example_says_that_it_is_one():
    found = [
        (record.key, field.name)
        for record in sample.sample_records()
        for field in CATALOGUE[record.type].fields
        if field.kind in PEOPLE_READ and field.name not in NO_TEXT_OF_ITS_OWN
        if record.get(field.name) and "例" not in record.get(field.name)
    ]
    assert found == []


def test_every_value_of_the_example_is_canonical_and_every_field_exists():
    for record in sample.sample_records():
        kind = CATALOGUE[record.type]
        assert keys.type_of(record.key) is kind
        for name, text in record.fields.items():
            assert values.read(kind, kind.field(name), text, VOCABULARIES) == text


def test_every_record_of_the_example_hangs_on_one_that_is_there(store):
    sample.load_sample(store)
    records = stores.records(store)
    for record in sample.sample_records():
        for key in keys.lineage_of(record.key).values():
            assert records.get(key), record.key
        for field in CATALOGUE[record.type].fields:
            if field.kind in (Kind.REF, Kind.REFS):
                for key in record.get(field.name).split():
                    assert records.get(key), (record.key, field.name)


def test_each_initiative_of_the_example_has_one_lead(store):
    sample.load_sample(store)
    work = stores.records(store).of("assignment")
    leads = [keys.parent_of(each.key) for each in work if each.get("role") == "lead"]
    assert len(leads) == len(set(leads)) == 8
    assert {keys.parent_of(each.key) for each in work} == set(leads)


def test_last_rounds_reports_of_the_example_are_complete(store):
    sample.load_sample(store)
    records = stores.records(store)
    for assignment in records.of("assignment"):
        report = keys.report_key(assignment.key, "P7/R2024-HALF")
        assert checks.gaps([selection.line(records, report)]) == []


def test_the_example_is_one_act_that_undo_takes_back(store):
    before = state.show(store)
    assert sample.load_sample(store)
    assert sample.load_sample(store) == ()
    undo.undo(store)
    assert state.show(store) == before


def test_the_example_is_for_the_coordinator_and_the_embedded_plan(tmp_path):
    with stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "0210") as mine, pytest.raises(WrongRole):
        sample.load_sample(mine)
    plan = [Record("plan", "P8", {"title": "別の計画", "first_year": "2026", "last_year": "2028"})]
    with (
        stores.create(tmp_path / "other.dxdesk", COORDINATOR, plan=plan) as other,
        pytest.raises(UnknownRecord),
    ):
        sample.load_sample(other)
