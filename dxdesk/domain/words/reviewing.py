"""Words of the screen 評価."""

TITLE = "評価"
TABLE = "担当課の評価と事務局の評価"
FINDINGS = "この報告で確かめるところ"
SORT, TEXT = "種類", "内容"
DIVERGENCE = "評価の違い"
LEFT_OUT = "主管の答えにない"
NUMBER, INITIATIVE, DEPARTMENT = "No", "取組", "担当課"
COUNT = "確かめる"
ONLY = "確かめるところのある報告だけ"
ONLY_TIP = "評価の違い、気になるところのある報告だけを並べます（Ctrl+Shift+D）。"
REMARK = "指摘を書く"
REMARK_TIP = "報告の入力画面を開き、項目に指摘を書きます。指摘は差戻しファイルで課に届きます。"
PRIMARY = "次の確かめるところへ"
TO_REQUEST = "依頼へ進む"
NO_ROUND = "報告回がまだありません。報告回を開き、答えが届くと、ここで評価できます。"
NO_WORK = "担当のある課がまだありません。担当割を決めると、ここに並びます。"
TO_ASSIGN = "担当割へ進む"
NOTHING_FOUND = "確かめるところのある報告はありません。"
NO_FINDING = "この報告に、確かめるところはありません。"
NOT_ANSWERED = "まだ答えがありません。"
LOCKED = "担当課の評価です。事務局の評価は右隣の欄に書きます。"
PLAN_LOCK = "計画書の記載です。"


def office(label: str) -> str:
    """The heading of the office's own rating."""
    return f"{label}（事務局）"


def to_see(count: int) -> str:
    """How many things of a report ask for a second look, "" for none."""
    return f"？ {count}件" if count else ""


def left_out(name: str, label: str) -> str:
    """Something another 課 says and the lead does not."""
    return f"{name}の「{label}」に当たるものが、主管の答えにありません。"


def differing(label: str, theirs: str, ours: str) -> str:
    """Two ratings that differ."""
    return f"{label}は、担当課が「{theirs}」、事務局が「{ours}」です。"


def about(title: str, department: str, count: int) -> str:
    """Over the findings of the report at hand."""
    return f"{title}（{department}）　確かめるところ {count}件"


def counted(reports: int, rated: int, doubtful: int) -> str:
    """What the status bar says."""
    return f"{reports}件中、事務局が評価したもの{rated}件、確かめるところのあるもの{doubtful}件"
