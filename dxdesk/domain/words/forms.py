"""Words around input fields and forms."""

from collections.abc import Sequence

from dxdesk.domain.fields import Required

OPTIONAL = "※任意"

REQUIRED = {
    Required.NEVER: OPTIONAL,
    Required.ALWAYS: "※必須",
    Required.AT_SUBMIT: "※提出時に必須",
    Required.WHEN_RATED: "※評価するとき必須",
    Required.WHEN_LATE: "※遅れのとき必須",
    Required.WHEN_CHANGED: "※公表後に変えるとき必須",
}

COPY_LAST = "前回から写す"
COPY_LAST_TIP = "前回の報告の文をこの項目に写します（Ctrl+Shift+R）"
REPEATED = "前回の報告と同じ文です。今回の内容に直してください。"
WHICH_ERA = "どの元号の日付か選んでください。"
CLEAR_CHOICE = "選択を消す"
NOT_CHOSEN = "まだ選んでいません。"
TODAY = "今日"
TODAY_TIP = "今日の日付を入れます（Ctrl+;）"
FLAG_ON = "当てはまる"
CHECK_ALL = "すべて選ぶ"
CHECK_NONE = "すべて外す"
NOTHING_CHECKED = "選んだものはありません。"
PUBLIC = "公表可"
PUBLIC_TIP = "この項目を公表してよいときに印を付けます（Ctrl+Shift+K）"
NOT_PUBLISHABLE = "公表の対象になる項目に入ってから押してください。"
PUBLIC_LOCKED = "公表可とする項目は、いまは書き換えられません。"
BLANK = "（空欄）"
REF_TIP = "名前かかなの一部を入れると候補が出ます。"


def label(text: str, unit: str) -> str:
    """予算額（千円)."""
    return f"{text}（{unit}）" if unit else text


def locked(reason: str) -> str:
    """Why a field cannot be changed."""
    return f"編集不可：{reason}"


def error(text: str) -> str:
    """An error below a field."""
    return f"＊{text}"


def counted(length: int, limit: int) -> str:
    """120/400字, and by how much an advised length is passed."""
    over = f"（{length - limit}字多い）" if length > limit else ""
    return f"{length}/{limit}字{over}"


def last(round_name: str, text: str) -> str:
    """前回（令和5年度 年度末）：18窓口で導入した。"""
    return f"前回（{round_name}）：{text}"


def copy_last_of(label_text: str) -> str:
    """The name of the button that copies the last answer, for screen readers."""
    return f"{label_text}に前回の文を写す"


def also_needed(labels: Sequence[str]) -> str:
    """Which inputs further down an answer calls for, "" for none."""
    return f"この下の「{'」「'.join(labels)}」も書いてください。" if labels else ""


def now_needed(label_text: str) -> str:
    """An input has come into view because of another answer."""
    return f"{label_text}の入力が要ります。"


def meant_date(echo: str) -> str:
    """A date that may have been meant, as a button offers it."""
    return f"{echo} のこと"


def characters(length: int) -> str:
    """120字."""
    return f"{length}字"


def checked(count: int) -> str:
    """How many of a list are ticked."""
    return f"{count}件を選択"


def clear_choice_of(label_text: str) -> str:
    """The name of the button that clears a choice, for screen readers."""
    return f"{label_text}の選択を消す"


def option_of(label_text: str, word: str) -> str:
    """The name of one choice, for screen readers."""
    return f"{label_text} {word}"


def public_of(name: str, *, public: bool) -> str:
    """What the tick beside a field says now, for screen readers."""
    return f"{name}：{'する' if public else 'しない'}"


def problems(count: int) -> str:
    """The heading of a form's list of errors."""
    return f"直すところが{count}件あります"


def problem_line(label_text: str, text: str) -> str:
    """One line of a form's list of errors."""
    return f"{label_text}：{text}"


def today_for(label_text: str) -> str:
    """The name of the today button, for screen readers."""
    return f"{label_text}に今日の日付を入れる"
