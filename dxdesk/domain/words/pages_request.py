"""Words of the screen 依頼."""

from collections.abc import Mapping, Sequence

TITLE = "依頼"
STEP_LOAD = "1 課と担当を読み込む"
STEP_ROUND = "2 報告回を開く"
STEP_SEND = "3 依頼を書き出す"

TEMPLATE = "様式を書き出す"
TEMPLATE_MENU = {
    "departments": "部・課の様式…",
    "assignments": "担当割の様式…",
    "plan": "計画の様式…",
}
LOAD = "書き込んだ様式を読み込む…"
SAMPLE = "例で試す"
SAMPLE_TIP = "「例」と名の付いた課、担当、報告を読み込みます。あとで元に戻せます。"
NO_DEPARTMENTS = (
    "課がまだありません。様式を書き出して、課と担当を書き込み、読み込んでください。"
    "まず試すときは［例で試す］を押してください。"
)
NO_ASSIGNMENTS = "担当がまだありません。担当割の様式に書き込み、読み込んでください。"

ROUNDS = "報告回"
ROUND_NAME = "報告回"
OPENS = "照会開始"
DUE = "提出期限"
ADD_ROUND = "報告回を開く…"
NO_ROUNDS = "報告回がまだありません。年度と種類、提出期限を決めて開いてください。"

OPEN_YEAR = "一年分を開く…"
OPEN_YEAR_TIP = (
    "年度当初・上半期・年度末か、四半期ごとの報告回をまとめて開きます。日は開庁日を選びます。"
)
CHANGE_ROUND = "期限・照会文…"
CHANGE_ROUND_TIP = "選んだ報告回の照会開始日、提出期限、公表日、照会文を書き換えます。"
NO_CHANGE_ROUND = "先に、報告回を開いてください。"
TARGETS = "年次目標の公表"
PUBLISH = "年次目標を公表する…"
PUBLISH_TIP = "いまの年次目標を公表した目標として固定します。それから変えるには理由が要ります。"

YEAR_DIALOG = "一年分の報告回を開く"
YEAR_KINDS = "報告回の組"
YEAR_HELP = "もう開いてある報告回は、そのまま残ります。"
YEAR_TEMPLATES = {"standard": "年度当初・上半期・年度末", "quarterly": "四半期ごと（4回）"}
PUBLISH_DIALOG = "年次目標を公表する"
PUBLISH_DONE = "公表する"
CHANGE_DONE = "書き換える"
CHANGED = "書き換えるところはありませんでした。"

NO_ONE_TO_ASK = "課と担当を読み込むと、ここに課と取組の数が並びます。"
DEPARTMENTS = "課と取組の数"
DEPARTMENT = "課"
WORK = "取組"
ASKED = "依頼"
ASKED_NOT = "未"

PRIMARY = "依頼ファイルを書き出す"
PRIMARY_LOAD = "書き込んだ様式を読み込む"
PRIMARY_ROUND = "報告回を開く"
PRIMARY_BOARD = "提出状況へ"
AGAIN = "依頼ファイルを書き出し直す…"
AGAIN_TIP = "期限や担当を変えたあとで、すべての課の依頼ファイルをもう一度書き出します。"
THEN = "各課へ送ったあとは、提出状況で、どの課から届いたかが分かります。"

PROBLEMS = "読み込めなかったところ"
SHEET = "シート"
ADDRESS = "セル"
FOUND = "書いてあること"
EXPECTED = "直し方"
HIDE_PROBLEMS = "閉じる"

DIALOG = "報告回を開く"
DIALOG_OPEN = "開く"
DIALOG_CANCEL = "やめる"
DIALOG_OPEN_TIP = "開く（Ctrl+Enter）"
SAMPLE_LOADED = "例を読み込みました。Ctrl+Zで元に戻せます。"
SAMPLE_KNOWN = "例は、もう読み込んであります。"


def missing(label: str) -> str:
    """A blank that must be filled in."""
    return f"{label}が空です。入れてください。"


def have(departments: int, assignments: int) -> str:
    """How much is loaded."""
    return f"課 {departments}、課ごとの担当 {assignments}件"


def loaded(name: str, counts: Mapping[str, int], changes: int, problems: int) -> str:
    """What loading did."""
    each = "、".join(f"{label}{count}件" for label, count in counts.items())
    took = f"「{name}」から{each or '何も'}を読み込みました（変わった値{changes}）。"
    rest = f"読み込めないところが{problems}か所あります。下の一覧を見て直してください。"
    return took + (rest if problems else "")


def added(name: str) -> str:
    """A round was opened."""
    return f"{name}を開きました。続けて、依頼ファイルを書き出してください。"


def added_year(names: Sequence[str]) -> str:
    """The rounds of a year were opened."""
    if not names:
        return "その年度の報告回は、もうすべて開いてあります。"
    return f"{len(names)}つの報告回を開きました：{'、'.join(names)}。期限は開庁日です。"


def change_title(name: str) -> str:
    """The dialog of a round's days."""
    return f"{name}の期限と照会文"


def changed_round(name: str) -> str:
    """A round's days are others."""
    return f"{name}を書き換えました。送ってある依頼ファイルは、元の期限のままです。"


def with_keys(done: str) -> str:
    """What the last button of a dialog does, and its keys."""
    return f"{done}（Ctrl+Enter）"


def targets_standing(year: str, published: int, changed: int, ready: int, blank: int) -> str:
    """How many 年次目標 of a year are published, may be, or say nothing yet."""
    if not (published or ready or blank):
        return "担当が決まると、ここに年次目標の数が出ます。"
    later = f"（うち、公表した後に変えたもの{changed}件）" if changed else ""
    return f"{year}：公表 {published}件{later}、公表前 {ready}件、まだ書かれていない {blank}件"


def issued(count: int, folder: str) -> str:
    """Requests were written."""
    return f"依頼ファイルを{count}件書き出しました：{folder}\n各課へ、メールなどで送ってください。"


def problems(count: int) -> str:
    """The heading of what was not loaded."""
    return f"{PROBLEMS} {count}か所"
