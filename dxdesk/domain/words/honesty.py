"""What the honesty checks say: what stands beside what, and what to look at."""

from collections.abc import Iterable

from dxdesk.domain import calendar

RULES = {
    "kpi-short": "指標が目標に届いていない",
    "kpi-still": "指標が前の年から動いていない",
    "open-steps": "終わっていない工程がある",
    "same-text": "前回と同じ文",
    "same-rating": "同じ評価が続いている",
    "no-recovery": "挽回策がない",
    "recovery-passed": "前回の挽回の期限を過ぎた",
    "contradiction": "評価どうしが合わない",
    "no-reason": "評価理由がない",
    "no-evidence": "根拠資料がない",
    "old-date": "基準時点が古い",
    "others-late": "関係課が遅れている",
    "overspent": "決算額が予算額を超えている",
}

TOO_LONG = "目安より長い文"
NO_ACTUAL = "実績値が空"
NO_ANSWER = "指示事項の回答が空"
NOT_ANSWERED = "まだ回答していません。回答も、この提出ファイルに入ります。"
SKILLS = "スキル"
NO_NUMBERS = "人数が空"

_MARK = "、"


def no_actual(title: str, year: str) -> str:
    """An indicator without a value of the year that the report is on."""
    return f"指標「{title}」の{year} 実績値が空です。"


def not_counted(rows: int) -> str:
    """Skills without numbers."""
    return f"{rows}行の人数が空です。人数も、この提出ファイルに入ります。"


def too_long(label: str, limit: int, over: int) -> str:
    """A text longer than advised."""
    return f"{label}が、目安の{limit}字を{over}字超えています。"


def rated(said: Iterable[tuple[str, str]]) -> str:
    """進捗「予定どおり」、達成度「達成」."""
    return _MARK.join(f"{label}「{word}」" for label, word in said)


def kpi_short(said: str, title: str, year: int, target: str, actual: str) -> str:
    """A good rating, an indicator short of its target."""
    return (
        f"{said}としていますが、指標「{title}」は{calendar.year_name(year)}の"
        f"目標{target}に対し実績{actual}です。"
    )


def kpi_still(said: str, title: str, year: int, before: str, now: str) -> str:
    """A good rating, an indicator that does not move."""
    return (
        f"{said}としていますが、指標「{title}」は{calendar.year_name(year - 1)}が{before}、"
        f"{calendar.year_name(year)}が{now}で、よくなっていません。"
    )


def open_steps(said: str, titles: list[str]) -> str:
    """Said to be achieved, with steps that are open."""
    return (
        f"{said}としていますが、終了の予定日を過ぎた工程{_quoted(titles)}に実績終了日がありません。"
    )


def others_late(own: str, other: str, theirs: str) -> str:
    """The lead is on time, another is late."""
    return f"主管課は進捗「{own}」としていますが、{other}は「{theirs}」と答えています。"


def same_text(labels: Iterable[str]) -> str:
    """Texts as they were."""
    return f"{_MARK.join(labels)}が前回の報告と同じ文です。"


def same_rating(word: str, times: int) -> str:
    """One rating for many rounds."""
    return f"進捗「{word}」が{times}回続いています。"


def recovery_passed(day: str, word: str) -> str:
    """The day has passed."""
    return f"前回は{day}までに挽回するとしていましたが、いまも進捗は「{word}」です。"


def no_recovery(word: str, labels: list[str]) -> str:
    """Late, and nothing about it."""
    return f"進捗「{word}」ですが、{_MARK.join(labels)}が書かれていません。"


def contradiction(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Two axes."""
    return f"{one[0]}は「{one[1]}」、{other[0]}は「{other[1]}」で、合わないように見えます。"


def no_reason(word: str, label: str) -> str:
    """No reason given."""
    return f"「{word}」としていますが、{label}が書かれていません。"


def no_evidence(word: str, label: str) -> str:
    """No evidence named."""
    return f"達成度「{word}」としていますが、{label}が書かれていません。"


def old_date(day: str, first: str) -> str:
    """A date before the period."""
    return f"基準時点が{day}で、この報告回の対象期間({first}から)より前です。"


def overspent(budget: str, spent: str) -> str:
    """More spent than given."""
    return f"決算額{spent}千円が予算額{budget}千円を超えています。"


def _quoted(titles: list[str]) -> str:
    return _MARK.join(f"「{each}」" for each in titles)
