"""Words of the screen スケジュール."""

from dxdesk.domain.schedule.axis import Grain
from dxdesk.domain.schedule.moves import Edge, Which
from dxdesk.domain.schedule.steps import Period
from dxdesk.domain.words import schedule as says

TITLE = "スケジュール"
TIMELINE = "工程の予定と実績"
CHANGE = "期間を変更"
ADD = "工程を追加"
ADD_TIP = "選んでいる取組に工程を追加します（N）"
STRIKE = "工程を削除"
STRIKE_TIP = "選んでいる工程を削除します（Delete）。元に戻せます。"
PLAN = "計画"
DEPARTMENT = "課"
EVERYONE = "すべての課"
MOVES = "動かす日付"
MOVES_TIP = "矢印キーとマウスで動かす日付を選びます（スペースで切り替え）"
WHICH = {Which.PLANNED: "予定", Which.ACTUAL: "実績"}
SCALE = "目盛り"
SCALE_TIP = "目盛りを選びます（＋で細かく、－で粗く）"
SCALES = {Grain.HALF: "半期", Grain.QUARTER: "四半期", Grain.MONTH: "月"}
KEYS = (
    "↑↓で選ぶ、←→で1か月動かす、Shift＋←→で終わり、Ctrl＋←→で始まりだけを動かす、"
    "Enterで期間を変更、Nで工程を追加、Deleteで削除、Oで取組を開く、スペースで予定と実績、＋－で目盛りを切り替える"
)
LEGEND = "凡例"
LEGEND_TIP = "記号と線の意味、使えるキーを下に示します"

FILL_IN = "入力する"

NO_WORKS = "取組がまだありません。計画に取組が入ると、ここに並びます。"
NO_WORKS_OWN = (
    "この課が担当する取組は、まだありません。取りまとめの課から届く依頼ファイルを受け取ると、"
    "ここに並びます。"
)
TO_INITIATIVES = "取組一覧を開く"
NOTHING_CHOSEN = "工程がありません。［工程を追加］で加えられます。"
NOBODY = "担当課が決まっていない取組です。担当課を決めると、工程を入力できます。"
NOTHING_TO_STRIKE = "削除する工程がありません。"

SAVE = "保存"
CANCEL = "やめる"
SAVE_TIP = "Ctrl＋Enterでも保存できます"
NAME_GROUP = "工程"

_EDGES = {Edge.BOTH: "期間", Edge.FIRST: "開始日", Edge.LAST: "終了日"}


def edit_title(step: str) -> str:
    """Whose days are asked for."""
    return f"期間の変更：{step}"


def new_title(number: str, title: str) -> str:
    """To which 取組 a step is added."""
    return f"工程の追加：取組{number} {title}"


def no_day(which: Which, edge: Edge) -> str:
    """There is no day to be moved."""
    return f"{WHICH[which]}の{_EDGES[edge]}が未入力です。Enterで日付を入力してください。"


def legend(text: str) -> str:
    """The legend in words."""
    return f"{LEGEND}：{text}"


def dragged(which: Which, period: Period) -> str:
    """The days that a dragged bar would have."""
    return f"{WHICH[which]} {says.period(period)}"


def at_hand(text: str, lock: str) -> str:
    """What is at hand, and why it may not be changed ("" where it may)."""
    return f"{text}　{lock}" if lock else text


def locked(reason: str) -> str:
    """Why a step cannot be changed here."""
    return f"この工程は変更できません。{reason}"


def refused(label: str, reason: str, hint: str) -> str:
    """Days that contradict each other."""
    return f"{label}が{reason}{hint}"


def counted(works: int, steps: int, late: int) -> str:
    """What the status bar says."""
    text = f"{says.INITIATIVE} {works}行　{says.STEP} {steps}件"
    return f"{text}　◆遅れ {late}件" if late else text


def struck(title: str) -> str:
    """A step was struck out."""
    return f"工程「{title}」を削除しました。［元に戻す］で戻せます。"
