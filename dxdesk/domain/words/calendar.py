"""How dates and fiscal years are written in Japanese."""

ERA_NAMES = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
WEEKDAYS = "月火水木金土日"
FIRST = "元"

DATE_PATTERN = (
    r"(?P<era>{eras})?(?P<year>[0-9]{{1,4}}|元)[年./・-]"
    r"(?P<month>[0-9]{{1,2}})[月./・-](?P<day>[0-9]{{1,2}})日?"
    r"(?:\((?P<weekday>[月火水木金土日])(?:曜日?)?\))?"
)
YEAR_PATTERN = r"(?P<era>{eras})?(?P<year>[0-9]{{1,4}}|元)(?:年度?)?"


def full_date(era: str, year: int, month: int, day: int) -> str:
    """令和5年4月1日; the first year of an era is 元年."""
    return f"{era}{_year(year)}年{month}月{day}日"


def fiscal_year(era: str, year: int) -> str:
    """令和6年度; the first year of an era is 元年度."""
    return f"{era}{_year(year)}年度"


def with_weekday(date: str, weekday: int) -> str:
    """令和5年4月1日(土), with Monday as weekday 0."""
    return f"{date}({WEEKDAYS[weekday]})"


def echo(date: str, year: str) -> str:
    """令和5年4月1日(土)・令和5年度."""
    return f"{date}・{year}"


def _year(year: int) -> str:
    return FIRST if year == 1 else str(year)
