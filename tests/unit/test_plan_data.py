"""The embedded plan is the city's public summary, to the character, and nothing more."""

import hashlib
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.vocabularies import VOCABULARIES

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "resources" / "plan" / "musashino-7.toml"
SEED = ROOT.parent / "shared" / "seed" / "musashino-7th-plan-summary.txt"

Row = dict[str, str]

TREE = {
    "Ⅰ": {1: [1, 2], 2: [3, 4, 5]},
    "Ⅱ": {3: [6, 7], 4: [8, 9, 10], 5: [11]},
    "Ⅲ": {6: [12, 13], 7: [14, 15]},
    "Ⅳ": {8: [16, 17], 9: [18, 19, 20], 10: [21, 22]},
}
COUNTS = {
    "plan": 1,
    "passage": 12,
    "policy": 3,
    "basic_measure": 4,
    "measure": 10,
    "initiative": 22,
    "body": 8,
    "skill_tier": 3,
}
TITLES_DIGEST = "86879c21dfba7691dbdd7038569d0295495b5c5a1e451866d7f1cd74505e864c"
TEXTS_DIGEST = "f5970be29def17de39f993ee28aed37f7ece9c84602eb2c977243d5f2e3c1606"

LEFT_OUT = {
    "(令和5年度から7年度まで)",  # said by the plan's first and last year
    "概要版",
    "DXの定義・計画策定の目的",  # a heading over two headings that are there
    "基本方針を実現するための基本施策",  # the heading over the basic measures
    "基本施策",  # heads of the two tables
    "施策",
    "取組",
    "体制",
    "役割",
}
MARKS = re.compile(r"^(?:- |■ |基本方針 [0-9]+ |[IVⅠ-Ⅳ]+ |[0-9]+ )|[【】]")
SHARED_CELL = re.compile(r" (?=[0-9]+ |\(令和|II+ |用語集)")

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed lies beside the project")


@pytest.fixture(scope="module")
def plan() -> dict[str, list[Row]]:
    return tomllib.loads(PLAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed() -> str:
    return SEED.read_text(encoding="utf-8")


def _texts(plan: dict[str, list[Row]]) -> list[str]:
    """Every exact text of the plan, line by line."""
    return [
        line
        for kind, rows in plan.items()
        for row in rows
        for name, value in row.items()
        if name != "key" and CATALOGUE[kind].field(name).kind in (Kind.TEXT, Kind.PROSE)
        for line in value.split("\n")
    ]


def _refs(plan: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """Type wanted and key given of every reference."""
    return [
        (field.refers, key)
        for kind, rows in plan.items()
        for row in rows
        for field in CATALOGUE[kind].fields
        if field.kind in (Kind.REF, Kind.REFS) and field.name in row
        for key in row[field.name].split("\n")
    ]


def _digest(lines: list[str]) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", "\n".join(lines)).encode()).hexdigest()


def _seed_pieces(seed: str) -> list[str]:
    """The seed's lines, cells and parts of shared cells, without bullets and numbers."""
    cells = [cell for line in seed.split("\n") for cell in line.split("\t") if cell.strip()]
    pieces = [piece for cell in cells for piece in SHARED_CELL.split(cell.strip())]
    return [MARKS.sub("", piece) for piece in pieces]


def test_has_3_policies_4_basic_measures_10_measures_and_22_initiatives(
    plan: dict[str, list[Row]],
) -> None:
    assert {kind: len(rows) for kind, rows in plan.items()} == COUNTS


def test_puts_every_initiative_below_its_measure_and_basic_measure(
    plan: dict[str, list[Row]],
) -> None:
    tree: dict[str, dict[int, list[int]]] = {}
    numbers = {row["key"]: row["number"] for row in plan["basic_measure"] + plan["measure"]}
    for measure in plan["measure"]:
        branch = tree.setdefault(numbers[measure["basic_measure"]], {})
        branch[int(measure["number"])] = [
            int(row["number"]) for row in plan["initiative"] if row["measure"] == measure["key"]
        ]
    assert tree == TREE


def test_invents_no_link_no_text_and_no_department(plan: dict[str, list[Row]]) -> None:
    for row in plan["initiative"]:
        shown = {"skills"} if row["number"] in ("21", "22") else set()
        assert set(row) == {"key", "number", "title", "measure", "order"} | shown
    for row in plan["measure"]:
        assert set(row) == {"key", "number", "title", "basic_measure", "order"}
    assert all("holder" not in row for row in plan["body"])


def test_uses_keys_and_fields_that_the_catalogue_knows(plan: dict[str, list[Row]]) -> None:
    for kind, rows in plan.items():
        for row in rows:
            assert keys.type_of(row["key"]).name == kind
            assert all(CATALOGUE[kind].has(name) for name in row if name != "key")


def test_numbers_its_keys_and_order_from_one(plan: dict[str, list[Row]]) -> None:
    for kind, rows in plan.items():
        if kind != "plan":
            assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
            assert [int(keys.code_of(row["key"])) for row in rows] == [
                int(row["order"]) for row in rows
            ]


def test_holds_canonical_values_only(plan: dict[str, list[Row]]) -> None:
    for kind, rows in plan.items():
        record_type = CATALOGUE[kind]
        for row in rows:
            for name, value in row.items():
                if name != "key":
                    field = record_type.field(name)
                    assert values.read(record_type, field, value, VOCABULARIES) == value
                    assert value == value.strip()


def test_refers_only_to_records_of_the_file(plan: dict[str, list[Row]]) -> None:
    present = {row["key"] for rows in plan.values() for row in rows}
    for wanted, key in _refs(plan):
        assert key in present
        assert keys.type_of(key).name == wanted


def test_runs_from_fiscal_2023_to_2025(plan: dict[str, list[Row]]) -> None:
    (row,) = plan["plan"]
    assert (row["key"], row["first_year"], row["last_year"]) == ("P7", "2023", "2025")


def test_has_the_titles_and_texts_that_were_checked_by_hand(plan: dict[str, list[Row]]) -> None:
    titles = [f"{row['key']} {row['title']}" for rows in plan.values() for row in rows]
    assert _digest(titles) == TITLES_DIGEST
    assert _digest(_texts(plan)) == TEXTS_DIGEST


@needs_seed
def test_has_no_text_that_the_seed_does_not_have(plan: dict[str, list[Row]], seed: str) -> None:
    assert [text for text in _texts(plan) if text not in seed] == []


@needs_seed
def test_leaves_out_no_text_of_the_seed_but_the_listed_headings(
    plan: dict[str, list[Row]], seed: str
) -> None:
    texts = _texts(plan)
    missing = [
        piece
        for piece in _seed_pieces(seed)
        if piece not in LEFT_OUT and not any(piece in text for text in texts)
    ]
    assert missing == []


@needs_seed
def test_puts_numbers_texts_and_roles_to_the_titles_they_belong_to(
    plan: dict[str, list[Row]], seed: str
) -> None:
    for kind in ("basic_measure", "measure", "initiative"):
        for row in plan[kind]:
            numbered = re.escape(f"{row['number']} {row['title']}")
            assert re.search(rf"(?:^|[\t ]){numbered}(?:$|[\t ])", seed, re.MULTILINE)
    for row in plan["basic_measure"]:
        bullets = row["text"].replace("\n", "\n- ")
        assert f" {row['title']}\n\n- {bullets}\n\n" in seed
    for row in plan["policy"]:
        assert f"基本方針 {row['number']} {row['title']}\n\n{row['text']}\n" in seed
    for row in plan["body"]:
        assert f"\t{row['title']}\t{row['text']}\n" in seed
