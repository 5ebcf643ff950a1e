"""Words of deciding conflicts and proposals."""

LIST = "確認が要るもの"
ABOUT = "取組と項目"
KIND = "種類"
HELD = "保留"
CONFLICT = "食い違い"
PROPOSAL = "提案"
NOW = "いまの値"
ARRIVED = "届いた値"
BLANK = "（空欄）"
KEEP = "いまのまま (M)"
ACCEPT = "届いた値 (A)"
OTHER = "別の値 (O)"
HOLD = "保留 (H)"
KEEP_TIP = "いまの値に決めます（M、Alt+M）"
ACCEPT_TIP = "届いた値に決めます（A、Alt+A）"
OTHER_TIP = "どちらでもない値を書いて決めます（O、Alt+O）"
OTHER_TITLE = "別の値に決める"
OTHER_DONE = "この値に決める"
OTHER_DONE_TIP = "この値に決める（Ctrl+Enter）"
OTHER_CANCEL = "やめる"
NO_OTHER = "消すかどうかの問いには、別の値はありません。"
HOLD_TIP = "決めずに次へ進みます（H、Alt+H）"
BASE = "もとの値"
SHOW_BASE = "もとの値 (B)"
SHOW_BASE_TIP = "どちらも変える前の値を、並べて示します（B、Alt+B）"
BASE_SAID = "どちらも、この値から変えています。"
BASE_UNKNOWN = "もとの値は、この保存ファイルにはありません。"
REASON = "理由（任意）"
NOTHING = "確認が要るものはありません。"
HELP = (
    "↑↓またはJ・Kで選び、M・A・Oで決め、Hで後に回します。Bで、もとの値も見られます。"
    "違うところに【】を付けています。"
)
NOT_DECIDED = "まだ決めていない値です。決めるまで、いまの値を表示します。"


def accept_number(number: int) -> str:
    """One of several values that arrived, short: several stand in one row."""
    return f"値{number} ({number})"


def arrived_number(number: int) -> str:
    """The heading of one of several values that arrived."""
    return f"{ARRIVED}{number}"


def accept_tip(number: int) -> str:
    """What the button of one of several values does."""
    return f"{number}番目の届いた値に決めます（{number}）"


def voice(who: str, at: str, file: str, place: str) -> str:
    """Who says it: 例市民課 9/29 10:02 市民課.xlsx「進捗報告」F12."""
    return " ".join(part for part in (who, at, f"{file}{place}") if part)


def place(number: int, count: int) -> str:
    """1/3."""
    return f"{number}/{count}"


def heading(title: str, label: str) -> str:
    """取組4(市民課) 実績."""
    return f"{title}　{label}"


def decided(title: str, label: str, text: str) -> str:
    """What was decided."""
    shown = text if len(text) <= 24 else text[:24] + "…"
    return f"{title}の「{label}」を「{shown or BLANK}」に決めました。"


def differing(text: str) -> str:
    """A part that the other value does not have."""
    return f"【{text}】"
