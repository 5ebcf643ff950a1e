"""Words of the screen 取りまとめ, of the coordinator and inside a 課."""

from dataclasses import dataclass

from dxdesk.domain.words import merge

TITLE = "取りまとめ"
OWN_TITLE = "課内取りまとめ"

TAB_FILES = "届いたファイル"
TAB_LEDGER = "提出台帳"

DROP = "届いたファイルやフォルダーを、ここに置いてください。置いただけでは何も変わりません。"
PICK_FILES = "ファイルを選ぶ…"
PICK_FOLDER = "フォルダーを選ぶ…"
WATCH = "フォルダーを見張る…"
WATCH_TIP = (
    "選んだフォルダーを30秒ごとに確かめ、書き終わったファイルを一覧に加えます（F5ですぐ確かめます）。"
    "反映するまで、何も変わりません。"
)
UNWATCH = "見張りをやめる"
WATCH_ON = "見張りを続ける"
WATCH_NO_MORE = "もう見張らない"
SHOW_ARRIVED = "取りまとめへ"
CLEAR = "一覧を空にする"
SAVE_MENDS = "直しと不備の一覧を保存…"
MENDS = "選んだファイルの直しと不備"
MENDS_FILE = "直しと不備.xlsx"
TOTAL = "計"
PRIMARY_PICK = "ファイルを選ぶ"
EMPTY = (
    "届いたファイルはまだありません。\n"
    "ファイルを置くと、反映する前に、変わるところをすべて一覧で示します。"
)

OWN_DROP = (
    "係から届いた提出ファイルやフォルダーを、ここに置いてください。置いただけでは何も変わりません。"
)
OWN_EMPTY = (
    "係から届いた提出ファイルはまだありません。\n"
    "課で受け取った依頼ファイルを係に渡し、係が書いたファイルをここに集めて、一つにまとめます。"
)
NEXT, OWN_NEXT = "提出状況へ", "提出へ"

FILES = "届いたファイルの一覧"
STATE = "状態"
FILE = "ファイル"
DEPARTMENT = "課"
NOTE = "説明"
CELLS = "選んだファイルの変わるところ"
WORK = "取組"
FIELD = "項目"
BEFORE = "いまの値"
AFTER = "届いた値"
FATE = "扱い"
PLACE = "場所"
WHY = "理由"
NO_CELLS = "このファイルで変わるところはありません。"

STATES = {
    "new": "＋ 新しい",
    "known": "＝ 取込み済み",
    "again": "＋ もう一度",
    "unchanged": "＝ 変更なし",
    "adopted": "＋ 控え",
    "refused": "× 読めません",
    "look": "？ 要確認",
    "done": "✓ 反映しました",
}
NONE = "－"
FATES = merge.FATES

MOVED = (
    "一覧を作ったあとで保存ファイルが変わったので、一覧を作り直します。"
    "もう一度確かめてから反映してください。"
)
LOOK_AGAIN = "もう一度見る"
NO_FILES = "Excelブック（.xlsx）が見つかりません。"

LEDGER = "提出台帳"
AT = "取込み日時"
ROUND = "報告回"
COUNTED = "反映中"
SWITCHED_OFF = "元に戻した"
UNDO_FILE = "このファイルを元に戻す"
REDO_FILE = "このファイルをやり直す"
CORRECTED = "訂正版として扱う"
CORRECTED_TIP = "同じ課が直して送り直したファイルです。一つ前の提出に代わるものとして扱います。"
NOTHING_OLDER = "この課のこの報告回には、これより前の提出がありません。"
LEDGER_HELP = "ファイルごとに、あとからでも元に戻せます。ほかのファイルの反映はそのまま残ります。"
SWITCHED_TO = "切り替えた後の値"
TOUCHED = "選んだファイルを切り替えると変わるところ"
LEDGER_EMPTY = "取りまとめたファイルはまだありません。"


@dataclass(frozen=True, slots=True)
class Sayings:
    """What the screen says of itself and which place comes after it, by whose store it is over."""

    title: str
    drop: str
    empty: str
    next: str
    next_place: str


OFFICE = Sayings(TITLE, DROP, EMPTY, NEXT, "board")
OWN = Sayings(OWN_TITLE, OWN_DROP, OWN_EMPTY, OWN_NEXT, "submit")


def looked_too(summary: str) -> str:
    """What of the files that ask for a look is counted in with the others."""
    return f"{summary}。要確認のファイルも、確認の要る値のほかは反映します。"


def tab_questions(count: int) -> str:
    """The tab of open questions with their number."""
    return f"要確認 {count}" if count else "要確認"


def primary(count: int) -> str:
    """How many files will be counted in."""
    return f"{count}件を反映"


def summary(count: int, good: int, look: int, same: int, refused: int) -> str:
    """受信20ファイル：そのまま反映16、要確認1、変わりなし2、読めません1."""
    parts = [f"受信{count}ファイル：そのまま反映{good}"]
    parts += [f"要確認{look}"] if look else []
    parts += [f"変わりなし{same}"] if same else []
    parts += [f"読めません{refused}"] if refused else []
    return "、".join(parts)


def watched(folder: str, at: str) -> str:
    """A folder is watched; `at` is the time of the last look, "" before the first."""
    looked = f"最後に確かめた時刻 {at}。" if at else ""
    return f"「{folder}」を見張っています。{looked}"


def watched_before(folder: str) -> str:
    """A folder was watched when the window was closed; nothing looks into it now."""
    return f"前回は「{folder}」を見張っていました。いまは見張っていません。"


def watched_in_vain(folder: str, at: str) -> str:
    """The last look came to nothing."""
    return f"「{folder}」を開けません（{at}）。つながるまで、確かめ続けます。"


def arrived(count: int, folder: str) -> str:
    """Files have come into the folder that is watched, while another page was in view."""
    return f"「{folder}」にファイルが{count}件届きました。"


def cells_of(name: str, repairs: int, nothing: str) -> str:
    """The heading over what a file says, or why it says nothing."""
    mended = f"（読み替えたセル{repairs}）" if repairs else ""
    return f"{name}{mended}　{nothing}".rstrip()


def merged(count: int, changes: int, questions: int) -> str:
    """What merging did."""
    rest = f"{questions}件は「要確認」で決めてください。" if questions else ""
    return f"{count}件のファイルを反映しました（変わった値{changes}）。{rest}"


def stopped(done: int, left: int) -> str:
    """Counting in was stopped between two files."""
    return (
        f"中止しました。{done}件のファイルは、丸ごと反映してあります（提出台帳に並びます）。"
        f"残りの{left}件は反映していません。"
    )


def undone(name: str, changes: int) -> str:
    """One file was switched off."""
    return f"「{name}」の取りまとめを元に戻しました（変わった値{changes}）。"


def redone(name: str, changes: int) -> str:
    """One file was switched on again."""
    return f"「{name}」の取りまとめをやり直しました（変わった値{changes}）。"


def touched(name: str, count: int, *, is_on: bool) -> str:
    """What undoing or redoing the file in view would do, before it is done."""
    act = "元に戻す" if is_on else "やり直す"
    if not count:
        return f"「{name}」を{act}と、いま見えている値は変わりません。"
    return f"「{name}」を{act}と、{count}か所の値が次のように変わります。"


def mends(count: int) -> str:
    """The tab of a file's mends and faults."""
    return f"直しと不備 {count}"


def cells(count: int) -> str:
    """The tab of what a file changes."""
    return f"変わるところ {count}"


def corrected(newer: str, older: str, changes: int) -> str:
    """A file counts as the corrected edition of the one before it."""
    return f"「{newer}」を「{older}」の訂正版として扱います（変わった値{changes}）。"
