"""Which backups are kept, and how their names are read."""

from datetime import datetime, timedelta

import pytest

from dxdesk.domain.backups import Name, Reason, free_name, read_name, spare

NOW = datetime(2026, 11, 23, 17, 30)


def name(ago: timedelta, reason: Reason = Reason.MERGE, number: int = 1) -> Name:
    return Name(NOW - ago, number, reason)


def kept(names: list[Name]) -> list[Name]:
    return sorted(set(names) - spare(names, max(names), NOW))


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("number", [1, 2, 11])
def test_a_name_is_read_as_it_was_written(reason, number):
    made = Name(NOW, number, reason)
    assert read_name(str(made)) == made


def test_a_name_tells_the_time_and_the_reason():
    made = Name(datetime(2026, 11, 23, 6, 51), 1, Reason.MERGE)
    assert str(made) == "20261123-0651-before-merge"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "控え",
        "20261123-0651",
        "20261123-0651-whim",
        "20261323-0651-before-merge",
        "-before-merge",
    ],
)
def test_other_files_in_the_folder_are_no_backups(text):
    assert read_name(text) is None


def test_two_backups_of_one_minute_have_two_names():
    first = free_name([], Reason.LOAD, NOW)
    assert free_name([first], Reason.LOAD, NOW) != first


def test_the_last_of_each_hour_is_kept_for_a_day():
    names = [name(timedelta(minutes=10 * step)) for step in range(6 * 23)]
    hours = {each.at.hour for each in names}
    assert len(kept(names)) == len(hours)
    assert {each.at.minute for each in kept(names)[:-1]} == {50}


def test_the_last_of_each_day_is_kept_for_a_month():
    names = [name(timedelta(hours=30 + 8 * step)) for step in range(3 * 29)]
    assert len(kept(names)) == len({each.at.date() for each in names})


def test_the_last_of_each_month_is_kept_beyond():
    names = [name(timedelta(days=40 + step)) for step in range(700)]
    assert len(kept(names)) == len({(each.at.year, each.at.month) for each in names})


def test_the_newest_of_each_reason_is_kept():
    names = [name(timedelta(minutes=place), reason) for place, reason in enumerate(Reason)]
    assert kept(names) == sorted(names)


def test_the_good_one_is_kept_even_where_a_clock_that_went_back_made_it_old():
    good = name(timedelta(days=900))
    names = [good, name(timedelta(days=899)), name(timedelta(0))]
    assert good not in spare(names, good, NOW)
    assert good in spare(names, max(names), NOW)


def test_thinning_day_by_day_for_three_years_leaves_one_a_month_and_a_month_of_days():
    names: set[Name] = set()
    for day in range(3 * 365):
        now = NOW + timedelta(days=day)
        names |= {Name(now - timedelta(hours=h), 1, Reason.MERGE) for h in (0, 1, 2)}
        names -= spare(names, max(names), now)
    assert 36 + 28 <= len(names) <= 36 + 36
