"""引継書: what one 課 hands over: work, open questions, the days to come."""

from dataclasses import replace
from datetime import datetime

from dxdesk.domain import keys
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.reports import build
from dxdesk.reports.content import texts_of
from tests.fixtures import report_samples as sample

MINE = sample.assignment(4, "D0310")
STEP = keys.derived("schedule_step", MINE.key, "例")


def texts(department: str, made_at: datetime = sample.OCCASION.made_at) -> str:
    """Everything that the hand-over of a 課 says."""
    report = sample.full_report(MINE)
    order = keys.derived("instruction", "P7", "例")
    records = Records(
        [
            *sample.plan_records(),
            *sample.organisation(),
            sample.record("department", "D0300", name="例 窓口課", successor="D0310"),
            MINE,
            report,
            sample.record("schedule_step", STEP, title="例 端末を置く", planned_to="2025-09-30"),
            sample.record("instruction", order, title="例 指示", departments="D0310"),
            sample.record(
                "remark", keys.derived("remark", report.key, "例"), field="results", text="例 数字"
            ),
        ]
    )
    occasion = replace(sample.OCCASION, department=department, made_at=made_at)
    document = build("handover", records, VOCABULARIES, occasion)
    return "\n".join(each.text.text for each in texts_of(document))


def test_names_the_work_the_open_questions_and_the_days_to_come() -> None:
    told = texts("D0310")
    for wanted in ("引継書・例 市民課", "例 窓口課から業務を引き継いで", "例 指示", "例 数字"):
        assert wanted in told
    assert "工程の予定終了：例 端末を置く" in told
    assert "R7.9.30" in told
    assert sample.LONG_LINE in told


def test_days_that_have_passed_are_not_named() -> None:
    assert "例 端末を置く" not in texts("D0310", datetime(2025, 10, 1))


def test_a_department_without_work_says_so() -> None:
    assert "担当する取組はありません。" in texts("D0410")
