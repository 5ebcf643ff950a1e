"""Words of 推進体制: the page, the chart, the paper."""

from collections.abc import Iterable

TITLE = "推進体制"
LIST = "体制の一覧"
CARDS = "体制の内容"
CHART = "体制図"
LIST_SHORT = "一覧"
PARTS, PARTS_TIP = "一覧と体制図", "体制の一覧と体制図を切り替えます。"
CONTENT = "体制の内容"

GROUP, NAME, HOLDER, SECRETARIAT = "区分", "体制", "現在の担当", "事務局の課"

ADD = "体制を加える"
ADD_TIP = "会議体や役割を加えます（Ctrl+N）"
HELP_OFFICE = "上位の体制と事務局の課を選ぶと、下の体制図の線と、指示事項の届け先になります。"
HELP = "計画の推進体制です。取りまとめの課が書き換えます。"
EMPTY_OFFICE = "推進体制はまだありません。会議体や役割を加えると、体制図になります。"
EMPTY = "推進体制は、まだ届いていません。"
TO_PLAN = "計画の本文を見る"

NONE = "推進体制はまだありません。"
TABLE = "体制と役割"


def listed(names: Iterable[str]) -> str:
    """Names one after another."""
    return "、".join(names)


def labelled(label: str, text: str) -> str:
    """現在の担当：副市長."""
    return f"{label}：{text}"


def counted(total: int, held: int) -> str:
    """体制8、現在の担当が決まっているもの3, in the status bar."""
    return f"体制{total}、現在の担当が決まっているもの{held}"
