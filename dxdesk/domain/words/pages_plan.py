"""Words of the page 計画."""

TITLE = "計画"
CONTENTS = "計画のもくじ"
TEXT = "計画の本文"
OPEN = "この取組を開く"
NOT_AN_INITIATIVE = "もくじで取組を選ぶと、その入力画面を開けます。"
EDIT = "計画を直す"
EDIT_TIP = "もくじで選んだところを、計画の編集で開きます。"
EMPTY = "計画がありません。"
SEARCH = "探す"
SEARCH_NAME = "計画の本文を探す"
NOT_FOUND = "本文に見つかりません。"


def parts(count: int) -> str:
    """How many headings the text has."""
    return f"見出し{count}件"
