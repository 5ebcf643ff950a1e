"""Words of スキル: the page, the rule, the paper."""

TITLE = "スキル"
PLACES = "人数と項目"
TABLE = "スキルの人数"
ITEMS = "層と項目"
CHART = "層別・課別の修得と不足"
NUMBERS, CHART_SHORT = "人数の表", "修得と不足の図"
PARTS, PARTS_TIP = "表と図", "人数の表と、修得と不足の図を切り替えます。"

DEPARTMENT, TIER, ITEM, GAP, HAVE = "課", "層", "項目", "不足", "修得"
YEAR = "年度"

PRIMARY = "次の未記入へ"
PRIMARY_TIP = "在籍か修得がまだ入っていない行へ移ります（Ctrl+Enter）"
HELP = (
    "職員の人数だけを入れます。だれがどうかは記録しません。不足は、在籍から修得を引いた人数です。"
)
HELP_ITEMS = "項目は計画書から入れます。ブックからも読み込めます（様式 skills）。"
NO_ITEMS_OFFICE = (
    "スキルの項目がまだありません。計画の概要には項目がないので、計画の本体から入れてください。"
)
NO_ITEMS = (
    "スキルの項目が、まだ届いていません。取りまとめの課が項目を決めると、依頼ファイルで届きます。"
)
TO_ITEMS = "項目を入れる"
TO_HOME = "ホームへ戻る"
ALL_FILLED = "在籍と修得は、すべて入っています。"
GAP_LOCK = "在籍と修得から計算した人数です。"
PLAN_LOCK = "計画の項目です。「層と項目」で書き換えます。"

UNKNOWN = "－"
TOO_MANY = "修得の人数が在籍の人数を超えています。"
NEGATIVE = "人数が0より小さくなっています。"
FROM_0 = "0以上の人数にしてください。"
CHECK_BOTH = "在籍と修得の両方を確かめてください。"
WRONG = "◆ 在籍超過"

BY_TIER = "層と項目ごと"
BY_DEPARTMENT = "課ごと"
COUNTED = "数えた課・項目"
NONE = "スキルの項目がまだないので、集計できません。"


def summed(acquired: int, enrolled: int, unknown: int) -> str:
    """修得3／在籍4（未記入2）."""
    rest = f"（未記入{unknown}）" if unknown else ""
    return f"修得{acquired}／在籍{enrolled}{rest}"


def of_year(year: str) -> str:
    """スキルの状況（令和6年度）."""
    return f"スキルの状況（{year}）"


def of_tier(tier: str, gap: int, told: str) -> str:
    """管理職：不足3人（修得5／在籍8）."""
    return f"{tier}：不足{gap}人（{told}）"


def counted(filled: int, rows: int, gap: int) -> str:
    """人数36のうち30を記入、不足12人, in the status bar."""
    return f"{rows}行のうち{filled}行を記入、不足{gap}人"


def said(acquired: int, enrolled: int, gap: int, unknown: int) -> str:
    """How it stands in one sentence, over every tier and item."""
    rest = f"未記入が{unknown}件あり、含めていません。" if unknown else ""
    return f"在籍延べ{enrolled}人のうち修得{acquired}人、不足{gap}人です。{rest}"


def year_head(year: str) -> str:
    """令和6年度の人数."""
    return f"{year}の人数"
