"""What a store knows of a few places is found by their keys, however much it knows of others."""

import pytest

from dxdesk.models import evidence
from dxdesk.models.evidence import Gatherer
from tests.integration.hall import REPORT


@pytest.mark.parametrize("query", [evidence._DEEDS, evidence._PRINTS, evidence._SAYINGS])
def test_no_table_that_grows_with_every_file_is_gone_through(hall, query):
    with hall.office.reading() as connection:
        Gatherer(connection).gather([(REPORT, "results")])
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    scanned = {each for each in plan if each.startswith("SCAN")}
    assert scanned <= {"SCAN p", "SCAN s"}  # the places asked for, the snapshots
