"""Words of the screen ホーム."""

TITLE = "ホーム"
HEAD = "いまの報告回"
TASKS = "すること"
RECENT = "最近のこと"

UNTIL = "残り"
DUE = "期限"
DO = "すること"
ABOUT = "対象"
LEFT = "中身"
WHEN = "日時"
WHO = "だれが"
WHAT = "したこと"
RECENT_NONE = "まだ何もしていません。"
UNDONE = "（元に戻しました）"

VERBS = {
    "take": "依頼ファイルを受け取る",
    "conflict": "食い違いを決める",
    "remark": "指摘に答える",
    "instruction": "指示事項に答える",
    "skills": "スキルの人数を入れる",
    "answer": "入力する",
    "send": "提出する",
    "send-again": "もう一度提出する",
    "begin": "課と担当を読み込む",
    "assign": "担当を割り当てる",
    "round": "報告回を開く",
    "issue": "依頼を作る",
    "question": "届いた値を決める",
    "missing": "届いていない課を確かめる",
    "incomplete": "足りない項目を確かめる",
    "return": "受領・差戻しを作る",
    "unanswered": "指示事項の回答を待つ",
    "to-close": "指示した者に確かめる",
    "reorganise": "4月の組織改正を登録する",
    "next-plan": "次の計画をつくる",
    "carry": "次の計画への引継ぎを決める",
    "backup": "バックアップの場所を直す",
}

TAKE = "取りまとめの課から届いた依頼ファイル（.xlsx）"
BEGIN = "課・担当・報告回（例を読み込むこともできます）"
ASSIGN = "取組ごとの担当課"
ROUND = "照会の時期と期限"
QUESTIONS = "届いたファイル"
REORGANISE = "変わる課があれば、「課」の［組織改正…］で登録します。"
LAST_YEAR, ENDED = "計画の最後の年度です。", "計画の期間は終わっています。"
BEHIND = "新しいバックアップが写っていません。"
UNREACHABLE = "フォルダーが見つかりません。"

NO_DUE = "○ 期限なし"
TODAY = "◐ 今日まで"
ALL_DONE = "いま、することはありません。"
NEXT_UNKNOWN = "次の報告回は、まだ決まっていません。"
TO_LIST = "取組一覧を見る"


def numbered(number: str, title: str) -> str:
    """4 書かない窓口."""
    return f"{number} {title}" if number else title


def of_initiative(number: str, verb: str) -> str:
    """取組4：入力する, as the page's button names it."""
    return f"取組{number}：{verb}" if number else verb


def chip(days: int | None) -> str:
    """◆ 2日超過, ◐ 今日まで, ◐ あと3日 within a week, ○ あと12日."""
    if days is None:
        return NO_DUE
    if days < 0:
        return f"◆ {-days}日超過"
    if days == 0:
        return TODAY
    return f"{'◐' if days <= 7 else '○'} あと{days}日"


def lacking(labels: tuple[str, ...], most: int = 3) -> str:
    """3項目：進捗、達成度、実績 ほか2."""
    rest = f" ほか{len(labels) - most}" if len(labels) > most else ""
    return f"{len(labels)}項目：{'、'.join(labels[:most])}{rest}"


def places(names: tuple[str, ...], most: int = 4) -> str:
    """3課：市民課、会計課、総務課."""
    rest = f" ほか{len(names) - most}" if len(names) > most else ""
    return f"{len(names)}課：{'、'.join(names[:most])}{rest}"


def asker(names: tuple[str, ...]) -> str:
    """最高情報責任者（CIO）から."""
    return f"{'、'.join(names)}から" if any(names) else ""


def unfilled(count: int) -> str:
    """How many rows lack a number."""
    return f"{count}行が未記入です。"


def undecided(count: int) -> str:
    """How many 取組 wait for what becomes of them."""
    return f"取組{count}件が決まっていません。"


def answered(names: tuple[str, ...]) -> str:
    """All have answered, and who gave it is to be content."""
    return f"全課の回答があります（{'、'.join(names)}）" if any(names) else "全課の回答があります。"


def questions(conflicts: str, proposals: str) -> str:
    """食い違い1件、提案2件."""
    return f"食い違い{conflicts}件、提案{proposals}件"


def to_send(besides: int) -> str:
    """All that is required is there; how much above would leave in the same file."""
    rest = f"上の{besides}件も同じファイルに入ります。" if besides else ""
    return f"必須の項目は、すべて入っています。{rest}"


def changed(count: int) -> str:
    """What moved since the last submission."""
    return f"提出した後に{count}項目を変えています。"


def issue(opens: str) -> str:
    """When a round opens."""
    return f"{opens}から照会"


def head(
    round_name: str, due: str, days: int | None, working: int, *, is_over: bool = False
) -> str:
    """The round in hand and how long there is."""
    if not due or days is None:
        return f"{round_name}　期限は決まっていません"
    if is_over:
        left = "● 提出が済んでいます"
    elif days < 0:
        left = f"◆ 期限を{-days}日過ぎています"
    elif days == 0:
        left = "◐ 今日が期限です"
    else:
        left = f"あと{days}日（開庁日{working}日）"
    return f"{round_name}　期限 {due}　{left}"


def department_state(done: int, total: int, sent: str, receipt: str) -> str:
    """How far a 課 is."""
    state = [f"取組{total}件のうち{done}件が揃いました。"]
    state.append(f"{sent} に提出しました。" if sent else "まだ提出していません。")
    if receipt:
        state.append(f"{receipt} に受領・差戻しを受け取りました。")
    return "".join(state)


def coordinator_state(done: int, total: int) -> str:
    """How far the answers are."""
    return f"依頼した{total}課のうち{done}課から届きました。"


def meter(done: int, total: int) -> str:
    """3/5, for a screen reader."""
    return f"{total}件のうち{done}件"


def nothing_asked(coming: str) -> str:
    """The head where no round is in hand."""
    return f"いまの報告回はありません。{coming}"


def coming(name: str, due: str) -> str:
    """次は令和6年度 年度末（期限 R7.5.10(土)）です。"""
    return f"次は{name}（期限 {due}）です。"


def counted(tasks: int) -> str:
    """すること5件."""
    return f"すること{tasks}件"
