"""Words of the help window and of the printed guides."""

TITLE = "使い方"
MENU_HELP = "この画面の使い方(&H)"
MENU_GUIDE = "手引きをPDFで書き出す(&G)…"
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


def linked(title: str) -> str:
    """The title of another topic, where no link can be followed."""
    return f"「{title}」"
