"""Words of the list of mends and faults."""

from dxdesk.domain.repairs import Standing

SHEET = "直しと不備"
TITLE = "届いたファイルの直しと不備"
EXPLAINED = (
    "「直して読みました」は、書き方だけを整えて読んだ欄です（値は変えていません）。"
    "「直してください」は受け取れなかった欄です。もとのファイルを直して、もう一度送ってください。"
)
NOTHING = "直したところも不備もありません。"
NO_FILES = "届いたファイルはありません。"
CELL_SHEET, ADDRESS, WORK, FIELD = "シート", "番地", "取組", "項目"
FOUND, EXPECTED, FAULT, MEND, STANDING = "書かれていた値", "正しい形", "理由", "直し", "扱い"
HEADS = (STANDING, CELL_SHEET, ADDRESS, WORK, FIELD, FOUND, EXPECTED, FAULT, MEND)
STANDINGS = {
    Standing.MENDED: "直して読みました",
    Standing.REFUSED: "直してください",
    Standing.UNREADABLE: "読めません",
}
OTHERWISE = "書き方が決まりと違います。"


def read_as(mended: str) -> str:
    """A safe mend that was applied."""
    return f"「{mended}」と読みました。"


def perhaps(value: str) -> str:
    """A mend that is proposed."""
    return f"「{value}」ではありませんか。"


def put_back(value: str) -> str:
    """A printed value should stand in the cell again."""
    return f"印刷されていた「{value}」に戻してください。"


def saved(path: str, count: int) -> str:
    """The list was written."""
    return f"直しと不備{count}か所の一覧を「{path}」に書き出しました。"
