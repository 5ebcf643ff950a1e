"""What a check of a store says: what is damaged, where, and what its last good value was."""

SOUND = "壊れたところはありません。"
DAMAGED_NEXT = (
    "このファイルは消さずに写しを取っておき、バックアップから復元してください。"
    "壊れた値は、示した「最後の正しい値」と比べて確かめてください。"
)
OLD_SCHEMA = (
    "古い保存形式なので、操作ごとの照合はできません。一度dxdeskで開くと、新しい形式になります。"
)
PASSED = "示された照合番号は、この履歴の途中または終わりのものです。"
NOT_PASSED = (
    "示された照合番号は、この履歴にありません。履歴が短くされたか、書き換えられています"
    "（番号の写し間違いも確かめてください）。"
)
NOT_PASSED_NEXT = "その番号が印刷された後のバックアップを探し、中身を比べてください。"
BLANK = "（空欄）"

FAULTS = {
    "page": "ファイルの構造",
    "schema": "表の作り",
    "owner": "保存ファイルの持ち主",
    "row": "記録",
    "value": "記録（履歴と違う値）",
    "fold": "操作と記録の食い違い",
    "revision": "変更履歴",
    "act": "操作の記録",
    "switch": "操作の取消し・やり直しの状態",
    "stray": "どの操作にも属さない行",
}

NOW = {
    "fold": "操作から求め直した値",
    "revision": "履歴にある値",
    "act": "操作にある値",
}

TABLES = {
    "act": "操作",
    "deed": "操作",
    "seal": "操作",
    "revision": "履歴",
}


def checked(records: int) -> str:
    """How much was looked at."""
    return f"記録{records}件と、そのすべての履歴を調べました。"


def number(text: str) -> str:
    """The number of the whole past."""
    return f"照合番号：{text}"


def found(count: int) -> str:
    """So many things are wrong."""
    return f"壊れたところが{count}か所あります。"


def place(title: str, key: str, label: str) -> str:
    """取組4(市民課)（P7/T4/D0210）の「取組結果」."""
    named = f"{title}（{key}）" if title != key else key
    return f"{named}の「{label}」" if label else named


def row(table: str, count: int) -> str:
    """操作12, 履歴345."""
    return f"{TABLES[table]}{count}" if table in TABLES and count else ""


def values(fault: str, stored: str | None, good: str | None) -> str:
    """What lies there and what did."""
    there = NOW.get(fault, "いまの値")
    return f"{there}「{stored or BLANK}」、最後の正しい値「{good or BLANK}」"


def line(fault: str, places: list[str], said: str) -> str:
    """One thing that is wrong."""
    where = " ".join(each for each in places if each)
    head = f"{FAULTS[fault]}：{where}" if where else FAULTS[fault]
    return f"{head}　{said}" if said else head
