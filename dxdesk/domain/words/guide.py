"""Words of the help window and of the printed guides."""

TITLE = "使い方"
MENU_HELP = "この画面の使い方(&H)"
SAVE = "手引きを書き出す場所"
FILTER = "PDF (*.pdf)"
SEARCH = "ことばで探す"
TOPICS = "項目"
PAGE = "説明"
NOTHING_FOUND = "そのことばのある説明はありません。ことばを短くして、もう一度探してください。"

GUIDES = {
    "department": "各課の手引き",
    "coordinator": "取りまとめの手引き",
    "security": "情報セキュリティ確認のための資料",
}
BUTTON = r"［([^］]+)］"


def edition(version: str) -> str:
    """What stands at the foot of a guide."""
    return f"dxdesk {version}"


def guide_file(name: str) -> str:
    """The usual file of a guide."""
    return f"{name}.pdf"


def menu(name: str) -> str:
    """The menu entry that prints a guide."""
    return f"{name}（PDF）…"


def step(number: int, text: str) -> str:
    """One step of several."""
    return f"{number}. {text}"


def linked(title: str) -> str:
    """The title of another topic, where no link can be followed."""
    return f"「{title}」"
