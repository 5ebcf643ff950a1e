"""Words and answers of the demonstration: what the example departments fill in, all named 例."""

COORDINATOR_STORE = "取りまとめ"
REQUESTS = "依頼"
SUBMISSIONS = "提出"
RECEIPTS = "受領"
REPORTS = "帳票"

STEP_STORE = "取りまとめの保存ファイルに、計画と例を読み込んでいます。"
STEP_REQUEST = "各課への依頼ファイルを書いています。"
STEP_HAND = "依頼ファイルに、表計算だけで書き込んでいます。"
STEP_PREVIEW = "取りまとめの内容を確かめています。"
STEP_MERGE = "取りまとめています。"
STEP_AGAIN = "訂正した提出ファイルを取りまとめています。"
STEP_DECIDE = "食い違いを決めています。"
STEP_RECEIPT = "受領・差戻しファイルを書いています。"
STEP_DONE = "終わりました。"

MADE_STORE = "取りまとめの保存ファイル（全課の報告を取りまとめたもの）"
MADE_BY_HAND = "表計算だけで書き込んだ提出ファイル（dxdeskは使っていない）"
MADE_CORRECTION = "訂正して出し直した提出ファイル"

MADE_REPORTS = {
    ("pack", "pdf"): ("会議資料", "会議資料（PDF、次第から語の定義まで）"),
    ("pack", "html"): ("会議資料", "会議資料（HTML、読上げソフト向け）"),
    ("list", "xlsx"): ("一覧", "取組一覧（Excel、見る人向け）"),
    ("list", "pdf"): ("一覧", "取組一覧（PDF）"),
    ("sheet", "pdf"): ("個票", "個票（PDF）"),
    ("list", "data"): ("集計用", "集計用のExcel（1行1件、機械で読むためのもの）"),
    ("list", "csv"): ("進捗", "進捗報告のCSV（機械で読むためのもの）"),
}

PROXY = (
    "P7/T4/D0310/R2024-END",
    "issues",
    "例　手数料の負担の考え方を、電話で聞き取って書いた。",
)
REASON = "例　担当課に確かめ、課の回答を採ることにした。"
INCOMPLETE = "例　決算が確定していない項目がある。"

BY_HAND_NAME = "進捗報告（例総務課）最新版_修正2"


def folder(number: int) -> str:
    """A fresh folder where the named one is in use."""
    return f"実演{number}"


def step_take(department: str) -> str:
    """A department takes its request and answers."""
    return f"{department}が依頼を受け取り、回答を書いています。"


def step_report(title: str) -> str:
    """A report is being made."""
    return f"{title}を作っています。"


def made_department(department: str) -> str:
    """A department's store."""
    return f"{department}の保存ファイル"


def made_request(department: str) -> str:
    """A request."""
    return f"{department}への依頼ファイル"


def made_submission(department: str) -> str:
    """A submission."""
    return f"{department}の提出ファイル"


def made_receipt(department: str) -> str:
    """A receipt."""
    return f"{department}への受領・差戻しファイル"


def submission_name(department: str) -> str:
    """The name of a submission, without its ending."""
    return f"提出_{department}"


def correction_name(department: str) -> str:
    """The name of a corrected submission, without its ending."""
    return f"提出_{department}_訂正"


def own(results: str, change: str, steps: str) -> dict[str, str]:
    """A report that goes as planned."""
    return {
        "stage": "実施",
        "progress": "予定どおり",
        "achievement": "達成",
        "outlook": "届く",
        "direction": "継続",
        "results": results,
        "work_change": change,
        "next_steps": steps,
        "public_fields": "取組内容の実績、業務の変化、今後の取組",
        "as_of": "令和7年3月31日",
    }


ANSWERS: dict[str, dict[str, dict[str, str]]] = {
    "D0110": {
        "P7/T1/D0110/R2024-END": own(
            "例　手引に画面の例を加え、3課で研修を行った。",
            "例　設定の変更を各課が自ら行うようになった。",
            "例　手引を年に一度見直す。",
        )
        | {"writer_unit": "例情報係", "settlement": "760"},
        "P7/T16/D0110/R2024-END": own(
            "例　10分ずつ受けられる教材に分け、職員の99%が研修を受けた。",
            "例　持出しの記録を月ごとに課が自ら点検するようになった。",
            "例　新しい手口に合わせて教材を改める。",
        )
        | {"stage": "継続", "writer_unit": "例情報係", "settlement": "1,150"},
        "P7/T18/D0110/R2024-END": own(
            "例　対象の業務の移行の手順の案をつくった。",
            "例　業務ごとの帳票を減らす検討を各課が始めた。",
            "例　事業者と日程を決める。",
        )
        | {
            "stage": "調整",
            "progress": "遅れ",
            "achievement": "未達成",
            "outlook": "届かないおそれ",
            "recovery": "例　対象の業務を二つの組に分け、先の組の日程を先に決める。",
            "recovery_by": "R7.9.30",
            "decision_needed": "例　先に移行する業務の組を決めてほしい。",
            "writer_unit": "例情報係",
            "settlement": "9,100",
        },
    },
    "D0210": {
        "P7/T1/D0210/R2024-END": own(
            "例　12手続のオンライン受付を始め、年間で2,980件の申請があった。",
            "例　窓口で受け付ける件数が減り、相談に時間を使えるようになった。",
            "例　写真の読取りの誤りを減らす。",
        )
        | {
            "effect_citizen": "例　申請の4割が閉庁の時間に行われた。",
            "writer_unit": "例窓口係",
            "settlement": "4,010",
        },
        "P7/T1/D0210/Y2025": {"text": "例　申請の4割をオンラインにする。"},
        "P7/T3/D0210/R2024-END": own(
            "例　2つの窓口で書かない受付を始めた。",
            "例　記入台の案内をやめ、聞き取りながら申請書をつくるようになった。",
            "例　混み合う月の応援の体制を決める。",
        )
        | {
            "progress": "やや遅れ",
            "achievement": "一部達成",
            "outlook": "おおむね届く",
            "recovery": "例　端末を4台増やし、混み合う時間帯に充てる。",
            "recovery_by": "R7.6.30",
            "writer_unit": "例窓口係",
            "settlement": "2,950",
        },
        "P7/T4/D0210/R2024-END": own(
            "例　不具合のときの手順をつくり、窓口の職員に伝えた。",
            "例　釣銭の準備が朝の1回になった。",
            "例　利用の割合を月ごとに確かめる。",
        )
        | {"writer_unit": "例証明係"},
        "P7/T18/D0210/R2024-END": own(
            "例　独自の通知の要否をまとめた。",
            "例　係ごとの手順の違いを一つの図で見られるようになった。",
            "例　標準の手順に合わせた案内をつくる。",
        )
        | {"stage": "調整", "writer_unit": "例記録係"},
    },
    "D0310": {
        "P7/T4/D0310/R2024-END": own(
            "例　9つの窓口で決済端末を使えるようにした。",
            "例　現金の数え合わせを1日1回にまとめた。",
            "例　残る窓口に端末を置く。",
        )
        | {
            "issues": "例　手数料の扱いを文書にしたが、払戻しのときの手順が決まっていない。",
            "writer_unit": "例出納係",
            "settlement": "2,480",
        },
        "P7/T4/D0310/Y2025": {"text": "例　残る3つの窓口で決済端末を使えるようにする。"},
        "P7/T12/D0310/R2024-END": own(
            "例　3つの科目で添付を電子にした。",
            "例　紙の写しを取る作業が試行の科目でなくなった。",
            "例　対象の科目を広げる。",
        )
        | {"writer_unit": "例審査係"},
    },
    "D0410": {
        "P7/T9/D0410/R2024-END": own(
            "例　全校の学習用端末の更新計画をつくった。",
            "例　端末の台数を学校と同じ表で確かめるようになった。",
            "例　計画に沿って更新を始める。",
        )
        | {"stage": "準備", "writer_unit": "例指導係", "settlement": "5,210"},
        "P7/T15/D0410/R2024-END": own(
            "例　5校で採点の支援を使い始めた。",
            "例　採点のまとめを学年で分けて行うようになった。",
            "例　残る学校で使い始める。",
        )
        | {"progress": "予定以上", "writer_unit": "例指導係", "settlement": "1,480"},
    },
}

CORRECTIONS = {
    "P7/T15/D0410/R2024-END": {
        "results": "例　6校で採点の支援を使い始めた（5校と書いたのは誤り）。",
        "settlement": "1,496",
    },
}

BY_HAND = {
    "P7/T12/D0120/R2024-END": {
        "工程段階": "実施",
        "進捗": "やや遅れ",
        "達成度": "一部達成",
        "見通し": "おおむね届く",
        "方向性": "改善",
        "取組内容の実績": "例　大きな紙の取込みの手順を定めた。\n例　電子決裁の割合は57%だった。",
        "業務の変化": "例　添付の多い起案も画面で回し、持ち回りは月10件に減った。",
        "今後の取組": "例　図面を扱う課に手順を説明する。",
        "挽回策": "例　図面を扱う3課を先に回り、8月までに全課へ広げる。",
        "挽回の期限": "Ｒ７．８．３１",
        "予算額": "１，９００",
        "決算額": "約百八十万",
        "記入者（課・係）": "例文書係",
        "基準時点": "2025/3/31",
    },
}
