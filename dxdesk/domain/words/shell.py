"""Words of the window around the pages."""

PRODUCT = "dxdesk"

MENU_FILE = "ファイル(&F)"
MENU_EDIT = "編集(&E)"
MENU_VIEW = "表示(&V)"
MENU_INITIATIVE = "取組(&T)"
MENU_TOOLS = "ツール(&O)"
MENU_HELP = "ヘルプ(&H)"

QUIT = "終了(&X)"
UNDO = "元に戻す(&U)"
REDO = "やり直す(&R)"
NEXT_PANE = "次の枠へ(&N)"
PREVIOUS_PANE = "前の枠へ(&P)"
NOTHING_TO_UNDO = "元に戻せる操作はありません。"
NOTHING_TO_REDO = "やり直せる操作はありません。"

NAVIGATION = "画面の切替え"
MORE = "その他"
PAGE_HEAD = "見出しと主な操作"
CLOSE_NOTICE = "お知らせを閉じる"
CANCEL = "中止"
CANCELLING = "中止しています"
WORKING = "処理しています"

NOTICE_LEVELS = {
    "info": "お知らせ",
    "success": "完了",
    "warning": "注意",
    "error": "エラー",
}


def undo(name: str) -> str:
    """元に戻す：実績の入力 — with the mnemonic at the end."""
    return f"元に戻す：{name}(&U)" if name else UNDO


def redo(name: str) -> str:
    """やり直す：実績の入力."""
    return f"やり直す：{name}(&R)" if name else REDO


NOT_SAVED = "保存できていません"


def saved(time: str) -> str:
    """保存済み 10:32."""
    return f"保存済み {time}"


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip: what it does and the keys for it."""
    return f"{text}（{shortcut}）" if shortcut else text


def window_title(page: str, department: str) -> str:
    """取組一覧 - 市民課 - dxdesk."""
    return " - ".join(part for part in (page, department, PRODUCT) if part)


def steps(done: int, total: int) -> str:
    """13/19; only the count done where the total is unknown."""
    return f"{done}/{total}" if total else str(done)


def notice(level: str, text: str) -> str:
    """A notice as a screen reader speaks it."""
    return f"{NOTICE_LEVELS[level]}：{text}"
