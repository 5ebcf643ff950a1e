"""Words printed on the reports of figures: 概要, 指標と推移, 前回からの変化, ダッシュボード."""

from dxdesk.domain import calendar

PROGRESS = "進捗の状況"
BY_DEPARTMENT = "課別の状況"
CHANGE = "前回からの変化"
TO_DECIDE = "会議で決めること"
TO_DECIDE_NONE = "会議で判断を求める事項はありません。"
LATE_LIST = "遅れ、やや遅れの取組"
LATE_NONE = "遅れ、やや遅れの取組はありません。"
NO_EARLIER = "比べる前回がありません。"
INITIATIVES = "取組"
LATE_COUNT = "遅れ計"
BLANK_COUNT = "未記入"
NOW = "今回"
DIFFERENCE = "増減"
WHEN = "時点"
AXIS_KIND = "集計の区分"
AXIS_KIND_MEANING = "何ごとに数えたかです。"
GROUP = "区分の名前"
GROUP_MEANING = "基本施策や課の名前です。「計」は全体です。"
CODE_MEANING = "進捗の語を替えても変わらないコードです。空欄は未記入です。"
STANDING = "進捗"
STANDING_MEANING = "取組の進捗です。評価困難、中止、未記入も含みます。"
COUNT = "取組数"
COUNT_MEANING = "主管課の評価で数えた取組の数です（再掲を除く）。課別は担当ごとに数えます。"
UNIT = "件"
MINUS = "－-−"

INDICATORS_NONE = "指標はまだありません。"
INDICATOR_SUMMARY = "目標との比較"
VERDICTS = {
    "met": "● 届いた",
    "short": "◆ 届かない",
    "no-actual": "－ 実績未記入",
    "no-target": "－ 目標なし",
    "no-direction": "－ 向きが未記入",
}
VERDICT = "判定"
VERDICT_MEANING = "その年度の実績値が目標値に届いたかどうかです。"
TARGET, ACTUAL = "目標値", "実績値"
ACTUAL_SHORT = "実績値（目標に届かない）"
BASELINE, GOAL = "基準値", "最終目標値"
NO_VALUES = "年度ごとの値はまだありません。"
YEARS = "年度ごとの値"

CHANGES_NONE = "変化はありません。"
RATINGS = "評価の変化"
TEXTS = "記入内容の変化"
OTHERS = "そのほかの記録の変化"
RECORD = "記録"
FIELD = "項目"
BEFORE, AFTER = "変更前", "変更後"
HOW = {"added": "新しい記録", "removed": "なくなった記録", "changed": "変更"}
WHOLE = "記録の全体"
CHANGE_HOW = "変化の種類"
CHANGE_HOW_MEANING = "新しい記録、なくなった記録、変更のどれかです。"
FIELD_MEANING = "変わった項目の名前です。"
BEFORE_MEANING = "変わる前の値です。空欄は未記入です。"
AFTER_MEANING = "変わった後の値です。空欄は未記入です。"
RECORD_MEANING = "変わった記録の名前です。"

TREND = "進捗の推移"
BY_MEASURE = "基本施策別の進捗"
KPI = "指標の達成状況"
MONEY = "予算額と決算額"
BUDGET, SETTLEMENT = "予算額", "決算額"
MONEY_UNIT = "千円"
DOUBTS = "確かめたい評価"
DOUBTS_NONE = "評価どうしの食い違いなど、確かめたい点は見つかりませんでした。"
DOUBT = "確かめたい点"
DIVERGENCES = "担当課と事務局の評価の違い"
NO_FIGURES = "集計は、報告が1件入ると出ます。"


def counted(total: int, parts: str) -> str:
    """How all 取組 stand, in one sentence."""
    return f"{total}取組の内訳は、{parts}です。"


def part(word: str, count: int) -> str:
    """◆ 遅れ3件."""
    return f"{word}{count}件"


def late_change(before: int, now: int) -> str:
    """How many are late, then and now."""
    return f"遅れ、やや遅れは、前回{before}件、今回{now}件です。"


def signed(number: int) -> str:
    """+2, -1, ±0."""
    return f"{number:+d}" if number else "±0"


def matter(title: str, department: str, said: str) -> str:
    """One line of a list on the first page."""
    return f"・{title}（{department}）" + (f"：{said}" if said else "")


def more(count: int) -> str:
    """What a list on one page has no room for."""
    return f"・ほか{count}件"


def others(count: int) -> str:
    """The 課 that have no row of their own."""
    return f"ほか{count}課"


def last_time(name: str) -> str:
    """The round or moment that is compared with."""
    return f"前回（{name}）"


def against(name: str) -> str:
    """What the changes are counted from."""
    return f"{name}と比べた変化です。"


def changed(records: int, fields: int) -> str:
    """How much changed."""
    return f"{records}件の記録の{fields}項目が変わりました。"


def met(met_count: int, judged: int, total: int) -> str:
    """How many indicators reach their target."""
    text = f"目標と比べられる指標は{total}件のうち{judged}件で、{met_count}件が目標に届きました。"
    return text if judged else f"指標は{total}件ですが、目標と比べられるものはまだありません。"


def year(number: int) -> str:
    """令和6年度."""
    return calendar.year_name(number)


def value(label: str, number: str, unit: str, as_of: str) -> str:
    """目標値 2,000件; a value has its 時点."""
    return f"{label} {number}{unit}" + (f"（{as_of}時点）" if as_of else "")


def note(year_name: str, text: str) -> str:
    """A remark on one year's value."""
    return f"備考（{year_name}）：{text}"


def indicator(number: str, title: str) -> str:
    """取組4　申請件数."""
    return f"取組{number}　{title}"


def money(label: str, thousands: str, missing: int) -> str:
    """An amount and how many did not give one."""
    return f"{label} {thousands}{MONEY_UNIT}" + (f"（未記入{missing}件）" if missing else "")


def doubts(count: int, reports: int) -> str:
    """How much there is to look at."""
    return f"{reports}件の報告に、確かめたい点が{count}件あります。"
