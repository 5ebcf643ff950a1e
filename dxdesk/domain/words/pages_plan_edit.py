"""Words of the page 計画の編集."""

TITLE = "計画の編集"
PLAN = "計画"
TOPIC = "種類"
GRID = "計画の記録の表"
FORM = "選んだ記録の入力欄"
NUMBER, NAME, CODE, HEADING, WORD = "番号", "名前", "記号名", "見出し", "語"
PRIMARY = "行を追加"
PRIMARY_TIP = "番号と名前を入れて追加します（Ctrl+Enter、Ctrl+N）。"
STRIKE = "行を消す"
STRIKE_TIP = "選んだ行を消します（Ctrl+-）。元に戻せます。"
BOOK = "Excel"
BOOK_TIP = "計画をExcelの様式に書き出す（Ctrl+E）、様式から読み込む"
WRITE = "計画をExcelに書き出す"
LOAD = "Excelから計画を読み込む"
APPENDIX = "付録の見出しを用意"
APPENDIX_TIP = "国・都道府県の動向、本市の動向、市民ニーズの動向の見出しを、まだなければ加えます。"
APPENDIX_CHAPTER = "付録"
APPENDIX_TITLES = ("国・都道府県の動向", "本市の動向", "市民ニーズの動向")
APPENDIX_MARKS = ("国", "本市", "市民ニーズ")
APPENDIX_MADE = "付録の見出しを加えました。本文を右の欄に書いてください。"
APPENDIX_THERE = "付録の見出しは、もうあります。"
NO_NAME = "名前を入れてから追加してください。"
NO_NUMBER = "番号（記号名）を入れてから追加してください。"
BAD_CODE = "記号名は、英数字で入れてください。"
TAKEN = "同じ番号の行があります。その行に移りました。"
NOTHING = "行が選ばれていません。"
KEEP_PLAN = "計画そのものは消せません。"
EMPTY = "まだ行がありません。番号と名前を入れて追加するか、Excelの様式から読み込みます。"
CODE_LOCK = "記号名は、これまでの評価とつながっているので変えられません。"
TERMS = "評価の語"


def terms(axis: str) -> str:
    """評価の語：進捗."""
    return f"{TERMS}：{axis}"


def counted(label: str, count: int) -> str:
    """What the status bar says."""
    return f"{label}{count}件"


def added(name: str) -> str:
    """A row was added."""
    return f"「{name}」を追加しました。"


def struck(name: str, below: int) -> str:
    """A row was struck out, and with it what hangs below."""
    more = f"その下の記録{below}件も見えなくなります。" if below else ""
    return f"「{name}」を消しました。{more}「元に戻す」で戻ります。"


def written(name: str) -> str:
    """The plan was written."""
    return f"「{name}」に書き出しました。直して、読み込めます。"


def loaded(name: str, changes: int, problems: int) -> str:
    """A workbook was loaded."""
    text = (
        f"「{name}」から{changes}か所を読み込みました。"
        if changes
        else f"「{name}」に変更はありません。"
    )
    return text + (f"読み込めない行が{problems}件ありました。" if problems else "")


def problem(text: str) -> str:
    """The first thing that kept a row out."""
    return f"最初のもの：{text}"
