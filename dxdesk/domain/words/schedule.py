"""Words of the schedule, the same on screen and paper."""

from collections.abc import Iterable, Sequence
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.schedule.quarters import Standing
from dxdesk.domain.schedule.steps import Fault, Period, Schedule, State, Step, Work
from dxdesk.domain.vocabularies import Term

INITIATIVE = "取組"
DEPARTMENT = "担当課"
STEP = "工程"
PLANNED = "予定"
ACTUAL = "実績"
TODAY = "今日"
STATE = "状態"
REASON = "確かめること"
NO_STEPS = "工程が未入力"
NOBODY = "担当未定"

SYMBOLS = {
    State.WAITING: "○",
    State.RUNNING: "◐",
    State.DONE: "●",
    State.LATE: "◆",
    State.STOPPED: "－",
    State.UNDATED: "？",
}
STATES = {
    State.WAITING: "未着手",
    State.RUNNING: "実施中",
    State.DONE: "完了",
    State.LATE: "遅れ",
    State.STOPPED: "中止",
    State.UNDATED: "期間未入力",
}
FAULTS = {
    Fault.PLAN_REVERSED: "予定の終わりが始まりより前です",
    Fault.ACTUAL_REVERSED: "実績の終わりが始まりより前です",
}
SIGNS = {
    Standing.NONE: "",
    Standing.PLAN: "□",
    Standing.WORK: "■",
    Standing.OUTSIDE: "＋",
    Standing.LATE: "◆",
}
QUARTERS_CAPTION = "□ 予定　■ 予定の期間の実績　＋ 予定の期間の外の実績　◆ 予定を過ぎた遅れ"
LOOK_AT = "確かめる工程"
NOTHING_TO_LOOK_AT = "遅れている工程も、期間が未入力の工程もありません。"
MISSING_TITLE = ("名前が空です。", "何をする工程かを短く入力してください。")
FAULT = "＊"
EARLIER = "◁ "
LATER = " ▷"

LEGEND_PLAN = "予定"
LEGEND_ACTUAL = "実績（実施中）"
LEGEND_DONE = "実績（完了）"
LEGEND_OVER = "予定の終わりを過ぎた分"
LEGEND_FLAG = "1日の工程、または片方の日だけ"

_ENDS_LATE = "予定の終わりを過ぎています"
_BEGINS_LATE = "予定の始まりを過ぎています"
_DONE_LATE = "予定の終わりより後に終わりました"
_UNDATED = "予定の期間が未入力です"
_LIST = "、"


def title(work: Work) -> str:
    """4　窓口手数料等のキャッシュレス決済の導入."""
    return f"{work.number}　{work.title}"


def owner(work: Work) -> str:
    """市民課（主管）, or that nobody has it yet."""
    if not work.department_name:
        return NOBODY
    return f"{work.department_name}（{work.role}）" if work.role else work.department_name


def state(found: State) -> str:
    """◆遅れ."""
    return SYMBOLS[found] + STATES[found]


def staged(found: Step) -> str:
    """検討　様式の整理."""
    return f"{found.stage.word}　{found.title}" if found.stage else found.title


def sign(standing: Standing, found: Step) -> str:
    """□検: how a step stands in a quarter, and its stage's letter."""
    letter = found.stage.letter if found.stage else ""
    return SIGNS[standing] + letter if SIGNS[standing] else ""


def go_on(text: str) -> str:
    """The title of a row that a page's end has cut."""
    return f"{text}（続き）"


def label(step: Step, state: State) -> str:
    """◐準 様式の整理: symbol, the stage's letter, title; faults and missing days after it."""
    head = SYMBOLS[state] + (step.stage.letter or step.stage.word if step.stage else "")
    notes = [FAULT + FAULTS[each] for each in step.faults]
    if step.is_undated and not notes:
        notes = [missing(step)]
    return f"{head} {step.title}" + "".join(f"（{each}）" for each in notes)


def outside(text: str, step: Step, *, is_earlier: bool) -> str:
    """A step before or after all that is drawn, with its days."""
    days = period(step.planned if step.planned.days else step.actual)
    return f"{EARLIER}{text} {days}" if is_earlier else f"{text} {days}{LATER}"


def missing(step: Step) -> str:
    """Which day of the planned period is missing."""
    if not step.planned.days:
        return "期間が未入力"
    return "終了日が未入力" if step.planned.first else "開始日が未入力"


def period(found: Period) -> str:
    """R5.4.1〜R5.9.30; an open side is left out."""
    first, last = (calendar.short_date(day) if day else "" for day in (found.first, found.last))
    return f"{first}〜{last}" if first or last else ""


def step(found: Step, today: date) -> str:
    """All that is drawn of a step, in one sentence."""
    parts = [found.title or STEP, found.stage.word if found.stage else ""]
    for name, days in ((PLANNED, found.planned), (ACTUAL, found.actual)):
        parts.append(f"{name} {period(days)}" if days.days else "")
    parts += [state(found.state(today)), *reasons(found, today)]
    return _LIST.join(part for part in parts if part)


def reasons(found: Step, today: date) -> Sequence[str]:
    """Why a step is late, and what is wrong with its days."""
    told = [FAULTS[each] for each in found.faults]
    if found.state(today) is State.LATE:
        told.append(_ENDS_LATE if found.ends_late(today) else _BEGINS_LATE)
    if found.is_undated:
        told.append(_UNDATED)
    planned, actual = found.planned.last, found.actual.last
    if planned and actual and actual > planned:
        told.append(_DONE_LATE)
    return told


def work(found: Work) -> str:
    """A row in one sentence."""
    count = f"{STEP}{len(found.steps)}件" if found.steps else NO_STEPS
    return _LIST.join((f"{INITIATIVE}{title(found)}", owner(found), count))


def year(first: date) -> str:
    """令和5年度."""
    return calendar.year_name(calendar.fiscal_year(first))


def short_year(first: date) -> str:
    """R5."""
    return calendar.short_year(calendar.fiscal_year(first))


def division(first: date, months: int) -> tuple[str, ...]:
    """The names of a half, a quarter or a month, the longest first."""
    if months == 1:
        year = short_year(first) if first.month == 4 else ""
        return (f"{year} {first.month}月".strip(), f"{first.month}月", f"{first.month}")
    span = month_span(first, months)
    name = f"第{(first.month - 4) % 12 // months + 1}四半期" if months == 3 else ""
    half = ("上半期" if first.month == 4 else "下半期") if months == 6 else ""
    return (f"{half or name} {span}", span, half or span.removesuffix("月"), str(first.month))


def month_span(first: date, count: int) -> str:
    """4〜6月."""
    return f"{first.month}〜{(first.month + count - 2) % 12 + 1}月"


def named(title: str) -> str:
    """A step by its name, in the name of an act: 工程 様式の整理."""
    return f"{STEP} {title}".strip()


def of_work(work_title: str, title: str) -> str:
    """A step of a 取組 and 課, in the name of an act."""
    return f"{work_title}の「{named(title)}」"


def reversed_period(first: date) -> tuple[str, str]:
    """A period that ends before it begins: what is wrong, and what to do."""
    day = calendar.short_date(first)
    return "始まりより前の日付です。", f"{day}か、それより後の日付にしてください。"


def as_of(day: date) -> str:
    """令和6年10月5日現在."""
    return f"{calendar.era_date(day)}現在"


def today(day: date) -> str:
    """今日 R6.10.5."""
    return f"{TODAY} {calendar.short_date(day)}"


def undated(count: int) -> str:
    """期間が未入力：7件."""
    return f"期間が未入力：{count}件"


def counted(found: Schedule) -> str:
    """How many steps there are, are late, have no period or have contradicting days."""
    counts = (
        (f"{SYMBOLS[State.LATE]}遅れ", found.late),
        (f"{SYMBOLS[State.UNDATED]}期間が未入力", found.undated),
        (f"{FAULT}終わりが始まりより前", found.faulty),
    )
    told = (f"{name}：{len(steps)}件" for name, steps in counts)
    return "　".join((f"{STEP} {len(found.steps)}件のうち", *told))


def legend_states() -> tuple[str, ...]:
    """○未着手 and so on."""
    return tuple(SYMBOLS[each] + STATES[each] for each in State)


def legend_stages(stages: Iterable[Term]) -> tuple[str, ...]:
    """検＝検討 and so on, where a letter stands for a word."""
    return tuple(f"{each.letter}＝{each.word}" for each in stages if each.letter)
