"""Words of the page 設定."""

TITLE = "設定"
KEEP = "いますぐバックアップ"

PAPER = "帳票に印刷する発行者"
PAPER_HELP = "会議資料や帳票の各ページの下に、市町村名に続けて印刷します。"
STORE = "保存先"
PATH = "保存ファイル"
OPEN_FOLDER = "フォルダーを開く"
PLACE = "場所"
METHOD = "書き込み方"

BACKUPS = "バックアップ"
BACKUPS_HELP = (
    "その日に初めて開いたとき、取りまとめ・読込み・復元の前、依頼の発行後に、保存ファイルの隣へ"
    "自動で残します。古いものは、1時間・1日・1か月に一つずつになるように間引きます。"
)
COPY = "場所を選んでバックアップを作る…"
SECOND = "二つ目の場所"
SECOND_HELP = "別のディスクや共有フォルダーにも残すと、このPCが壊れても戻せます。"
NO_SECOND = "使っていません。"
CHOOSE_SECOND = "二つ目の場所を選ぶ…"
DROP_SECOND = "二つ目の場所を使わない"
NOT_REACHED = "この場所が見つかりません。つなぎ直すか、別の場所を選んでください。"
NOTHING_THERE = "まだ一つもありません。［いますぐバックアップ］で確かめられます。"

CHECK = "点検"
CHECK_HELP = (
    "保存ファイルの写しを作り、すべての値と履歴を照合します。紙や会議資料に印刷された照合番号が"
    "あれば、履歴が短くされたり書き換えられたりしていないことも確かめられます。"
)
HEAD = "印刷された照合番号（任意）"
CHECK_NOW = "点検する"
CHECKING = "保存ファイルを点検しています。"
DAMAGES = "壊れたところ"
WHERE, WHAT, NOW, GOOD = "場所", "何が", "いまの値", "最後の正しい値"

LOOK = "表示"
SCHEME = "配色"
SCHEMES = {"": "OSに合わせる", "light": "明るい", "dark": "暗い", "contrast": "ハイコントラスト"}
SIZE = "文字の大きさ"
SIZES = {
    "": "標準（100%）",
    "1.25": "やや大きい（125%）",
    "1.5": "大きい（150%）",
    "1.75": "かなり大きい（175%）",
    "2": "とても大きい（200%）",
}
SIZE_HELP = "ボタンや表も同じ割合で大きくなります。"
SIZE_LATER = "文字の大きさは、dxdeskを閉じて、もう一度開くと変わります。"


def standing(kind: str) -> str:
    """The quiet line in the status bar: 共有フォルダーに保存."""
    return f"{kind}に保存"


def newest(at: str, why: str, count: int) -> str:
    """The newest backup and how many there are."""
    return f"最後のバックアップ：{at}（{why}）　全部で{count}個"


NO_BACKUP = "バックアップはまだありません。"


def kept(at: str) -> str:
    """A backup was made by hand."""
    return f"バックアップを残しました（{at}）。"


def copied(path: str, records: int) -> str:
    """A backup was made somewhere else."""
    return f"バックアップ「{path}」を作り、読めることを確かめました（記録{records:,}件）。"


def second_newest(at: str) -> str:
    """The newest backup in the second place."""
    return f"この場所の最後のバックアップ：{at}"


def second_behind(at: str) -> str:
    """The newest backup did not arrive in the second place."""
    there = f"この場所の最後のバックアップは{at}で、" if at else "この場所にバックアップはなく、"
    return (
        f"{there}最新のバックアップは届いていません。"
        "［いますぐバックアップ］でもう一度試してください。"
    )


def second_set(folder: str) -> str:
    """A second place was chosen and tried."""
    return f"これから「{folder}」にもバックアップを残します。いま一つ残して確かめました。"


SECOND_DROPPED = "二つ目の場所には、もう残しません。残してあるバックアップは消していません。"
