"""Four years of one plan and the seam to the next: all that was printed prints as it did then."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from dxdesk.domain import keys, seam
from dxdesk.domain.organisation import successors
from dxdesk.domain.standing import counted_once
from dxdesk.models import ledger
from dxdesk.reports import KINDS, build
from dxdesk.reports.content import texts_of
from dxdesk.services import (
    edits,
    issuing,
    merging,
    next_plan,
    reorganising,
    reporting,
    rounds,
    stores,
    submitting,
    taking,
)
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from tests.integration.hall import finish

DESKS = {"0210": "例市民課", "0310": "例会計課", "0410": "例高齢者支援課"}
MEETINGS = ("CIO", "ICT戦略会議", "推進部会")
PROGRESS = ("on-track", "slightly-late", "on-track", "ahead")
NEEDS_A_PACK = {"exchanged"}


@dataclass
class Clock:
    """The day it is; every act is a second after the one before."""

    at: datetime = field(default_factory=lambda: datetime(2023, 4, 3, 9))

    def now(self) -> str:
        self.at += timedelta(seconds=1)
        return self.at.isoformat(timespec="seconds", sep=" ")

    def go_to(self, day: date) -> None:
        self.at = datetime.combine(day, datetime.min.time()).replace(hour=9)


@dataclass(frozen=True)
class Print:
    """One report as it was printed at a moment: everything it said."""

    kind: str
    round: str
    at: datetime
    said: tuple[str, ...]


class Years:
    """A city hall whose years go by."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder, clock
        self.office = stores.create(folder / "office.dxdesk", COORDINATOR)
        self.desks: dict[str, Store] = {}
        self.prints: list[Print] = []

    def close(self) -> None:
        for each in (self.office, *self.desks.values()):
            each.close()

    def begin(self) -> None:
        """課, 担当割, a skill item and two indicators."""
        typed = [
            (f"D{code}", *each)
            for code, name in DESKS.items()
            for each in (("code", code), ("name", name))
        ]
        work = counted_once(stores.records(self.office), "P7")
        for place, each in enumerate(work):
            codes = [list(DESKS)[place % 3], *(["0310"] if place == 0 else [])]
            for code in dict.fromkeys(codes):
                key = f"{each.key}/D{code}"
                role = "lead" if code == codes[0] else "supporting"
                typed += [(key, "department", f"D{code}"), (key, "role", role)]
        tier = stores.records(self.office).below("P7", "skill_tier")[0].key
        self.skill = keys.derived("skill_item", tier, "例")
        self.indicator = keys.derived("indicator", "P7/T1/D0210", "例")
        edits.set_values(self.office, typed, "例")
        typed = [
            (self.skill, "title", "例　業務の見直し"),
            (self.indicator, "title", "例　申請の割合"),
            (self.indicator, "unit", "%"),
            (self.indicator, "direction", "higher"),
            (self.indicator, "baseline", "10"),
            (self.indicator, "goal", "60"),
        ]
        edits.set_values(self.office, typed, "例")

    def year_end(self, year: int) -> None:
        """照会, answers by file, a meeting with its instruction, and the papers of the year."""
        self.clock.go_to(date(year + 1, 4, 10))
        this = rounds.add_round(self.office, str(year), "年度末", "", f"{year + 1}-05-16")
        for sent in finish(issuing.request(self.office, this, self.folder / str(year))):
            self._answer(sent.department, sent.path, year, this)
        self.clock.go_to(date(year + 1, 6, 20))
        self._meet(year)
        for kind in KINDS.keys() - NEEDS_A_PACK:
            self.prints.append(self.printed(Asked(kind, this)))

    def _answer(self, department: str, request: Path, year: int, this: str) -> None:
        desk = self._desk(department)
        taking.take(desk, request)
        records = stores.records(desk)
        mine = [e.key for e in records.of("assignment") if e.get("department") == department]
        typed = [(f"{self.skill}/H{year}-{department[1:]}", "enrolled", str(20 + year % 7))]
        for place, key in enumerate(mine):
            report = keys.report_key(key, this)
            typed += [
                (report, "progress", PROGRESS[(year + place) % 4]),
                (report, "achievement", "achieved" if (year + place) % 3 else "partly"),
                (report, "results", f"例　{year}年度の実績です。"),
                (report, "public_fields", "results"),
            ]
        if "P7/T1/D0210" in mine:
            typed.append((f"{self.indicator}/Y{year}", "actual", str(10 * (year - 2020))))
        edits.set_values(desk, typed)
        out = self.folder / str(year) / f"提出{department}.xlsx"
        submitting.submit(desk, this, out, "例")
        finish(merging.merge(self.office, [out]))

    def _desk(self, department: str) -> Store:
        """The store of a 課, or of the first of those it has taken over from."""
        records = stores.records(self.office)
        for code, desk in self.desks.items():
            if department in (f"D{code}", *successors(records.get(f"D{code}"))):
                return desk
        code = department[1:]
        self.desks[code] = stores.create(self.folder / f"{code}.dxdesk", DEPARTMENT, code)
        return self.desks[code]

    def _meet(self, year: int) -> None:
        name = MEETINGS[year - 2023]
        meeting = edits.add_record(
            self.office, "meeting", "P7", {"title": f"例{name}", "held_on": f"{year + 1}-06-20"}
        )
        edits.add_record(
            self.office,
            "instruction",
            "P7",
            {
                "title": f"例{name}の指示",
                "text": "例　見通しを示すこと。",
                "meeting": meeting,
                "departments": "D0410",
                "given_on": f"{year + 1}-06-20",
                "due": f"{year + 1}-09-30",
            },
        )

    def printed(self, asked: Asked) -> Print:
        """Print a report now."""
        records, vocabularies, occasion = reporting.snapshot(self.office, asked)
        document = build(asked.kind, records, vocabularies, occasion)
        said = tuple(each.text.text for each in texts_of(document))
        stamp = document.stamp
        return Print(asked.kind, asked.round, asked.at or self.clock.at, (*said, str(stamp)))

    def again(self, one: Print) -> Print:
        """Print it now as it was then."""
        return self.printed(Asked(one.kind, one.round, at=one.at))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Years]:
    """R5 to R7 with a 組織改正 in R6, then the 8th plan."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "now", clock.now)
        patch.setattr(reporting, "datetime", _at(clock))
        made = Years(tmp_path_factory.mktemp("四年"), clock)
        made.begin()
        made.year_end(2023)
        clock.go_to(date(2024, 7, 1))
        reorganising.reorganise(
            made.office,
            reorganising.Typed("R6.7.1", ["例市民課", "例会計課"], ["例市民会計課=0500"]),
        )
        made.year_end(2024)
        made.year_end(2025)
        clock.go_to(date(2026, 7, 1))
        _into_the_eighth(made.office)
        yield made
        made.close()


def _at(clock: Clock) -> type[datetime]:
    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return clock.at

    return Then


def _into_the_eighth(office: Store) -> None:
    """3 merged, 2 split, 4 ended, 5 new, the rest goes on."""
    next_plan.begin(office, "例　第八次総合情報化基本計画", "R8", "R10", "P7")
    wanted = {
        **dict.fromkeys(("1", "2", "3"), ("1",)),
        "4": ("2", "3"),
        "5": ("4", "5"),
        **dict.fromkeys(("6", "7", "8", "9"), ()),
    }
    next_plan.carry(office, wanted, "P7")
    next_plan.carry_rest(office, "P7")
    for place in range(5):
        next_plan.add_new(office, f"例　新しい取組{place}", plan="P7")


def test_every_report_of_every_year_still_prints_as_it_did_then(years: Years) -> None:
    assert len(years.prints) == 3 * len(KINDS.keys() - NEEDS_A_PACK)
    for each in years.prints:
        assert years.again(each) == each, (each.kind, each.round)


def test_a_print_of_today_shows_old_rounds_under_the_names_of_then(years: Years) -> None:
    said = {r: "\n".join(years.printed(Asked("list", f"P7/R{r}-END")).said) for r in (2023, 2024)}
    assert "例市民課" in said[2023]
    assert "例市民会計課" not in said[2023]
    assert "例市民会計課" in said[2024]
    assert "例市民課" not in said[2024]


def test_the_links_of_the_eighth_plan_are_kept_both_ways(years: Years) -> None:
    records = stores.records(years.office)
    this = next_plan.required_seam(records, "P7")
    found = next_plan.standing(records, this)
    assert found.text == "継続13件、統合3件、分割2件、終了4件、新規5件"
    assert not found.open
    for each in found.old:
        assert each.onward == each.record.get("onward")
        assert {e.key for e in each.targets} == {
            e.key for e in seam.targets(records, each.record.key)
        }
    for new in found.new:
        assert new.how == new.record.get("carried_how")
    assert len(found.new) == 1 + 4 + 13 + 5
    leads = [e for e in records.of("assignment") if e.key.startswith("P8/T1/")]
    assert [(e.get("department"), e.get("role")) for e in leads] == [
        ("D0410", "supporting"),
        ("D0500", "lead"),
    ]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("closing", ("再掲を除く22の取組のうち", "継続（次の取組", "最終目標値のある指標1件")),
        ("succession", ("継続13件、統合3件", "例　新しい取組4", "統合")),
        ("trends", ("例　申請の割合", "令和5年度", "30")),
    ],
)
def test_the_papers_of_the_seam_tell_both_plans(
    years: Years, kind: str, wanted: tuple[str, ...]
) -> None:
    said = "\n".join(years.printed(Asked(kind, "P7/R2025-END")).said)
    assert [each for each in wanted if each not in said] == []


def test_the_headcounts_of_every_year_are_there(years: Years) -> None:
    found = stores.records(years.office).below(years.skill, "skill_headcount")
    assert {keys.code_of(each.key)[:4] for each in found} == {"2023", "2024", "2025"}


def test_instructions_of_the_meetings_went_to_whoever_answers_now(years: Years) -> None:
    found = stores.records(years.office).below("P7", "instruction")
    assert len(found) == 3


def test_a_paper_of_an_earlier_year_is_a_file_again(years: Years, tmp_path: Path) -> None:
    out = tmp_path / "r5.pdf"
    asked = Asked("summary", "P7/R2023-END", at=datetime(2024, 6, 20, 23))
    reporting.report(years.office, asked, Out(out, "pdf"))
    assert out.read_bytes().startswith(b"%PDF")
