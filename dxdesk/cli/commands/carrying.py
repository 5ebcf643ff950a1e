"""The next plan on the command line: made, filled from the old one, looked at."""

from argparse import Namespace
from collections.abc import Sequence

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import next_plan as words
from dxdesk.domain.words import options


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("next-plan")
    p.store(parser)
    p.option(parser, "plan", options.PLAN, "seam-plan", default="")
    begun = group.add("begin", begin)
    p.option(begun, "title", options.PLAN, "next-title", required=True)
    p.option(begun, "first-year", options.YEAR, "first-year", required=True)
    p.option(begun, "last-year", options.YEAR, "last-year", required=True)
    carried = group.add("carry", carry)
    p.argument(carried, "initiative", options.INITIATIVE)
    p.argument(carried, "numbers", options.NUMBER, "next-numbers", nargs="*")
    group.add("rest", rest)
    new = group.add("new", add_new)
    p.argument(new, "title", options.INITIATIVE, "new-title")
    p.option(new, "number", options.NUMBER, "new-number", default="")
    group.add("list", show)


def begin(args: Namespace, console: Console) -> int:
    """Make the next plan."""
    from dxdesk.services import next_plan

    with held.opened(args.store, console) as store:
        next_plan.begin(store, args.title, args.first_year, args.last_year, args.plan)
    console.say(words.begun(args.title))
    return 0


def carry(args: Namespace, console: Console) -> int:
    """Make new 取組 of an old one, or let it end."""
    from dxdesk.services import next_plan

    with held.opened(args.store, console) as store:
        changes = next_plan.carry(store, {args.initiative: args.numbers}, args.plan)
    tables.show_changes(console, changes)
    return 0


def rest(args: Namespace, console: Console) -> int:
    """Carry over all of which nothing is decided."""
    from dxdesk.services import next_plan

    with held.opened(args.store, console) as store:
        changes = next_plan.carry_rest(store, args.plan)
    if not changes:
        console.say(words.ALL_DECIDED)
    tables.show_changes(console, changes)
    return 0


def add_new(args: Namespace, console: Console) -> int:
    """Add a 取組 that the old plan had not."""
    from dxdesk.services import next_plan

    with held.opened(args.store, console) as store:
        next_plan.add_new(store, args.title, args.number, args.plan)
    console.say(words.new(args.title))
    return 0


def show(args: Namespace, console: Console) -> int:
    """How far the carrying has come."""
    from dxdesk.services import next_plan, stores

    with held.opened(args.store, console) as store:
        records = stores.records(store)
        found = next_plan.standing(records, next_plan.required_seam(records, args.plan))
    rows: list[Sequence[object]] = [
        (
            each.record.get("number"),
            each.record.get("title"),
            words.how(each.onward),
            words.LIST_MARK.join(one.get("number") for one in each.targets),
        )
        for each in found.old
    ]
    tables.show(console, words.HEAD, rows)
    console.say(found.text)
    return 0
