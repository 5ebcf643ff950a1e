"""What commands say when they are done: what happened, and what to do next."""

NO_CHANGE = "変わったところはありません。"
BLANK = "（空欄）"
YES = "○"

COORDINATOR_NEXT = "次に、課と担当割を読み込み（load）、報告回を作ってください（round add）。"
DEPARTMENT_NEXT = "次に、届いた依頼ファイルを受け取ってください（take）。"
SAMPLE = "例の課、担当割、報告を加えました。どれも名前に「例」と付いています。"
TEMPLATE_NEXT = "書き込んで保存し、load で読み込んでください。"
PROBLEMS_NEXT = "示したところを直し、もう一度読み込んでください。ほかの行は読み込みました。"
ROUND_NEXT = "次に、依頼ファイルを書き出してください（request）。"
REQUEST_NEXT = "各課に送ってください。返ってきたら取りまとめてください（merge）。"
RECEIPT_NEXT = "各課に送ってください。"
NOBODY_TO_ASK = "担当のある課がありません。先に担当割を読み込んでください（load）。"
NOBODY_TO_REMIND = "催促する課はありません。"
NOBODY_ANSWERED = "提出のあった課がまだありません。"
TAKEN_BEFORE = "このファイルは前に受け取っています。"
TAKE_NEXT = "進捗を書き込み、提出してください（submit）。"
SUBMIT_NEXT = "このファイルを取りまとめの課に送ってください。"
GAPS = "次の項目が空いたままです。"
NO_FILES = "取りまとめるExcelブックがありません。場所を確かめてください。"
DECIDE_NEXT = "show で内容を確かめ、resolve で決めてください。"
REFUSED_NEXT = "示したところを課に直してもらい、もう一度取りまとめてください。"
DRY_RUN = "確認だけです。何も保存していません。"
APPROVE_NEXT = "これから届く変更は、提案として扱います。"

LEDGER_HEAD = ("照合値", "状態", "課", "報告回", "発行番号", "受付", "ファイル")
ON = "計上"
OFF = "取消"
STATUS_HEAD = ("課", "状態", "依頼", "受領", "返却", "報告", "記入済", "期限後")
FIELDS_HEAD = ("種別", "項目", "見出し", "形", "単位", "持ち主", "必須", "公表")
HISTORY_HEAD = ("番号", "日時", "誰", "キー", "項目", "前", "後", "扱い", "元", "操作")
ROUNDS_HEAD = ("報告回", "名前", "照会開始日", "提出期限")
STEPS_HEAD = ("日時", "誰", "操作")
NO_STEP = {
    "undo": "元に戻せる操作はありません。",
    "redo": "やり直せる操作はありません。",
}
REMARKS_HEAD = ("キー", "取組", "項目", "状態", "指摘", "回答")
REMARK_NEXT = "次に書き出す受領・差戻しファイルで、課に届きます（return）。"
KEPT_HEAD = ("番号", "名前", "作成日時", "ページ数")
KINDS_HEAD = ("種類", "名前", "形式")
CONFLICTS = "食い違い"
PROPOSALS = "提案"


def item(text: str) -> str:
    """A line of a list."""
    return f"  ・{text}"


def progress(done: int, total: int, text: str) -> str:
    """One step of long work on a terminal."""
    return f"{done}/{total} {text}" if total else f"{done} {text}"


def made(path: str) -> str:
    """A store was made."""
    return f"保存ファイル「{path}」を作りました。"


def kept(key: str, label: str) -> str:
    """A pack was kept in the store."""
    return f"会議資料の控えを残しました：{key}　{label}"


def wrote(path: str) -> str:
    """A file was written."""
    return f"「{path}」を書き出しました。"


def loaded(file_name: str, counts: str, changes: int) -> str:
    """Records were loaded from a workbook."""
    return f"「{file_name}」から{counts or '0件'}を読み込みました（変更{changes}か所）。"


def counted(label: str, count: int) -> str:
    """So many records of a kind."""
    return f"{label}{count}件"


def could_not_load(count: int) -> str:
    """Some rows were left out."""
    return f"読み込めないところが{count}か所ありました。"


def changed(title: str, label: str, before: str, after: str) -> str:
    """A value changed."""
    return f"{title}の「{label}」を「{before}」から「{after}」に変えました。"


def change(key: str, field: str, before: str, after: str) -> str:
    """A change in a list."""
    return f"{key} {field}：{before} → {after}"


def round_made(name: str, key: str, opens: str, due: str) -> str:
    """A round was opened, with its days as they are echoed ("" for none)."""
    days = "、".join(
        f"{label} {day}" for label, day in (("照会開始", opens), ("提出期限", due)) if day
    )
    return f"報告回「{name}」（{key}）を作りました。{days}"


def letter_head(name: str) -> str:
    """Before a letter to a 課."""
    return f"――― {name} ―――"


def issued(count: int, folder: str) -> str:
    """Files were written for departments."""
    return f"{count}課分のファイルを「{folder}」に書き出しました。"


def taken(round_name: str, number: int, count: int) -> str:
    """A snapshot was taken."""
    return f"{round_name}のファイル（発行番号{number}）を受け取りました（変更{count}か所）。"


def would_take(round_name: str, number: int, count: int) -> str:
    """What taking a snapshot would come to."""
    return f"{round_name}のファイル（発行番号{number}）を受け取れます（変更{count}か所）。"


def submitted(path: str, gaps: int) -> str:
    """A submission was written."""
    open_ones = f"（空いた項目{gaps}か所）" if gaps else ""
    return f"提出ファイル「{path}」を書き出しました{open_ones}。"


def file_done(file_name: str, department: str, status: str) -> str:
    """The head of what is said about one merged file."""
    return f"「{file_name}」{department}：{status}。"


def merged(done: int, refused: int, count: int) -> str:
    """What a run of merging came to."""
    out = f"、{refused}件は受け取れませんでした" if refused else ""
    return f"{done}件のファイルを取りまとめました{out}（変更{count}か所）。"


def would_merge(done: int, refused: int, count: int) -> str:
    """What a run of merging would come to."""
    out = f"、{refused}件は受け取れません" if refused else ""
    return f"{done}件のファイルを取りまとめられます{out}（変更{count}か所）。"


def waiting(conflicts: int, proposals: int) -> str:
    """Decisions wait."""
    return f"決めることが残っています（食い違い{conflicts}件、提案{proposals}件）。"


def refused_cells(count: int) -> str:
    """Some cells could not be taken."""
    return f"受け取れない値が{count}か所ありました。"


def undone(identity: str, count: int) -> str:
    """A file's merge was switched off."""
    return f"「{identity}」の取りまとめを取り消しました（変更{count}か所）。"


def redone(identity: str, count: int) -> str:
    """A file's merge was switched on again."""
    return f"「{identity}」の取りまとめを元に戻しました（変更{count}か所）。"


def put_back(line: int, count: int) -> str:
    """A value of the history was set again."""
    return f"変更履歴の{line}番の値に戻しました（変更{count}か所）。"


def stepped(step: str, name: str, count: int) -> str:
    """The newest act was undone, or what was undone last was done again."""
    done = "元に戻しました" if step == "undo" else "やり直しました"
    return f"{done}：{name}（変更{count}か所）"


def decided(name: str, count: int) -> str:
    """A conflict or proposal was decided."""
    return f"「{name}」を決めました（変更{count}か所）。"


def approved(count: int) -> str:
    """Reports were approved."""
    return f"{count}件の報告を確認済にしました。"


def corrected(newer: str, count: int) -> str:
    """A file counts as the corrected edition of another."""
    return f"「{newer}」を訂正版として扱います（変更{count}か所）。"


def remarked(key: str) -> str:
    """A remark was made."""
    return f"指摘（{key}）を書きました。"


def remark_closed(key: str) -> str:
    """A remark was closed by hand."""
    return f"指摘（{key}）を解消にしました。"


def remark_withdrawn(key: str) -> str:
    """A remark was taken back."""
    return f"指摘（{key}）を取り消しました。"


def remark_sent(key: str) -> str:
    """A remark that the 課 has already was closed instead of taken back."""
    return f"指摘（{key}）は課に送ってあるので、消さずに解消にしました。"


def status_totals(expected: int, received: int, returned: int, complete: int, late: int) -> str:
    """The board of a round in one line."""
    return (
        f"依頼{expected}課、提出{received}課、返却{returned}課、記入済{complete}課、期限後{late}課"
    )


def candidate(number: int, value: str) -> str:
    """One candidate, by the number that `resolve --take` wants."""
    return f"  {number}: {value}"


def not_printed(characters: str, place: str, around: str) -> str:
    """Characters that no typeface of ours has."""
    return f"印刷の書体にない文字があります：{characters} {place}「{around}」"


def not_held(place: str, detail: str) -> str:
    """A value that a workbook could not hold as it was."""
    return f"ブックにそのまま書けない値がありました：{place} {detail}"


def made_of(path: str, what: str) -> str:
    """A file that the example cycle made."""
    return f"{path}：{what}"


def demonstrated(count: int, folder: str) -> str:
    """The example cycle has run."""
    return f"一年の流れを例で動かし、{count}個のファイルを「{folder}」に作りました。"


def receipts(counts: str) -> str:
    """What became of all cells of the example's submissions."""
    return f"提出ファイルの値：{counts}"
