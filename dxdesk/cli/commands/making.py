"""Making stores and filling them from workbooks: new, load, template."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli import held
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import loading as loading_words
from dxdesk.domain.words import options

if TYPE_CHECKING:
    from dxdesk.services.stores import Store

ROLES = ("coordinator", "department")
TEMPLATES = ("plan", "departments", "assignments", "rounds", "indicators", "skills")


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    new = commands.add("new", make)
    p.store(new)
    p.option(new, "as", options.ROLE, dest="role", choices=ROLES, required=True)
    p.option(new, "department", options.DEPARTMENT, "own-department", default="")
    p.option(new, "plan", options.FILE, type=Path)
    p.flag(new, "sample")
    loading = commands.add("load", load)
    p.store(loading)
    p.argument(loading, "file", options.FILE, "load-file", type=Path)
    template = commands.add("template", write_template)
    p.option(template, "kind", options.KIND, "template-kind", choices=TEMPLATES, required=True)
    p.option(template, "out", options.FILE, type=Path, required=True)
    p.option(template, "store", options.STORE, "template-store", type=Path)
    p.option(template, "plan", options.PLAN, "template-plan", default="")


def make(args: Namespace, console: Console) -> int:
    """Make a store. A department must be named."""
    from dxdesk.services import loading, stores

    if args.role == stores.DEPARTMENT and not args.department.strip():
        p.refuse(args.parser, ["--department"])
    plan = loading.plan_from(args.plan) if args.plan else None
    store = stores.create(args.store, args.role, args.department, plan)
    if args.sample:
        _add_sample(store)
    store.close()
    console.say(words.made(str(args.store)))
    if args.sample:
        console.say(words.SAMPLE, words.ROUND_NEXT)
    else:
        is_office = args.role == stores.COORDINATOR
        console.say(words.COORDINATOR_NEXT if is_office else words.DEPARTMENT_NEXT)
    return 0


def _add_sample(store: "Store") -> None:
    """Add the example; a store that cannot take it is not left behind half made."""
    from dxdesk.services import sample

    try:
        sample.load_sample(store)
    except BaseException:
        store.discard()
        raise


def load(args: Namespace, console: Console) -> int:
    """Take records from a workbook; rows that cannot be taken are listed."""
    from dxdesk.services import loading

    with held.opened(args.store, console) as store:
        found = loading.load(store, args.file)
    kinds = (words.counted(CATALOGUE[kind].label, n) for kind, n in found.counts.items())
    counts = options.LIST_MARK.join(kinds)
    console.say(words.loaded(args.file.name, counts, len(found.changes)))
    if not found.problems:
        return 0
    lines = (
        loading_words.line(each.sheet, each.address, each.found, each.expected)
        for each in found.problems
    )
    console.warn(words.could_not_load(len(found.problems)), *map(words.item, lines))
    console.warn(words.PROBLEMS_NEXT)
    return 4


def write_template(args: Namespace, console: Console) -> int:
    """Write a workbook to fill in: empty, or with what a store holds."""
    from dxdesk.services import loading, lookup, stores

    if args.store:
        with held.opened(args.store, console) as store:
            plan = lookup.plan_named(stores.records(store), args.plan).key
            loading.write_filled(store, args.kind, args.out, plan)
    else:
        loading.write_template(args.kind, args.out)
    console.say(words.wrote(str(args.out)), words.TEMPLATE_NEXT)
    return 0
