"""What acts are called in the history, in 元に戻す and in the 提出台帳."""

COORDINATOR = "取りまとめ"
CREATE = "新しい保存ファイルの作成"
SAMPLE = "例の読込み"
PASTE = "貼付け"


def load(file_name: str) -> str:
    """Records loaded from a workbook."""
    return f"「{file_name}」の読込み"


def open_year(year: str) -> str:
    """The rounds of a year were opened together."""
    return f"{year}の報告回の作成"


def edit(title: str, label: str) -> str:
    """One field was changed."""
    return f"{title}の「{label}」の変更"


def proxy(title: str, label: str) -> str:
    """The coordinator answered for a department."""
    return on_behalf(f"{title}の「{label}」")


def on_behalf(act: str) -> str:
    """The coordinator did for departments what is theirs to do."""
    return f"代理入力：{act}"


def put_back(title: str, label: str, *, is_proxy: bool) -> str:
    """A value of the history was set again, perhaps by the coordinator for a department."""
    text = f"{title}の「{label}」を履歴の値に戻す操作"
    return on_behalf(text) if is_proxy else text


def revive(title: str) -> str:
    """A record that was struck out came back."""
    return f"{title}の取消しの取りやめ"


def add(label: str) -> str:
    """A record was made."""
    return f"{label}の追加"


def delete(title: str) -> str:
    """A record was struck out."""
    return f"{title}の取消し"


def merge(file_name: str) -> str:
    """A file was counted in."""
    return f"「{file_name}」の取りまとめ"


def take(file_name: str) -> str:
    """A snapshot was taken from the coordinator."""
    return f"「{file_name}」の受取り"


def adopt(file_name: str) -> str:
    """A request of the coordinator's own, unknown since a restore, was shown to it again."""
    return f"「{file_name}」の発行の控え"


def keep(title: str) -> str:
    """A pack that was handed out was kept."""
    return f"配った会議資料の控え（{title}）"


def kept_label(title: str, made_at: str, pages: int) -> str:
    """第1回 ICT戦略会議　R7.7.1 10:05（50ページ）."""
    return f"{title}　{made_at}（{pages}ページ）"


def request(department: str, round_name: str) -> str:
    """A request was issued."""
    return f"{department}への依頼（{round_name}）"


def receipt(department: str, round_name: str) -> str:
    """A receipt was issued."""
    return f"{department}への受領・差戻し（{round_name}）"


def submit(round_name: str) -> str:
    """A submission left the department."""
    return f"{round_name}の提出"


def decide(title: str, label: str) -> str:
    """A conflict or a proposal was decided."""
    return f"{title}の「{label}」の決定"


def approve(round_name: str) -> str:
    """Reports were approved."""
    return f"{round_name}の確認済"


def corrected(file_name: str) -> str:
    """A file is treated as the corrected edition of another."""
    return f"「{file_name}」を訂正版として扱う"


def undo(label: str) -> str:
    """An act was switched off."""
    return f"元に戻す：{label}"


def redo(label: str) -> str:
    """An act was switched on again."""
    return f"やり直す：{label}"
