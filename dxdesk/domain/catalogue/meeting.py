"""Record types of the bodies that decide: meetings, agenda items, instructions, responses."""

from dxdesk.domain.fields import Field, Kind, Naming, Owner, RecordType, Required

_OFFICE = Owner.COORDINATOR

MEETING = RecordType(
    "meeting",
    "会議",
    "plan",
    "C",
    Naming.RANDOM,
    (
        Field("title", "会議名", Kind.TEXT, _OFFICE, required=Required.ALWAYS),
        Field("body", "会議体", Kind.REF, _OFFICE, refers="body"),
        Field("held_on", "開催日", Kind.DATE, _OFFICE, required=Required.ALWAYS),
        Field("place", "場所", Kind.TEXT, _OFFICE),
        Field("attendees", "出席課", Kind.REFS, _OFFICE, refers="department"),
        Field("decisions", "決定事項", Kind.PROSE, _OFFICE),
        Field("minutes", "会議録", Kind.PROSE, _OFFICE),
    ),
)

AGENDA_ITEM = RecordType(
    "agenda_item",
    "議題",
    "meeting",
    "A",
    Naming.RANDOM,
    (
        Field("title", "議題名", Kind.TEXT, _OFFICE, required=Required.ALWAYS),
        Field("text", "説明", Kind.PROSE, _OFFICE),
        Field("initiatives", "関係する取組", Kind.REFS, _OFFICE, refers="initiative"),
        Field("instructions", "関係する指示事項", Kind.REFS, _OFFICE, refers="instruction"),
        Field("decision", "結果", Kind.PROSE, _OFFICE),
        Field("order", "並び順", Kind.INTEGER, _OFFICE),
    ),
)

INSTRUCTION = RecordType(
    "instruction",
    "指示事項",
    "plan",
    "N",
    Naming.RANDOM,
    (
        Field("title", "件名", Kind.TEXT, _OFFICE, required=Required.ALWAYS),
        Field("kind", "区分", Kind.CHOICE, _OFFICE, vocabulary="instruction_kind"),
        Field("text", "指示の内容", Kind.PROSE, _OFFICE, required=Required.ALWAYS),
        Field("asker", "指示した者", Kind.REF, _OFFICE, refers="body"),
        Field("meeting", "会議", Kind.REF, _OFFICE, refers="meeting"),
        Field("departments", "指示を受ける課", Kind.REFS, _OFFICE, refers="department"),
        Field("body", "指示を受ける会議体", Kind.REF, _OFFICE, refers="body"),
        Field("initiatives", "関係する取組", Kind.REFS, _OFFICE, refers="initiative"),
        Field("given_on", "指示日", Kind.DATE, _OFFICE),
        Field("due", "回答期限", Kind.DATE, _OFFICE),
        Field("closed_on", "完了日", Kind.DATE, _OFFICE, "指示した者が認めた日です。"),
        Field(
            "closed_by",
            "完了を認めた者",
            Kind.REF,
            _OFFICE,
            "完了にできるのは、指示した者だけです。",
            refers="body",
        ),
    ),
)

RESPONSE = RecordType(
    "response",
    "回答",
    "instruction",
    "D",
    Naming.NATURAL,
    (
        Field(
            "state",
            "対応状況",
            Kind.CHOICE,
            Owner.DEPARTMENT,
            "検討や対応がどこまで進んだかを選びます。",
            vocabulary="response_state",
        ),
        Field("text", "回答", Kind.PROSE, Owner.DEPARTMENT, "指示への回答を書きます。"),
        Field("answered_on", "回答日", Kind.DATE, Owner.DEPARTMENT),
    ),
)

MEETING_TYPES = (MEETING, AGENDA_ITEM, INSTRUCTION, RESPONSE)
