"""Checking a store to the value: check."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dxdesk.cli import parser as p
from dxdesk.cli import tables
from dxdesk.cli.output import Console
from dxdesk.domain.words import checking as words
from dxdesk.domain.words import commands as said
from dxdesk.domain.words import options, places
from dxdesk.domain.words.errors import clipped

if TYPE_CHECKING:
    from dxdesk.services.checking import Damage, Report
    from dxdesk.services.stores import Place

_DAMAGED = 5
_OLD = 1  # the schema whose acts have no seals


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    checked = commands.add("check", check)
    p.store(checked)
    p.option(checked, "head", options.CHECK_NUMBER, default="")
    p.as_json(checked)


def check(args: Namespace, console: Console) -> int:
    """Check a store; 5 where anything is damaged or the past is not the one asked for."""
    from dxdesk.services import checking, stores

    report, place = checking.check(args.store, args.head), stores.place(args.store)
    if console.as_json:
        console.document(_document(report, place))
    else:
        console.say(places.setting(place))
        _say(console, report)
    return 0 if report.is_sound else _DAMAGED


def _say(console: Console, report: "Report") -> None:
    console.say(words.checked(report.records))
    if report.damages:
        lines = (said.item(tables.cell(_line(each))) for each in report.damages)
        console.warn(words.found(len(report.damages)), *lines, words.DAMAGED_NEXT)
    else:
        console.say(words.SOUND)
    if report.schema == _OLD:
        console.say(words.OLD_SCHEMA)
    if report.number:
        console.say(words.number(report.number))
    if report.passed is False:
        console.warn(words.NOT_PASSED, words.NOT_PASSED_NEXT)
    elif report.passed:
        console.say(words.PASSED)


def _line(damage: "Damage") -> str:
    place = words.place(damage.title, damage.key, damage.label) if damage.key else ""
    knows = damage.stored is not None or damage.good is not None
    values = words.values(damage.fault, _short(damage.stored), _short(damage.good)) if knows else ""
    places = [place, words.row(damage.table, damage.number), _short(damage.detail) or ""]
    return words.line(damage.fault, places, values)


def _short(value: str | None) -> str | None:
    return None if value is None else clipped(value)


def _document(report: "Report", place: "Place") -> dict[str, Any]:
    return {
        "format": 1,
        "place": asdict(place),
        "sound": report.is_sound,
        "number": report.number,
        "passed": report.passed,
        "records": report.records,
        "damages": [asdict(each) for each in report.damages],
    }
