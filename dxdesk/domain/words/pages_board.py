"""Words of the screen 提出状況."""

from dxdesk.domain.board import DepartmentStatus, State
from dxdesk.domain.words.board import STATES, SYMBOLS

TITLE = "提出状況"
TABLE = "課と報告回ごとの提出状況"
DEPARTMENT = "課"
PRIMARY = "催促文を写す"
PRIMARY_TIP = "いまいる課と報告回の催促文を、メールに貼り付けられるように写します。"
ALL = "この回の催促文をすべて写す"
ALL_TIP = "いまいる列の報告回で、答えの届いていない課の催促文を続けて写します。"
RETURNED = "差戻し文を写す"
RETURNED_TIP = "いまいる課への差戻し文を、指摘と受け取れなかった欄を並べて写します。"
GIVE_BACK = "受領・差戻しを書き出す…"
GIVE_BACK_TIP = (
    "いまいる列の報告回に届いたすべての課に、何を反映したか、何を直してほしいかのファイルを、"
    "送る文面を添えて書きます。"
)
GIVE_ONE = "この課に返す…"
GIVE_ONE_TIP = "いまいる課だけに、受領・差戻しのファイルと文面を書きます。"
APPROVE = "確認済にする"
APPROVE_TIP = "いまいる課の報告を確認済にします。あとから届いた答えは、決めるまで反映しません。"
NOBODY_ANSWERED = "この報告回で受け取ったファイルがまだないので、書き出すものがありません。"
NO_ROUNDS = "報告回がまだありません。報告回を開き、依頼を書き出すと、ここに課ごとの状況が並びます。"
NO_WORK = "担当のある課がまだありません。課と担当を決めると、ここに並びます。"
TO_REQUEST = "依頼へ進む"
TO_QUESTIONS = "要確認を開く"
NOTHING_HERE = "先に、課と報告回の交わる欄を選んでください。"
LATE = "期限後に受取"
INSTRUCTIONS = "指示事項"


def cell(each: DepartmentStatus, day: str) -> str:
    """✓ 確認済 R7.5.16; `day` is that of the newest file, "" for none."""
    parts = [SYMBOLS[each.state], STATES[each.state]]
    if day:
        parts.append(day)
    return " ".join(parts) + (f"({LATE})" if each.late else "")


def owes(count: int, overdue: int) -> str:
    """◆ 未回答3（期限超過1）; nothing where nothing is owed."""
    if not count:
        return ""
    return f"◆ 未回答{count}（期限超過{overdue}）" if overdue else f"◇ 未回答{count}"


def count(states: list[State]) -> str:
    """The round of the column at hand in one line."""
    order = [State.APPROVED, State.ARRIVED, State.RETURNED, State.WAITING, State.OVERDUE]
    said = [f"{SYMBOLS[each]} {STATES[each]} {states.count(each)}課" for each in order]
    asked = sum(each is not State.NOT_ASKED for each in states)
    return f"依頼 {asked}課（" + "、".join(said) + "）"


def about(each: DepartmentStatus, round_name: str, received: str, returned: str) -> str:
    """All of one place in a sentence or two."""
    text = f"{each.name}　{round_name}：{STATES[each.state]}。"
    if each.reports:
        text += f"依頼した報告{each.reports}件のうち、{each.complete}件が記入済みです。"
    if received:
        text += f"受け取り {received}({each.files}ファイル)。"
    if returned:
        text += f"返却 {returned}。"
    if each.asks:
        text += f"答えを待っている指摘 {each.asks}件。"
    if each.faulty:
        text += f"直していただく欄 {each.faulty}か所。"
    return text


def copied(names: list[str]) -> str:
    """Letters lie on the clipboard."""
    who = names[0] if len(names) == 1 else f"{len(names)}課"
    return f"{who}への催促文を写しました。メールに貼り付けてください。"


def return_copied(name: str) -> str:
    """A 差戻し文 lies on the clipboard."""
    return f"{name}への差戻し文を写しました。メールに貼り付けてください。"


def given_back(count: int) -> str:
    """Receipts were written."""
    return f"受領・差戻しファイルを{count}件、送る文面を添えて書き出しました。"


def not_needed(name: str, state: State) -> str:
    """Why there is no reminder."""
    return f"{name}は「{STATES[state]}」なので、催促文はありません。"


def nothing_received(name: str) -> str:
    """Why there is nothing to give back."""
    return f"{name}からはまだ何も届いていないので、返すものがありません。"


def approved(name: str, reports: int) -> str:
    """Reports are closed to silent change."""
    return (
        f"{name}の報告{reports}件を確認済にしました。"
        "あとから届いた答えは「要確認」に並びます。Ctrl+Zで元に戻せます。"
    )


def not_approved(name: str, state: State) -> str:
    """Why a place cannot be marked 確認済."""
    if state is State.APPROVED:
        return f"{name}は、もう確認済です。"
    return f"{name}は「{STATES[state]}」なので、まだ確認済にできません。"


def nobody(round_name: str) -> str:
    """Nobody is to be reminded."""
    return f"{round_name}に、催促する課はありません。"


def letters(texts: list[tuple[str, str]]) -> str:
    """Several letters one below the other, each below its 課."""
    return "\n\n".join(f"――― {name} ―――\n\n{text}" for name, text in texts)


def counted(places: int) -> str:
    """What the status bar says."""
    return f"{places}課"
