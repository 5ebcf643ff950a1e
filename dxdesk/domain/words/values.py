"""Why a typed value cannot be taken (reasons), what to type instead (hints), and separators."""

from collections.abc import Iterable

DATE = "日付"
YEAR = "年度"
ROUND = "報告回"

YES = ("○", "1", "はい", "✓", "✔", "true")
NO = ("×", "✕", "0", "いいえ", "false")
SHOWN_YES = "○"
CIRCLES = str.maketrans(dict.fromkeys("〇◯", "○"))
ALL = "すべて"
LIST_MARK = "、"
BETWEEN = r"[\n、､,，]"
LOOSELY = (
    r"(?:約|およそ|おおよそ|概ね|計|合計)?\s*(.+?)\s*(?:程度|くらい|ぐらい|ほど|頃|ごろ|予定)?"
)
DENIALS = "未非不無"

NOT_A_DATE = "日付として読めません。"
DATE_FORMS = "令和5年4月1日、R5.4.1、2023/4/1 のように入力してください。"
NO_SUCH_DATE = "暦にない日付です。"
CHECK_DAY = "月と日を確かめてください。"
WHICH_ERA = "どの元号の年か分かりません。"
OUTSIDE_ERA = "その元号の期間から外れています。"
WRONG_WEEKDAY = "日付と曜日が合いません。"
OUT_OF_RANGE = "年が扱える範囲から外れています。"
NOT_A_YEAR = "年度として読めません。"
YEAR_FORMS = "令和6年度、R6、2024 のように入力してください。"

LINE_BREAK = "1行の項目に改行が入っています。"
ONE_LINE = "改行を消して入力してください。"
REMOVE_CHARACTER = "その文字を消して入力してください。"

NOT_A_NUMBER = "数として読めません。"
NUMBER_FORMS = "1234、1,234、-5 のように数だけを入力してください。"
NOT_WHOLE = "小数は入力できません。"
WHOLE_FORMS = "整数で入力してください。"
TOO_MANY_DIGITS = "桁が多すぎます。"
FEWER_DIGITS = "15桁までで入力してください。"
WRONG_UNIT = "単位が項目の単位と違います。"

NOT_A_CHOICE = "選べる語ではありません。"
TWO_CHOICES = "どの語を指すか決められません。"
NOT_A_FLAG = "○か空欄のどちらかです。"
FLAG_FORMS = "当てはまるときは○を入力し、当てはまらないときは空欄にしてください。"

NOT_A_KEY = "キーとして読めません。"
KEY_FORMS = "キーは P7/T4 のように入力してください。"
WRONG_TYPE = "別の種類のキーです。"
ONE_KEY = "キーは一つだけ入力できます。"
LEAVE_ONE_KEY = "一つだけ残してください。"
NOT_A_NAME = "並べられる項目ではありません。"

SAID_BY_KEY = "報告回の年度と種別は、報告回を開いたときに決まり、変えられません。"
OPEN_ANOTHER = "別の報告回を開いてください。"
NOT_A_ROUND = "報告回として読めません。"
ROUND_FORMS = "2024-END、2024-year-end、P7/R2024-END のように入力してください。"


def which_date(year: str, month: str, day: str) -> str:
    """How to say which era an era-less date belongs to."""
    return f"R{year}.{month}.{day} のように元号を付けるか、西暦を4桁で入力してください。"


def which_year(year: str) -> str:
    """How to say which era an era-less year belongs to."""
    return f"R{year} のように元号を付けるか、西暦を4桁で入力してください。"


def meant(text: str) -> str:
    """The right way to write what was probably meant."""
    return f"{text} ではありませんか。"


def years_between(first: int, last: int) -> str:
    """The years that can be taken, both included."""
    return f"西暦{first}年から{last}年までの年を入力してください。"


def forbidden(position: int, code: int) -> str:
    """A character that no workbook can hold; the position counts from 1."""
    return f"{position}文字目に、ファイルに保存できない文字（U+{code:04X}）があります。"


def unit_expected(unit: str) -> str:
    """Which unit a number may carry."""
    return f"単位を付けないか、「{unit}」で入力してください。" if unit else NUMBER_FORMS


def one_of(words: Iterable[str]) -> str:
    """The words that may be chosen."""
    return f"{LIST_MARK.join(words)} から選んでください。"


def type_expected(label: str) -> str:
    """Which kind of record a key must name."""
    return f"「{label}」のキーを入力してください。"
