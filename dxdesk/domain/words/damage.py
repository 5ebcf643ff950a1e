"""What is said about a damaged store file, and about another file in its place."""

from dxdesk.domain import damage_errors as damage
from dxdesk.domain.damage_errors import AnotherFile, Found
from dxdesk.domain.errors import DxdeskError

_RESTORE = "このファイルは消さずに残し、バックアップから復元してください。"
_CHOOSE = "保存ファイル（.dxdesk）を選び直してください。"

SENTENCES: dict[type[DxdeskError], tuple[str, str]] = {
    damage.StoreUnreadable: (
        "保存ファイル「{path}」を読む権限がありません。",
        "ファイルとフォルダーの権限を、情報システム担当に確かめてもらってください。",
    ),
    damage.StoreEmpty: (
        "保存ファイル「{path}」は空で、何も入っていません。",
        "バックアップから復元してください。一度も使っていないときは、このファイルを消して"
        "作り直してください。",
    ),
    damage.StoreCut: (
        "保存ファイル「{path}」は途中で切れています（{expected}バイトのうち{size}バイトだけ）。",
        "コピーや同期の途中なら、終わってからもう一度開いてください。そうでなければ、" + _RESTORE,
    ),
    damage.StrangeJournal: (
        "保存ファイル「{path}」の横に、このファイルのものではない書きかけの記録「{journal}」が"
        "あります。開くと中身が壊れるので、どちらにも手を付けていません。",
        "「{journal}」を消さずに別のフォルダーへ移し、もう一度開いてください。それでも開けない"
        "ときは、バックアップから復元してください。",
    ),
}

KINDS: dict[str, tuple[str, str]] = {
    Found.WORKBOOK: (
        "Excelブック（またはZIPファイル）",
        "課から届いたExcelブックは、開くのではなく取りまとめてください。" + _CHOOSE,
    ),
    Found.DOCUMENT: ("ほかのソフトの文書", _CHOOSE),
    Found.TEXT: ("文字だけのファイル", _CHOOSE),
    Found.DATABASE: ("ほかのソフトのデータベース", _CHOOSE),
    Found.FOLDER: ("フォルダー", "フォルダーの中の保存ファイル（.dxdesk）を選んでください。"),
    Found.LOOP: (
        "自分自身を指すリンク",
        "リンクを作り直すか、保存ファイル（.dxdesk）そのものを選んでください。",
    ),
    Found.DEVICE: ("ファイルではなく機器や通り道", _CHOOSE),
    Found.OTHER: ("ほかの種類のファイル", _CHOOSE),
}


def another(error: AnotherFile) -> tuple[str, str]:
    """Something else lies where a store was looked for."""
    what, do = KINDS[error.found]
    return f"「{error.path}」は{what}で、dxdeskの保存ファイルではありません。", do
