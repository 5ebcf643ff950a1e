"""Words of 指摘 on the fields of a report."""

from dxdesk.domain.remarks import State
from dxdesk.domain.words.receipts import STATES

HEADS = {
    State.OPEN: f"？ 指摘　{STATES[State.OPEN]}",
    State.ANSWERED: f"✓ 指摘　{STATES[State.ANSWERED]}",
    State.CLOSED: f"● 指摘　{STATES[State.CLOSED]}",
}
NEW = "？ 新しい指摘"
HOW = "この項目を直すか、下に回答を書くと、回答済になります。"
CLOSE = "解消にする"
CLOSE_TIP = "回答がなくても、この指摘を終わりにします"
WITHDRAW = "指摘を取り消す"
WITHDRAW_TIP = "書いた指摘を取り消します。課に送ってあるときは、解消にします"
SENT = "課に送ってある指摘なので、消さずに解消にしました。課には次の受領・差戻しで伝わります。"

ASK = "指摘する"
ASK_TIP = "いまの項目に指摘を書きます（Ctrl+M）"
GO_TIP = "次の回答待ちの指摘へ移ります（Ctrl+M）"
NO_FIELD = "「進捗報告」の、指摘する項目に入ってから押してください。"
NONE_OPEN = "この報告に、回答待ちの指摘はありません。"

OPEN = "回答待ちの指摘"
TEXT = "指摘の内容"
GO = "選んだ指摘へ"
GO_LIST_TIP = "「詳細・入力」の、指摘された項目へ移ります（Enter）"


def go(count: int) -> str:
    """The button that goes to the next open remark."""
    return f"指摘 {count}件"


def waiting(count: int) -> str:
    """How many remarks of a report wait for an answer, for screen readers."""
    return f"この報告には、回答待ちの指摘が{count}件あります。"


def open_count(count: int) -> str:
    """The heading of the list of open remarks."""
    return f"{OPEN} {count}件"


def answered(text: str) -> str:
    """What the 課 has answered."""
    return f"回答：{text}"


def both(text: str, answer: str) -> str:
    """A remark that is closed, with its answer."""
    return "\n".join(part for part in (text, answer) if part)


def spoken(state: State, text: str) -> str:
    """A remark as a screen reader says it at its field."""
    return f"{HEADS[state]}：{text}"


def spoken_input(label: str, name: str) -> str:
    """The input of a remark, for screen readers."""
    return f"{label}　{name}"


def spoken_act(label: str, act: str) -> str:
    """A button of a remark, for screen readers."""
    return f"{label}の{act}"
