"""Words of the next plan: what it takes over and how."""

PLAN = "次の計画"
CARRY = "次の計画への引継ぎ"
NUMBERS = "次の計画での番号"
LIST_MARK = "、"

NO_NEXT = "次の計画がまだありません。"
BEGIN_FIRST = "先に次の計画を作ってください。"
THERE_ALREADY = "次の計画は、すでに作られています。"
EDIT_IT = "できている計画を開いて直してください。"
YEARS_OVERLAP = "次の計画の開始年度は、いまの計画の終了年度より後にしてください。"
CHECK_YEARS = "開始年度と終了年度を確かめてください。"
NOT_OF_PLAN = "この計画の取組ではありません。"
CHECK_NUMBER = "取組の番号を確かめてください。"
NUMBER_NEEDED = "統合と分割では、次の計画での番号が要ります。"
NUMBER_FORM = "統合は同じ番号を、分割は「3、4」のように番号を並べて書いてください。"
TITLE_NEEDED = "計画名が書かれていません。"
HEAD = ("番号", "取組名", "引継ぎ", "次の計画での番号")
UNDECIDED = "未決"
HOW = {"continue": "継続", "merge": "統合", "split": "分割", "end": "終了", "new": "新規"}
ALL_DECIDED = "引継ぎの決まっていない取組はありません。"


def begin(title: str) -> str:
    """The act: a next plan was made."""
    return f"次の計画「{title}」の作成"


def carry(count: int) -> str:
    """The act: 取組 were carried over."""
    return f"次の計画への引継ぎ（取組{count}件）"


def new(title: str) -> str:
    """The act: a 取組 that the old plan had not."""
    return f"新規の取組「{title}」の追加"


def begun(title: str) -> str:
    """What was made."""
    return f"次の計画「{title}」を作りました。体系、評価の語、推進体制を写してあります。"


def summary(counts: dict[str, int], open_count: int, new_count: int) -> str:
    """How far the carrying has come: 継続8、統合3、分割2、終了4、未決5／新規5."""
    parts = [f"{name}{counts.get(code, 0)}件" for code, name in HOW.items() if code != "new"]
    if open_count:
        parts.append(f"未決{open_count}件")
    return f"{LIST_MARK.join(parts)}、新規{new_count}件"


def how(code: str) -> str:
    """How a 取組 goes on or came about."""
    return HOW.get(code, UNDECIDED)
