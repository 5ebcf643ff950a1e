"""What is said about backups: made, listed, restored, and why not."""

from dxdesk.domain import backup_errors as faults
from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import DxdeskError

SENTENCES: dict[type[DxdeskError], tuple[str, str]] = {
    faults.BackupFailed: (
        "バックアップを「{path}」に作れませんでした。{reason}",
        "いまの操作は、そのまま続けました。{remedy}",
    ),
    faults.BackupUnsound: (
        "バックアップ「{path}」を読み直したところ、正しく書けていなかったので捨てました。",
        "ディスクか共有フォルダーの状態を確かめ、別の場所にバックアップを作ってください。",
    ),
    faults.BackupExists: (
        "「{path}」には、すでにファイルがあります。",
        "上書きはしません。別の名前を指定してください。",
    ),
    faults.BackupDamaged: (
        "バックアップ「{path}」が壊れているので、復元しませんでした（{detail}）。",
        "保存ファイルには手を付けていません。別のバックアップを選んでください。",
    ),
}

REASONS = {
    Reason.DAY: "その日の初め",
    Reason.MIGRATION: "保存形式の更新前",
    Reason.MERGE: "取りまとめ前",
    Reason.LOAD: "読込み前",
    Reason.RESTORE: "復元前",
    Reason.REQUEST: "依頼の発行後",
    Reason.ASKED: "手動",
}

HEAD = ("日時", "理由", "大きさ", "記録", "最後の操作", "照合番号", "ファイル")
NONE = "バックアップはまだありません。"
UNREADABLE = "読めません"
NOTHING_THERE = "いまの保存ファイル：ありません"
NOT_READABLE = "いまの保存ファイル：読めません（復元すると、そのまま横に残します）"
DRY_RUN = "確認だけです。復元するには、--dry-run を付けずに実行してください。"
NEXT = (
    "開いて内容を確かめてください。依頼の発行前に戻したときは、依頼ファイルも取りまとめてください。"
)


def size(count: int) -> str:
    """A file's size in kilobytes."""
    return f"{-(-count // 1024):,} KB"


def made(path: str, records: int, number: str) -> str:
    """A backup was made by request."""
    return (
        f"バックアップ「{path}」を作り、読めることを確かめました"
        f"（記録{records}件、照合番号 {number}）。"
    )


def second(folder: str) -> str:
    """Where backups are kept a second time."""
    return f"バックアップは「{folder}」にも残します。" if folder else "二つ目の場所には残しません。"


def content(name: str, records: int, acts: int, last: str) -> str:
    """What a store file holds, in one line."""
    return f"{name}：記録{records}件、操作{acts}件（最後は {last or '―'}）"


def backup_name(file_name: str) -> str:
    """The backup in a preview."""
    return f"バックアップ「{file_name}」"


PRESENT = "いまの保存ファイル"


def copy_name(stem: str, stamp: str) -> str:
    """The proposed name of a backup elsewhere: 取組-バックアップ-20261123-0651."""
    return f"{stem}-バックアップ-{stamp}"


def difference(label: str, before: int, after: int) -> str:
    """How many records of a type there are, and would be."""
    return f"{label}：{before}件 → {after}件"


def restored(path: str, records: int) -> str:
    """A backup was restored."""
    return f"「{path}」を復元しました（記録{records}件）。"


def kept(path: str) -> str:
    """The store that was replaced lies beside."""
    return f"元の保存ファイルは「{path}」に残しました。"
