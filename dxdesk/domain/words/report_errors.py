"""Why a report cannot be made and what to do about it, one pair for each fault."""

from dxdesk.domain import report_errors as faults
from dxdesk.domain.errors import UsageError

SENTENCES: dict[type[UsageError], tuple[str, str]] = {
    faults.UnknownKind: (
        "「{name}」という帳票はありません。",
        "次の中から選んでください：{known}",
    ),
    faults.UnknownFormat: (
        "この帳票は「{name}」の形式では作れません。",
        "次の中から選んでください：{known}",
    ),
    faults.NotKept: (
        "「{path}」は、会議資料の控えではありません。",
        "会議資料を作るときに残した控えのファイルを選んでください。",
    ),
    faults.NotPrinted: (
        "印刷できませんでした。",
        "プリンターの電源と接続を確かめて、もう一度印刷してください。",
    ),
    faults.UnknownRound: (
        "報告回「{key}」がありません。",
        "報告回の一覧を確かめて、指定し直してください。",
    ),
    faults.UnknownDepartment: (
        "課「{key}」がありません。",
        "課の一覧を確かめて、指定し直してください。",
    ),
}


def sentence(fault: UsageError) -> tuple[str, str]:
    """What happened and what to do, for a fault of this module."""
    happened, remedy = SENTENCES[type(fault)]
    facts = {name: _said(value) for name, value in vars(fault).items()}
    return happened.format_map(facts), remedy.format_map(facts)


def _said(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
