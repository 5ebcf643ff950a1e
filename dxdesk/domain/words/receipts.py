"""Words of the 受領票 and of the letter that goes with it."""

from dxdesk.domain.remarks import State

SHEET = "受領票"
FILES = "受け取ったファイル"
UNSETTLED = "反映していない欄"
NOTHING_UNSETTLED = "すべての欄を受け取りました。反映していない欄はありません。"
REMARKS = "指摘"
TOTAL = "合計"
FILE, RECEIVED = "ファイル名", "受け取った日時"
COUNT = "欄の数"
PLACE, TITLE_OF, FIELD = "シートと番地", "取組", "項目"
WRITTEN, SHOWN, FATE, WHY = "書かれていた値", "いまの値", "扱い", "理由"
REMARK, ANSWER, STATE = "指摘の内容", "回答", "状態"
HOW_TO_ANSWER = (
    "指摘のある欄を直していただくか、シート「指摘」の回答の欄に書いてください。"
    "どちらかがあれば、指摘は回答済になります。"
)
EXPLAINED = (
    "「反映」はいただいた値になった欄、「同じ」は前と変わらない欄、「古い」は後からの提出で置き換わった欄、"
    "「食い違い」と「提案」は事務局で確かめている欄、「受け取れず」は読み取れなかった欄です。"
    "合計は、いただいた欄の数と一致します。"
)

STATES = {
    State.OPEN: "回答待ち",
    State.ANSWERED: "回答済",
    State.CLOSED: "解消",
}

NOTHING_ASKED = "直していただくところはありません。受け取った内容は添付の「受領票」をご覧ください。"
DISPUTED = (
    "次の欄は、届いた答えが食い違っているため、まだ反映していません。",
    "いただいた値は添付の「受領票」にあります。どれが正しいか、お知らせください。",
)
CLOSING = "ご不明な点は、お気軽に情報政策課までお問い合わせください。よろしくお願いいたします。"


def title(department: str, round_name: str) -> str:
    """The title of the 受領票."""
    return f"受領票　{department}　{round_name}"


def address(department: str) -> str:
    """The first line of a letter."""
    return f"{department} 御中"


def thanks(round_name: str) -> tuple[str, ...]:
    """How a letter begins."""
    return (
        f"{round_name}の進捗報告をお送りいただき、ありがとうございました。",
        "受け取った結果を添付のファイルにまとめました。",
    )


def please(day: str) -> tuple[str, ...]:
    """What is asked for, and until when ("" where no day lies ahead)."""
    when = f"{day}までに" if day else "ご都合のつき次第、"
    return (
        "恐れ入りますが、次のところをお確かめください。",
        f"添付のファイルの色の付いた欄を直して上書き保存し、{when}ご返送をお願いいたします。",
    )


def asked(number: int, title: str, labels: str) -> str:
    """One thing that is asked for."""
    return f"{number}. {title}「{labels}」"


def disputed(title: str, label: str) -> str:
    """One field of which different answers have come."""
    return f"・{title}「{label}」"


def still_disputed(count: int) -> str:
    """What was written says that some answers are not decided yet."""
    return (
        f"食い違いを決めていない欄が{count}か所あります。送る文面では、どれが正しいかを課に尋ねています。"
        "先に決めるときは、決めてから書き出し直してください。"
    )


def not_taken(place: str, value: str, why: str) -> str:
    """A cell that could not be read."""
    return f"{place}の「{value}」は受け取れませんでした。{why}"
