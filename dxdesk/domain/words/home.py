"""What the services tell on ホーム."""


def recent(label: str, changes: int) -> str:
    """取組4の「実績」の変更; a number of values where an act had several."""
    return f"{label}（{changes}項目）" if changes > 1 else label
