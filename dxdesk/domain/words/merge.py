"""What became of a file and of each of its cells, in words."""

from collections.abc import Mapping

from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.merge.scope import Reason

FATES = {
    Fate.APPLIED: "反映",
    Fate.SAME: "同じ",
    Fate.SUPERSEDED: "古い",
    Fate.CONFLICT: "食い違い",
    Fate.PROPOSAL: "提案",
    Fate.REFUSED: "受け取れず",
}

REASONS = {
    Reason.UNREADABLE: "読み取れない値です。",
    Reason.UNKNOWN_KEY: "このキーの記録はありません。",
    Reason.DUPLICATE: "同じキーの行が二つあります。",
    Reason.NOT_YOURS: "課が書く項目ではありません。依頼ファイルの値のままにしてください。",
    Reason.OTHER_ROUND: "別の報告回の項目です。今回の報告回の行に書いてください。",
    Reason.OUT_OF_SCOPE: "この課の担当ではありません。",
    Reason.DELETION: "記録の取消しの申し出です。",
    Reason.BLANK_KEY: "キーのない行です。新しい記録にするかどうかを決めてください。",
    Reason.OTHER_BASE: "別の依頼ファイルから写された行です。",
    Reason.WITHDRAWN: "前に届いた回答が取り下げられました。こちらの決定を見直してください。",
    Reason.PARALLEL: "この記録の別の項目も、依頼の後に変わっています。どちらも残しました。",
    Reason.NO_REASON: "公表した目標です。変えるときは「目標を変えた理由」も書いてください。",
    Reason.APPROVED: "確認済の報告に対する、承認後の変更です。",
}

STATUSES = {
    "new": "取りまとめました",
    "known": "前に取りまとめたものと同じです",
    "again": "取り消してあったものを、もう一度取りまとめました",
    "unchanged": "発行したときのままで、回答は書かれていません",
    "adopted": "発行の控えとして受け入れました",
    "refused": "受け取れませんでした",
}

WOULD = STATUSES | {
    "new": "取りまとめられます",
    "again": "取り消してありますが、もう一度取りまとめられます",
    "adopted": "発行の控えとして受け入れられます",
    "refused": "受け取れません",
}


def counts(found: Mapping[str, int]) -> str:
    """The fates of a file's cells, with the total that they add up to."""
    each = " / ".join(f"{word} {found.get(fate.value, 0)}" for fate, word in FATES.items())
    return f"{each}（計 {sum(found.values())}）"


def cell(fate: str, place: str, label: str, found: str, why: str) -> str:
    """One cell that was not simply taken: where it is, what stands there, and why."""
    what = f"「{found}」" if found else "（空欄）"
    return f"{fate} {place} {label} {what}" + (f"：{why}" if why else "")


def expected(printed: str) -> str:
    """Which value was printed in a cell that may only repeat it."""
    return f"印刷された値は「{printed}」です。"


def repaired(place: str, found: str, mended: str) -> str:
    """One cell that was read with a safe mend."""
    return f"{place} 「{found}」を「{mended}」と読みました。"
