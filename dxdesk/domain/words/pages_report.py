"""Words of the screen 帳票."""

TITLE = "帳票"
KIND = "帳票"
ROUND = "報告回"
DEPARTMENT = "課"
EVERYONE = "すべての課"
NO_ROUND = "報告回がまだありません。報告のない帳票になります。"
SAVE = "PDFを保存"
PRINT, PRINT_TIP = "印刷", "プリンターを選んで印刷します（Ctrl+P）"
EXCEL, EXCEL_TIP = "Excelを保存", "見やすく体裁を整えたExcelを作ります（提示用）"
MORE = "ほかの形式"
MORE_FORMATS = {
    "pdf-a4": "PDF（A3の図を年度ごとのA4に分けたもの）",
    "data": "Excel（集計用：1行1件で並べ替えや集計ができるもの）",
    "csv": "CSV（ほかのシステムに渡すもの）",
    "html": "HTML（読上げソフトで読めるもの）",
}
NO_PAPER = "比べる控えを選ぶと、ここに紙面が出ます。"
SUFFIXES = {
    "pdf": ".pdf",
    "pdf-a4": ".pdf",
    "eyes": ".xlsx",
    "data": ".xlsx",
    "csv": ".csv",
    "html": ".html",
}
SHORT = {"pdf": "", "pdf-a4": "_A4", "eyes": "_提示用", "data": "_集計用", "csv": "", "html": ""}
HELPS = {
    "pack": "次第、概要、一覧、個票などを、資料番号と通しのページを付けて一つにまとめます。",
    "agenda": "会議の開催日、場所、議題を載せます。",
    "summary": "進捗別、基本施策別、課別の件数と前回からの変化を、1ページにまとめます。",
    "delays": "やや遅れ、遅れの取組を、遅れの重い順に、理由、挽回策、期限とともに載せます。",
    "decisions": "会議で決めてほしいと書かれた事項を、背景とともに載せます。",
    "instructions": "指示事項を期限の順に、受けた課、状態、回答とともに載せます。",
    "bodies": "計画の会議体と役割を、体制図と表で載せます。",
    "skills": "職員に求めるスキルの在籍、修得、不足を、層別と課別に載せます。",
    "topics": "推進部会などへの検討事項を、検討状況とともに載せ、CIOとICT戦略会議に報告します。",
    "status": "課ごとに、提出した日、返送した日、記入済みの取組の数を載せ、未提出の課を挙げます。",
    "indicators": "指標の目標値と実績値を年度ごとに、時点を添えて図と表にします。",
    "changes": "前回の報告や、選んだ日からの変化を、変更前と変更後を並べて載せます。",
    "dashboard": "進捗の件数、推移、遅れ、指標、予算の図を1ページから2ページにまとめます。",
    "department": "課ごとに、担当する取組の状況、遅れ、要判断事項、未記入の項目を載せます。",
    "terms": "評価の語と用語の意味を載せます。",
    "public": "公表可とされた項目だけを載せます。「公表用に載せない項目」も確かめてください。",
    "audit": "会議資料を印刷する前に確かめるとよいことを、記録と項目ごとに並べます。",
    "exchanged": "前に配って残した会議資料と比べ、差し替えるページを一覧にします。",
    "handover": "課ごとに、担当の最新の報告、答えていない指示と指摘、これからの期日を載せます。",
    "closing": "計画期間の結果を、年度ごとの進捗、達成度、指標の到達、引継ぎで総括します。",
    "succession": "取組が次の計画のどれになったかを、両方の計画から並べて載せます。",
    "trends": "次の計画の取組ごとに、引き継いだ取組の年度ごとの評価と指標をつなげて載せます。",
    "opendata": "公表可の項目だけを、機械で読める一つの表にします。CSVで書き出してください。",
    "omissions": "公表用に載せない項目を、理由とともに一覧にします。値そのものは載せません。",
    "list": "取組を体系の順に並べ、進捗、達成度、実績の要点を一枚の表にします。",
    "sheet": "取組ごとに1ページから2ページで、実績、課題、今後の取組などを載せます。",
    "schedule": "工程の予定と実績を四半期の目盛りに描き、遅れや期間の未入力を並べます（A3横）。",
}

PARTS = "会議資料に入れる帳票"
USUAL, USUAL_TIP = "標準に戻す", "入れる帳票と順番を、標準の会議資料に戻します"
NUMBERING = "資料番号の付け方"
NUMBERINGS = {
    "main": "資料（資料1、資料2）",
    "branch": "枝番（資料1-2）",
    "reference": "参考資料",
    "none": "番号なし",
}
UP, DOWN = "↑ 上へ", "↓ 下へ"
UP_TIP, DOWN_TIP = "上へ動かします（Alt+↑）", "下へ動かします（Alt+↓）"
AT = "内容の時点"
AT_BLANK = (
    "空欄なら、いまの内容で作ります。日付（R6.6.20 14:30 なども）を書くと、その時の内容です。"
)
SINCE = "変化を比べる日"
SINCE_BLANK = "空欄なら、前回の報告と比べます。日付を書くと、その日の終わりと比べます。"
SINCE_BAD = "日付を R7.5.1 や 2025/5/1 のように書いてください。"
KEEP = "控えを残す"
KEEP_HELP = (
    "配った紙面をそのまま残します。来年も同じ紙面を印刷でき、差し替えるページも調べられます。"
)
MEETING = "会議"
NEXT_MEETING = "次に開く会議"
KEPT, AGAINST = "見る紙面", "比べる会議資料"
LIVE = "今の内容"
FROM_FILE = "ファイルにした控えを選ぶ"
KEPT_AS_PDF = (
    "残した会議資料は、PDFの保存と印刷だけができます。「見る紙面」を「今の内容」にしてください。"
)
ASK_KEPT = "前に配った会議資料の控えを選ぶ"
KEPT_KIND = "会議資料の控え (*.zip)"
CHECK = "印刷前の確認"
CHECK_NONE = "確かめることは見つかりませんでした。"
FINDINGS = "印刷前に確かめること（Enterで、その項目を開きます）"
NOTICES = "保存したファイルについてのお知らせ"
WHAT = "内容"
WHERE = "場所"
CELLS = {
    "replaced": "Excelブックに書けない文字を置き換えました。",
    "continued": "長い文なので、続きを別のシートに載せました。",
    "as-text": "式と間違われないように、文字として書きました。",
}


def file_name(label: str, round_name: str, department: str, short: str) -> str:
    """取組一覧_令和6年度年度末_市民課."""
    parts = (label, round_name.replace(" ", ""), department)
    return "_".join(part for part in parts if part) + short


def part(number: str | None, label: str) -> str:
    """資料1　概要; a part that is not ticked, or has no number, is its label."""
    return f"{number}　{label}" if number else label


def finding(sort: str, what: str) -> str:
    """未記入：必須の項目が空いています。"""
    return f"{sort}：{what}"


def written(path: str, pages: int, kept: str) -> str:
    """A report was saved."""
    text = f"保存しました：{path}" + (f"（{pages}ページ）" if pages else "")
    return text + (f"　控えを残しました：{kept}" if kept else "")


def missing(characters: str, around: str) -> str:
    """Characters no bundled font has."""
    return f"「{characters}」は、そのままの字形では載せられませんでした（…{around}…）。"


def place(sheet: str, address: str) -> str:
    """「取組一覧」B4."""
    return f"「{sheet}」{address}"


def source(record: str, field: str) -> str:
    """取組4 実績."""
    return f"{record}　{field}"
