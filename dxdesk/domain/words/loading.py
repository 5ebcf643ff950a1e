"""Words of the workbooks from which plans, 課 and assignments are loaded, and of their faults."""

from collections.abc import Iterable

from dxdesk.domain.fields import Kind
from dxdesk.domain.words import exchange, values

KEY = exchange.KEY
LIST_MARK = exchange.LIST_MARK
INITIATIVE = exchange.INITIATIVE
PLAN = "計画"
DEPARTMENT = "担当課"
INDICATOR = "指標名"
YEAR = "年度"
TIER = "スキル層"

GUIDE_SHEET = "記入例"
GUIDE_COLUMNS = ("シート", "列", "書き方", "例")
GUIDE_NOTES = (
    "1行に一つずつ書き、上書き保存してから dxdesk で読み込んでください。",
    "列や行の順は変えてもかまいません。このシートは読み込まれません。",
    "読み込めない行は、場所と理由を一覧で示して除きます。ほかの行は読み込みます。",
    "空欄は「変更なし」として扱い、すでにある値を消しません。",
)
KEY_HELP = "空欄でかまいません。書いてあるときは、その記録を書き換えます。"
KEY_EXAMPLE = "（空欄）"
MUST = "必須"
TEMPLATE_TITLES = {
    "plan": "計画",
    "departments": "部・課",
    "assignments": "担当割",
    "rounds": "報告回",
    "indicators": "指標",
    "skills": "スキル",
}

HELP = {
    PLAN: "計画が二つ以上あるときだけ、計画名を書きます。",
    INITIATIVE: "取組の番号、取組名またはキーを書きます。",
    DEPARTMENT: "課名、課のコードまたはキーを書きます。",
    INDICATOR: "「指標」のシートに書いた指標名を書きます。",
    YEAR: "令和6年度、R6、2024 のどの書き方でもかまいません。",
    TIER: "「スキル層」のシートに書いた層の名前を書きます。",
}

EXAMPLES = {
    "plan.title": "例　第一次情報化計画",
    "plan.city": "例市",
    "plan.first_year": "令和8年度",
    "plan.last_year": "令和10年度",
    "policy.number": "1",
    "basic_measure.number": "Ⅰ",
    "measure.number": "1",
    "measure.basic_measure": "Ⅰ",
    "initiative.number": "1",
    "initiative.title": "例　窓口の予約をオンラインで行う",
    "initiative.measure": "1",
    "initiative.policies": "1、2",
    "initiative.data_plan": "○",
    "term.axis": "進捗",
    "term.code": "on-track",
    "term.letter": "○",
    "term.word": "予定どおり",
    "division.code": "02",
    "division.name": "例市民部",
    "department.code": "0210",
    "department.name": "例市民課",
    "department.kana": "れいしみんか",
    "department.division": "例市民部",
    "department.valid_from": "令和6年4月1日",
    "assignment.department": "例市民課",
    "assignment.role": "主管",
    "round.year": "令和6年度",
    "round.kind": "年度末",
    "round.due": "R7.5.16",
    "indicator.title": "例　オンライン申請の割合",
    "indicator.unit": "%",
    "indicator.baseline": "12.5",
    "indicator_value.target": "40",
    "indicator_value.as_of": "R7.3.31",
    "skill_tier.title": "例　管理職",
    "skill_item.title": "例　業務の見直しを進められる",
    INITIATIVE: "4",
    DEPARTMENT: "例市民課",
    INDICATOR: "例　オンライン申請の割合",
    YEAR: "令和6年度",
    TIER: "例　管理職",
}

UNKNOWN_SHEET = "見出しから、何の表か分かる列が要ります（「記入例」の列名を使ってください）。"
NOT_BLANK = "空欄にできません。"
NOT_A_KEY = "キーとして読めません。空欄にするか、正しいキーを書いてください。"
NO_PARENT = "この記録が属する記録がありません。先に登録してください。"
ONE_PLAN = "どの計画か決められません。「計画」の列に計画名を書いてください。"
TWICE = "同じ記録の行が二つあり、内容が違います。一つにしてください。"
NOT_A_CODE = "半角の英数字（と「-」「.」）で書いてください。"
NOT_YOURS = "自分の課が書く項目ではありません。"
NO_ASSIGNMENT = "この取組にこの課の担当がありません。先に担当割を読み込んでください。"
NO_INDICATOR = "この取組と課に、この名前の指標がありません。「指標」のシートに書いてください。"


FORMS = {
    Kind.DATE: values.DATE_FORMS,
    Kind.YEAR: values.YEAR_FORMS,
    Kind.FLAG: values.FLAG_FORMS,
}


def template_title(kind: str) -> str:
    """The title of an empty workbook."""
    return f"{TEMPLATE_TITLES[kind]}の読込み用の様式"


def template_file(kind: str) -> str:
    """The usual name of an empty workbook, without its ending."""
    return f"{TEMPLATE_TITLES[kind]}_様式"


def refer(label: str) -> str:
    """How a reference to another record is written."""
    return f"{label}の番号、コード、名前またはキーを書きます。"


def notes(must: str, *sentences: str) -> str:
    """What helps to fill in one column."""
    text = "".join(sentences)
    return f"【{must}】{text}" if must else text


def key_of(label: str) -> str:
    """A key of another record type stands in the key column."""
    return f"「{label}」のキーを書いてください。"


def no_such(label: str) -> str:
    """A reference that names nothing."""
    return f"この{label}は登録されていません。番号、コード、名前またはキーを確かめてください。"


def one_of_axes(labels: Iterable[str]) -> str:
    """Which axes a term may belong to."""
    return f"{LIST_MARK.join(labels)} から選んでください。"


def ambiguous(label: str, names: str) -> str:
    """A reference that several records answer to."""
    return f"当てはまる{label}が二つ以上あります（{names}）。キーで書いてください。"


def quoted(label: str) -> str:
    """A column's name in running text."""
    return f"「{label}」"


def refused(problem_count: int) -> str:
    """How many cells kept rows out."""
    return f"読み込めないところが{problem_count}か所あります。"


def line(sheet: str, address: str, found: str, expected: str) -> str:
    """One problem as a line."""
    place = "".join(each for each in (quoted(sheet) if sheet else "", address) if each)
    return f"{place}「{found}」：{expected}" if found else f"{place}（空欄）：{expected}"
