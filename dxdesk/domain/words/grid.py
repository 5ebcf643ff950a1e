"""Words of the grid: what may not be changed and why, what became of a paste, filter, search."""

LINK = "Enterで開きます。"
NO_PLACE = "この表では見るだけの欄です。"
WAITING = "書きかけです。F2で開き、Enterで保存できます。"
NOT_SAVED = "まだ保存できていません。"
NOTHING_TO_PASTE = "貼り付ける内容がありません。"
CLEAR_CHOICE = "（選択を消す）"
CHOICES = "選択肢から選ぶ"
MENU = "表の操作"
COPY = "コピー"
COPY_WITH_HEADERS = "見出しとともにコピー"
CUT = "切り取り"
PASTE = "貼り付け"
CLEAR = "消去"
FILL_DOWN = "上の値を下へ写す"
FILL_RIGHT = "左の値を右へ写す"
TODAY = "今日の日付を入れる"
FILTER = "列ごとに絞り込む"
FIND = "表の中を探す"
FIND_TIP = "Enterで次、Shift+Enterで前、Escで表へ戻ります。"
NOT_FOUND = "見つかりません。"
ASCENDING = "この列で並べ替え（小さい順）"
DESCENDING = "この列で並べ替え（大きい順）"
AS_GIVEN = "並べ替えをやめる"
NO_CHOICES = "この欄には選択肢がありません。文字で入力します。"


def locked(reason: str) -> str:
    """Why a cell cannot be changed."""
    return f"編集できません：{reason}"


def wrong(reason: str, hint: str) -> str:
    """Why a text is not a value of its field, and what to type instead."""
    return f"＊{reason}{hint}"


def left_behind(label: str, text: str, note: str) -> str:
    """What was typed in a cell that has been left, and what is wrong with it."""
    return f"{label}「{text}」{note}"


def paste(count: int) -> str:
    """What the act of pasting is called."""
    return f"{count}件の貼付け"


def fill(count: int) -> str:
    """What the act of filling is called."""
    return f"{count}件への写し"


def clear(count: int) -> str:
    """What the act of clearing is called."""
    return f"{count}件の消去"


def cut(count: int) -> str:
    """What the act of cutting is called."""
    return f"{count}件の切取り"


def copied(count: int, *, has_headers: bool) -> str:
    """What lies in the clipboard now."""
    return f"{count}件を見出しとともに写しました。" if has_headers else f"{count}件を写しました。"


def taken(count: int) -> str:
    """How many cells were set."""
    return f"{count}件を入れました。" if count else "変わったところはありません。"


def refused(count: int) -> str:
    """How many texts could not be read; they stay in their cells."""
    return f"{count}件は読めない値です。文字はそのまま残し、赤い印を付けました。"


def passed_locked(count: int) -> str:
    """How many texts met a cell that may not be changed."""
    return f"{count}件は編集できない欄なので入れませんでした。"


def outside(count: int) -> str:
    """How many texts had no cell to go to."""
    return f"{count}件は表からはみ出すので入れませんでした。"


def unknown_columns(names: str) -> str:
    """Which pasted columns the table does not have."""
    return f"見出し「{names}」の列は、この表にないので入れませんでした。"


def unknown_rows(names: str) -> str:
    """Which pasted rows the table does not have."""
    return f"「{names}」の行は、この表にないので入れませんでした。"


def filter_of(label: str) -> str:
    """The name of the filter below a heading."""
    return f"「{label}」で絞り込む"


def hits(count: int) -> str:
    """How many cells have the text."""
    return f"{count}件"


def hit(place: int, count: int) -> str:
    """Which of the cells that have the text one is in."""
    return f"{count}件中{place}件目"


def some(names: str, others: int) -> str:
    """A、B、Cほか2件."""
    return f"{names}ほか{others}件" if others > 0 else names
