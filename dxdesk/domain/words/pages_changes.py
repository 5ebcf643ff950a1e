"""Words of the page 前回からの変化."""

TITLE = "前回からの変化"
TABLE = "変わったところ"
VALUES = "選んだところの前と後"
FROM, TO = "いつから", "いつまで"
FROM_DAY, TO_DAY = "いつからの日付", "いつまでの日付"
NOW = "いま"
DAY = "日付を書く"
WHAT = "対象"
FIELD = "項目"
HOW = "変化"
HOWS = {"added": "＋ 新しい", "removed": "－ なくなった", "changed": "→ 変更"}
BEFORE = "前"
AFTER = "後"
PRIMARY = "その欄を開く"
WORKING = "比べています"
NONE = "この二つの時点の間に、違いはありません。"
NO_ROUNDS = "比べる報告回がまだありません。日付を書くと、その日からの変化が並びます。"
NO_DAY = "日付を、R7.4.1 のように書いてください。"
BACKWARDS = "「いつから」が「いつまで」より後です。入れ替えて比べました。"
NOTHING_CHOSEN = "先に、変わったところを一覧から選んでください。"
HELP_ROUNDS = (
    "報告回どうしは、判定・金額・日付・挽回策・要判断事項を比べます。"
    "ほかの文は毎回書き直すので比べません。"
)
HELP_DAYS = "その日の終わりの時点を比べます。報告回は提出期限の日、会議は開催日です。"


def counted(records: int, fields: int) -> str:
    """What the status bar says."""
    return f"{records}件の記録、{fields}か所"


def round_moment(name: str) -> str:
    """A round as a moment."""
    return f"報告回 {name}"


def meeting_moment(title: str, day: str) -> str:
    """A meeting as a moment."""
    return f"会議 {title}（{day}）"
