"""What a store knows of a few places is found by their keys, however much it knows of others."""

import json

import pytest

from dxdesk.models import evidence
from dxdesk.models.engine import raw_of
from tests.integration.hall import REPORT

QUERIES = (evidence._DEEDS, evidence._PRINTS, evidence._SAYINGS, evidence._PRINTED, evidence._LOCKS)
GIVEN = {"keys": json.dumps([REPORT]), "base": 1}


@pytest.mark.parametrize("query", QUERIES)
def test_no_table_that_grows_with_every_file_is_gone_through(hall, query):
    with hall.office.reading() as connection:
        plan = raw_of(connection).execute(f"EXPLAIN QUERY PLAN {query}", GIVEN).fetchall()
    scanned = {detail for *_, detail in plan if detail.startswith("SCAN")}
    # the keys asked for, the snapshots, the approvals
    assert {each.partition(" VIRTUAL")[0] for each in scanned} <= {
        "SCAN w",
        "SCAN json_each",
        "SCAN s",
        "SCAN l",
    }
