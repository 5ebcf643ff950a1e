"""What the program says of its own trial: each part, what was found, and what to do."""

RESOURCES = "計画、文字、見た目の素材"
CYCLE = "依頼から取りまとめまでの一連の流れ"
STORES = "保存ファイルの検査"
PAPERS = "帳票"
WORKBOOKS = "ブックの読み直し"
WINDOW = "画面"

PASSED = "すべて正しく動きました。"
FAILED = "正しく動かないところがありました。"
FAILED_NEXT = (
    "プログラムのフォルダーが途中までしか写っていないか、書き込む場所がありません。"
    "フォルダーを丸ごと写し直し、空き容量を確かめてから、もう一度試してください。"
)
UNBALANCED = "受領票の合計が合いません。"
NOT_AS_PREVIEWED = "確認した変更と、反映した変更が違います。"
NO_WINDOW = "画面を開けませんでした。"


def line(name: str, detail: str, *, is_good: bool) -> str:
    """One part of the trial."""
    return f"{'○' if is_good else '×'} {name}: {detail}"


def resources(initiatives: int, fonts: int) -> str:
    """What came along with the program."""
    return f"取組{initiatives}件、文字{fonts}書体"


def missing(names: str) -> str:
    """Resources that did not come along."""
    return f"見当たりません: {names}"


def cycle(files: int, statements: int) -> str:
    """The cycle ran to its end."""
    return f"ファイル{files}個、受け取った項目{statements}件、合計が合いました"


def stores(count: int, records: int) -> str:
    """Every store is sound."""
    return f"{count}個、記録{records}件、傷みはありません"


def damaged(name: str) -> str:
    """A store that was just made is not sound."""
    return f"「{name}」に傷みがあります"


def papers(count: int) -> str:
    """Every PDF is whole and carries its letters."""
    return f"PDF{count}個、文字を埋め込んであります"


def no_paper(name: str) -> str:
    """A PDF is not whole or lacks its letters."""
    return f"「{name}」が欠けているか、文字が埋め込まれていません"


def workbooks(count: int, cells: int) -> str:
    """Every workbook reads back in the guarded reader."""
    return f"{count}個、{cells}セルを、別の処理で読み直しました"


def window(pages: int) -> str:
    """A window was opened and every page shown."""
    return f"{pages}画面を順に表示しました"
