"""Words of the page 変更履歴."""

TITLE = "変更履歴"
TABLE = "変更の一覧"
VALUES = "選んだ変更の前と後"
SEARCH = "探す"
SEARCH_NAME = "取組・項目・内容・人・ファイル名で探す"

WHEN = "日時"
WHO = "変えた人"
WHAT = "対象"
FIELD = "項目"
BEFORE = "変更前"
AFTER = "変更後"
SOURCE = "出所"

RESTORE = "変更前の値に戻す"
RESTORE_SHORT = "この値に戻す"
RESTORE_BEFORE = "変更前の値に戻す"
RESTORE_AFTER = "変更後の値にする"

OLDER = "古い変更も出す"
OLDER_TIP = "新しい2,000件より前の変更も、すべて並べます"

EMPTY = "まだ変更はありません。取組を入力すると、ここに残ります。"
EMPTY_FILTER = "条件に合う変更がありません。"
CLEAR = "条件を消す"
NOTHING_CHOSEN = "戻す変更を一覧から選んでください。"
SAME = "いまの値が、すでにこの値です。"


def restored(title: str, label: str) -> str:
    """What was done."""
    return f"{title}の「{label}」をこの値に戻しました。元に戻す（Ctrl+Z）でやめられます。"


def restored_record(title: str) -> str:
    """A record that was struck out stands again."""
    return f"{title}の取消しをやめ、値とともに戻しました。元に戻す（Ctrl+Z）でやめられます。"


def struck_out(title: str) -> str:
    """A record was struck out again."""
    return f"{title}の記録を取り消しました。元に戻す（Ctrl+Z）でやめられます。"


def cannot(title: str, label: str) -> str:
    """Why a value was not set again."""
    return f"{title}の「{label}」は戻せません。"
