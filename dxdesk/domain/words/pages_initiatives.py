"""Words of the page 取組一覧."""

TITLE = "取組一覧"
OPEN = "開く"
TREE = "計画の体系"
TREE_TOGGLE = "体系"
TREE_TIP = "計画の体系を出す・しまう（Ctrl+Shift+T）"
TABLE = "取組と担当課の一覧"
SEARCH = "探す"
SEARCH_NAME = "取組名・課名・かなで探す"
ALL = "すべての課"
ALL_TIP = "ほかの課の取組も出します（Ctrl+Shift+A）"

NUMBER = "No"
INITIATIVE = "取組"
DEPARTMENT = "担当課"
DUE = "期限"
DEPARTMENT_LOCK = "担当課は、取りまとめの課が担当割で決めます。"
DUE_LOCK = "期限は、取りまとめの課が報告回で決めます。"
NO_REPORT = "担当課と報告回が決まると入力できます。"
GAPS = "未記入"
GAPS_TIP = "提出までに書く項目のうち、まだ空欄のものの数です。"

EMPTY_FILTER = "条件に合う取組がありません。"
CLEAR_FILTER = "条件を消す"
EMPTY_OWN = (
    "この課が担当する取組は、まだありません。取りまとめの課から届く依頼ファイルを受け取ると出ます。"
)
SHOW_ALL = "すべての課の取組を見る"
EMPTY_PLAN = "計画に取組がありません。"
NOTHING_CHOSEN = "開く取組を一覧から選んでください。"


def branch(number: str, title: str) -> str:
    """Ⅰ 窓口サービスの利便性向上."""
    return f"{number} {title}".strip()


def branch_tip(label: str, count: int) -> str:
    """Ⅰ 窓口サービスの利便性向上：5取組."""
    return f"{label}：{count}取組"


def gaps(count: int) -> str:
    """3件, or a word for none."""
    return f"{count}件" if count else "なし"


def only(title: str, count: int) -> str:
    """What the list is narrowed to."""
    return f"「{title}」の{count}件だけを並べています。"
