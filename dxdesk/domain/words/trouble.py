"""What the window says where a store cannot be opened, and while one is only looked at."""

LOOK_NEWEST = "最新のバックアップを見る（読み取り専用）"
LOOK = "読み取り専用で見る"

RESTORE = "バックアップから戻す"
RESTORE_HELP = (
    "バックアップを選んで中身を確かめてから戻します。いまのファイルは消さず、同じフォルダーに"
    "「…-replaced-日時」という名前で残します。"
)
CHECK = "バックアップの中身を確かめる"
OTHER_PLACE = "ほかの場所にあるバックアップを選ぶ…"
OTHER_PICK = "バックアップを選ぶ"
USE = "このバックアップで復元する"
NO_BACKUPS = (
    "この保存ファイルの隣に、バックアップはありません。"
    "二つ目の場所や、ほかのPCにあるものを選べます。"
)
UNREADABLE_BACKUP = "このバックアップは読めません。別のバックアップを選んでください。"
NOTHING_CHOSEN = "バックアップを選んでから押してください。"
CHECKING = "バックアップを確かめています。"
RESTORING = "バックアップから復元しています。"
LISTING = "バックアップを探しています。"

LIST = "バックアップの一覧"
COLUMNS = ("日時", "いつのバックアップか", "記録", "最後の操作", "大きさ")
COUNTS = "復元したときの記録の数"
COUNT_COLUMNS = ("種類", "いま", "復元後")
UNREADABLE = "読めません"

LOCKED = "バックアップを見ているので、書き込めません。"
TRY_REAL = "いまの保存ファイルを開いてみる"
NO_UNDO = "バックアップを見ているので、元に戻す操作はできません。"


def records(count: int) -> str:
    """120件."""
    return f"{count:,}件"


def backup(at: str, why: str) -> str:
    """A backup by its time and reason: R8.11.23 09:34のバックアップ（読込み前）."""
    return f"{at}のバックアップ（{why}）"


def backup_file(name: str) -> str:
    """A backup by its file, where that does not say when it was made."""
    return f"バックアップ「{name}」"


def prospect(name: str, records: int, last: str) -> str:
    """What the backup holds."""
    return f"{name}：記録{records:,}件、最後の操作は{last or 'ありません'}。"


def keeps(name: str) -> str:
    """What becomes of the file that is there, before it is replaced."""
    return f"いまの「{name}」は消さず、同じフォルダーに別の名前（…-replaced-日時）で残します。"


NOTHING_KEPT = "いまは保存ファイルがないので、バックアップがその場所に入ります。"


def restored(records: int, kept: str) -> str:
    """A backup was restored and the store is open; `kept` names the file it replaced."""
    told = f"バックアップから復元しました（記録{records:,}件）。"
    return f"{told}元のファイルは「{kept}」に残してあります。" if kept else told


def looking(at: str) -> str:
    """The standing bar over a backup that is looked at, or over the store itself ("")."""
    what = f"{at}のバックアップを見ています。" if at else "保存ファイルを見るだけで開いています。"
    return f"{what}書き込みはできません。"


def marked(who: str) -> str:
    """Whose store it is, in the title of the window."""
    return f"{who}（読み取り専用）"


def still_closed(text: str) -> str:
    """The real store could not be opened yet."""
    return f"まだ開けません。{text}"
