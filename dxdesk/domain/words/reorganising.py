"""Words of 組織改正: 課 renamed, merged, split, abolished."""

from collections.abc import Sequence

LIST_MARK = "、"
WIDE_EQUALS = "＝"
HOW = {"rename": "名称変更", "merge": "統合", "split": "分割", "abolish": "廃止"}

DAY = "改正の日"
OLD = "改正前の課"
HEIRS = "改正後の課"
MOVE = "移す担当"

NOTHING_OLD = "改正前の課が選ばれていません。"
CHOOSE_OLD = "名前を変える課、なくなる課、分かれる課を選んでください。"
NOT_THERE_THEN = "この課は、改正の前日にはありません。"
CHECK_VALIDITY = "改正の日か、課の設置日・廃止日を確かめてください。"
CODE_NEEDED = "分割でできる課のコードが書かれていません。"
CODE_FORM = "新しい課は「課名=コード」と書いてください（例　例窓口課=0215）。"
CODE_TAKEN = "このコードの課は、すでにあります。"
CODE_OTHER = "ほかのコードにするか、すでにある課ならその名前を書いてください。"
TWICE = "同じ課が二度書かれています。"
ONCE = "一つにしてください。"
MOVE_FORM = "「取組の番号=改正後の課」と書いてください（例　4=例窓口課）。"
NO_SUCH_MOVE = "この取組は改正前の課の担当にないか、課が改正後の課にありません。"
SAME = "改正の前と後が同じです。"
SAY_WHAT = "名称変更、統合、分割では新しい課を書き、廃止では何も書かないでください。"


def act(how: str, old: Sequence[str], heirs: Sequence[str]) -> str:
    """The act: 組織改正（統合：例市民課、例会計課→例市民会計課）."""
    return f"組織改正（{line(how, old, heirs)}）"


def line(how: str, old: Sequence[str], heirs: Sequence[str]) -> str:
    """統合：例市民課、例会計課→例市民会計課."""
    to = f"→{LIST_MARK.join(heirs)}" if heirs else ""
    return f"{HOW[how]}：{LIST_MARK.join(old)}{to}"


def moved(count: int, doubled: int, left: int, instructions: int) -> str:
    """What goes where, in a sentence."""
    parts = [f"担当{count}件を移します。" if count else "移る担当はありません。"]
    if doubled:
        parts.append(f"同じ取組を二重に持つことになる{doubled}件は、一つにまとめます。")
    if left:
        parts.append(f"担当{left}件は、引き継ぐ課がなくなります。担当割で決めてください。")
    if instructions:
        parts.append(f"対応中の指示事項{instructions}件も引き継ぎます。")
    return "".join(parts)


def preview(what: str, moves: str) -> str:
    """What a change comes to, before it is done."""
    return f"{what}。{moves}"


def given_up(day: str, heir: str) -> str:
    """The note of an assignment that nobody answers on any more."""
    if heir:
        return f"{day}の組織改正で、{heir}のもう一つの担当にまとめました。"
    return f"{day}の組織改正で、担当の課が廃止されました。"


def done(how: str, old: Sequence[str], heirs: Sequence[str]) -> str:
    """What was done."""
    return f"組織改正を登録しました。{line(how, old, heirs)}。"


SPLIT_NEXT = "分割した課の担当は、担当割の表で一つずつ移せます。"
UNDO_NEXT = "取りやめるときは「元に戻す」で、すべて元に戻ります。"
