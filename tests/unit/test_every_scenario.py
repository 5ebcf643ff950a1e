"""The scenarios of the exchange that every build passes, and that each has tests of its name.

A test of scenario 7 is called `test_7_…`; what it shows is said by the rest of its name.
"""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SCENARIOS = {
    1: "an empty coordinator's store takes every record with its history",
    2: "no change leaves the store untouched to the byte",
    3: "the department edits",
    4: "the coordinator edits",
    5: "different fields of one record",
    6: "the same value in the same field",
    7: "different values in the same field",
    8: "a clock a year wrong",
    9: "a new record of the department",
    10: "the same title from two departments",
    11: "another record under the same key",
    12: "the department strikes a record out",
    13: "a deletion against an edit",
    14: "a parent struck out, a child edited",
    15: "a parent renamed by both",
    16: "a column that is absent",
    17: "an older and a newer layout",
    18: "another plan or round",
    19: "another department's assignment",
    20: "a corrected submission",
    21: "an older file after a newer one",
    22: "three files in six orders",
    23: "one bad value in a good file",
    24: "broken files",
    25: "a store that is open elsewhere",
    26: "a change after the approval",
    27: "a department renamed or succeeded since the request",
    28: "a remark answered",
    29: "a file saved by LibreOffice",
    30: "the coordinator answers for a department",
}
_NAME = re.compile(r"^def test_(\d+)_\w+\(", re.MULTILINE)


@pytest.fixture(scope="module")
def tested() -> set[int]:
    files = (*TESTS.glob("integration/test_*.py"), *TESTS.glob("ui/test_*.py"))
    return {int(number) for path in files for number in _NAME.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("number", SCENARIOS, ids=SCENARIOS.values())
def test_every_scenario_has_a_test_of_its_name(number: int, tested: set[int]):
    assert number in tested


def test_no_test_is_named_for_a_scenario_that_is_not_there(tested: set[int]):
    assert tested <= SCENARIOS.keys()
