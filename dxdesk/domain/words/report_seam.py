"""Words printed where one plan ends and the next begins: 新旧対照表, 推移, 総括評価."""

NO_SEAM = "次の計画がまだないので、対照するものがありません。"
NO_PLAN = "計画がありません。"
OLD_TO_NEW = "これまでの取組から次の計画へ"
NEW_TO_OLD = "次の計画の取組から見た引継ぎ元"
OLD, NEW = "これまでの計画の取組", "次の計画の取組"
HOW = "引継ぎ"
UNDECIDED = "未決"
NONE = "－"
NO_SUCH = "引継ぎ元のある取組はありません。"
YEAR = "年度"
OF_PLAN = "計画"
RATINGS = "年度末ごとの評価"
WHICH = "取組（番号は各計画のもの）"

SUMMARY = "計画期間の結果"
BY_MEASURE = "基本施策ごとの結果"
RESULTS = "取組ごとの結果"
GOALS = "指標の到達"
EACH = "取組ごとの総括"
TEXT_CHAPTER = "総括評価"
BASELINE, GOAL, LAST, REACHED = "基準値", "最終目標値", "最後の実績値", "到達"
LAST_YEAR = "最終の評価"
NO_REPORTS = "年度末の報告がまだありません。"
NO_ACHIEVEMENT = "未記入"
LAST_SAID = "最後の報告"
ITEM_KIND = "側"
ITEM_KIND_MEANING = "これまでの計画から見たか、次の計画から見たかです。"
HOW_MEANING = "継続、統合、分割、終了、新規、未決のどれかです。"
NUMBER_MEANING = "計画書に印刷されたとおりの番号です。"
TITLE_MEANING = "取組の名前です。"
KEY_MEANING = "記録のキーです。"
OLD_KEY, OLD_NUMBER, OLD_TITLE = "元の取組（キー）", "元の番号", "元の取組名"
NEW_KEY, NEW_NUMBER, NEW_TITLE = "次の取組（キー）", "次の番号", "次の取組名"


def pair(old: str, new: str) -> str:
    """Which plans are set side by side."""
    return f"「{old}」から「{new}」への引継ぎです。"


def result(achieved: int, partly: int, missed: int, other: int, total: int) -> str:
    """How the plan ended, in a sentence."""
    text = f"再掲を除く{total}の取組のうち、達成{achieved}件、一部達成{partly}件、未達成{missed}件"
    return text + (f"、評価のないもの{other}件です。" if other else "です。")


def goals(reached: int, judged: int, count: int) -> str:
    """How many indicators reached their goal."""
    rest = count - judged
    text = f"最終目標値のある指標{judged}件のうち、{reached}件が到達しました。"
    return text + (f"ほかに、到達を判定できない指標が{rest}件あります。" if rest else "")


def onward(how: str, targets: str) -> str:
    """継続（次の番号3）."""
    return f"{how}（次の{targets}）" if targets else how
