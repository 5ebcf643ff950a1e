"""How lines of the history name what they are about."""

STRUCK_OUT = "取消し"
STANDING = "なし"


def part(title: str, name: str) -> str:
    """取組4(市民課) 令和6年度 年度末."""
    return f"{title} {name}"


def named(label: str, name: str) -> str:
    """工程「試行」, or the label alone."""
    return f"{label}「{name}」" if name else label
