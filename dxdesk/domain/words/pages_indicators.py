"""Words of the page 指標."""

TITLE = "指標"
TABLE = "指標と年度ごとの値"
ADD = "指標を追加"
ADD_TIP = "いまの取組に指標の行を足します（Ctrl+N）"
STRIKE = "指標を削除"
STRIKE_TIP = "いまの行の指標を削除します（Ctrl+-）"
HELP = "値は年度ごとに入れます。Excelから貼り付けられます。Ctrl+N で指標を足します。"

DEPARTMENT_LOCK = "担当課は、取りまとめの課が担当割で決めます。"
VERDICT_LOCK = "目標値・実績値・望ましい向きから決まる欄です。"
VERDICT = "判定"

EMPTY = (
    "この課が担当する取組は、まだありません。取りまとめの課から届く依頼ファイルを受け取ると、"
    "ここに指標を入れられます。"
)
EMPTY_OFFICE = "担当課のある取組が、まだありません。担当課が決まると、ここに指標を入れられます。"
TO_ASSIGN = "担当割へ進む"
NOTHING_TO_STRIKE = "この行には、まだ削除するものがありません。"
NO_ROW = "指標を足す取組の行を選んでください。"


def of_year(year: str, label: str) -> str:
    """The heading of a column of one fiscal year: R5 目標値."""
    return f"{year} {label}"


def struck(title: str) -> str:
    """An indicator was struck out."""
    return f"指標「{title}」を削除しました。元に戻す（Ctrl+Z）でやめられます。"


def nameless(number: str) -> str:
    """What an indicator without a name is called, by the number of its 取組."""
    return f"取組{number}の名前のない指標"


def counted(count: int) -> str:
    """How many indicators there are."""
    return f"指標{count}件"
