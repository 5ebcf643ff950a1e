"""Words of the page 次の計画."""

TITLE = "次の計画"
OLD = "これまでの計画の取組"
NEW = "次の計画の取組"
OLD_SHORT, NEW_SHORT = "これまでの取組", "次の取組"
TABLES = "表示する表"
SWITCH_TIP = "これまでの計画の取組と、次の計画の取組を切り替えます（Ctrl+Tab）。"
NUMBER, NAME, LEAD = "番号", "取組名", "主管課"
LAST = "最後の"
HOW = "引継ぎ"
TARGETS = "次の計画での番号"
SOURCES = "引き継いだ取組"
TARGETS_TIP = (
    "次の計画での番号を入れます。二つ以上なら分割、ほかの取組と同じ番号なら統合になります。"
)
HOW_TIP = "継続は空いている番号になり、終了は番号がなくなります。空にすると未決に戻ります。"
SHOWN_LOCK = "これまでの計画の記録です。"
LINK_LOCK = "これまでの取組の表に入れた番号で決まります。"
BEGIN = "次の計画をつくる"
REST = "残りを継続にする"
REST_TIP = "まだ決まっていない取組を、空いている番号で継続にします。"
TO_PAPER = "新旧対照表を印刷"
NEW_NAME = "新規の取組名"
ADD = "新規を追加"
ADD_TIP = "これまでの計画にない取組を、次の計画に加えます（Ctrl+Nで取組名へ）。"
NO_NAME = "新規の取組名を入れてから追加してください。"
NO_PLAN = (
    "次の計画はまだありません。つくると、体系、評価の語、推進体制、用語を写した計画ができます。"
    "取組は、この画面で一つずつ引き継ぎます。"
)
DIALOG = "次の計画をつくる"
CANCEL = "やめる"
MAKE = "つくる"
MAKE_TIP = "次の計画をつくります（Ctrl+Enter）。"
LIST_MARK = "、"


def last(label: str) -> str:
    """最後の達成度."""
    return f"{LAST}{label}"


def added(title: str) -> str:
    """A new 取組 was added."""
    return f"新規の取組「{title}」を加えました。"


def rest(count: int) -> str:
    """How many go on as they are."""
    return f"{count}件を継続にしました。" if count else "決まっていない取組はありません。"


def state(title: str, counts: str) -> str:
    """How far the next plan has come."""
    return f"{title}：{counts}"
