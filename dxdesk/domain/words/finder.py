"""Words of the search that leads to any 取組, 課, screen or command."""

COMMAND = "探して移る(&K)…"
TITLE = "探して移る"
SEARCH = "取組の番号や名前、課の名前（かなも可）、画面、操作"
FOUND = "見つかったもの"
NOTHING = "見つかりません。言葉を短くするか、番号で探してください。"
KEYS_HELP = "↑↓ で選び、Enter で移ります。Esc で閉じます。"

KIND = "種類"
NAME = "名前"
KEYS = "キー"

SCREEN = "画面"
ACTION = "操作"
INITIATIVE = "取組"
DEPARTMENT = "課"
TERM = "用語"


def numbered(number: str, title: str) -> str:
    """4 書かない窓口."""
    return f"{number} {title}" if number else title


def found(count: int) -> str:
    """5件."""
    return f"{count}件見つかりました"


def spoken(kind: str, title: str) -> str:
    """取組、4 書かない窓口."""
    return f"{kind}、{title}"
