"""Words of 指示事項: the page, the rules, the command line."""

from dxdesk.domain.asked import State

TITLE = "指示事項"
LIST = "指示事項の一覧"
CARDS = "指示事項と回答"
ANSWERS = "回答"
HISTORY = "回答のこれまで"

STATE, UNTIL, NAME, ASKER, RECEIVERS, ABOUT, OWE = (
    "状態",
    "回答期限",
    "件名",
    "指示した者",
    "受ける先",
    "取組",
    "未回答",
)
STATES = {
    State.OVERDUE: "◆ 期限超過",
    State.WAITING: "◇ 未回答",
    State.ANSWERED: "○ 回答あり",
    State.CLOSED: "● 完了",
}

ADD = "指示事項を加える"
ADD_TIP = "新しい指示事項を書きます（Ctrl+N）"
ANSWER = "次の未回答に答える"
ANSWER_TIP = "まだ答えていない指示事項の回答欄へ移ります"
ANSWER_OF = "回答を見る課"
CLOSE = "完了にする"
CLOSE_TIP = "指示した者が認めたことを記録します（Ctrl+D）"
REOPEN = "完了を取り消す"
REOPEN_TIP = "もう一度、対応中に戻します（Ctrl+D）"
ONLY_OPEN = "対応中だけ"
ONLY_OPEN_TIP = "完了したものを隠します（Ctrl+Shift+D）"

EMPTY_OFFICE = (
    "指示事項はまだありません。会議やCIOからの指示を書くと、受ける課に依頼ファイルで届きます。"
)
EMPTY = "この課への指示事項はありません。取りまとめの課からの依頼ファイルで届きます。"
NOTHING_OPEN = "対応中の指示事項はありません。"
SHOW_CLOSED = "完了したものも見る"
TO_SUBMIT = "提出の画面へ"
HELP_OFFICE = "受ける課には、次の依頼・受領ファイルで届きます。"
HELP = "回答は、提出ファイルで取りまとめの課に届きます。"
CHOOSE = "左の一覧から指示事項を選ぶと、ここに内容と回答が出ます。"
ALL_ANSWERED = "未回答の指示事項はありません。"
NO_ASKER = "指示した者がまだ選ばれていません。選ぶと、完了にできます。"
NONE_CHOSEN = "指示事項を選んでから押してください。"

CLOSE_TITLE = "完了の確認"
CLOSE_ASK = "完了を認めた者と、認めた日"

CONTENT = "指示の内容と受ける先"
_MOST = 140  # characters of a text above its answers

NOT_ASKER = "完了を認められるのは、指示した者だけです。"
SAY_ASKER = "完了を認めた者に、指示した者と同じものを選んでください。"
SENT = "この指示事項は、もう課に届いています。"
CLOSE_IT = "取り消す代わりに、指示した者に認めてもらって完了にしてください。"

LIST_HEAD = ("キー", STATE, UNTIL, NAME, ASKER, RECEIVERS, OWE)


def counted(total: int, open_now: int, overdue: int) -> str:
    """指示事項12件、対応中3件（期限超過1件）, in the status bar."""
    late = f"（期限超過{overdue}件）" if overdue else ""
    return f"指示事項{total}件、対応中{open_now}件{late}"


def closed_act(title: str) -> str:
    """What the history calls it."""
    return f"指示事項「{title}」を完了にする"


def reopened_act(title: str) -> str:
    """What the history calls it."""
    return f"指示事項「{title}」の完了を取り消す"


def about(title: str, text: str, asker: str, receivers: tuple[str, ...], due: str) -> str:
    """What is asked, by whom, of whom, until when; a long text is cut, as it stands below."""
    short = text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
    way = f"{asker or '（指示した者は未定）'} → {'、'.join(receivers) or '（受ける先は未定）'}"
    until = f"　回答期限 {due}" if due else ""
    return "\n".join(each for each in (title, short, way + until) if each)


def short_name(title: str) -> str:
    """What stands in a title's brackets and after: 最高情報責任者（CIO）補佐官 is CIO補佐官."""
    _, opening, rest = title.partition("（")
    return rest.replace("）", "", 1) if opening else title


def in_text(title: str, state: State, due: str) -> str:
    """◆ 期限超過　窓口の待ち時間（期限 R5.9.30）, beside the plan's text."""
    return f"{STATES[state]}　{title}" + (f"（期限 {due}）" if due else "")


def offered(name: str, is_answered: bool) -> str:
    """○ 市民課, ◇ 会計課: whose answer can be looked at, and whether it is there."""
    return f"{'○' if is_answered else '◇'} {name}"


def answer_of(name: str) -> str:
    """市民課の回答."""
    return f"{name}の回答"


def closed(title: str, by: str, day: str) -> str:
    """Told after closing."""
    return f"指示事項「{title}」を完了にしました（{by}、{day}）。"


def reopened(title: str) -> str:
    """Told after that was taken back."""
    return f"指示事項「{title}」を対応中に戻しました。"


def given(key: str) -> str:
    """Told after giving one on the command line."""
    return f"指示事項 {key} を加えました。"


GIVEN_NEXT = "dxdesk request で作る依頼ファイルに、受ける課の回答欄が載ります。"


def answered(key: str) -> str:
    """Told after answering on the command line."""
    return f"回答 {key} を書きました。"


def is_closed(key: str) -> str:
    """Told after closing on the command line."""
    return f"指示事項 {key} を完了にしました。"


def is_open(key: str) -> str:
    """Told after reopening on the command line."""
    return f"指示事項 {key} を対応中に戻しました。"
