"""Words of the screen 提出."""

from collections.abc import Sequence

TITLE = "提出"
STEP_TAKE = "① 受け取る"
STEP_CHECK = "② 確かめる"
STEP_WRITE = "③ 書き出す"

DROP = "届いた依頼・受領ファイルを、ここに置いてください。"
PICK = "ファイルを選ぶ…"
GATHER = "係のファイルをまとめる"
GATHER_TIP = "課内取りまとめへ移り、係ごとに書いた提出ファイルを一つにまとめます"
PRIMARY_PICK = "依頼ファイルを選ぶ"
PRIMARY_TAKE = "受け取る"
PRIMARY_WRITE = "提出ファイルを書き出す"
PRIMARY_SETTLE = "食い違いを決める"
NOT_NOW = "やめる"
BEGIN = "入力を始める"
ANSWER = "指摘に答える"
EMPTY = (
    "まだ依頼を受け取っていません。\n"
    "取りまとめの課から届いた依頼ファイル（.xlsx）を、ここに置くか、選んでください。"
)
ONE_FILE = "受け取るファイルを一つだけ選んでください。"

REQUEST = "依頼"
RECEIPT = "受領・差戻し"
ALREADY = "このファイルは、もう受け取っています。受け取っても何も変わりません。"
OLDER = "これより新しいファイルを受け取っています。受け取っても、新しいほうが使われます。"

MOVED = (
    "確かめたあとで保存ファイルが変わったので、確かめ直します。もう一度見てから受け取ってください。"
)
NOTHING_NEW = "受け取っても、変わる値はありません。"
INCOMING = "受け取ると変わる値"
NOW = "いまの値"
THEN = "受け取った後の値"

ROUND = "報告回"
CONFLICTS = "先に、食い違いを決めてください。決めるまで提出できません。"
GAPS = "足りない項目"
GAP_WORK = "取組"
GAP_FIELD = "項目"
GAP_WHY = "理由"
FIX = "選んだ項目を直す"
FIX_TIP = "「詳細・入力」のその項目へ移ります（Enter）"
HINTS = "見直しの手がかり"
HINT = "手がかり"
HINTS_HELP = (
    "必須でなくても空いているところと、書いたことのうち、もう一度見ておきたいところです。"
    "このままでも提出できます。"
)
SEE_HINT = "選んだところを見る"
SEE_HINT_TIP = "「詳細・入力」のその項目へ移ります（Enter）"
CHANGES = "変わった項目"
BEFORE = "前の値"
AFTER = "いまの値"
NO_CHANGES = "依頼を受け取ってから、変えたものはまだありません。"
VALUE = "渡す値"
HANDED = "渡す内容"
HANDED_TIP = "提出ファイルに入る値を、空欄のほかすべて示します"

HEAD_CONFIRMS = "所属長の確認"
CONFIRM = "所属長確認用のPDFを作る"
CONFIRM_HELP = (
    "課の状況と取組ごとの個票に、所属長確認欄を付けて印刷します。"
    "確認を受けたら、「所属長確認日」を入れてから書き出してください。"
    "取組一覧の列に、まとめて入れられます（Ctrl+Dで下へ写せます）。"
)
CONFIRM_TIP = "所属長に見せる個票のPDFを作ります（Ctrl+P）"

FILE = "書き出す場所と名前"
CHANGE_FILE = "変更…"
REASON = "未完で出す理由"
REASON_HELP = "足りない項目が残っているときは、理由を書くと、未完のまま出せます。"
REASON_MISSING = "足りない項目があります。直すか、未完で出す理由を書いてください。"
DONE = "提出ファイルを書き出しました。取りまとめの課へ送ってください。"
SEND_IT = (
    "このファイルを、取りまとめの課へメールなどで送ってください。"
    "受領・差戻しファイルが届いたら、この画面に置いてください。"
)

RULES = {
    "always": "いつも必須の項目です。",
    "at-submit": "提出するときに必須の項目です。",
    "when-rated": "評価するときに必須の項目です。評価困難・中止のときは任意です。",
    "when-late": "やや遅れ・遅れのときに必須の項目です。",
    "when-changed": "公表した目標を変えるときに必須の項目です。",
}


def of_time(title: str, when: str) -> str:
    """What a line is about, and of which round or year where that is not the one at hand."""
    return f"{title} {when}" if when else title


def no_gaps(hints_left: int) -> str:
    """Nothing that is required is blank; how much else asks for a second look."""
    rest = f"下の手がかり{hints_left}件も見てください。" if hints_left else ""
    return f"必須の項目は、すべて入っています。{rest or 'このまま提出できます。'}"


def hints(count: int) -> str:
    """The head of the list of what asks for a second look."""
    return f"{HINTS} {count}件"


def offer(kind: str, department: str, round_name: str, due: str, reports: int, number: int) -> str:
    """What a file would bring."""
    until = f"、期限 {due}" if due else ""
    told = f"取りまとめの課から{department}へ、取組{reports}件{until}、発行番号{number}"
    return f"{kind}：{round_name}（{told}）"


def would_change(total: int, replaced: int, counts: Sequence[tuple[str, int]], remarks: int) -> str:
    """How many values a file would change, of what, and how many 指摘 come with it."""
    parts = "、".join(f"{label}{count}" for label, count in counts)
    over = f"、うち書き換わる値{replaced}" if replaced else ""
    said = f"新しい指摘が{remarks}件あります。" if remarks else ""
    return f"変わる値{total}（{parts}）{over}。{said}まだ何も変えていません。"


def would_ask(places: Sequence[tuple[str, str]]) -> str:
    """About which places taking a file would ask, "" for none."""
    if not places:
        return ""
    named = "、".join(f"{title}「{label}」" for title, label in places[:3])
    more = f"ほか{len(places) - 3}件" if len(places) > 3 else ""
    asked = f"ここで書いた値と違うところが{len(places)}件あります。受け取ってから決めます："
    return f"{asked}{named}{more}"


def asked(round_name: str, due: str, number: int, at: str, late: int) -> str:
    """What was taken last for a round; `late` days after its due date."""
    until = f"　期限 {due}" if due else ""
    over = f"（◆{late}日過ぎています）" if late > 0 else ""
    return f"{round_name}{until}{over}　発行番号{number}　{at} 受取り"


def taken(round_name: str, changes: int, conflicts: int) -> str:
    """A file was taken."""
    rest = f"食い違いが{conflicts}件あります。先に決めてください。" if conflicts else ""
    return f"{round_name}を受け取りました（入った値{changes}）。{rest}"


def rename(department: str) -> str:
    """A way out where the name of the 課 was mistyped when the store was made."""
    return f"この保存ファイルの課名を「{department}」に直す"


def renamed(department: str) -> str:
    """The store belongs to another 課 now."""
    return f"課名を「{department}」に直しました。中身を見てから受け取ってください。"


def known(round_name: str) -> str:
    """A file that was taken before."""
    return f"{round_name}は、前に受け取ったものと同じです。何も変えていません。"


def gaps(count: int) -> str:
    """How many gaps."""
    return f"{GAPS} {count}件"


def changes(count: int, sent: str) -> str:
    """How many values changed, since the last submission (its moment) or the request ("")."""
    if sent:
        return f"前回の提出（{sent}）から{CHANGES} {count}件"
    return f"依頼のときから{CHANGES} {count}件" if count else NO_CHANGES


def handed(count: int, blank: int) -> str:
    """The button that shows all that is handed over."""
    return f"渡す内容をすべて見る（値{count}、空欄{blank}）"


def confirmation_name(department: str, round_name: str, day: str) -> str:
    """The usual name of what the head of a 課 signs."""
    return f"所属長確認用_{file_name(department, round_name, day)}"


def confirmation(path: str) -> str:
    """What the head of a 課 signs was made."""
    return f"作りました：{path}\n印刷して所属長の確認を受け、「所属長確認日」を入れてください。"


def file_name(department: str, round_name: str, day: str) -> str:
    """市民課_令和6年度 年度末_20250510, the usual name of a submission."""
    return f"{department}_{round_name.replace(' ', '')}_{day}"


def written(path: str, gap_count: int) -> str:
    """A submission was written."""
    rest = f"足りない項目{gap_count}件は、未完として書き添えました。" if gap_count else ""
    return f"書き出しました：{path}\n{rest}{SEND_IT}"
