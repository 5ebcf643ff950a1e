"""Words printed on reports and on the sheets of their workbooks."""

from collections.abc import Iterable

CREATOR = "dxdesk"

KINDS = {
    "pack": "会議資料",
    "agenda": "次第",
    "summary": "概要",
    "list": "取組一覧",
    "sheet": "個票",
    "schedule": "スケジュール",
    "delays": "遅れと挽回策",
    "decisions": "要判断事項",
    "instructions": "指示事項の状況",
    "topics": "推進部会の検討状況",
    "bodies": "推進体制",
    "skills": "スキルの状況",
    "status": "提出状況",
    "indicators": "指標と推移",
    "changes": "前回からの変化",
    "dashboard": "ダッシュボード",
    "department": "課別の状況",
    "confirmation": "所属長確認用",
    "handover": "引継書",
    "closing": "総括評価",
    "succession": "新旧対照表",
    "trends": "計画をまたぐ推移",
    "terms": "語の定義",
    "public": "公表用",
    "omissions": "公表用に載せない項目",
    "opendata": "オープンデータ",
    "audit": "印刷前の確認",
    "exchanged": "差替一覧",
}
EDITIONS = {"meeting": "会議用", "department": "課別", "public": "公表用"}

BLANK = "未記入"
NOT_SUBMITTED = "未提出"
NO_ASSIGNMENT = "担当未定"
NOT_RATED = "－"
LIST_MARK = "、"
NO_ROUND = "報告回はまだありません。"

CONTENTS = "目次"
NOTHING = "載せる取組がまだありません。"
SUMMARY = "概要"
SUMMARY_CAPTION = "進捗別の取組数（再掲を除き、主管課の評価で数える）"
TOTAL = "計"
COUNT = "件数"
LIST = "一覧"
EXCERPTS = "実績と課題は冒頭だけを載せました（…は続きがあることを表します）。全文は個票にあります。"
DITTO = "〃"
OTHERS = "基本施策に属さない取組"
DEPARTMENTS = "担当課"
NOT_SUBMITTED_DEPARTMENTS = "未提出の課"
ALL_SUBMITTED = "担当のあるすべての課から報告が出ています。"
DEFINITIONS = "評価の語の定義"
AXIS = "評価軸"
WORD = "語"
DEFINITION = "定義"
MISSING = "印字できない文字"
MISSING_EXPLAINED = (
    "次の文字は、印刷に使う書体にないため、〓または標準の字形で印字しました。"
    "元の値は変わっていません。"
)
MISSING_RECORD = "取組・課"
MISSING_FIELD = "項目"
MISSING_CHARACTERS = "文字の番号"
MISSING_AROUND = "前後の文"
ELSEWHERE = "見出しなど"

PLACE = "計画での位置付け"
OWN_RATING = "担当課の評価"
RATINGS = "評価"
YEAR = "年度"

KEY = "キー"
LEGEND = "凡例"
CONTINUED = "長文の続き"
CONTINUED_COLUMNS = ("シート", "キー", "列", "何番目", "続きの文")
LEGEND_COLUMNS = ("シート", "列", "意味", "単位", "使う語")
KEY_MEANING = "記録を見分けるための文字列です。"
WESTERN = "西暦"
ERA = "和暦"
CODE = "コード"
NAME = "名称"
WESTERN_MEANING = "西暦の年月日です。"
ERA_MEANING = "同じ日付を和暦で表したものです。"
YEAR_MEANING = "その年の4月に始まる年度です。"
CODE_MEANING = "語を替えても変わらないコードです。"
NAME_MEANING = "キーが指す記録の名前です。"
BESIDE = "　"
ALL_SHEETS = "すべて"
CHECK = "照合番号"
CHECK_COLUMNS = ("照合番号", "書き出した日時")
CHECK_MEANINGS = (
    "書き出したときまでの変更履歴の全体を表す番号です。"
    "dxdesk check --head で、履歴がその後も変わっていないことを確かめられます。",
    "このファイルを書き出した日時です。",
)
BLANK_CELL = "（空欄）"
BLANK_MEANING = "空欄は、分からないか、まだ記入されていないことを表します。"
INITIATIVE_NUMBER = "取組番号"
DEPARTMENT_CODE = "課コード"
DEPARTMENT_NAME = "課名"


def plain_meaning(kind: str, label: str) -> str:
    """What a field is where the catalogue has no more to say."""
    return f"{kind}の{label}です。"


def labelled(label: str, unit: str) -> str:
    """予算額（千円）."""
    return f"{label}（{unit}）" if unit else label


def numbered(number: str, title: str) -> str:
    """1 窓口業務のオンライン化の推進."""
    return f"{number}　{title}".strip()


def department_role(name: str, role: str) -> str:
    """情報政策課（主管）."""
    return f"{name}（{role}）" if role else name


def department_in_list(name: str, role: str) -> str:
    """A narrow column's form: the role on a line of its own."""
    return f"{name}\n（{role}）" if role else name


def sheet_title(number: str, title: str) -> str:
    """The title of one 取組's 個票."""
    return f"取組{numbered(number, title)}"


def sheet_name(number: str) -> str:
    """The tab of one 取組's 個票."""
    return f"取組{number}"


def record_name(initiative: str, department: str) -> str:
    """Whose record it is: 取組4・市民課."""
    return "・".join(each for each in (initiative, department) if each)


def subtitle(plan: str, round_name: str, department: str) -> str:
    """Plan, round and, for one department's edition, its name."""
    return "　".join(each for each in (plan, round_name, department) if each)


def as_of(text: str) -> str:
    """基準時点 in the page foot."""
    return f"基準時点 {text}" if text else ""


def span(first: str, last: str) -> str:
    """A range of dates."""
    return f"{first}～{last}"


def moment(day: str, hour: int, minute: int) -> str:
    """令和7年6月12日 10時05分."""
    return f"{day} {hour}時{minute:02d}分"


def at_moment(moment: str) -> str:
    """R7.6.1 10:05時点."""
    return f"{moment}時点"


def made(when: str) -> str:
    """作成日時 in the page foot."""
    return f"作成 {when}"


def closing(head: str, when: str) -> str:
    """The number of the store's past at the end of an internal edition, and how to check it."""
    return (
        f"照合番号 {head}（{when}現在）：変更履歴がその後に書き換えられたり削られたりして"
        f"いないことは、保存ファイルを dxdesk check --head {head} で調べると確かめられます。"
    )


def foot(issuer: str, edition: str) -> str:
    """Issuer and edition."""
    return "　".join(each for each in (issuer, f"［{edition}］" if edition else "") if each)


def moments(as_of_text: str, made_text: str) -> str:
    """基準時点 and 作成日時 beside each other."""
    return "　".join(each for each in (as_of_text, made_text) if each)


def page_of(number: int, total: int) -> str:
    """3／12."""
    return f"{number}／{total}ページ"


def page_in_part(number: str, place: int, size: int, whole: str) -> str:
    """資料2の1／6　　3／42ページ."""
    return f"{number}の{place}／{size}　　{whole}"


def counted(count: int) -> str:
    """How many 取組."""
    return f"{count}件"


def unnamed(count: int, named: int) -> str:
    """Records that are referred to and not known here, beside those that are `named`."""
    return f"ほか{count}件" if named else f"{count}件（名前は分かりません）"


def joined(texts: Iterable[str]) -> str:
    """Names one after another."""
    return LIST_MARK.join(texts)


def code_points(characters: str) -> str:
    """U+20BB7: how a character that cannot be printed is named."""
    return " ".join(f"U+{ord(char):04X}" for char in characters)


TARGET_CHANGED = "◇ 公表した後に変えた目標です。公表した目標と、変えた理由を並べます。"


def year_target(label: str, year: str) -> str:
    """年次目標（令和6年度）."""
    return f"{label}（{year}）" if year else label


def measure_line(text: str) -> str:
    """A 施策 as a line below its 基本施策."""
    return f"　施策{text}"


def cut(text: str) -> str:
    """The beginning of a text that goes on elsewhere."""
    return f"{text}…"


def cut_to(text: str, most: int) -> str:
    """The text, or its beginning of so many characters marked as cut; 0 cuts nothing."""
    return text if not most or len(text) <= most else cut(text[: most - 1])


def counted_heading(label: str, place: int) -> str:
    """指標 2."""
    return f"{label} {place}"


def heading(level: int, number: int, title: str) -> str:
    """1, (1), ア, (ア): how official papers number their headings, by level from 1."""
    kana = _KANA[(number - 1) % len(_KANA)]
    mark = (str(number), f"({number})", kana, f"({kana})")[min(level, 4) - 1]
    return f"{mark}　{title}"


_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"


def around(before: str, characters: str, after: str) -> str:
    """A character in its surroundings."""
    return f"…{before}{characters}{after}…"


def defined(word: str, definition: str) -> str:
    """A word and what it means, for the 凡例."""
    return f"{word}：{definition}" if definition else word


def header_text(text: str) -> str:
    """A text for a workbook's header or footer, where & begins a code."""
    return text.replace("&", "&&")


PAGES_CODE = "&P／&Nページ"
WORKBOOK_FONT = "BIZ UDPゴシック"
