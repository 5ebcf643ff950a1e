"""スキル: numbers by tier, item, 課 and year travel in files; gaps are counted, nobody ranked."""

from datetime import date

import pytest

from dxdesk.domain import skills as rules
from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import NotAllowed
from dxdesk.reports import KINDS
from dxdesk.services import edits, home, issuing, reporting, stores, submitting, taking
from dxdesk.services import skills as service
from tests.integration.hall import ROUND, counts, finish

TIER, YEAR = "P7/L1", 2024


def item(hall, title="例　情報の扱い", tier=TIER):
    return edits.add_record(hall.office, "skill_item", tier, {"title": title})


def told(hall, key, department, name="office", /, **numbers):
    place = rules.headcount_key(key, YEAR, department)
    edits.set_values(hall.store(name), [(place, *each) for each in numbers.items()])
    return place


def test_the_numbers_of_two_departments_come_home_and_gaps_are_counted_by_tier(hall):
    key = item(hall)
    for each in finish(issuing.request(hall.office, ROUND, hall.folder / "例")):
        taking.take(hall.store(each.department), each.path)
    places = {
        department: told(hall, key, department, department, enrolled=en, acquired=ac, trained="2")
        for department, en, ac in (("D0210", "4", "3"), ("D0310", "５", "5"))
    }
    for department in places:
        (row,) = service.rows(hall.store(department), stores.records(hall.store(department)), YEAR)
        assert row.department == department
    files = [hall.submit(department) for department in places]
    assert counts(hall.merge(*files)) == {"applied": 6}
    records = stores.records(hall.office)
    rows = service.rows(hall.office, records, YEAR)
    assert [(row.department, row.gap) for row in rows] == [("D0210", 1), ("D0310", 0)]
    summed = service.total(hall.office, records, YEAR)
    assert (summed.enrolled, summed.acquired, summed.gap, summed.trained) == (9, 8, 1, 4)


def test_a_department_without_any_initiative_is_asked_for_its_numbers(hall):
    edits.set_values(hall.office, [("D0410", "code", "0410"), ("D0410", "name", "例学校課")])
    assert "D0410" not in [
        e.department for e in finish(issuing.request(hall.office, ROUND, hall.folder / "前"))
    ]
    key = item(hall)
    sent = finish(issuing.request(hall.office, ROUND, hall.folder / "後"))
    (issued,) = (each for each in sent if each.department == "D0410")
    with stores.create(hall.folder / "学校.dxdesk", stores.DEPARTMENT, "例学校課") as desk:
        taking.take(desk, issued.path)
        place = rules.headcount_key(key, YEAR, "D0410")
        edits.set_values(desk, [(place, "enrolled", "3"), (place, "acquired", "1")])
        out = hall.folder / "学校.xlsx"
        submitting.submit(desk, ROUND, out)
    hall.merge(out)
    assert hall.value(place, "acquired") == "1"


def test_more_with_a_skill_than_there_are_is_refused_whichever_is_typed_last(hall):
    place = told(hall, item(hall), "D0210", enrolled="3", acquired="3")
    for name, number in (("acquired", "4"), ("enrolled", "2")):
        with pytest.raises(BadValue):
            edits.set_value(hall.office, place, name, number)
    edits.set_values(hall.office, [(place, "enrolled", "2"), (place, "acquired", "2")])
    with pytest.raises(BadValue):
        edits.set_value(hall.office, place, "trained", "-1")


def test_what_is_unknown_is_no_nought(hall):
    key = item(hall)
    told(hall, key, "D0210", acquired="3")
    told(hall, key, "D0310", enrolled="3", acquired="1")
    records = stores.records(hall.office)
    summed = service.total(hall.office, records, YEAR)
    assert (summed.enrolled, summed.gap, summed.unknown) == (3, 2, 1)
    assert [row.gap for row in service.rows(hall.office, records, YEAR)] == [None, 2]


def test_the_year_is_the_plans_year_nearest_to_today(hall):
    records = stores.records(hall.office)
    found = service.years(records)
    for day, year in ((date(1999, 1, 1), found[0]), (date(2099, 1, 1), found[-1])):
        assert service.year_now(hall.office, records, day) == year
    assert service.year_now(hall.office, records, date(2024, 6, 1)) == 2024


def test_home_asks_a_department_for_its_numbers_until_they_are_there(hall):
    key = item(hall)
    for each in finish(issuing.request(hall.office, ROUND, hall.folder / "例")):
        taking.take(hall.store(each.department), each.path)
    desk = hall.store("D0210")

    def asked() -> list[int]:
        found = home.look(desk, date(2025, 5, 1)).tasks
        return [each.count for each in found if each.what is home.What.SKILLS]

    assert asked() == [1]
    told(hall, key, "D0210", "D0210", enrolled="4", acquired="3")
    assert asked() == []


def test_a_department_tells_of_the_year_it_is_asked_about_and_of_no_other(hall):
    key = item(hall)
    for each in finish(issuing.request(hall.office, ROUND, hall.folder / "例")):
        taking.take(hall.store(each.department), each.path)
    desk = hall.store("D0210")
    assert service.year_now(desk, stores.records(desk), date(2099, 1, 1)) == YEAR
    with pytest.raises(NotAllowed):
        edits.set_value(desk, rules.headcount_key(key, YEAR + 1, "D0210"), "enrolled", "3")


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv"])
def test_the_report_of_skills_is_made_on_paper_and_as_a_workbook(hall, file_format):
    key = item(hall)
    told(hall, key, "D0210", enrolled="4", acquired="3", trained="2")
    out = hall.folder / f"スキル.{file_format}"
    asked = reporting.Asked("skills")
    reporting.report(hall.office, asked, reporting.Out(out, file_format, "eyes"))
    assert out.stat().st_size > 0
    assert KINDS["skills"].label == "スキルの状況"
