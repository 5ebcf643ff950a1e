"""Words that stand in exchange files; the reader finds sheets and columns by them."""

from dxdesk.domain.parcel import Moment

FONT = "BIZ UDPゴシック"
FORMAT = "dxdesk 交換様式"
KEY = "キー"
VERSION = "版"
DELETION = "削除"
INITIATIVE = "取組"
ABOUT = "対象"
NEW_INDICATOR = "（新しい指標）"
PREVIOUS = "前回の進捗報告"
DELETED_MARK = "○"
LIST_MARK = "、"
NOTES = "課内メモ（提出の対象ではありません）"

REFERENCE_SHEET = "参考"
REFERENCE_TITLE = "参考　ほかの課の答え"
REFERENCE_NOTE = (
    "一緒に取り組む課の答えです。読むためのシートで、ここに書いても取り込みません。"
    "主管の課は、これをまとめて「進捗報告」のシートに書いてください。"
    "※の付いた項目は、主管の答えに見当たらないか、評価が違うものです。"
)
PRINT_SHEET = "印刷用"
PRINT_NOTE = (
    "このシートは印刷用の写しです。ここに書いても受け取られません。色の付いた欄に書いてください。"
)
PRINT_HEADS = ("項目", "前回", "今回")
ASKED_HEADS = ("件名", "指示の内容", "回答")

CONTROL_SHEET = "管理"
GUIDE_SHEET = "はじめに"

ITEM = "項目"
CONTENT = "内容"
LAYOUT = "様式版"
MOMENT = "種別"
PLAN = "計画キー"
DEPARTMENT = "課キー"
ROUND = "報告回キー"
NUMBER = "発行番号"
IDENTITY = "照合値"
BASE = "基準"
PRIOR = "先行"
COUNTED = "計上済"
HEAD = "履歴の照合番号"

PLAN_TITLE = "計画名"
DEPARTMENT_NAME = "課名"
ROUND_NAME = "報告回名"
DUE = "提出期限"

MOMENTS = {
    Moment.REQUEST: "依頼",
    Moment.SUBMISSION: "提出",
    Moment.RECEIPT: "受領・差戻し",
}

GUIDE_TITLES = {
    Moment.REQUEST: "進捗報告のお願い",
    Moment.SUBMISSION: "進捗報告の提出",
    Moment.RECEIPT: "進捗報告の受領",
}

GUIDES = {
    Moment.REQUEST: (
        "このファイルは、情報化計画の進捗を各課から報告していただくためのものです。",
        "色の付いた欄に書き込み、上書き保存して、そのまま返送してください。",
        "評価の欄は、一覧から選ぶか、「語の定義」にある語を書いてください。",
        "日付は令和6年3月31日、R6.3.31、2024/3/31のどの書き方でもかまいません。",
        "「キー」「版」の列と「管理」のシートは、書いた内容を正しく受け取るための控えです。"
        "書き換えないでください。",
        "行の並べ替え、列の追加、ファイル名の変更はしてもかまいません。",
        "行を消しても、その記録は消えません。取り消すときは「削除」の列に○を書いてください。",
        "紙で見たり回覧したりするときは、シート「印刷用」を印刷してください。",
    ),
    Moment.SUBMISSION: (
        "このファイルは、課が提出した進捗報告です。",
        "直すときは、色の付いた欄を書き換えて上書き保存し、もう一度お送りください。",
        "紙で見たり回覧したりするときは、シート「印刷用」を印刷してください。",
    ),
    Moment.RECEIPT: (
        "このファイルは、提出された進捗報告を受け取った結果です。"
        "欄ごとの結果は、シート「受領票」にあります。",
        "直すところがあれば、色の付いた欄を書き換えて上書き保存し、返送してください。",
    ),
}


def to_fill_in(count: int, sheet: str) -> str:
    """A line of the first sheet: which sheet has rows to fill in, and how many."""
    return f"シート「{sheet}」に{count}行"


def defined(term: str, definition: str) -> str:
    """One word of a drop-down with its definition."""
    return f"{term}：{definition}" if definition else term


def about_print(department: str, round_name: str) -> str:
    """The title of the sheet for printing."""
    return f"{department}　{round_name}　進捗報告"


def header(label: str, unit: str) -> str:
    """A field's column header."""
    return f"{label}（{unit}）" if unit else label


def file_name(moment: Moment, department: str, round_name: str) -> str:
    """The usual name of an exchange file, without its ending."""
    return f"{MOMENTS[moment].partition('・')[0]}_{department}_{round_name}"


DETAIL_DUPLICATE = "同じキーの行が二つあります。どちらも取り込みませんでした。"
DETAIL_UNKNOWN_KEY = "このキーの記録はありません。"
DETAIL_ERROR_CELL = "セルが計算の誤りになっています。"
DETAIL_MERGED = (
    "セルが結合されていて、どの欄の値か分かりません。結合を解除し、欄ごとに入力してください。"
)
DETAIL_UNCALCULATED = "式の結果がファイルに保存されていません。"
DETAIL_BLANK_KEY = "キーのない行です。"
DETAIL_VERSION = "別の依頼ファイルから写された行です。"


def detail(reason: str, hint: str) -> str:
    """Why a cell was not read, with what would be right."""
    return f"{reason} {hint}".strip()


CONTINUATION_SHEET = "長文の続き"
CONTINUED_KEY = "続きの行"
CONTINUED_FIELD = "続きの項目"
CONTINUED_ORDER = "続きの番号"
CONTINUED_TEXT = "続きの文"


def own_answer(name: str) -> str:
    """The heading of the lead's own answer."""
    return f"{name}（主管）"


def left_out(label: str) -> str:
    """A field of which the lead's answer shows nothing, or another rating."""
    return f"※{label}"


def asked(asker: str, until: str) -> str:
    """最高情報責任者（CIO） R5.9.30まで: who asks, and until when."""
    return " ".join(each for each in (asker, f"{until}まで" if until else "") if each)
