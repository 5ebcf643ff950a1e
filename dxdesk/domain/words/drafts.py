"""What is said about typing that was kept and not saved."""

USE = "欄に戻す"
DROP = "捨てる"
USE_ALL = "すべて欄に戻す"
DROP_ALL = "すべて捨てる"
SHOW = "その欄へ"
UNDROP = "捨てるのをやめる"
BLANK = "（すべて消したところまで）"
REASON = "決めた理由"
INCOMPLETE_REASON = "未完で出す理由"

_CLIP = 400


def kept(at: str) -> str:
    """The head of one text that is offered back."""
    return f"{at} の書きかけ（保存されていません）"


def text(typed: str) -> str:
    """A text that is offered back: enough of it to know it again."""
    shown = typed if len(typed) <= _CLIP else f"{typed[:_CLIP]}…（ほか{len(typed) - _CLIP}字）"
    return shown or BLANK


def waiting(labels: str, count: int) -> str:
    """What was typed earlier and not saved, above a form."""
    return f"保存されていない書きかけが{count}件あります（{labels}）。"


def left(places: str, count: int) -> str:
    """What is told once at the start."""
    return f"前回、保存されずに残った書きかけが{count}件あります（{places}）。"


def more(places: str, count: int) -> str:
    """The first few of many places."""
    return f"{places}ほか{count}件" if count else places


def place(title: str, label: str) -> str:
    """4 窓口手数料等 取組内容の実績."""
    return f"{title} {label}".strip()


def dropped(count: int) -> str:
    """Texts were thrown away."""
    return f"書きかけを{count}件捨てました。"


def spoken_use(label: str) -> str:
    """The button as a screen reader names it."""
    return f"{label}の書きかけを{USE}"


def spoken_drop(label: str) -> str:
    """The button as a screen reader names it."""
    return f"{label}の書きかけを{DROP}"
