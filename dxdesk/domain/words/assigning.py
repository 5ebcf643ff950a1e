"""Words of 担当割."""

LEAD_SIGNS = ("◎",)
SUPPORTING_SIGNS = ("○", "〇", "◯")
LIST_MARK = "、"
NO_HEADS = "1行目に課の名前が見つかりません。"
HEADS_FORM = "1行目に課の名前かコード、1列目に取組の番号を入れて貼り付けてください。"


def assign(count: int) -> str:
    """The act: places of the grid were set."""
    return f"担当割の変更({count}か所)"


def no_lead(title: str) -> str:
    """A 取組 without a lead."""
    return f"{title}に主管の課がありません。"


def two_leads(title: str, names: list[str]) -> str:
    """A 取組 with more than one lead."""
    return f"{title}の主管が{len(names)}課あります({LIST_MARK.join(names)})。一つにしてください。"


def ended(name: str, heirs: list[str]) -> str:
    """A 課 that has ended and still has work."""
    to = f"引継先は{LIST_MARK.join(heirs)}です。" if heirs else "引継先を決めてください。"
    return f"{name}は廃止されていますが、担当が残っています。{to}"


def no_work(name: str) -> str:
    """A 課 without work."""
    return f"{name}には担当の取組がありません。"


def unknown_head(text: str) -> str:
    """A column whose heading is no 課."""
    return f"「{text}」という課はありません。その列は使いませんでした。"


def unknown_row(text: str) -> str:
    """A row whose number is no 取組."""
    return f"「{text}」という取組はありません。その行は使いませんでした。"


def done(count: int) -> str:
    """What an act did."""
    return f"担当割を{count}か所変えました。"


ALL_WELL = "どの取組にも主管が一つあり、担当のない課もありません。"
