"""推進体制: a plan's bodies as the boxes of their chart."""

from dxdesk.domain.body_chart import BodyBox, BodyChart
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.instructions import keys_in
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import bodies as words

KIND = "body"


def chart(records: Records, plan: str) -> BodyChart:
    """The chart of a plan's bodies; each box says role, holder, secretariat and whom it
    reports to."""
    return BodyChart(tuple(_box(records, each) for each in records.below(plan, KIND)))


def named(records: Records, body: Record, name: str) -> str:
    """The names of what a field of references holds, one after another."""
    return words.listed(map(records.name_of, keys_in(body, name)))


def _box(records: Records, body: Record) -> BodyBox:
    fields = CATALOGUE[KIND]
    told = [body.get("text")]
    told += [
        words.labelled(fields.field(name).label, text)
        for name, text in (
            ("holder", body.get("holder")),
            ("secretariat", named(records, body, "secretariat")),
            ("above", named(records, body, "above")),
        )
        if text
    ]
    lines = tuple(each for each in told if each)
    return BodyBox(body.key, body.get("title"), lines, keys_in(body, "above"), body.get("group"))
