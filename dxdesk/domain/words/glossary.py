"""Words of 用語集."""

TITLE = "用語集"
LIST = "用語の一覧"
CARDS = "用語の内容"
CONTENT = "用語と意味"
KANA, TERM, MEANING = "かな", "用語", "意味"

ADD = "用語を加える"
ADD_TIP = "新しい用語を書きます（Ctrl+N）"
TO_PLAN = "計画の本文を見る"
HELP_OFFICE = "計画の本文に同じ語があると、本文からここへ移れます。帳票の「語の定義」にも載ります。"
HELP = "計画に出てくる語の意味です。取りまとめの課が書きます。"
EMPTY_OFFICE = "用語はまだありません。計画書の用語集から、語と意味を入れてください。"
EMPTY = "用語は、まだ届いていません。"


def counted(total: int, blank: int) -> str:
    """用語42、意味が未記入のもの3, in the status bar."""
    return f"用語{total}" + (f"、意味が未記入のもの{blank}" if blank else "")


def link_tip(title: str) -> str:
    """What a link in a text leads to."""
    return f"用語集の「{title}」を開く"
