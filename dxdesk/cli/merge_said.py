"""What merging did, as the published document and as words."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dxdesk.domain.keys import is_key, type_of
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.records import Records
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import errors as error_words
from dxdesk.domain.words import exchange as exchange_words
from dxdesk.domain.words import merge as merge_words

if TYPE_CHECKING:
    from dxdesk.services.merging import CountedFile, FileResult, MergeResult, Told

FORMAT = 1
DECISIONS_WAIT = 3
REFUSED = 4


def status(found: "MergeResult") -> int:
    """The exit status: refusals go before decisions that wait."""
    if any(each.error or each.counts[Fate.REFUSED] for each in found.files):
        return REFUSED
    return DECISIONS_WAIT if found.items else 0


def document(found: "MergeResult", *, dry_run: bool) -> dict[str, Any]:
    """The published document."""
    conflicts, proposals = _open(found)
    return {
        "format": FORMAT,
        "dry_run": dry_run,
        "files": [_file(each) for each in found.files],
        "changes": len(found.changes),
        "open": {"conflicts": conflicts, "proposals": proposals},
    }


def ledger_row(each: "CountedFile") -> dict[str, Any]:
    """One line of the 提出台帳."""
    return {
        "id": each.id,
        "file": each.file_name,
        "sha256": each.sha256,
        "moment": each.moment,
        "department": each.department,
        "round": each.round,
        "base": each.base,
        "number": each.number,
        "written": each.written,
        "prior": sorted(each.prior),
        "received": each.at,
        "counted": each.is_on,
    }


def lines(found: "MergeResult", records: Records, *, dry_run: bool) -> Iterator[str]:
    """File by file what became of it and why, then what it came to and what to do."""
    if not found.files:
        yield words.NO_FILES
        return
    for each in found.files:
        statuses = merge_words.WOULD if dry_run else merge_words.STATUSES
        yield from _file_lines(each, records, statuses[each.status])
    refused = sum(each.error is not None for each in found.files)
    total = words.would_merge if dry_run else words.merged
    yield total(len(found.files) - refused, refused, len(found.changes))
    if dry_run:
        yield words.DRY_RUN
    yield from _next(found)


def _next(found: "MergeResult") -> Iterator[str]:
    cells = sum(each.counts[Fate.REFUSED] for each in found.files)
    if cells:
        yield words.refused_cells(cells)
        yield words.REFUSED_NEXT
    if found.items:
        yield words.waiting(*_open(found))
        yield words.DECIDE_NEXT


def _open(found: "MergeResult") -> tuple[int, int]:
    kinds = Counter(each.kind for each in found.items)
    return kinds["conflict"], kinds["proposal"]


def _file(each: "FileResult") -> dict[str, Any]:
    return {
        "file": str(each.path),
        "status": each.status,
        "id": each.id,
        "department": each.department,
        "round": each.round,
        "counts": each.counts,
        "refused": [
            _place(told) | {"reason": told.reason, "detail": _why(told)}
            for told in _with(each, Fate.REFUSED)
        ],
        "proposals": [
            _place(told) | {"value": told.value, "reason": told.reason}
            for told in _with(each, Fate.PROPOSAL)
        ],
        "conflicts": [_place(told) | {"value": told.value} for told in _with(each, Fate.CONFLICT)],
        "withdrawn": [_place(told) for told in _because(each, Reason.WITHDRAWN)],
        "parallel": [_place(told) for told in _because(each, Reason.PARALLEL)],
        "repairs": [
            {
                "sheet": mend.sheet,
                "address": mend.address,
                "found": mend.found,
                "mended": mend.mended,
            }
            for mend in each.repairs
        ],
        "error": _error(each),
    }


def _error(each: "FileResult") -> dict[str, str] | None:
    if each.error is None:
        return None
    said = error_words.sentence(each.error)
    return {"what": said.what, "do": said.do}


def _place(told: "Told") -> dict[str, Any]:
    return {
        "key": told.key,
        "field": told.field,
        "sheet": told.sheet,
        "address": told.address,
    }


def _with(each: "FileResult", fate: Fate) -> list["Told"]:
    return [told for told in each.told if told.fate is fate]


def _because(each: "FileResult", reason: str) -> list["Told"]:
    return [told for told in each.told if told.reason == reason]


def _why(told: "Told") -> str:
    """What is wrong with a cell and, where a printed value should stand, which."""
    said = told.detail or merge_words.REASONS.get(told.reason, "")
    if told.fate is Fate.REFUSED and told.printed and not told.detail:
        return said + merge_words.expected(error_words.clipped(told.printed))
    return said


def _file_lines(each: "FileResult", records: Records, said: str) -> Iterator[str]:
    name = records.name_of(each.department) if each.department else ""
    yield words.file_done(each.path.name, name, said)
    if each.error is not None:
        sentence = error_words.sentence(each.error)
        yield words.item(sentence.what)
        yield words.item(sentence.do)
        return
    if each.told:
        yield words.item(merge_words.counts(each.counts))
    for fate in (Fate.REFUSED, Fate.CONFLICT, Fate.PROPOSAL):
        for told in _with(each, fate):
            yield words.item(_cell_line(told))
    for told in (*_because(each, Reason.WITHDRAWN), *_because(each, Reason.PARALLEL)):
        yield words.item(_cell_line(told))
    for mend in each.repairs:
        place = f"{mend.sheet} {mend.address}"
        yield words.item(merge_words.repaired(place, mend.found, mend.mended))


def _cell_line(told: "Told") -> str:
    fate = merge_words.FATES[told.fate]
    value = error_words.clipped(told.value or "")
    place = f"{told.sheet} {told.address} {told.key}".strip()
    return merge_words.cell(fate, place, _label(told), value, _why(told))


def _label(told: "Told") -> str:
    if told.field == DELETED:
        return exchange_words.DELETION
    if not is_key(told.key) or not type_of(told.key).has(told.field):
        return told.field
    return type_of(told.key).field(told.field).label
