"""Words of 会議: the page, agendas that gather by themselves, the minutes."""

from dxdesk.domain.agenda import Sort

TITLE = "会議"
LIST = "会議の一覧"
CARDS = "会議と議題"
ITEMS = "議題"
CONTENT = "会議の内容"
MATERIALS = "配った資料（控え）"

DAY, NAME, BODY, AGENDA_COUNT, STATE = "開催日", "会議名", "会議体", "議題", "状態"
STATES = {
    "coming": "○ 開催前",
    "held": "◇ 結果が未記入",
    "written": "● 結果あり",
}

ADD = "会議を加える"
ADD_TIP = "新しい会議を書きます（Ctrl+N）"
GATHER = "未了の事項を集める"
GATHER_TIP = "指示事項、要判断事項、遅れ、前回の残りを議題に加えます（Ctrl+G）"
GIVE = "この会議の指示を加える"
GIVE_TIP = "この会議で出た指示事項を書きます（Ctrl+I）"
PACK = "会議資料へ"
PACK_TIP = "この会議の会議資料を作る、または配ったものを見る（Ctrl+Shift+P）"
COPY = "会議録を写す"
COPY_TIP = "会議録を文字だけの文書としてクリップボードに写します（Ctrl+Shift+M）"
NO_MATERIALS = "控えを残した資料は、まだありません。"
HELP = "会議名と開催日を入れると、終わっていない事項が議題に集まります。"
EMPTY = "会議はまだありません。加えると、終わっていない事項が議題に集まります。"
NONE_CHOSEN = "会議を選んでから押してください。"
NOTHING_NEW = "終わっていない事項は、すべて議題にあります。"
COPIED = "会議録を写しました。文書やメールに貼り付けられます。"

AGENDA = "議題と結果"
NO_RESULT = "（未記入）"

_TITLES = {
    Sort.INSTRUCTIONS: "指示事項の状況",
    Sort.TOPICS: "推進部会の検討状況",
    Sort.DECISIONS: "判断を求める事項",
    Sort.LATE: "遅れている取組と挽回策",
}

LIST_HEAD = ("キー", DAY, NAME, BODY, AGENDA_COUNT, STATE)


def item_title(sort: Sort, title: str) -> str:
    """What a gathered item is called."""
    if sort is Sort.DECIDED:
        return f"前回（{title}）の決定事項の確認"
    return title if sort is Sort.LEFT else _TITLES[sort]


def counted(total: int, coming: int) -> str:
    """会議6回、開催前2回, in the status bar."""
    return f"会議{total}回、開催前{coming}回"


def results(items: int, done: int) -> str:
    """5件（結果3）."""
    return f"{items}件（結果{done}）" if done else f"{items}件"


def gathered_act(title: str) -> str:
    """What the history calls it."""
    return f"会議「{title}」の議題を集める"


def gathered(count: int) -> str:
    """Told after gathering."""
    return f"議題に{count}件を加えました。" if count else NOTHING_NEW


def waiting(count: int) -> str:
    """Told above the cards."""
    return f"まだ議題にない未了の事項が{count}件あります。［{GATHER}］で加えます。" if count else ""


def heading(text: str) -> str:
    """A heading of the minutes."""
    return f"■ {text}"


def line(label: str, text: str) -> str:
    """開催日：令和7年7月1日."""
    return f"{label}：{text}"


def numbered(place: int, title: str) -> str:
    """1　指示事項の状況."""
    return f"{place}　{title}"


def given(title: str, names: str, until: str) -> str:
    """An instruction of the meeting, in its minutes."""
    to = f"（{names}{f'、{until}まで' if until else ''}）" if names else ""
    return f"・{title}{to}"


def entered(key: str, count: int) -> str:
    """Told after adding one on the command line."""
    return f"会議 {key} を加え、議題に{count}件を集めました。"
