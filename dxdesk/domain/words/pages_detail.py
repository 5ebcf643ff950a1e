"""Words of the page 詳細・入力."""

TITLE = "詳細・入力"
NEXT = "次の取組へ"
PREVIOUS = "前の取組へ"
BACK = "一覧へ戻る"
BACK_TIP = "一覧へ戻る（Alt+←）"
NEXT_TIP = "次の取組へ（Ctrl+PgDn）"
PREVIOUS_TIP = "前の取組へ（Ctrl+PgUp）"
PUBLIC_HELP = (
    "項目ごとに、名前の右の「公表可」で選びます（Ctrl+Shift+K）。印のない項目は公表しません。"
)
NO_NEXT = "最後の取組です。"
NO_PREVIOUS = "最初の取組です。"

PLACES = "計画と前回の報告と履歴"
PLAN = "計画"
LAST = "前回"
HISTORY = "履歴"
FORMS = "入力欄"
REPORT = "進捗報告"
WORK = "目標・工程・指標"
REVIEW = "事務局評価"
NOTHING_YET = "上の一覧から取組を選ぶと、ここに入力欄が出ます。"

FIXED = "計画書の記載です。ここでは変えられません。"
NO_TEXT = "取組ごとの説明は、計画書の概要版にはありません。"
IN_CHARGE = "担当課"
OPEN_PLAN = "計画の本文を開く"
OPEN_PLAN_TIP = "この取組のところを計画の画面で読みます（Ctrl+Shift+P）"
NO_TARGET = "まだ書かれていません。"

NO_LAST = "前回の報告はありません。"
NO_HISTORY = "この項目には、まだ変更がありません。"
CHOOSE_FIELD = "項目に入ってから［履歴］を押すと、その項目の変更が出ます。"

YEAR = "年度"
YEAR_TIP = "その年度の報告を出します（←→でも選べます）"

NO_DEPARTMENT = "この取組には、まだ担当課がありません。担当課が決まると、ここで報告を入力できます。"
NO_ROUND = "報告回がまだありません。報告回ができると、ここで報告を入力できます。"

SHOW_HISTORY = "履歴"
SHOW_HISTORY_TIP = "いまの項目の変更を左に出します（Ctrl+H）"
COPY = "前回から写す"
COPY_TIP = "いまの項目に前回の報告の文を写します（Ctrl+Shift+R）"
NOTHING_TO_COPY = "前回の報告に、この項目の文はありません。"
NOT_WRITABLE = "この項目は、いまは書き換えられません。"
NOT_COPYABLE = "文章を書く項目に入ってから押してください。"

BACK_TO_FIELD = "その欄へ戻る"

NOTHING = "まだありません。"
STRIKE = "削除"

GROUPS = {
    "judgement": "評価",
    "results": "実績",
    "ahead": "課題と今後",
    "money": "予算",
    "writer": "記入者",
    "public": "公表",
    "more": "そのほか",
}

LOCKED = {
    "plan": "計画書の記載です。",
    "coordinator": "取りまとめの課が入力する項目です。",
    "department": "担当課が入力する項目です。",
}


def heading(number: str, title: str) -> str:
    """4 窓口手数料等のキャッシュレス決済の導入."""
    return f"{number} {title}".strip()


def no_round_in(year: str) -> str:
    """A year without a round was chosen."""
    return f"{year}の報告回はまだありません。"


def place(number: int, total: int) -> str:
    """3/26."""
    return f"{number}/{total}" if total else ""


def bodies(names: str) -> str:
    """Where the plan says who pushes it ahead."""
    return f"推進体制（{names}）の役割と基本方針は、計画の本文で読めます。"


def left_behind(title: str, count: int) -> str:
    """What cannot be saved yet was kept while going on."""
    return f"「{title}」に直すところが{count}件あります。書きかけは残してあります。"


def target(year: str) -> str:
    """令和6年度の年次目標."""
    return f"{year}の年次目標"


def published_before(day: str, text: str) -> str:
    """◇ 公表した後に変えています。公表した目標（R6.7.1）：…"""
    at = f"（{day}）" if day else ""
    return f"◇ 公表した後に変えています。公表した目標{at}：{text}"


def changed_for(reason: str) -> str:
    """Why a published target was changed."""
    return f"変えた理由：{reason or '書かれていません'}"


def value_of(indicator: str, year: str) -> str:
    """指標「対象窓口の数」の令和6年度の値."""
    return f"指標「{indicator}」の{year}の値"


def named(label: str, name: str) -> str:
    """工程 1."""
    return f"{label} {name}".strip()


def add(label: str) -> str:
    """＋ 工程を追加."""
    return f"＋ {label}を追加"


def strike(title: str) -> str:
    """What a button strikes out, for screen readers."""
    return f"{title}を削除"


def changed(at: str, who: str) -> str:
    """The head of a line of history."""
    return f"{at}　{who}"


def step(before: str, after: str) -> str:
    """12 → 18."""
    return f"{before} → {after}"


def source(name: str) -> str:
    """Which file a value came from."""
    return f"出所：{name}"


def history_of(label: str) -> str:
    """The heading of the history of one field."""
    return f"「{label}」の変更"
