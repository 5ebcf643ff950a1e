"""Words of 引継書, the hand-over of one 課."""

PLACE = "課"
WORK = "担当する取組"
INSTRUCTIONS = "対応中の指示事項"
REMARKS = "まだ答えていない指摘"
DATES = "これからの期日"
INDICATORS = "指標"
SIGNED = "引継ぎの確認"
SIGNED_BY = (("前任（職・氏名）", 44.0), ("後任（職・氏名）", 44.0), ("引継ぎ日", 32.0))
NO_WORK = "担当する取組はありません。"
NO_DATES = "予定された期日はありません。"
NO_INSTRUCTIONS = "対応中の指示事項はありません。"
DAY, WHAT, ABOUT = "期日", "内容", "取組・件名"
REMARK_FIELD = "項目"
ROUND_DUE = "報告の提出期限"
STEP_ENDS = "工程の予定終了"
RECOVERY = "挽回の期限"
INSTRUCTION_DUE = "指示事項の回答期限"
NO_ONE = "課がまだありません。担当割で課を登録すると作れます。"


def summary(work: int, leading: int, instructions: int, remarks: int) -> str:
    """How much is handed over."""
    return (
        f"担当する取組は{work}件（うち主管{leading}件）、対応中の指示事項は{instructions}件、"
        f"答えていない指摘は{remarks}件です。"
    )


def step(title: str) -> str:
    """The planned end of a step."""
    return f"{STEP_ENDS}：{title}" if title else STEP_ENDS


def work(sheet: str, role: str) -> str:
    """取組4 …（主管）."""
    return f"{sheet}（{role}）" if role else sheet


def former(names: str) -> str:
    """The 課 that it has taken over from."""
    return f"この課は、{names}から業務を引き継いでいます。"


def reported(round_name: str) -> str:
    """Which report is shown."""
    return f"最新の報告：{round_name}"
