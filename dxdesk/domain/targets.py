"""年次目標: frozen when it is published, so that every later change needs a reason.

The published text stays beside the present one; where they differ, the change is marked. The
reason explains that difference, however many steps it took.
"""

from collections.abc import Iterable, Mapping

from dxdesk.domain.keys import is_key, type_of
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.parcel import Statement
from dxdesk.domain.records import Record
from dxdesk.domain.values import same

KIND = "annual_target"
TEXT = "text"
REASON = "change_reason"
PUBLISHED_ON = "published_on"
PUBLISHED_TEXT = "published_text"

_STATED = (TEXT, REASON)


def is_changed(held: Mapping[str, Value]) -> bool:
    """Whether a target was published and says something else now.

    One whose published text is not known (it was published elsewhere) is not frozen.
    """
    published = held.get(PUBLISHED_TEXT)
    return bool(published) and not same(held.get(TEXT), published)


def lacks_reason(held: Mapping[str, Value]) -> bool:
    """Whether a published target was changed and nothing says why."""
    return is_changed(held) and not (held.get(REASON) or "").strip()


def change(target: Record) -> tuple[str, str] | None:
    """The published text and the present one where they differ, to be marked; else None."""
    return (target.get(PUBLISHED_TEXT), target.get(TEXT)) if is_changed(target.fields) else None


def unreasoned(
    said: Iterable[Statement], printed: Mapping[tuple[str, str], Value]
) -> frozenset[str]:
    """The targets that a file changes without a reason, by key.

    `printed` is what the file's base printed; what it did not print is taken from the file.
    """
    held: dict[str, dict[str, Value]] = {}
    for each in said:
        if is_key(each.key) and type_of(each.key).name == KIND and not each.fault:
            held.setdefault(each.key, {})[each.field] = each.value
    for (key, field), value in printed.items():
        if key in held and (field not in _STATED or field not in held[key]):
            held[key][field] = value
    return frozenset(key for key, each in held.items() if lacks_reason(each))
