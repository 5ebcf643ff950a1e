"""Words printed on the reports that show one matter: delays, decisions, answers, instructions."""

CONFIRMATION = "所属長確認欄"
CONFIRMED_BY = (("職名", 20.0), ("氏名・印", 34.0), ("確認日", 26.0), ("備考", 40.0))
ROOM_TO_SIGN = "\u3000\n\u3000\n\u3000"

DELAYS_NONE = "やや遅れ、遅れと評価された取組はありません。"
NO_RECOVERY = "挽回策が未記入です"

DECISIONS_NONE = "会議で判断を求める事項はありません。"
DECISION = "判断を求めること"
BACKGROUND = "背景（課題）"

GLOSSARY = "用語"

STATUS_TABLE = "課ごとの提出状況"
NO_BOARD = "担当のある課がまだありません。"
STANDING = "状態"
REQUESTED = "依頼"
RECEIVED = "提出日"
RETURNED = "返送日"
COMPLETE = "記入済み"
FILLED_IN = "○ 記入済み"
SENT, NOT_SENT = "依頼済み", "依頼前"
NEVER = "－"
REPORTS_DUE = "報告する取組"
REPORTS_COMPLETE = "記入済みの取組"
COUNT_UNIT = "件"
STATUS_MEANINGS = {
    "課コード": "課のコードです。",
    "課名": "課の名前です。",
    STANDING: "依頼前、未、遅れ、届いた、差戻し中、確認済、記入済み（ファイルなし）のどれかです。",
    REQUESTED: "依頼ファイルを出したかどうかです。",
    RECEIVED: "数えたうちで最も新しい提出ファイルを受け取った日です。",
    RETURNED: "受領・差戻しファイルを返した日です。",
    REPORTS_DUE: "その課が報告する取組の数です。",
    REPORTS_COMPLETE: "必須項目がすべて記入された取組の数です。",
}

INSTRUCTIONS_NONE = "指示事項はありません。"
OPEN = "対応中の指示事項"
CLOSED = "完了した指示事項"
ANSWER = "回答"
TOPICS_NONE = "推進部会などの会議体への指示事項（検討事項）はありません。"
TOPIC = "検討事項"
CONSIDERED = "検討状況と方向性"

OWN_LIST = "担当する取組"
GAPS = "未記入の必須項目"
NO_GAPS = "なし"

PUBLIC_NONE = "公表可とされた項目はまだありません。"
SILENT = "載せていない取組"
LEFT_OUT_NONE = "会議用にある値は、すべて公表用にも載せています。"
FIELD = "項目"
FIELD_MEANING = "載せなかった項目の名前です。"
REASON = "載せない理由"
REASON_MEANING = "公表可とされていないか、公表しないと定めた項目かのどちらかです。"
WHY = ("公表可とされていない", "公表しないと定めた項目")
NEVER_PUBLIC = "公表しないと定めた項目"
NOT_MARKED = "公表可とされていない項目"


def delays(late: int, slightly: int, without: int) -> str:
    """How many are late, and how many of them say nothing of how to catch up."""
    text = f"遅れ{late}件、やや遅れ{slightly}件です。"
    return text + (f"うち{without}件は挽回策が未記入です。" if without else "")


def decisions(count: int) -> str:
    """How many matters wait for the meeting."""
    return f"会議で判断を求める事項は{count}件です。"


def received(done: int, asked: int, late: int) -> str:
    """How many 課 have answered."""
    text = f"{asked}課のうち{done}課の報告があります。"
    return (
        text
        + (f"未提出は{asked - done}課です。" if done < asked else "")
        + (f"期限後に受け取ったのは{late}課です。" if late else "")
    )


def too_late(state: str) -> str:
    """A state of what came after its day."""
    return f"{state}（期限後に受取）"


def of_all(done: int, total: int) -> str:
    """3／5."""
    return f"{done}／{total}"


def instructions(open_count: int, overdue: int, closed: int) -> str:
    """How the instructions stand."""
    late = f"（うち期限超過{overdue}件）" if overdue else ""
    return f"対応中{open_count}件{late}、完了{closed}件です。"


def answered(department: str, day: str, text: str, state: str = "") -> str:
    """A department's answer with its day and how far it has come."""
    head = f"{department}（{day}）" if day else department
    return f"{head}{f'［{state}］' if state else ''}：{text}"


def own_summary(count: int, reported: int, late: int) -> str:
    """How one department stands."""
    text = f"担当する取組は{count}件、うち{reported}件の報告が出ています。"
    return text + (f"やや遅れ、遅れは{late}件です。" if late else "")


def silent(numbers: str) -> str:
    """The 取組 of which nothing may be published."""
    return f"公表できる内容がまだないため、次の番号の取組は載せていません：{numbers}"


def instruction(title: str, text: str) -> str:
    """What was asked: its title, then its words."""
    return "\n".join(each for each in (title, text) if each)


def left_out_count(values: int, records: int) -> str:
    """How many values are left out."""
    return f"{records}件の報告の{values}個の値を、公表用に載せていません。"
