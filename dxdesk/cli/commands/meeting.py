"""会議: meeting add, list, gather, minutes."""

from argparse import Namespace

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.keys import tidy
from dxdesk.domain.words import meetings as words
from dxdesk.domain.words import options

_GIVEN = {
    "title": options.SUBJECT,
    "held_on": options.DATE,
    "body": options.BODY,
    "place": options.PLACE,
    "attendees": options.DEPARTMENT,
}
_NEEDED = ("title", "held_on")


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("meeting")
    p.store(parser)
    made = group.add("add", add)
    for name, metavar in _GIVEN.items():
        named, about = name.replace("_", "-"), f"meeting-{name}"
        p.option(made, named, metavar, about, dest=name, required=name in _NEEDED, default="")
    listing = group.add("list", list_meetings)
    p.look(listing)
    p.as_json(listing)
    p.argument(group.add("gather", gather), "key", options.KEY, "meeting-key")
    said = group.add("minutes", minutes)
    p.look(said)
    p.argument(said, "key", options.KEY, "meeting-key")


def add(args: Namespace, console: Console) -> int:
    """Enter a meeting; its agenda gathers what is open."""
    from dxdesk.services import meetings, stores

    with held.opened(args.store, console) as store:
        key = meetings.add(store, {name: getattr(args, name) for name in _GIVEN})
        count = len(stores.records(store).below(key, meetings.ITEM))
    console.say(words.entered(key, count))
    return 0


def list_meetings(args: Namespace, console: Console) -> int:
    """The meetings: those to come first."""
    from datetime import date

    from dxdesk.services import meetings, stores

    with held.opened(args.store, console, look=args.look) as store:
        found = meetings.sittings(stores.records(store), date.today())
    if console.as_json:
        console.document(
            [
                {
                    "key": each.key,
                    "title": each.title,
                    "body": each.body,
                    "held_on": each.held_on or None,
                    "items": each.items,
                    "results": each.results,
                    "state": each.state,
                }
                for each in found
            ]
        )
        return 0
    rows = (
        (
            each.key,
            each.held_on,
            each.title,
            each.body,
            words.results(each.items, each.results),
            words.STATES[each.state],
        )
        for each in found
    )
    tables.show(console, words.LIST_HEAD, rows)
    return 0


def gather(args: Namespace, console: Console) -> int:
    """Put what is open on the agenda."""
    from dxdesk.services import meetings

    with held.opened(args.store, console) as store:
        changes = meetings.gather(store, tidy(args.key))
    console.say(words.gathered(len({each.key for each in changes})))
    return 0


def minutes(args: Namespace, console: Console) -> int:
    """The minutes as plain text."""
    from dxdesk.services import meetings, stores

    with held.opened(args.store, console, look=args.look) as store:
        text = meetings.minutes(stores.records(store), tidy(args.key))
    console.say(*text.rstrip("\n").split("\n"))
    return 0
