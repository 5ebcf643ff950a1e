"""Words of the tour: five screens of each role, what they are for and what is pressed there."""

MENU = "画面の案内（5つ）(&T)"
OFFER = "はじめての方へ：五つの画面を順に案内します。途中でやめられます。"
BEGIN = "案内を始める"
NEXT = "次へ"
BACK = "戻る"
END = "案内を終える"

STEPS = {
    "department": (
        (
            "home",
            "今日することが、期限の近い順に並びます。行のボタンを押すと、書く場所へ移ります。",
        ),
        (
            "initiatives",
            "担当する取組の一覧です。表のまま書けるほか、行を開くと、計画と前回の答えを見ながら"
            "書けます。書いたものは、そのつど保存されます。",
        ),
        (
            "schedule",
            "工程の予定と実績です。棒は、矢印キーでもマウスでも動かせます。",
        ),
        (
            "submit",
            "届いた依頼ファイルを受け取り、書き終えたら、ここで提出ファイルを書き出します。"
            "足りないところは、押すとそこへ移ります。",
        ),
        (
            "history",
            "何をいつ誰が変えたかが、すべて残ります。どの値も前に戻せます。"
            "いまの操作は〔Ctrl+Z〕で元に戻ります。",
        ),
    ),
    "coordinator": (
        (
            "home",
            "今日することと、照会がどこまで進んだかが分かります。ボタンで、その画面へ移ります。",
        ),
        (
            "request",
            "課と担当を読み込み、報告回を開き、課ごとの依頼ファイルを書き出します。",
        ),
        (
            "merge",
            "届いた提出ファイルをまとめて置くと、何が変わるかを先に見せます。食い違いだけを決めれば"
            "済み、取りまとめは丸ごと元に戻せます。",
        ),
        (
            "board",
            "どの課の答えが届き、どの課を待っているかの表です。催促文もここで写せます。",
        ),
        (
            "report",
            "会議資料や一覧を、PDFとExcelで書き出します。画面に見えるものが、そのまま紙になります。",
        ),
    ),
}
"""By role: the name of a screen, and what is said there."""


def step(number: int, count: int, title: str, text: str) -> str:
    """案内 2/5　取組一覧：…."""
    return f"案内 {number}/{count}　{title}：{text}"
