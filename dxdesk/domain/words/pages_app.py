"""Words around the pages: opening a store, commands of the window, results of long work."""

OPENING = "保存ファイルを開いています。"
HELD = "いまの処理が終わると、ここに表示します。"
STORE_PAGE = "保存ファイル"

RETRY = "もう一度試す"
OPEN_OTHER = "別の保存ファイルを開く…"
MAKE_NEW = "新しく始める…"
OPEN_FOLDER = "フォルダーを開く"
OPEN_FILE = "開く"

MENU_TAKE = "届いたファイルを開く(&F)…"
MENU_OPEN = "保存ファイルを開く(&O)…"
MENU_NEW = "新しい保存ファイルを作る(&N)…"
MENU_SAVE = "保存(&S)"
MENU_WHERE = "保存ファイルのフォルダーを開く(&D)"
MENU_ABOUT = "dxdeskについて(&A)"
STORE_FILTER = "dxdesk のデータ (*.dxdesk)"
DEFAULT_STORE = "取組"

BUSY = "いまの処理が終わってから、もう一度押してください。中止もできます。"
CANCELLED = "中止しました。済んだところより先は、変えていません。"
SETTINGS_LOST = "開いた保存ファイルの場所を覚えられませんでした。次は開き直してください。"
OPEN_ELSEWHERE = "その保存ファイルは、もう別の窓で開いています。その窓を前に出しました。"
NO_PLACE = "ここにはフォルダーを作れません。［変更］で別の場所を選んでください。"
NO_SUCH_PLACE = "フォルダーが見つかりません。移したか、消したかもしれません。"


def about(version: str, store: str) -> str:
    """Version and store."""
    return f"dxdesk {version}　保存ファイル：{store}"


KEPT = "保存済みのものは失われていません。"


def unexpected(name: str, kept: str = KEPT) -> tuple[str, str]:
    """A fault of the program itself, in the window: what happened and was kept, what to do."""
    return (
        f"dxdeskの中で思わぬ誤りが起きました（{name}）。{kept}",
        "もう一度試し、それでも同じなら、診断情報を書き出して、情報システム担当に渡してください"
        "（書いた中身は入りません）。",
    )


def kept(unsaved: int) -> str:
    """What was saved when a fault of the program itself was met."""
    if unsaved:
        return f"まだ保存されていない欄が{unsaved}つあります。〔Ctrl+S〕で保存してください。"
    return "書いたものは、すべて保存してあります。"


def written(path: str) -> str:
    """A file was written."""
    return f"書き出しました：{path}"
