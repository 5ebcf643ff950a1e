"""Words of 公表: which fields may be published, and how a citizen reads them."""

TITLE = "公表"
GRID = "報告ごとの公表可否"
PREVIEW = "この取組が市民に見える内容"
SILENT = "この取組には、公表可とされた項目がまだありません。公表用には載りません。"
NUMBER, NAME, DEPARTMENT, COUNT = "番号", "取組名", "課", "公表"
PRIMARY = "公表用を印刷"
PRIMARY_TIP = "公表用と、公表用に載せない項目を、帳票で作ります。"
OPEN_DATA = "オープンデータ（CSV）"
OPEN_DATA_TIP = "公表可の項目だけを、一つの表にして書き出します（Ctrl+E）。"
ALL = "この行をすべて公表可"
ALL_TIP = "選んだ行の、書いてある項目をすべて公表可にします（Ctrl+Shift+A）。"
HELP = "○の項目だけが公表されます。・は書いてあるが公表しない項目、空欄はまだ書いていない項目です。"
PUBLIC, KEPT = "○", "・"
NOTHING_WRITTEN = "この項目は、まだ書かれていません。"
LOCK = "報告の記録です。ここでは公表してよいかだけを決めます。"
NOTHING = "行が選ばれていません。"
EMPTY = "この報告回には、まだ報告がありません。"
TO_MERGE = "取りまとめへ"
EMPTY_NO_ROUND = (
    "報告回がまだありません。報告回を開いて依頼し、報告が届くと、ここで公表を決められます。"
)
TO_REQUEST = "依頼へ"
SIGNS = {"○": True, "〇": True, "◯": True, "1": True, "可": True, "公表": True}
KIND_FILE = "オープンデータ"
ROWS_MEANING = "取組と課ごとに1行です。公表可とした項目だけを書いています。"
CODE, CITY, PLAN, YEAR = "地方公共団体コード", "地方公共団体名", "計画名", "年度"
ID, ROUND_NAME, BASIC, MEASURE = "ID", "報告回", "基本施策", "施策"
INITIATIVE_NUMBER, INITIATIVE, OFFICE = "取組番号", "取組名", "担当課"
TARGET, AS_OF, AS_OF_ERA = "公表した年次目標", "基準時点（西暦）", "基準時点（和暦）"
MEANINGS = {
    CODE: "総務省の定める6桁のコードです。計画の編集で入れます。",
    CITY: "地方公共団体の名前です。",
    PLAN: "計画の名前です。",
    ID: "行ごとに変わらない記号です。",
    YEAR: "4月から始まる年度の西暦です。",
    ROUND_NAME: "報告の時期です。",
    BASIC: "取組の属する基本施策です。",
    MEASURE: "取組の属する施策です。",
    INITIATIVE_NUMBER: "計画書に印刷された番号です。",
    INITIATIVE: "取組の名前です。",
    OFFICE: "報告の時の担当課です。",
    TARGET: "公表したときの年次目標の文です。",
    AS_OF: "報告がいつの時点のものかです。",
    AS_OF_ERA: "同じ日を元号で書いたものです。",
}
LEGEND = "列の意味"
COLUMN, MEANING = "列", "意味"
NONE = "公表可とされた項目はまだありません。"


def counted(rows: int, fields: int) -> str:
    """What the status bar says."""
    return f"報告{rows}件、公表可の項目{fields}個"


def of_all(public: int, written: int) -> str:
    """3／5."""
    return f"{public}／{written}"


def act(count: int) -> str:
    """The act: fields were marked, or no longer."""
    return f"公表可否の変更（{count}か所）"


def written(name: str) -> str:
    """The file was written."""
    return f"「{name}」に書き出しました。"


def file_name(plan: str, round_name: str) -> str:
    """The usual name of the file."""
    return f"{KIND_FILE}_{plan}_{round_name}"


def rows(count: int) -> str:
    """How many rows the table has."""
    return f"この表は{count}行です。{ROWS_MEANING}"
