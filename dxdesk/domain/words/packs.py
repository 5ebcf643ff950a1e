"""Words of 会議資料: numbers of its parts, the 次第, the list of pages to be exchanged."""

from collections.abc import Iterable

BETWEEN_PARTS = "[,、]"
BETWEEN_TITLES = r"[、,，・\s]+"
NUMBERING = "資料番号の付け方"
NOT_A_NUMBERING = "資料番号の付け方ではありません。"
NO_MEETING = "会議"
HELD = "開催日"
PLACE = "場所"
ATTENDEES = "出席課"
AGENDA = "議題"
AGENDA_NONE = "議題はまだありません。"
HANDED_OUT = "配付資料"
NUMBER = "資料番号"
TITLE = "資料名"
UNNUMBERED = "（番号なし）"

PACK_TITLE = "会議資料"
LAYING = "紙面を組んでいます"
OLD_PAGE, NEW_PAGE = "差し替える前のページ", "差し替えた後のページ"
SAME = "差し替えるページはありません。"
NOTHING_KEPT = "比べる控えが指定されていません。"
CHANGE = "区分"
EXCHANGED, ADDED, REMOVED = "差替", "追加", "削除"
WHAT = "変わった記載"
ONLY_LOOK = "体裁だけが変わりました。"
NO_PAGE = "－"
MEANINGS = {
    NUMBER: "資料の右上に印刷した番号です。",
    TITLE: "資料の名前です。",
    CHANGE: "差替、追加、削除のどれかです。",
    OLD_PAGE: "前に配った資料でのページです。空欄は、前の資料にないページです。",
    NEW_PAGE: "新しい資料でのページです。空欄は、新しい資料にないページです。",
    WHAT: "そのページで初めに変わった記載です。",
}


def document(main: int, branch: int) -> str:
    """資料1, or 資料1-2 for what branches off it."""
    return f"資料{main}" if branch < 2 else f"資料{main}-{branch}"


def reference(number: int) -> str:
    """参考資料1, or 参考資料 where it is the only one."""
    return f"参考資料{number}" if number else "参考資料"


def agenda_item(number: int, title: str) -> str:
    """(1) of a meeting's agenda."""
    return f"({number}) {title}"


def page_in(number: str, place: int, total: int) -> str:
    """資料2の1／6."""
    return f"{number}の{place}／{total}"


def page(place: int, total: int) -> str:
    """全体の12／42ページ."""
    return f"全体の{place}／{total}"


def both(inside: str, overall: str) -> str:
    """Where a page stands in its part and in the whole."""
    return f"{inside}（{overall}）" if inside else overall


def two_lines(where: str) -> str:
    """The same for a narrow column."""
    return where.replace("（", "\n（")


def exchanged(count: int, made: str) -> str:
    """How many pages differ from an earlier pack."""
    return f"{made}に作った資料から、{count}ページが変わりました。"


def one_of(names: Iterable[str]) -> str:
    """What may be written."""
    return f"次のどれかを書いてください：{'、'.join(names)}"


def asked(title: str, state: str, until: str) -> str:
    """・窓口の待ち時間（◇ 未回答、期限 R7.6.30）."""
    return f"・{title}（{state}{f'、期限 {until}' if until else ''}）"
