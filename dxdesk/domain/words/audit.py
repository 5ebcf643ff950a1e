"""Words of the check before printing."""

SORTS = {
    "unreported": "未提出",
    "blank": "未記入",
    "contradicting": "確かめたい評価",
    "missing": "印字できない文字",
    "overlong": "長い文",
}
SORT = "種類"
RECORD = "取組・課"
FIELD = "項目"
WHAT = "内容"
SORT_MEANING = "未提出、未記入、確かめたい評価、印字できない文字、長い文のどれかです。"
RECORD_MEANING = "その記録の取組と課です。"
FIELD_MEANING = "確かめる項目の名前です。空欄は、記録の全体です。"
WHAT_MEANING = "確かめることの説明です。"
ELSEWHERE = "見出しなど"
BLANK = "必須の項目が空いています。"
NO_OFFICE = "ページの下に発行する部課名が出ません。設定でも書けます。"
NONE = "確かめることは見つかりませんでした。"
EXPLAINED = "印刷の前に確かめるとよいことの一覧です。直さなくても印刷できます。"


def not_reported(department: str) -> str:
    """Nobody has answered."""
    return f"{department}の報告がまだありません。"


def missing(characters: str, around: str) -> str:
    """Characters that no font has."""
    return f"「{characters}」は、印刷に使う書体にありません（{around}）。"


def above_limit(length: int, limit: int) -> str:
    """A text that is longer than advised."""
    return f"{length:,}字あります（目安は{limit:,}字）。紙では全文を載せます。"


def endless(length: int) -> str:
    """Signs without a place to break a line."""
    return f"区切りのない英数字が{length:,}字続きます。紙では途中で折り返します。"


def summary(counts: str) -> str:
    """How much there is to look at."""
    return f"{counts}があります。"


def count(sort: str, number: int) -> str:
    """未記入 3件."""
    return f"{sort}{number}件"
