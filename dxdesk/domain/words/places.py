"""What is said about where a store lies, about looking at one, and about one that is gone."""

from dxdesk.domain import store_errors as store
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.places import Kind, Place

KINDS = {
    Kind.LOCAL: "このPCのディスク",
    Kind.SHARE: "共有フォルダー",
    Kind.SYNCED: "同期フォルダー",
    Kind.READ_ONLY: "書き込めない場所",
}

NOTICES = {
    Kind.LOCAL: "",
    Kind.SHARE: (
        "保存ファイルは共有フォルダーにあります。一度に使えるのは一人だけで、通信が切れている"
        "あいだは保存できません。できれば、このPCのディスクに置いてください。"
    ),
    Kind.SYNCED: (
        "保存ファイルは同期フォルダーにあります。ほかのPCから開かず、同期が済んでから"
        "電源を切ってください。できれば、同期しないフォルダーに置いてください。"
    ),
    Kind.READ_ONLY: (
        "保存ファイルは書き込めない場所にあります。見ることはできますが、書き換えられません。"
    ),
}

SENTENCES: dict[type[DxdeskError], tuple[str, str]] = {
    store.OnlyALook: (
        "「{path}」は{as_of}見るだけで開いているので、書き換えられません。",
        "書き換えるには、ほかで使われていないことと、書き込める場所にあることを確かめて、"
        "開き直してください。",
    ),
    store.OpeningStopped: (
        "「{path}」を開くのを中止しました。",
        "もう一度試すか、別の保存ファイルを開いてください。何も変わっていません。",
    ),
    store.StoreGone: (
        "使っている保存ファイル「{path}」が見えなくなりました（消された、移された、または"
        "共有フォルダーとの接続が切れました）。",
        "いまの操作は「{path}」に保存されていません。手元の内容は残っています。"
        "閉じる前に、別の場所にバックアップを作ってください。",
    ),
    store.StoreReplaced: (
        "使っている保存ファイル「{path}」が、別のファイルに置き換えられました。",
        "置き換わったファイルには手を付けていません。手元の内容は残っています。"
        "閉じる前に、別の場所にバックアップを作ってください。",
    ),
}

_DURABLE = "一つ保存するごとにディスクへ書き終えるのを待ちます"
_WRITES_NOTHING = "見るだけで、何も書き込みません"

# What Google Drive calls its folders in Japanese, in lower case.
GOOGLE_DRIVE = "google ドライブ"
GOOGLE_DRIVE_TOPS = ("マイドライブ", "共有ドライブ")


def copy_can_be_seen(as_of: str) -> str:
    """A store is held, and its newest backup ("": there is none) may be looked at."""
    return f"それまでは、{as_of}のバックアップを見ることができます。" if as_of else ""


def of_copy(as_of: str) -> str:
    """R5.4.1 10:32のバックアップを, to be opened for something ("": the store itself)."""
    return f"{as_of}のバックアップを" if as_of else ""


def looking(as_of: str) -> str:
    """What is shown is a backup, of this time ("": the store itself)."""
    if not as_of:
        return "見るだけで開いています。書き換えられません。"
    return f"{as_of}のバックアップを見ています。そのあとの変更は含まれず、書き換えられません。"


def place(found: Place) -> str:
    """このPCのディスク（ext4）."""
    return KINDS[found.kind] + (f"（{found.detail}）" if found.detail else "")


def method(found: Place) -> str:
    """How a store is written there: 一つ保存するごとに…（TRUNCATE、EXTRA）."""
    said = _WRITES_NOTHING if found.kind is Kind.READ_ONLY else _DURABLE
    return f"{said}（{found.journal}、{found.synchronous}）"


def setting(found: Place) -> str:
    """Both in one line, as the settings and a check show them."""
    return f"保存ファイルの場所：{place(found)}／記録の方式：{method(found)}"
