"""Words that several pages share."""

from collections.abc import Iterable

LIST_MARK = "、"
BLANK = "（空欄）"
UNASSIGNED = "担当未定"
ALL_DONE = "なし"
ROUND = "報告回"
NO_ROUND = "報告回なし"
CONTENTS = "もくじ"
TO_SUBMIT = "提出へ進む"


def counted(shown: int, total: int) -> str:
    """22件中5件; 22件 where all are shown."""
    return f"{total}件中{shown}件" if shown != total else f"{total}件"


def joined(*sentences: str) -> str:
    """Sentences one after the other."""
    return "".join(sentences)


def listed(names: Iterable[str]) -> str:
    """A、B、C."""
    return LIST_MARK.join(names)


def department(name: str, role: str) -> str:
    """市民課（主管）."""
    return f"{name}（{role}）" if role else name
