"""The list of mends and faults of files that arrived: before counting them in, or after."""

from collections.abc import Sequence
from pathlib import Path

from dxdesk.domain import values
from dxdesk.domain.errors import BadValue
from dxdesk.domain.guesses import guess
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Repair
from dxdesk.domain.records import Records
from dxdesk.domain.repairs import Line, Standing
from dxdesk.domain.words import errors as error_words
from dxdesk.domain.words import merge as merge_words
from dxdesk.domain.words import repairs as words
from dxdesk.exchange.repairs import write_repairs
from dxdesk.models.fates import Told, is_foldable
from dxdesk.services import lookup, outputs, showing
from dxdesk.services.merging import FileResult, MergeResult

_PRINTED = frozenset({Reason.NOT_YOURS, Reason.OTHER_ROUND})


def lines(records: Records, result: MergeResult) -> tuple[Line, ...]:
    """Every mend and fault, file by file; `records` name what the cells are about."""
    return tuple(line for each in result.files for line in of_file(records, each))


def of_file(records: Records, result: FileResult) -> tuple[Line, ...]:
    """The mends and faults of one file: what must be put right comes first."""
    name = result.path.name
    if result.error:
        said = error_words.sentence(result.error)
        return (Line(name, Standing.UNREADABLE, said.what, mend=said.do),)
    at = {(each.sheet, each.address): each for each in result.told}
    refused = [each for each in result.told if each.fate is Fate.REFUSED]
    return (
        *(_refused(records, name, each) for each in refused),
        *(_mended(records, name, each, at) for each in result.repairs),
    )


def write(found: Sequence[Line], path: Path) -> None:
    """Write the list as a workbook. Raises CannotWrite."""
    with outputs.writing(path):
        write_repairs(found, path)


def _mended(records: Records, file: str, mend: Repair, at: dict[tuple[str, str], Told]) -> Line:
    told = at.get((mend.sheet, mend.address))
    return Line(
        file,
        Standing.MENDED,
        words.OTHERWISE,
        mend.sheet,
        mend.address,
        *(_about(records, told) if told else ("", "")),
        found=mend.found,
        expected=mend.mended,
        mend=words.read_as(mend.mended),
    )


def _refused(records: Records, file: str, told: Told) -> Line:
    fault, expected, mend = _judged(records, told)
    return Line(
        file,
        Standing.REFUSED,
        fault,
        told.sheet,
        told.address,
        *_about(records, told),
        found=showing.value_text(records, told.key, told.field, told.value),
        expected=expected,
        mend=mend,
    )


def _about(records: Records, told: Told) -> tuple[str, str]:
    return showing.title(records, told.key), showing.field_label(told.key, told.field)


def _judged(records: Records, told: Told) -> tuple[str, str, str]:
    """The fault, what was expected, and the mend that is proposed."""
    fault = told.detail or merge_words.REASONS.get(told.reason, "")
    if told.reason in _PRINTED:
        printed = showing.value_text(records, told.key, told.field, told.printed)
        return fault, printed, words.put_back(printed)
    if told.reason != Reason.UNREADABLE or not is_foldable(told.key, told.reason):
        return fault, "", ""
    kind, field = lookup.field_of(told.key, told.field)
    vocabularies = lookup.words_for(records, told.key)
    try:
        values.read(kind, field, told.value or "", vocabularies)
    except BadValue as error:
        meant = guess(kind, field, told.value or "", vocabularies)
        return error.reason, error.hint, words.perhaps(meant) if meant else ""
    return fault, "", ""
