"""Words of the diagnosis that a clerk hands over: facts about program, machine and store."""

TITLE = "dxdesk 診断情報"
NOTE = "項目の中身、利用者の名前、ファイルの場所は含みません。"

PROGRAM = "プログラム"
MACHINE = "このPC"
STORE = "保存ファイル"

FAULTS = "思わぬ誤り"
DAMAGES = "検査"

VERSION = "版"
SCHEMA = "保存ファイルの形の版"
PACKAGING = "動かし方"
BUNDLED = "実行用フォルダー"
FROM_SOURCE = "ソースから"
PORTABLE = "持ち運び"
YES, NO = "する", "しない"
SYSTEM = "OS"
PYTHON = "Python"
LIBRARIES = "部品"
LANGUAGE = "言語と文字"
FREE = "空き容量"
ROLE = "立場"
PLACE = "場所"
METHOD = "書き込み方"
SIZE = "大きさ"
RECORDS = "記録"
ACTS = "操作"
FILES = "受け取ったファイル"
OPEN_ITEMS = "決めていないこと"
BACKUPS = "バックアップ"

NONE = "ありません。"
CANNOT = "調べられませんでした"

MENU = "診断情報を書き出す(&D)…"
WRITE = "診断情報を書き出す…"
SAVE = "診断情報を書き出す場所"
FILTER = "テキスト (*.txt)"
FILE_NAME = "dxdesk診断情報.txt"


def megabytes(size: int) -> str:
    """A size on disk."""
    return f"{size / 1_000_000:.1f}MB"


def count(label: str, number: int) -> str:
    """So many of a kind."""
    return f"{label}{number}件"


def newest(number: int, at: str) -> str:
    """How many backups there are and when the newest was made."""
    return f"{number}世代、最新 {at}" if number else NONE


def fault(at: str, version: str, kind: str) -> str:
    """The head of one fault."""
    return f"{at} 版{version} {kind}"
