"""Words around the example: trying dxdesk out before there is a store of one's own."""

from dxdesk.domain.words import demo

TRY = "例で試す"
TRY_TIP = "選んだ立場の画面を、「例」と名の付いた課と取組で開きます。閉じると消えます。"

MAKING = "例を作っています。"
STANDING = "例の写しです。書き換えて構いません。閉じると消えます。"
ARRIVED = "届いたファイル"
LOOK_INTO = "届いた例のファイルを見る"
MAKE_OWN = "自分の保存ファイルを作る…"
NO_PLACE = (
    "例を置く一時フォルダーに書き込めません。ディスクの空きを確かめて、もう一度［例で試す］を"
    "押してください。"
)

STORES = {"department": "例市民課", "coordinator": demo.COORDINATOR_STORE}
"""What the file of a role's example is called."""
