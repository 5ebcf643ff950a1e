"""Every failure in two sentences: what happened, and what to do.

The errors carry facts; only the window and the command line print what is said here. Files
that cannot be read and reports that cannot be made have their tables in modules of their own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from dxdesk.domain import backup_errors, calendar, loading
from dxdesk.domain import errors as general
from dxdesk.domain import exchange_errors as exchange
from dxdesk.domain import store_errors as store
from dxdesk.domain.damage_errors import AnotherFile
from dxdesk.domain.errors import Disk, DxdeskError, UsageError
from dxdesk.domain.fields import Owner
from dxdesk.domain.file_errors import UnreadableFile
from dxdesk.domain.rounds import read_round, round_name
from dxdesk.domain.words import backups as backup_words
from dxdesk.domain.words import damage as damage_words
from dxdesk.domain.words import exchange as files
from dxdesk.domain.words import file_errors, report_errors
from dxdesk.domain.words import loading as loading_words
from dxdesk.domain.words import places as place_words

_CLIP = 60
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")

_NEW_VERSION = "情報システム担当から、新しい版のdxdeskを受け取ってください。"
_SEND_AS_WRITTEN = "送り主に、dxdeskが作ったファイルをもう一度送ってもらってください。"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened and what to do, one line each; `details` are lines between them."""

    what: str
    do: str
    details: tuple[str, ...] = ()


_NOTHING_GIVEN = ("{label}：{reason}", "{hint}")
"""Where nothing at all was given for a value."""

SENTENCES: dict[type[DxdeskError], tuple[str, str]] = {
    **backup_words.SENTENCES,
    **damage_words.SENTENCES,
    **place_words.SENTENCES,
    general.BadKey: (
        "「{key}」はキーとして読めません。",
        "キーは P7/T4 のように、一覧に表示されたとおりに書いてください。",
    ),
    general.BadValue: ("{label}の「{text}」は受け取れません。{reason}", "{hint}"),
    general.CannotWrite: ("「{path}」に書き込めません。{reason}", "{remedy}"),
    store.StoreMissing: (
        "保存ファイル「{path}」がありません。",
        "場所と名前を確かめてください。初めて使うときは、新しく作ってください。",
    ),
    store.StoreExists: (
        "「{path}」には、すでにファイルがあります。",
        "別の名前にするか、いまある保存ファイルを開いてください。",
    ),
    store.NotAStore: (
        "「{path}」はdxdeskの保存ファイルではありません。",
        "保存ファイルを選び直してください。課から届いたExcelブックは、開くのではなく"
        "取りまとめてください。",
    ),
    store.NewerStore: (
        "保存ファイル「{path}」は新しい版のdxdeskで作られています（保存形式{found}、"
        "このdxdeskが扱えるのは{known}まで）。",
        _NEW_VERSION + "保存ファイルには手を付けていません。",
    ),
    store.StoreInUse: (
        "保存ファイル「{path}」はほかで使われています{holder}。",
        "使っている人にdxdeskを閉じてもらってから、もう一度試してください。{copy}",
    ),
    store.StoreReadOnly: (
        "「{path}」に書き込めません。",
        "フォルダーがあるか、書き込む権限があるか、読取り専用になっていないかを確かめてください。",
    ),
    store.StoreFull: (
        "「{path}」のあるディスクに空きがなく、いまの操作は保存されませんでした。",
        "不要なファイルを消して空きを作り、もう一度試してください。",
    ),
    store.StoreUnreachable: (
        "「{path}」のあるディスクや共有フォルダーが、読み書きの途中で応じなくなりました（{detail}）。",
        "接続を確かめ、いまの操作が残っているかを見てから、もう一度試してください。繰り返すときは、"
        "別のディスクにバックアップを作ってください。",
    ),
    store.StoreDamaged: (
        "保存ファイル「{path}」が壊れています（{detail}）。",
        "このファイルは消さずに残し、バックアップから復元してください。",
    ),
    store.UnknownDepartment: (
        "「{text}」という課はありません。",
        "課名、課のコードを確かめてください。課の一覧をまだ読み込んでいないときは、"
        "先に読み込んでください。",
    ),
    store.UnknownRound: (
        "「{text}」という報告回はありません。",
        "報告回の一覧で確かめてください。まだなければ、取りまとめの課では報告回を作り、"
        "各課では届いた依頼ファイルを受け取ってください。",
    ),
    store.UnknownRecord: (
        "「{key}」の記録がありません。",
        "キーを一覧で確かめてください。新しく作るときは、それが属する記録を先に作ってください。",
    ),
    store.UnknownField: (
        "「{kind}」に「{field}」という項目はありません。",
        "項目の名前を項目の一覧で確かめてください。",
    ),
    store.NotAllowed: (
        "「{label}」は、この保存ファイルでは書き換えられません。{owner}が書く項目です。",
        "{owner}に直してもらってください。",
    ),
    store.WrongRole: (
        "この操作は{needed}の保存ファイルでだけできます。",
        "{needed}の保存ファイルを指定してください。",
    ),
    store.UnknownQuestion: (
        "「{name}」という食い違いや提案はありません。",
        "すでに決めたものかもしれません。いま残っているものを一覧で確かめてください。",
    ),
    store.NoSuchCandidate: (
        "候補は{count}個です。{number}番はありません。",
        "一覧に並んだ順の番号（1から{count}）を指定してください。",
    ),
    store.UnknownLine: (
        "変更履歴に{number}番はありません。",
        "history に表示された番号を指定してください。",
    ),
    store.UnknownMerge: (
        "「{id}」という取りまとめたファイルはありません。",
        "提出台帳で番号を確かめてください。6文字以上あれば、途中まででもかまいません。",
    ),
    store.NothingToSubmit: (
        "報告回「{round}」の依頼をまだ受け取っていないので、提出するものがありません。",
        "取りまとめの課から届いた依頼ファイルを、先に受け取ってください。",
    ),
    store.Unsettled: (
        "決まっていない食い違いが{count}件あるので、提出できません。",
        "一件ずつどちらにするかを決めてから、もう一度提出してください。",
    ),
    store.Incomplete: (
        "書かなければならない項目が{count}か所空いています。",
        "書き込んでから提出してください。空けたまま出すときは、理由を添えてください。",
    ),
    store.WrongFile: (
        "「{file}」はここでは受け取れません。{matter}が「{found}」です。",
        "{matter}が「{expected}」のファイルを選んでください。",
    ),
    exchange.NotAnExchangeFile: (
        "「{file}」には、dxdeskの「管理」シートがありません。",
        "依頼ファイルに書き込んだものかどうか確かめてください。シートを別のブックに写した"
        "ときは、「管理」シートも写してください。",
    ),
    exchange.NewerLayout: (
        "「{file}」は新しい版のdxdeskで作られています（様式版{found}、このdxdeskが読めるのは"
        "{known}まで）。",
        _NEW_VERSION,
    ),
    exchange.BrokenControl: (
        "「{file}」の「管理」シートにある「{item}」が読めません（{found}）。",
        "「管理」シートは書き換えないでください。" + _SEND_AS_WRITTEN,
    ),
    loading.NothingToLoad: (
        "「{file}」には、読み込める表がありません。",
        "様式に書き込んだブックを選んでください。課から届いた提出ファイルは、読込みではなく"
        "取りまとめてください。",
    ),
    loading.UnknownTemplate: (
        "「{kind}」という様式はありません。",
        "次の中から選んでください：{known}",
    ),
    loading.PlanRefused: (
        "計画「{file}」に読み込めないところが{count}か所あるので、始められません。",
        "示したところを直して保存し、もう一度試してください。",
    ),
}

_REWRITTEN = (
    "「{file}」は、発行されたあとで書き換えられています。",
    "届いたままの依頼ファイルを受け取ってください。書き込んだものは、取りまとめの課へ"
    "提出してください。",
)

OWNERS: dict[str, str] = {
    Owner.PLAN: "取りまとめの課",
    Owner.COORDINATOR: "取りまとめの課",
    Owner.DEPARTMENT: "担当の課",
}

ROLES = {"coordinator": "取りまとめの課", "department": "各課"}

DISK: dict[str, tuple[str, str]] = {
    Disk.FULL: ("空きがありません。", "不要なファイルを消して空きを作ってください。"),
    Disk.DENIED: (
        "書き込む権限がないか、ほかのソフトで開かれています。",
        "開いているときは閉じ、そうでなければ別の場所を指定してください。",
    ),
    Disk.NO_FOLDER: (
        "フォルダーがないか、同じ名前のファイルがあります。",
        "先にフォルダーを作るか、別の場所を指定してください。",
    ),
    Disk.OTHER: (
        "ディスクや共有フォルダーが応じません。",
        "接続を確かめるか、別の場所を指定してください。",
    ),
}

_TYPE_AGAIN = "入力し直してください。"


def sentence(error: DxdeskError) -> Sentence:
    """What happened and what to do, for every failure dxdesk can meet."""
    match error:
        case UnreadableFile():
            return _plain(file_errors.sentences(error))
        case AnotherFile():
            return _plain(damage_words.another(error))
        case UsageError() if type(error) in report_errors.SENTENCES:
            return _plain(report_errors.sentence(error))
    what, do = _pattern(error)
    facts = _facts(error)
    said = _plain((what.format_map(facts), do.format_map(facts)))
    return replace(said, details=_details(error))


def unexpected(error: BaseException) -> Sentence:
    """A fault of the program itself."""
    return Sentence(
        f"dxdeskの中で思わぬ誤りが起きました（{type(error).__name__}）。",
        "もう一度試し、それでも同じなら、--debug を付けた表示を添えて情報システム担当に"
        "知らせてください。",
    )


def no_screen() -> Sentence:
    """The window was asked for where there is no screen."""
    return Sentence(
        "画面がないので、窓を開けません。",
        "画面のあるPCで開くか、dxdesk に続けてコマンドを付けてください（dxdesk --help で一覧）。",
    )


def stopped() -> Sentence:
    """The user broke off."""
    return Sentence(
        "中止しました。",
        "済んだところまでは保存されています。続けるには、もう一度実行してください。",
    )


def clipped(text: str) -> str:
    """A value inside a sentence: one line, no longer than needed to recognise it."""
    line = _one_line(text)
    return line if len(line) <= _CLIP else line[:_CLIP] + "…"


def _plain(said: tuple[str, str]) -> Sentence:
    return Sentence(_one_line(said[0]), _one_line(said[1]))


def _pattern(error: DxdeskError) -> tuple[str, str]:
    if isinstance(error, store.WrongFile) and error.matter == files.IDENTITY:
        return _REWRITTEN
    if isinstance(error, general.BadValue) and not error.text:
        return _NOTHING_GIVEN
    return SENTENCES[type(error)]


def _facts(error: DxdeskError) -> Mapping[str, Any]:
    facts = {name: _said(value) for name, value in vars(error).items()}
    match error:
        case general.BadValue():
            facts["hint"] = error.hint or _TYPE_AGAIN
        case general.CannotWrite() | backup_errors.BackupFailed():
            facts["reason"], facts["remedy"] = DISK[error.reason]
        case store.StoreInUse():
            facts["holder"] = _holder(error.holder) if error.holder else ""
            facts["copy"] = place_words.copy_can_be_seen(_time(error.copy))
        case store.OnlyALook():
            facts["as_of"] = place_words.of_copy(_time(error.as_of))
        case store.NotAllowed():
            facts["owner"] = OWNERS[error.owner]
        case store.WrongRole():
            facts["needed"] = ROLES[error.needed]
        case store.NothingToSubmit():
            facts["round"] = _round(error.round)
    return facts | {"file": _file(error), "count": _count(error)}


def _details(error: DxdeskError) -> tuple[str, ...]:
    match error:
        case store.Unsettled(names) | store.Incomplete(names):
            return names
        case loading.PlanRefused(problems=problems):
            return tuple(
                loading_words.line(each.sheet, each.address, clipped(each.found), each.expected)
                for each in problems
            )
    return ()


def _said(value: object) -> str:
    match value:
        case Path():
            return str(value)
        case tuple():
            return "、".join(map(str, value))
    return clipped(str(value))


def _file(error: DxdeskError) -> str:
    path = getattr(error, "path", None)
    return path.name if isinstance(path, Path) else ""


def _count(error: DxdeskError) -> int:
    return error.count if isinstance(error, store.NoSuchCandidate) else len(_details(error))


def _round(key: str) -> str:
    try:
        return round_name(*read_round(key))
    except DxdeskError:
        return key


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _holder(holder: store.Holder) -> str:
    since = _time(datetime.fromisoformat(holder.since))
    who = "、".join(part for part in (holder.department, holder.user) if part)
    return f"（PC「{holder.host}」、{who}、{since}から）"


def _time(moment: datetime | None) -> str:
    return calendar.short_time(moment) if moment else ""
