"""Words between the plan's own words."""

NAMED_IN = {
    "policy": "基本方針",
    "basic_measure": "施策",
    "body": "推進体制",
    "skill_tier": "スキル",
}
"""How the title of a passage names the group of records that it introduces."""


def period(first: str, last: str) -> str:
    """計画期間：令和5年度から令和7年度まで."""
    return f"計画期間：{first}から{last}まで"


def labelled(label: str, text: str) -> str:
    """現在の担当：副市長."""
    return f"{label}：{text}" if text else label
