"""Letters to a 課: with a request, and to remind of it."""

CLOSING = "ご不明な点は、お気軽に情報政策課までお問い合わせください。よろしくお願いいたします。"
ALREADY_SENT = "行き違いですでにお送りいただいている場合は、ご容赦ください。"
PLEASE_ANSWER = "お送りいただく内容は、次の取組の進捗報告です。"
PLEASE_MEND = "確かめていただきたいところは、次のとおりです。"
WHAT = {False: "ご回答", True: "お戻しした分のご返送"}


def address(department: str) -> str:
    """The first line of a letter."""
    return f"{department} 御中"


def item(text: str) -> str:
    """One line of a list."""
    return f"・{text}"


def asked(round_name: str, count: int, due: str) -> tuple[str, ...]:
    """What is asked for, and until when ("" for no day)."""
    until = f"{due}までに、" if due else ""
    work = f"貴課の取組は{count}件です。" if count else "貴課には、次のことを伺います。"
    return (f"{round_name}の進捗報告をお願いいたします。", f"{work}{until}ご回答ください。")


def instruction(title: str, until: str) -> str:
    """指示事項「窓口の待ち時間」の回答(R7.6.30まで)."""
    return f"指示事項「{title}」の回答" + (f"({until}まで)" if until else "")


def skills(year: str, count: int) -> str:
    """令和6年度のスキルの人数(3項目)."""
    return f"{year}のスキルの人数({count}項目)"


def how_to_answer(file_name: str) -> tuple[str, ...]:
    """How a request is answered."""
    return (
        f"添付の「{file_name}」の色の付いた欄に書き込み、上書き保存してご返送ください。",
        "前回の回答と今年度の目標は、あらかじめ入れてあります。",
        "Excelだけで書き込めます。シートや列を消したり、鍵の欄を書き換えたりしないでください。",
    )


def reminder(round_name: str, what: str, due: str, over: int, left: int) -> tuple[str, ...]:
    """How a reminder begins; `over` days since the day, `left` working days until it."""
    first = f"お忙しいところ恐れ入ります。{round_name}の進捗報告について、"
    if not due:
        return (f"{first}{what}をお待ちしています。",)
    if over:
        return (
            f"{first}提出期限({due})を{over}日過ぎましたが、{what}をまだ確認できていません。",
            "ご都合をお知らせいただくだけでも助かります。",
        )
    return (f"{first}提出期限は{due}です(残り{left}開庁日)。{what}をお待ちしています。",)


def to_fill_in(title: str, blank: int) -> str:
    """One 取組 of which nothing has come; `blank` required fields are blank."""
    return f"{title}(記入が必要な欄 {blank})"


def remark(title: str, labels: str, text: str) -> str:
    """One thing that was asked for and not answered."""
    return f"{title}「{labels}」：{text}"


def sent_as(file_name: str, day: str) -> str:
    """Which file is meant."""
    return f"{day}にお送りした「{file_name}」に書き込み、ご返送をお願いいたします。"
