"""Record types of a department's answer: targets, work, steps, indicators, reports."""

from dxdesk.domain.fields import Field, Kind, Naming, Owner, RecordType, Required

_DEPARTMENT = Owner.DEPARTMENT
_OFFICE = Owner.COORDINATOR


def _prose(
    name: str,
    label: str,
    help_text: str,
    required: Required = Required.NEVER,
    limit: int = 400,
    *,
    publishable: bool = True,
) -> Field:
    return Field(
        name,
        label,
        Kind.PROSE,
        _DEPARTMENT,
        help_text,
        required=required,
        publishable=publishable,
        limit=limit,
    )


def _choice(name: str, label: str, help_text: str, required: Required = Required.NEVER) -> Field:
    return Field(
        name, label, Kind.CHOICE, _DEPARTMENT, help_text, required=required, vocabulary=name
    )


def _order() -> Field:
    return Field("order", "並び順", Kind.INTEGER, _DEPARTMENT)


ACTIVITY = RecordType(
    "activity",
    "個別事業",
    "assignment",
    "A",
    Naming.RANDOM,
    (
        Field("title", "事業名", Kind.TEXT, _DEPARTMENT, required=Required.ALWAYS),
        _prose("text", "事業内容", "課が行う個別の事業の内容です。"),
        _order(),
    ),
)

ANNUAL_TARGET = RecordType(
    "annual_target",
    "年次目標",
    "assignment",
    "Y",
    Naming.NATURAL,
    (
        _prose("text", "年次目標", "この年度の終わりまでに何がどうなるかを書きます。"),
        _prose(
            "change_reason",
            "目標を変えた理由",
            "公表した後に目標を変えるときは、理由が要ります。",
            Required.WHEN_CHANGED,
            publishable=False,
        ),
        Field("published_on", "目標の公表日", Kind.DATE, _OFFICE),
        Field(
            "published_text",
            "公表した目標",
            Kind.PROSE,
            _OFFICE,
            "公表したときの文です。いまの目標と違うときは、変えたことが分かるように並べます。",
            publishable=True,
        ),
    ),
)

SCHEDULE_STEP = RecordType(
    "schedule_step",
    "工程",
    "assignment",
    "E",
    Naming.RANDOM,
    (
        Field("title", "工程名", Kind.TEXT, _DEPARTMENT, required=Required.ALWAYS),
        _choice("stage", "工程段階", "検討から継続までの段階です。"),
        Field("planned_from", "予定開始日", Kind.DATE, _DEPARTMENT),
        Field("planned_to", "予定終了日", Kind.DATE, _DEPARTMENT),
        Field("actual_from", "実績開始日", Kind.DATE, _DEPARTMENT),
        Field("actual_to", "実績終了日", Kind.DATE, _DEPARTMENT),
        Field("note", "備考", Kind.PROSE, _DEPARTMENT),
        Field("activity", "個別事業", Kind.REF, _DEPARTMENT, refers="activity"),
        _order(),
    ),
)

INDICATOR = RecordType(
    "indicator",
    "指標",
    "assignment",
    "I",
    Naming.RANDOM,
    (
        Field("title", "指標名", Kind.TEXT, _DEPARTMENT, required=Required.ALWAYS),
        Field("kind", "指標の種別", Kind.CHOICE, _DEPARTMENT, vocabulary="indicator_kind"),
        Field("unit", "単位", Kind.TEXT, _DEPARTMENT),
        Field("direction", "望ましい向き", Kind.CHOICE, _DEPARTMENT, vocabulary="better"),
        Field("baseline", "基準値", Kind.DECIMAL, _DEPARTMENT),
        Field("baseline_at", "基準値の時点", Kind.DATE, _DEPARTMENT),
        Field("goal", "最終目標値", Kind.DECIMAL, _DEPARTMENT),
        Field("source", "出典・算出方法", Kind.PROSE, _DEPARTMENT),
        _order(),
    ),
)

INDICATOR_VALUE = RecordType(
    "indicator_value",
    "指標値",
    "indicator",
    "Y",
    Naming.NATURAL,
    (
        Field("target", "目標値", Kind.DECIMAL, _DEPARTMENT),
        Field("actual", "実績値", Kind.DECIMAL, _DEPARTMENT),
        Field("as_of", "実績値の時点", Kind.DATE, _DEPARTMENT),
        Field("note", "備考", Kind.PROSE, _DEPARTMENT),
    ),
)

REPORT = RecordType(
    "report",
    "進捗報告",
    "assignment",
    "R",
    Naming.NATURAL,
    (
        _choice("stage", "工程段階", "いまどの段階にあるかを選びます。", Required.WHEN_RATED),
        _choice("progress", "進捗", "予定と比べてどうかを選びます。", Required.WHEN_RATED),
        _choice(
            "achievement", "達成度", "年次目標をどこまで達したかを選びます。", Required.WHEN_RATED
        ),
        _choice("outlook", "見通し", "計画の終わりまでに目標に届く見込みです。"),
        _choice("direction", "方向性", "この取組をこの先どうするかを選びます。"),
        _choice("exception", "評価困難・中止", "評価できないとき、やめたときに選びます。"),
        _prose(
            "results",
            "取組内容の実績",
            "この報告回までに行ったことを、数字を入れて書きます。",
            Required.AT_SUBMIT,
        ),
        _prose(
            "work_change",
            "業務の変化",
            "取組によって仕事のやり方がどう変わったかを書きます。",
            Required.WHEN_RATED,
        ),
        _prose("effect_citizen", "市民の利便性への効果", "市民にとって何が便利になりましたか。"),
        _prose("effect_staff", "業務効率への効果", "職員の時間や手間がどれだけ減りましたか。"),
        _prose("effect_welfare", "市民福祉への効果", "市民福祉の向上にどうつながりましたか。"),
        _prose("outcome", "成果", "取組の結果として得られたことを書きます。"),
        _prose(
            "evidence",
            "根拠資料",
            "裏付けとなる資料の名前と保管場所を書きます。",
            publishable=False,
        ),
        _prose("issues", "課題", "残っている問題を書きます。"),
        _prose("next_steps", "今後の取組", "次の期間に行うことを書きます。", Required.WHEN_RATED),
        _prose("rating_reason", "評価理由", "そう評価した理由を書きます。"),
        _prose(
            "decision_needed",
            "要判断事項",
            "会議で決めてほしいことがあれば書きます。",
            publishable=False,
        ),
        _prose(
            "recovery",
            "挽回策",
            "やや遅れ、遅れのときは、取り戻す方法を書きます。",
            Required.WHEN_LATE,
        ),
        Field(
            "recovery_by",
            "挽回の期限",
            Kind.DATE,
            _DEPARTMENT,
            "取り戻す期日です。",
            required=Required.WHEN_LATE,
        ),
        Field("budget", "予算額", Kind.MONEY, _DEPARTMENT, unit="千円", publishable=True),
        Field("settlement", "決算額", Kind.MONEY, _DEPARTMENT, unit="千円", publishable=True),
        Field(
            "writer_unit",
            "記入者（課・係）",
            Kind.TEXT,
            _DEPARTMENT,
            "問合せを受ける係の名前です。",
            required=Required.AT_SUBMIT,
        ),
        Field("writer_name", "記入者名", Kind.TEXT, _DEPARTMENT, "空欄でもかまいません。"),
        Field("confirmed_on", "所属長確認日", Kind.DATE, _DEPARTMENT),
        Field(
            "as_of",
            "基準時点",
            Kind.DATE,
            _DEPARTMENT,
            "この報告がいつの時点のものかを示します。",
            required=Required.AT_SUBMIT,
        ),
        Field(
            "public_fields",
            "公表可とする項目",
            Kind.NAMES,
            _DEPARTMENT,
            "公表してよい項目の名前を並べます。空欄なら公表しません。",
        ),
    ),
)

REVIEW = RecordType(
    "review",
    "事務局評価",
    "report",
    "Z",
    Naming.SINGLE,
    (
        *(
            Field(axis, label, Kind.CHOICE, _OFFICE, vocabulary=axis)
            for axis, label in (
                ("stage", "工程段階"),
                ("progress", "進捗"),
                ("achievement", "達成度"),
                ("outlook", "見通し"),
                ("direction", "方向性"),
                ("exception", "評価困難・中止"),
            )
        ),
        Field("comment", "事務局の所見", Kind.PROSE, _OFFICE, limit=400),
        Field("rated_on", "評価日", Kind.DATE, _OFFICE),
    ),
)

REMARK = RecordType(
    "remark",
    "指摘",
    "report",
    "Q",
    Naming.RANDOM,
    (
        Field(
            "field",
            "対象の項目",
            Kind.NAMES,
            _OFFICE,
            refers="report",
            required=Required.ALWAYS,
        ),
        Field("text", "指摘の内容", Kind.PROSE, _OFFICE, required=Required.ALWAYS),
        Field("closed_on", "解消日", Kind.DATE, _OFFICE),
        _prose("answer", "指摘への回答", "どう直したかを書きます。", publishable=False),
    ),
)

PROGRESS_TYPES = (
    ACTIVITY,
    ANNUAL_TARGET,
    SCHEDULE_STEP,
    INDICATOR,
    INDICATOR_VALUE,
    REPORT,
    REVIEW,
    REMARK,
)
