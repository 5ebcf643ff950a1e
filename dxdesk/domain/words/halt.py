"""What the window says while nothing can be saved."""

LOCKED = "いま保存できないので、書き込めません。"
RETRY = "もう一度保存する（Ctrl+S）"
RESCUE = "別の名前でバックアップを保存…"
OPEN_RESCUED = "このバックアップを開く"
SAVED_AGAIN = "保存できました。"
BUSY = "いまの処理が終わってから、もう一度押してください。"

LEAVE_TITLE = "保存できていない入力"
STAY = "閉じない"
LEAVE = "入力を捨てて閉じる"

_SAFE = "保存できるまで、新しくは書き込めません。"


def bar(what: str, do: str, unsaved: int, again: str) -> str:
    """What happened, what to do, and what becomes of what was typed.

    `again` is the time (hh:mm) at which saving was tried again in vain, "" for never.
    """
    tried = f"{again}にもう一度試しましたが、保存できていません。" if again else "保存できません。"
    kept = f"保存できていない入力{unsaved}件は画面に残してあり、写し取れます。" if unsaved else ""
    return f"{tried}{what}{do}\n{kept}{_SAFE}"


def leave(unsaved: int) -> str:
    """The question before what was typed is lost."""
    return (
        f"保存できていない入力が{unsaved}件あります。このまま閉じると、その入力は失われます。\n"
        "残すには、［閉じない］を選び、［もう一度保存する］か［別の名前でバックアップを保存…］を"
        "押してください。"
    )


def rescued(path: str, records: int, unsaved: int) -> str:
    """A copy was made; the store itself is as it was."""
    kept = f"と、保存できていなかった入力{unsaved}件（書きかけとして）" if unsaved else ""
    return (
        f"バックアップを「{path}」に保存しました（記録{records}件{kept}）。"
        "もとの保存ファイルに戻れないときは、このバックアップを開いて続けてください。"
    )
