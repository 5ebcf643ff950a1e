"""Words of the screen 担当割."""

TITLE = "担当割"
PLACES = "担当割と課"
GRID = "取組と課の担当割"
DEPARTMENTS = "課"
FINDINGS = "確かめるところ"
FINDING = "気付き"
NUMBER, INITIATIVE = "No", "取組"
PRIMARY = "次の気付きへ"
PRIMARY_DONE = "依頼へ進む"
HELP = (
    "◎か「主」で主管、○か「関」で関係になります。Excelの表を写して、左上の欄に貼り付けられます。"
    "空にすると担当から外れます（答えた内容は残ります）。"
)
HELP_DEPARTMENTS = "課が変わるときは「組織改正…」で登録すると、担当と指示事項も引き継がれます。"
CODE = "新しい課のコード"
ADD = "課を追加"
ADD_TIP = "コードを入れて追加し、課名を書き込むと課ができます（Ctrl+N）。"
NO_CODE = "先に、新しい課のコード（例 0510）を入れてください。"
CODE_TAKEN = "そのコードの課はもうあります。その行に移りました。"
BAD_CODE = "コードは英数字で入れてください。"
EMPTY = "課がまだありません。課を追加するか、課の様式を読み込むと、ここに取組と課の表が出ます。"
TO_DEPARTMENTS = "課を追加する"
PLAN_LOCK = "計画書の記載です。"
CODE_LOCK = "コードは課の見出しなので変えられません。課が変わるときは、新しい課を追加してください。"


def counted(initiatives: int, departments: int, findings: int) -> str:
    """What the status bar says."""
    return f"{initiatives}取組、{departments}課、気付き{findings}件"
