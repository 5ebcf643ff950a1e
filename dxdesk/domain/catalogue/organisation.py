"""Record types of the city hall: divisions, departments, who has which initiative, rounds."""

from dxdesk.domain.fields import Field, Kind, Naming, Owner, RecordType, Required

_OFFICE = Owner.COORDINATOR


def _unit_fields(label: str) -> tuple[Field, ...]:
    return (
        Field("code", "コード", Kind.TEXT, _OFFICE, required=Required.ALWAYS),
        Field("name", label, Kind.TEXT, _OFFICE, required=Required.ALWAYS),
        Field("kana", "かな", Kind.TEXT, _OFFICE, "かなで探すときに使います。"),
        Field("order", "並び順", Kind.INTEGER, _OFFICE),
        Field("valid_from", "設置日", Kind.DATE, _OFFICE),
        Field("valid_to", "廃止日", Kind.DATE, _OFFICE, "この日まで存在した部署です。"),
    )


DIVISION = RecordType("division", "部", "", "U", Naming.NATURAL, _unit_fields("部名"))

DEPARTMENT = RecordType(
    "department",
    "課",
    "",
    "D",
    Naming.NATURAL,
    (
        *_unit_fields("課名"),
        Field("division", "部", Kind.REF, _OFFICE, refers="division"),
        Field("successor", "引継先の課", Kind.REFS, _OFFICE, refers="department"),
    ),
)

ASSIGNMENT = RecordType(
    "assignment",
    "担当",
    "initiative",
    "D",
    Naming.NATURAL,
    (
        Field(
            "department",
            "担当課",
            Kind.REF,
            _OFFICE,
            "組織改正のときは、引き継いだ課に改めます。",
            refers="department",
            required=Required.ALWAYS,
        ),
        Field(
            "role",
            "主管・関係",
            Kind.CHOICE,
            _OFFICE,
            vocabulary="role",
            required=Required.ALWAYS,
        ),
        Field("note", "備考", Kind.PROSE, _OFFICE),
    ),
)

ROUND = RecordType(
    "round",
    "報告回",
    "plan",
    "R",
    Naming.NATURAL,
    (
        Field("year", "年度", Kind.YEAR, _OFFICE, required=Required.ALWAYS),
        Field(
            "kind",
            "種別",
            Kind.CHOICE,
            _OFFICE,
            vocabulary="round_kind",
            required=Required.ALWAYS,
        ),
        Field("opens", "照会開始日", Kind.DATE, _OFFICE),
        Field("due", "提出期限", Kind.DATE, _OFFICE, required=Required.ALWAYS),
        Field("published", "公表日", Kind.DATE, _OFFICE),
        Field("note", "照会文", Kind.PROSE, _OFFICE, "依頼ファイルの表紙に印刷します。"),
    ),
)

ORGANISATION_TYPES = (DIVISION, DEPARTMENT, ASSIGNMENT, ROUND)
