"""Words of the screen ダッシュボード."""

TITLE = "ダッシュボード"
AXIS = "評価軸"
ALL = "全体"
PLAN = "計画"
EVERY = "すべての取組"
NONE = "基本施策に属さない取組"
BY_MEASURE = "基本施策別（主管課の答え、再掲を除く）"
BY_DEPARTMENT = "課別（主管・関係のすべての答え）"
TREND = "これまでの報告回との比較"
MONEY = "予算額と決算額（主管課の答え）"
KPI = "指標と目標"
KPI_HEADS = ("No", "指標", "目標値", "実績値", "時点", "判定")
CHART = "図"
EMPTY = "集計は、報告が1件入ると出ます。"
TO_INITIATIVES = "取組一覧へ進む"
TO_REQUEST = "依頼へ進む"
NO_ROUND = "報告回がまだありません。報告回を開くと、集計が出ます。"
NO_ROUND_OWN = (
    "まだ依頼を受け取っていません。届いた依頼ファイルを受け取り、報告を書くと、集計が出ます。"
)
LATE = "遅れ・やや遅れ"
NO_LATE = "遅れはありません。取組一覧を見る"
NOTHING_COUNTED = "この欄は0件なので、開く一覧がありません。"
HELP = "数の欄でEnterを押すと、その取組が一覧に並びます。"


def every(*, own: bool) -> str:
    """What the row of all is of."""
    return "この課の取組" if own else EVERY


def by_measure(*, own: bool) -> str:
    """The figures of each 基本施策, and by whose answers."""
    return "基本施策別（この課の答え、再掲を除く）" if own else BY_MEASURE


def money(*, own: bool) -> str:
    """The amounts, and by whose answers."""
    return "予算額と決算額（この課の答え）" if own else MONEY


def blank_of(label: str) -> str:
    """予算額の未記入."""
    return f"{label}の未記入"


def see_late(count: int) -> str:
    """遅れ・やや遅れ3件を見る; the primary button."""
    return f"{LATE}{count}件を見る" if count else NO_LATE


def listed(name: str, head: str) -> str:
    """What a list is of: Ⅰ 窓口 ◆ 遅れ."""
    return f"{name} {head}"


def counted(total: int) -> str:
    """What the status bar says."""
    return f"{total}取組"
