"""Words of paper on screen: the pages of a report as they will be printed."""

PANE = "印刷される紙面"
PREVIOUS, NEXT = "前のページ", "次のページ"
PREVIOUS_TIP, NEXT_TIP = "前のページ（PgUp）", "次のページ（PgDn）"
ZOOM = "紙面の大きさ"
ZOOMS = {
    "width": "幅に合わせる",
    "page": "ページ全体",
    "1": "100%",
    "1.5": "150%",
    "2": "200%",
}
MAKING = "紙面を作っています。"
NOT_YET = "このページを作っています。"
OLD = "下の紙面は、直す前のものです。"
PRINTING = "印刷"
WHOLE_FORM, WHOLE_FORM_TIP = "項目の画面を開く", "この取組の入力画面を、この項目から開きます"
DONE, DONE_TIP = "閉じる", "入力を保存して紙面に戻ります（Esc）"
KEPT_SHOWN = "残した会議資料の紙面です。配ったときのままで、直せません。"
NOTHING_TO_PRINT = "印刷できる紙面がまだありません。紙面ができてから、もう一度押してください。"


def place(page: int, count: int) -> str:
    """3／50ページ."""
    return f"{page}／{count}ページ"


def page_name(page: int, count: int, number: str, title: str) -> str:
    """What a screen reader is told of a page."""
    return "　".join(each for each in (place(page, count), number, title) if each)


def page_text(text: str) -> str:
    """The text of a page, on one line."""
    return " ".join(text.split())


def opens(what: str) -> str:
    """What a click on a line of the page opens."""
    return f"{what}を開く"


def failed(what: str) -> str:
    """Why there is no new page."""
    return f"紙面を作れませんでした。{what}"


def printed(count: int) -> str:
    """Pages were sent to a printer."""
    return f"{count}ページを印刷に回しました。"
