"""Record types of the plan itself: its text, its tree, its words, its bodies."""

from dxdesk.domain.fields import Field, Kind, Naming, Owner, RecordType, Required

_PLAN = Owner.PLAN


def _number() -> Field:
    return Field("number", "番号", Kind.TEXT, _PLAN, "計画書に印刷されたとおりの番号です。")


def _title(label: str) -> Field:
    return Field("title", label, Kind.TEXT, _PLAN, required=Required.ALWAYS)


def _text(label: str = "本文") -> Field:
    return Field("text", label, Kind.PROSE, _PLAN, "計画書に書かれた文です。")


def _order() -> Field:
    return Field("order", "並び順", Kind.INTEGER, _PLAN, "一覧や帳票に並ぶ順番です。")


PLAN = RecordType(
    "plan",
    "計画",
    "",
    "P",
    Naming.NATURAL,
    (
        _title("計画名"),
        Field("city", "市町村名", Kind.TEXT, _PLAN),
        Field(
            "city_code",
            "地方公共団体コード",
            Kind.TEXT,
            _PLAN,
            "総務省の定める6桁のコードです。オープンデータに書きます。",
        ),
        Field(
            "office",
            "発行する部課名",
            Kind.TEXT,
            Owner.COORDINATOR,
            "帳票の各ページの下に、市町村名に続けて印刷します。例：総務部 情報政策課",
        ),
        Field(
            "seals",
            "押印欄",
            Kind.TEXT,
            Owner.COORDINATOR,
            "会議資料の最初のページに並べる職名を、課長、係長、担当のように書きます。"
            "空欄なら押印欄は付きません。",
        ),
        Field("first_year", "開始年度", Kind.YEAR, _PLAN, required=Required.ALWAYS),
        Field("last_year", "終了年度", Kind.YEAR, _PLAN, required=Required.ALWAYS),
        Field("dx_definition", "DXの定義", Kind.PROSE, _PLAN, "この計画でいうDXの意味です。"),
        Field("predecessor", "前の計画", Kind.REF, _PLAN, refers="plan"),
    ),
)

PASSAGE = RecordType(
    "passage",
    "計画本文",
    "plan",
    "X",
    Naming.NATURAL,
    (
        Field("chapter", "章", Kind.TEXT, _PLAN),
        _title("見出し"),
        _text(),
        _order(),
    ),
)

POLICY = RecordType(
    "policy",
    "基本方針",
    "plan",
    "K",
    Naming.NATURAL,
    (_number(), _title("基本方針名"), _text(), _order()),
)

BASIC_MEASURE = RecordType(
    "basic_measure",
    "基本施策",
    "plan",
    "M",
    Naming.NATURAL,
    (
        _number(),
        _title("基本施策名"),
        Field(
            "policy",
            "基本方針",
            Kind.REF,
            _PLAN,
            "基本方針の下に基本施策を置く計画だけ、書きます。",
            refers="policy",
        ),
        _text(),
        _order(),
    ),
)

MEASURE = RecordType(
    "measure",
    "施策",
    "plan",
    "S",
    Naming.NATURAL,
    (
        _number(),
        _title("施策名"),
        Field("basic_measure", "基本施策", Kind.REF, _PLAN, refers="basic_measure"),
        _text(),
        _order(),
    ),
)

GOAL = RecordType(
    "goal",
    "長期計画の目標",
    "plan",
    "G",
    Naming.NATURAL,
    (_number(), _title("目標名"), _text(), _order()),
)

INITIATIVE = RecordType(
    "initiative",
    "取組",
    "plan",
    "T",
    Naming.NATURAL,
    (
        _number(),
        _title("取組名"),
        Field("measure", "施策", Kind.REF, _PLAN, refers="measure"),
        _text("取組の内容"),
        _order(),
        Field("policies", "関係する基本方針", Kind.REFS, _PLAN, refers="policy"),
        Field("goals", "関係する長期計画の目標", Kind.REFS, _PLAN, refers="goal"),
        Field("data_plan", "官民データ活用推進計画", Kind.FLAG, _PLAN),
        Field(
            "skills",
            "スキルの状況を示す取組",
            Kind.FLAG,
            _PLAN,
            "職員のスキルの人数と不足を、この取組の画面と個票に載せます。",
        ),
        Field("repeat_of", "再掲元の取組", Kind.REF, _PLAN, refers="initiative"),
        Field("carried_from", "引き継いだ取組", Kind.REFS, _PLAN, refers="initiative"),
        Field("carried_how", "引継ぎ区分", Kind.CHOICE, _PLAN, vocabulary="carry"),
        Field(
            "onward",
            "次の計画への引継ぎ",
            Kind.CHOICE,
            _PLAN,
            "この計画が終わるとき、取組をどうするかです。",
            vocabulary="onward",
        ),
    ),
)

TERM = RecordType(
    "term",
    "評価の語",
    "plan",
    "V",
    Naming.NATURAL,
    (
        Field("axis", "評価軸", Kind.TEXT, _PLAN, required=Required.ALWAYS),
        Field("code", "記号名", Kind.TEXT, _PLAN, required=Required.ALWAYS),
        Field("letter", "記号", Kind.TEXT, _PLAN),
        Field("word", "語", Kind.TEXT, _PLAN, required=Required.ALWAYS),
        Field("definition", "定義", Kind.PROSE, _PLAN),
        _order(),
    ),
)

BODY = RecordType(
    "body",
    "推進体制",
    "plan",
    "O",
    Naming.NATURAL,
    (
        Field("group", "区分", Kind.TEXT, _PLAN),
        _title("体制"),
        _text("役割"),
        Field("holder", "現在の担当", Kind.TEXT, Owner.COORDINATOR, "空欄でもかまいません。"),
        Field(
            "above",
            "上位の体制",
            Kind.REFS,
            Owner.COORDINATOR,
            "報告や助言の先です。体制図の線になります。",
            refers="body",
        ),
        Field(
            "secretariat",
            "事務局の課",
            Kind.REFS,
            Owner.COORDINATOR,
            "この体制への指示事項に回答する課です。",
            refers="department",
        ),
        _order(),
    ),
)

GLOSSARY = RecordType(
    "glossary",
    "用語",
    "plan",
    "W",
    Naming.RANDOM,
    (_title("用語"), Field("kana", "かな", Kind.TEXT, _PLAN), _text("意味"), _order()),
)

PLAN_TYPES = (
    PLAN,
    PASSAGE,
    POLICY,
    BASIC_MEASURE,
    MEASURE,
    GOAL,
    INITIATIVE,
    TERM,
    BODY,
    GLOSSARY,
)
