"""The closed sets of words that CHOICE fields draw from, as neutral codes.

The axes in `PLAN_AXES` are judgements. Cities write them differently, so each plan keeps its
own letters, words, order and definitions as `term` records, which `default_terms` fills in
when a plan brings none. The other vocabularies belong to dxdesk and never change.
"""

from dataclasses import dataclass

from dxdesk.domain.keys import natural
from dxdesk.domain.records import Record, Records

PLAN_AXES = ("stage", "progress", "achievement", "outlook", "direction", "exception")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: neutral code, printed letter, word and written definition."""

    code: str
    letter: str
    word: str
    definition: str = ""


Vocabulary = tuple[Term, ...]

VOCABULARIES: dict[str, Vocabulary] = {
    "stage": (
        Term("study", "検", "検討", "進め方や方法を調べ、比べている段階です。"),
        Term("adjust", "調", "調整", "関係する課や業者と内容を詰めている段階です。"),
        Term("prepare", "準", "準備", "予算、契約、設定など、始めるための用意をしている段階です。"),
        Term("run", "実", "実施", "取組を始め、行っている段階です。"),
        Term("continue", "継", "継続", "行き渡った取組を続け、改めている段階です。"),
        Term("change", "変", "変更", "計画した内容や時期を改めることを決めた段階です。"),
        Term("stop", "止", "中止", "取組をやめることを決めた段階です。"),
    ),
    "progress": (
        Term("ahead", "☆", "予定以上", "予定した時期や内容を上回って進んでいます。"),
        Term("on-track", "○", "予定どおり", "予定した時期と内容のとおりに進んでいます。"),
        Term("slightly-late", "◇", "やや遅れ", "予定より遅れていますが、年度内に取り戻せます。"),
        Term("late", "◆", "遅れ", "予定より遅れ、年度内に取り戻せない見込みです。"),
    ),
    "achievement": (
        Term("achieved", "達", "達成", "年次目標に書いたことをすべて達しました。"),
        Term("partly", "部", "一部達成", "年次目標に書いたことの一部を達しました。"),
        Term("not-achieved", "未", "未達成", "年次目標に書いたことを達していません。"),
    ),
    "outlook": (
        Term("sure", "↑", "届く", "計画の終わりまでに目標に届く見込みです。"),
        Term("likely", "→", "おおむね届く", "課題を片付ければ目標に届く見込みです。"),
        Term("unlikely", "↓", "届かないおそれ", "このままでは目標に届かないおそれがあります。"),
    ),
    "direction": (
        Term("expand", "拡", "拡大", "対象や内容を広げます。"),
        Term("keep", "続", "継続", "いまの内容で続けます。"),
        Term("improve", "改", "改善", "やり方を改めて続けます。"),
        Term("reduce", "縮", "縮小", "対象や内容を減らします。"),
        Term("merge", "統", "統合", "ほかの取組と一つにします。"),
        Term("end", "終", "終了", "役目を果たしたので終えます。"),
    ),
    "exception": (
        Term("unratable", "－", "評価困難", "時期や事情により、いまは評価ができません。"),
        Term("cancelled", "止", "中止", "取組をやめたので、評価をしません。"),
    ),
    "role": (Term("lead", "主", "主管"), Term("supporting", "関", "関係")),
    "round_kind": (
        Term("start", "初", "年度当初"),
        Term("half", "半", "上半期"),
        Term("year-end", "末", "年度末"),
        Term("q1", "1", "第1四半期"),
        Term("q2", "2", "第2四半期"),
        Term("q3", "3", "第3四半期"),
        Term("q4", "4", "第4四半期"),
    ),
    "indicator_kind": (Term("activity", "活", "活動指標"), Term("outcome", "成", "成果指標")),
    "better": (Term("higher", "↑", "高いほどよい"), Term("lower", "↓", "低いほどよい")),
    "instruction_kind": (
        Term("order", "指", "指示"),
        Term("advice", "助", "助言"),
        Term("topic", "検", "検討事項"),
    ),
    "response_state": (
        Term("studying", "検", "検討中", "進め方を調べ、話し合っています。"),
        Term("direction", "方", "方向性を決定", "どう進めるかを決めました。"),
        Term("acting", "対", "対応中", "決めたことを行っています。"),
        Term("done", "済", "対応済み", "求められたことを終えました。"),
        Term("unable", "難", "対応困難", "求められたことができない事情があります。"),
    ),
    "carry": (
        Term("continue", "継", "継続"),
        Term("merge", "統", "統合"),
        Term("split", "分", "分割"),
        Term("end", "終", "終了"),
        Term("new", "新", "新規"),
    ),
    "onward": (
        Term("continue", "継", "継続"),
        Term("merge", "統", "統合"),
        Term("split", "分", "分割"),
        Term("end", "終", "終了"),
    ),
}

LATE = frozenset({"slightly-late", "late"})

Words = dict[str, Vocabulary]


def axis_label(axis: str) -> str:
    """The Japanese name of a plan axis."""
    return _AXIS_LABELS[axis]


_AXIS_LABELS = {
    "stage": "工程段階",
    "progress": "進捗",
    "achievement": "達成度",
    "outlook": "見通し",
    "direction": "方向性",
    "exception": "評価困難・中止",
}


def words_of(records: Records, plan: str) -> Words:
    """Every vocabulary as a plan writes it: dxdesk's own, and the plan's terms by axis."""
    own: dict[str, list[Term]] = {}
    for record in records.below(plan, "term"):
        term = Term(
            record.get("code"), record.get("letter"), record.get("word"), record.get("definition")
        )
        own.setdefault(record.get("axis"), []).append(term)
    return VOCABULARIES | {axis: tuple(terms) for axis, terms in own.items()}


def default_terms(plan: str) -> list[Record]:
    """The term records that a plan without its own vocabulary begins with."""
    return [
        Record(
            "term",
            natural("term", plan, f"{axis}-{term.code}"),
            {
                "axis": axis,
                "code": term.code,
                "letter": term.letter,
                "word": term.word,
                "definition": term.definition,
                "order": str(place),
            },
        )
        for axis in PLAN_AXES
        for place, term in enumerate(VOCABULARIES[axis], start=1)
    ]
