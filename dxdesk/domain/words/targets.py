"""Words of the freezing of published targets."""

PUBLISHED = "公表した目標です。"
SAY_WHY = "変えるときは「目標を変えた理由」も書いてください。"


def publish(year: str) -> str:
    """The act: the targets of a year were published."""
    return f"{year}の年次目標の公表"


def published(year: str, count: int, blank: int) -> str:
    """What publishing did; `blank` targets say nothing and were left out."""
    rest = f"まだ書かれていない目標が{blank}件あり、公表の扱いにしていません。" if blank else ""
    return (
        f"{year}の年次目標{count}件を、公表した目標として固定しました。"
        f"これから変えるには理由が要ります。{rest}"
    )
