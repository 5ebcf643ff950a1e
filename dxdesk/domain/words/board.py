"""Words of 提出状況: the states of a 課 in a 報告回."""

from dxdesk.domain.board import State

STATES = {
    State.NOT_ASKED: "依頼前",
    State.WAITING: "未",
    State.OVERDUE: "遅れ",
    State.ARRIVED: "届いた",
    State.RETURNED: "差戻し中",
    State.APPROVED: "確認済",
}
SYMBOLS = {
    State.NOT_ASKED: "－",
    State.WAITING: "○",
    State.OVERDUE: "◆",
    State.ARRIVED: "●",
    State.RETURNED: "？",
    State.APPROVED: "✓",
}
