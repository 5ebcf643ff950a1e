"""Words of the first screen ever shown."""

from collections.abc import Sequence

TITLE = "dxdesk をはじめる"
LEAD = (
    "使う立場を選ぶと、始められます。様子を見るだけなら、立場を選んで［例で試す］を押してください。"
    "例は、閉じると消える写しです。"
)

ROLE = "使う立場"
ROLE_DEPARTMENT = "各課：自分の課の取組を入力し、提出します"
ROLE_COORDINATOR = "取りまとめ：各課から集め、会議資料を作ります"

DEPARTMENT = "担当課"
DEPARTMENT_HELP = "依頼ファイルにある課の名前を入れます。例 市民課"

PLAN = "計画"
PLAN_EMBEDDED = "武蔵野市 第七次総合情報化基本計画（22取組）"
PLAN_FILE = "計画のファイルから読み込む"
PLAN_PICK = "ファイルを選ぶ…"
PLAN_NONE = "まだ選んでいません。"
PLAN_FILTER = "計画のファイル (*.xlsx)"

STORE = "保存先"
STORE_HELP = "入力したものは、この1つのファイルに自動で保存されます。"
STORE_CHANGE = "変更…"
STORE_FILTER = "dxdesk のデータ (*.dxdesk)"

START = "始める"
START_TIP = "始める（Ctrl+Enter）"
LATER = "やめる"
EXISTING = "既存のファイルを開く…"
EXISTING_TIP = "前に作った保存ファイルや、引き継いだ保存ファイルを開きます。"
EXISTING_PICK = "開く保存ファイル"

ROLE_MISSING = "使う立場を選んでください。"
DEPARTMENT_MISSING = "担当課が空です。課の名前を入れてください。"
PLAN_MISSING = "計画のファイルが選ばれていません。［ファイルを選ぶ］で選んでください。"


def arrived(names: Sequence[str]) -> str:
    """Files that were opened with the program, and what will become of them."""
    more = f"ほか{len(names) - 1}件" if len(names) > 1 else ""
    return f"「{names[0]}」{more}の中身は、始めるとお見せします。"
