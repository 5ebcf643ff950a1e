"""The help of the command line and its complaints about wrong use."""

import re
from collections.abc import Sequence

USAGE = "使い方: "
ARGUMENTS = "引数"
OPTIONS = "指定"
COMMANDS = "コマンド"
COMMAND = "コマンド"
PROGRAM = (
    "情報化計画の進捗管理。コマンドを付けずに起動すると、画面を開きます"
    "（--store 保存ファイル を付けると、その保存ファイルを開きます。"
    "届いたブックの名前を続けると、受け取る前にその中身を示します）。"
)
EPILOG = (
    "終了状態: 0 完了 / 2 使い方の誤り / 3 完了、決めることが残っている / "
    "4 受け取れないものや空きがある / 5 保存ファイルが使えない"
)
HELP = "この説明を表示して終わる"
DEBUG = "思わぬ誤りの詳しい経過を表示する"
VERSION = "版を表示して終わる"
JSON = "結果をJSONで標準出力に書く"

STORE = "保存ファイル"
FILE = "ファイル"
FILES = "ファイルかフォルダー"
PLAN = "計画"
MOMENT = "時点"
FOLDER = "フォルダー"
ROUND = "報告回"
DEPARTMENT = "課"
LIST_MARK = "、"
DATE = "日付"
YEAR = "年度"
KEY = "キー"
KEPT = "ファイルか番号"
FIELD = "項目"
VALUE = "値"
INITIATIVE = "取組"
ROLE_OF_WORK = "主管・関係"
KIND = "種類"
TYPE = "種別"
FORMAT = "形式"
TEXT = "理由"
REMARK = "指摘の内容"
NUMBER = "番号"
QUESTION = "件名"
ID = "照合値"
CHECK_NUMBER = "照合番号"
ROLE = "立場"
READER = "用途"
PARTS = "帳票の並び"
MEETING = "会議"
SUBJECT = "件名"
INSTRUCTION = "指示の内容"
ANSWER = "回答"
BODY = "体制"
PLACE = "場所"

COMMAND_HELP = {
    "new": "保存ファイルを新しく作る",
    "load": "課、担当割、報告回、指標、計画をブックから読み込む",
    "template": "読込み用の様式を書き出す（--store を付けると、いまの内容の入ったもの）",
    "show": "いまの内容を表示する",
    "fields": "項目の一覧を表示する",
    "set": "項目を一つ書き換える",
    "history": "変更履歴を表示する",
    "undo": "最後の操作を元に戻す（繰り返すと、その前へさかのぼる）",
    "redo": "元に戻した操作をやり直す",
    "put-back": "変更履歴の一行の前の値を、もう一度設定する",
    "round": "報告回を作る、一覧にする",
    "round add": "報告回を作る",
    "round open-year": "一年の報告回をまとめて作る（日は開庁日から選ぶ）",
    "round list": "報告回を一覧にする",
    "assign": "担当割を変える、確かめる",
    "reorganise": "課の名称変更、統合、分割、廃止を登録する（担当と指示事項を引き継ぐ）",
    "next-plan": "次の計画を作り、取組を引き継ぐ",
    "next-plan begin": "次の計画を作る（体系、評価の語、推進体制、スキル項目を写す）",
    "next-plan carry": "取組を引き継ぐ（番号が二つ以上なら分割、同じ番号なら統合、なければ終了）",
    "next-plan rest": "決まっていない取組を、すべて継続にする",
    "next-plan new": "新規の取組を加える",
    "next-plan list": "引継ぎがどこまで決まったかを一覧にする",
    "request": "課ごとの依頼ファイルを書き出す",
    "take": "依頼や受領・差戻しのファイルを受け取る",
    "submit": "提出ファイルを書き出す",
    "merge": "届いたファイルを取りまとめる",
    "merges": "提出台帳を表示する",
    "undo-merge": "取りまとめを1ファイル取り消す",
    "redo-merge": "取り消した取りまとめを元に戻す",
    "resolve": "食い違いや提案を決める",
    "approve": "報告回を確認済にする",
    "corrected": "ファイルを別のファイルの訂正版として扱う",
    "remark": "報告の項目への指摘を書く、一覧にする、解消にする、取り消す",
    "remark add": "報告の項目に指摘を書く（次の return で課に届く）",
    "remark list": "報告回の指摘と、その回答を一覧にする",
    "remark close": "回答のない指摘を解消にする",
    "remark withdraw": "指摘を取り消す",
    "meeting": "会議を加える、一覧にする、議題を集める、会議録を出す",
    "meeting add": "会議を加え、終わっていない事項を議題に集める",
    "meeting list": "会議を一覧にする",
    "meeting gather": "その後に出た未了の事項を、会議の議題に加える",
    "meeting minutes": "会議録を文字だけで表示する",
    "instruction": "指示事項を加える、一覧にする、回答する、完了にする",
    "instruction add": "指示事項を加える（次の request で受ける課に届く）",
    "instruction list": "指示事項を期限の順に、未回答の課とともに一覧にする",
    "instruction answer": "指示事項に回答する（課の保存ファイルで。取りまとめ側では代理入力）",
    "instruction close": "指示した者が認めた指示事項を完了にする",
    "instruction reopen": "指示事項の完了を取り消す",
    "status": "提出状況を表示する",
    "publish": "年度の年次目標を公表したものとして固定する（後の変更には理由が要る）",
    "remind": "答えの届いていない課への催促文を表示する",
    "return": "課ごとの受領・差戻しファイルを書き出す",
    "report": "帳票を作る",
    "kept": "配って残した会議資料を並べ、配ったときのまま書き出す",
    "backup": "バックアップを作り、読めることを確かめる",
    "backups": "保存ファイルの横にあるバックアップを一覧にする",
    "restore": "バックアップから復元する（元の保存ファイルは横に残す）",
    "check": "保存ファイルが壊れていないか、値の一つ一つまで調べる",
    "guide": "手引きをPDFで書き出す",
    "diagnose": "問合せに添える診断情報を書き出す（項目の中身は含まない）",
    "demo": "例の課で一年の流れを通して動かす",
    "self-test": "このPCで正しく動くかを、仮の保存ファイルで試す",
}

OPTION_HELP = {
    "store": "保存ファイルの場所",
    "as": "取りまとめの課（coordinator）か各課（department）か",
    "own-department": "自分の課の名前かコード",
    "plan": "計画を書いたブック（なければ内蔵の計画）",
    "sample": "例の課、担当割、報告を加える",
    "load-file": "様式に書き込んだブック",
    "template-kind": "様式の種類",
    "template-store": "この保存ファイルの内容を書いておく（なければ空の様式）",
    "template-plan": "計画の名前かキー（なければ、いちばん新しい計画）",
    "out": "書き出す先",
    "type": "この種別の記録だけ",
    "key": "記録のキー",
    "field": "項目の名前（英字か見出し）",
    "value": "新しい値（空にするときは空の文字列）",
    "undo-list": "戻さずに、これから戻せる操作を新しい順に表示する",
    "redo-list": "やり直さずに、やり直せる操作を順に表示する",
    "line": "history に表示された番号",
    "after-value": "前の値ではなく、その変更でできた値を設定する",
    "history-key": "この記録だけ",
    "year": "年度（2024、令和6年度 など）",
    "kind": "start、half、year-end、q1〜q4（年度末 などでもよい）",
    "grid": "1行目に課、1列目に取組の番号を並べ、主管・関係を書いた表（タブ区切り）",
    "initiative": "取組の番号",
    "to-department": "課の名前かコード",
    "role": "主管か関係（空なら担当から外す）",
    "seam-plan": "引き継がれる計画の名前かキー（なければ、いまの計画）",
    "next-title": "次の計画の名前",
    "first-year": "開始年度（令和8年度 など）",
    "last-year": "終了年度（令和10年度 など）",
    "next-numbers": "次の計画での番号（書かなければ終了）",
    "new-title": "新規の取組の名前",
    "new-number": "次の計画での番号（なければ次の空き番号）",
    "reform-on": "新しい組織の最初の日",
    "reform-from": "改正前の課（いくつかあれば繰り返す）",
    "reform-to": "改正後の課（繰り返せる。新しい課は 課名=コード。書かなければ廃止）",
    "reform-move": "分割のとき、どの取組をどの課へ移すか（4=課名。繰り返せる）",
    "on": "公表した日（なければ今日）",
    "kinds": "standard（年度当初、上半期、年度末）か quarterly（四半期）",
    "opens": "照会を始める日（なければ期間の終わった後の開庁日）",
    "due": "提出期限（なければ照会開始日から2週間後の開庁日）",
    "round": "報告回（2024-END、令和6年度 年度末 など）",
    "department": "この課だけ（名前かコード）",
    "take-file": "届いたファイル",
    "incomplete": "空いた項目を残して提出する理由",
    "merge-files": "届いたファイル、またはそれを集めたフォルダー",
    "dry-run": "保存せずに、どうなるかだけを示す",
    "repairs": "直しと不備の一覧を書き出すブック",
    "merge-id": "提出台帳の照合値（6文字以上）",
    "question": "show に表示された件名（キー:項目）",
    "candidate": "表示された候補の番号（1から）",
    "decided-value": "決めた値",
    "reason": "そう決めた理由",
    "remark-report": "進捗報告のキー（計画/取組/課/報告回）",
    "remark-fields": "指摘する項目の名前（英字か見出し。いくつかあれば「、」で区切る）",
    "remark-text": "課に伝えること",
    "remark-key": "指摘のキー（remark list で表示）",
    "meeting-title": "会議名",
    "meeting-held_on": "開催日",
    "meeting-body": "会議体（推進体制の名前かキー）",
    "meeting-place": "場所",
    "meeting-attendees": "出席課（いくつかあれば「、」で区切る）",
    "meeting-key": "会議のキー（meeting list で表示）",
    "instruction-title": "件名",
    "instruction-text": "指示の内容",
    "instruction-asker": "指示した者（CIO、ICT戦略会議 など、推進体制の名前かキー）",
    "instruction-kind": "指示、助言、検討事項のどれか",
    "instruction-departments": "受ける課の名前かコード（いくつかあれば「、」で区切る）",
    "instruction-body": "受ける会議体（その事務局の課が回答する）",
    "instruction-initiatives": "関係する取組の番号（いくつかあれば「、」で区切る）",
    "instruction-meeting": "指示のあった会議の名前かキー",
    "instruction-given_on": "指示日",
    "instruction-due": "回答期限",
    "instruction-key": "指示事項のキー（instruction list で表示）",
    "instruction-answer": "回答の文",
    "instruction-state": "対応状況（検討中、方向性を決定、対応中、対応済み、対応困難）",
    "instruction-on": "回答日",
    "instruction-proxy": "代理で回答する課（取りまとめの保存ファイルで要る）",
    "instruction-by": "完了を認めた者（指示した者と同じでなければならない）",
    "instruction-closed": "完了日（指定しなければ今日）",
    "newer": "訂正版のファイル、または照合値",
    "older": "もとのファイルの照合値",
    "report-kind": "帳票の種類（--kinds で一覧）",
    "report-kinds": "帳票の種類を一覧にする",
    "report-number": "資料番号（右上に印刷する）",
    "report-parts": "会議資料に入れる帳票を順に（例 agenda:none,list,delays:branch）",
    "report-meeting": "会議資料の会議（名前かキー。なければ次に開く会議）",
    "report-keep": "会議資料（PDF）の控えを残す（ファイルを書かなければ保存ファイルの中に残す）",
    "report-against": "前に残した会議資料の控え（ファイルか、kept の番号。差替一覧に使う）",
    "kept-meeting": "この会議の会議資料だけを並べる（名前かキー）",
    "kept-key": "書き出す会議資料の番号（--out と合わせて使う）",
    "report-also": "同じ内容を、同じ名前のこの形式でも書く（何度でも指定できる）",
    "report-since": "この日の終わりと比べた変化を載せる（なければ前回の報告と比べる）",
    "report-at": "この時点の内容で作る（R6.6.20、R6.6.20 14:30 など。日だけならその終わり）",
    "format": "pdf、xlsx、csv",
    "for": "集計用（data）か提示用（eyes）か",
    "backup-file": "復元するバックアップ",
    "second-backups": "これからのバックアップを、このフォルダーにも残す（空の文字列でやめる）",
    "look": "ほかで使われていれば、いちばん新しいバックアップを見る（何も書き込まない）",
    "head": "印刷物や会議資料の控えにある照合番号（履歴がそこから続いているかも調べる）",
    "guide-for": "各課（department）、取りまとめ（coordinator）、情報セキュリティ確認（security）",
    "diagnose-out": "書き出すファイル（なければ表示する）",
    "demo-out": "例を書き出すフォルダー",
}

LOOK_HINT = "コマンドに --look を付けてください。"

_NAMES = re.compile(r"'([^']*)'")

_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "{0} を指定してください。"),
    (r"unrecognized arguments: (.+)", "「{0}」という指定はありません。"),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        "{0} に「{1}」は指定できません。選べるのは {2} です。",
    ),
    (r"argument (.+): expected .*arguments?", "{0} の後に値を書いてください。"),
    (r"argument (.+): not allowed with argument (.+)", "{0} と {1} は同時に指定できません。"),
    (r"one of the arguments (.+) is required", "{0} のどれか一つを指定してください。"),
    (r"argument (.+): invalid \S+ value: (.+)", "{0} に「{1}」は指定できません。"),
    (r"argument (.+): ignored explicit argument (.+)", "{0} に値は付けられません（{1}）。"),
)


def with_choices(text: str, choices: Sequence[str]) -> str:
    """様式の種類（plan、rounds）."""
    return f"{text}（{'、'.join(choices)}）"


def complaint(message: str) -> str:
    """What argparse complains about in English, said in Japanese."""
    for pattern, text in _COMPLAINTS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return text.format(*(_NAMES.sub(r"\1", each) for each in match.groups()))
    return f"指定が正しくありません（{message}）。"


def see_help(program: str) -> str:
    """Where right use is explained."""
    return f"{program} --help で使い方を確かめてください。"
