"""Every failure says in Japanese what happened and what to do."""

import importlib
import itertools
import pkgutil
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

import dxdesk.domain
from dxdesk.domain.errors import BadValue, DxdeskError, StoreError, UsageError
from dxdesk.domain.file_errors import UnreadableFile
from dxdesk.domain.loading import Problem
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.store_errors import Holder, Incomplete, WrongFile
from dxdesk.domain.words import damage as damage_words
from dxdesk.domain.words import errors as words
from dxdesk.domain.words import exchange as files
from dxdesk.domain.words import file_errors as file_words
from dxdesk.domain.words import merge as merge_words

ROOTS = (DxdeskError, StoreError, UsageError, UnreadableFile)
CODED = {
    "NotAllowed.owner": sorted(words.OWNERS),
    "WrongRole.needed": sorted(words.ROLES),
    "BadValue.reason": ["日付として読めません。"],
    "BadValue.hint": ["", "R5.4.1 のように入力してください。"],
    "AnotherFile.found": sorted(damage_words.KINDS),
    "BackupFailed.reason": sorted(words.DISK),
    "CannotWrite.reason": sorted(words.DISK),
    "NotAWorkbook.kind": sorted(file_words.KINDS),
    "TooLarge.what": sorted(file_words.LARGE),
    "SuspiciousArchive.what": sorted(file_words.SUSPICIOUS),
    "StoreInUse.holder": [None, Holder("PC-1", "例市民課", "例", "2026-11-23T07:51")],
    "StoreInUse.copy": [None, datetime(2026, 11, 23, 7, 51)],
    "OnlyALook.as_of": [None, datetime(2026, 11, 23, 7, 51)],
    "NothingToSubmit.round": ["P7/R2024-END", "?"],
    "WrongFile.matter": [files.IDENTITY, files.PLAN_TITLE],
}
SAMPLES = {
    Path: Path("依頼　例.xlsx"),
    int: 2,
    float: 1.5,
    str: "例の値",
    Holder | None: None,
    datetime | None: None,
    tuple[str, ...]: ("例の一", "例の二"),
    tuple[Problem, ...]: (Problem("担当", "C5", "例", "○を書いてください。"),),
}


def every_error() -> list[type[DxdeskError]]:
    for module in pkgutil.walk_packages(dxdesk.domain.__path__, "dxdesk.domain."):
        importlib.import_module(module.name)
    found, waiting = [], [DxdeskError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind not in ROOTS and kind.__module__.startswith("dxdesk."):
            found.append(kind)
    return sorted(set(found), key=lambda each: (each.__module__, each.__name__))


def examples(kind: type[DxdeskError]) -> list[DxdeskError]:
    """One error for each combination of the codes that its coded fields can hold."""
    values = {each.name: SAMPLES[each.type] for each in fields(kind)}
    names = [name for name in values if f"{kind.__name__}.{name}" in CODED]
    codes = itertools.product(*(CODED[f"{kind.__name__}.{name}"] for name in names))
    return [kind(**(values | dict(zip(names, each, strict=True)))) for each in codes]


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__qualname__)
def test_says_what_happened_and_what_to_do(kind: type[DxdeskError]):
    for error in examples(kind):
        said = words.sentence(error)
        for line in (said.what, said.do):
            assert line.strip(), error
            assert "{" not in line and "}" not in line, line
            assert "\n" not in line
        assert said.what.endswith(("。", "：")) and said.what != said.do
        assert "ください" in said.do or "選" in said.do, said.do


def test_there_are_many_kinds_of_failure_to_say():
    assert len(every_error()) > 40


def test_a_long_value_of_many_lines_is_said_in_one_short_line():
    said = words.sentence(BadValue("成果", "一行目\n" + "あ" * 5000, "長すぎます。"))
    assert "\n" not in said.what
    assert len(said.what) < 200


def test_curly_brackets_that_somebody_typed_are_said_as_they_are():
    assert "{path}" in words.sentence(BadValue("成果", "{path}", "読めません。")).what


def test_where_nothing_was_given_nothing_is_quoted():
    said = words.sentence(BadValue("次の計画", "", "まだありません。", "作ってください。"))
    assert (said.what, said.do) == ("次の計画：まだありません。", "作ってください。")


def test_gaps_are_listed_one_a_line():
    said = words.sentence(Incomplete(("取組4 成果", "取組4 進捗")))
    assert said.details == ("取組4 成果", "取組4 進捗")
    assert "2か所" in said.what


def test_a_file_of_another_plan_says_which_was_expected_and_found():
    said = words.sentence(WrongFile(Path("folder/返事.xlsx"), "計画名", "第七次", "第六次"))
    assert "返事.xlsx" in said.what and "第六次" in said.what
    assert "第七次" in said.do


def test_full_width_blanks_of_a_path_stay():
    said = words.sentence(WrongFile(Path("返事　修正  2.xlsx"), "計画名", "a", "b"))
    assert "返事　修正  2.xlsx" in said.what


def test_every_fate_and_every_reason_has_its_word():
    codes = {value for name, value in vars(Reason).items() if name.isupper()}
    assert set(merge_words.FATES) == set(Fate)
    assert set(merge_words.REASONS) == codes
