"""What was done against its own seals: acts, what they wrote, and what switched them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from dxdesk.domain.merge.facts import Stamp
from dxdesk.models import seals
from dxdesk.models.evidence import Place, names_of
from dxdesk.models.integrity.findings import Fault, Finding, text
from dxdesk.models.integrity.scan import Row, Scan
from dxdesk.models.ledger import CHANGED, ActKind

_SWITCHES = {ActKind.UNDO: 0, ActKind.REDO: 1}
_NUMBERED = {"act": Fault.ACT, "revision": Fault.REVISION}
_Parts = dict[object, dict[str, list[list[object]]]]


def acts(scan: Scan) -> Iterator[Finding]:
    """Every act against its seal."""
    hashes = {row["act"]: row["hash"] for row in scan.table("seal")}
    links = {row["act"]: row["chain"] for row in scan.table("revision")}
    parts = _parts(scan)
    before = ""
    for row in scan.table("act"):
        seq = row["seq"]
        own = [row[name] for name in seals.ACT]
        if hashes.get(seq) != seals.sealed(before, links.get(seq, ""), own, parts[seq]):
            yield from _unsound(scan, row, parts[seq]["deed"])
        before = hashes.pop(seq, "")
    yield from (Finding(Fault.ACT, "seal", seq) for seq in hashes)


def switches(scan: Scan) -> Iterator[Finding]:
    """Acts that are on or off against what the undos and redos say."""
    wanted: dict[object, int] = {}
    for row in scan.table("act"):
        if row["kind"] in _SWITCHES:
            wanted[row["target"]] = _SWITCHES[row["kind"]]
    for row in scan.table("act"):
        seq, stored, should = row["seq"], row["is_on"], wanted.get(row["seq"], 1)
        if stored != should:
            label = str(row["label"])
            yield Finding(Fault.SWITCH, "act", seq, "", "", text(stored), str(should), label)


def sequences(scan: Scan) -> Iterator[Finding]:
    """Numbers are given once and without a gap, and the last one given is there."""
    given = dict(scan.query("SELECT name, seq FROM sqlite_sequence"))
    for table, fault in _NUMBERED.items():
        seqs = [row["seq"] for row in scan.table(table)]
        for before, seq in pairwise([0, *seqs, given.pop(table, 0) + 1]):
            if seq != before + 1:
                yield Finding(fault, table, before + 1)
    yield from (Finding(Fault.STRAY, "sqlite_sequence", detail=str(name)) for name in given)


def strays(scan: Scan) -> Iterator[Finding]:
    """Rows of the ledger that belong to nothing."""
    owners = {"": {row["seq"] for row in scan.table("act")}}
    for name in ("filing", "snapshot"):
        owners[name] = {row["row"] for row in scan.table(name)}
    for part in _known(scan):
        for row in scan.table(part.table):
            if row[part.owner] not in owners[part.through]:
                key, field = (str(row.get(name, "")) for name in ("key", "field"))
                yield Finding(Fault.STRAY, part.table, 0, key, field, text(row.get("value")))


def stamps(scan: Scan) -> Iterator[Finding]:
    """What was known when a snapshot was printed: each stamp is named by its own hash."""
    used = {row["stamp"] for row in scan.table("printed")}
    known = {row["id"] for row in scan.table("stamp") if row["id"] == _stamp_id(row)}
    there = {row["id"] for row in scan.table("stamp")}
    for each in sorted(map(str, (used | there) - (used & known))):
        yield Finding(Fault.STRAY, "stamp", detail=each)


def kept(scan: Scan) -> Iterator[Finding]:
    """What was handed out, by its hash: each file is there, and none is there alone."""
    if not scan.has("kept_file"):
        return
    files = {row["id"]: row["content"] for row in scan.table("kept_file")}
    for row in scan.table("kept"):
        content = files.pop(row["id"], None)
        if not isinstance(content, bytes) or sha256(content).hexdigest() != row["sha256"]:
            yield Finding(Fault.ACT, "kept_file", row["act"], detail=str(row["title"]))
    yield from (Finding(Fault.STRAY, "kept_file", detail=str(each)) for each in files)


def _known(scan: Scan) -> list[seals.Part]:
    return [part for part in seals.PARTS if scan.has(part.table)]


def _parts(scan: Scan) -> _Parts:
    """What every act wrote, by act and table."""
    owners = {
        name: {row["row"]: row["act"] for row in scan.table(name)}
        for name in ("filing", "snapshot")
    }
    found: _Parts = defaultdict(lambda: defaultdict(list))
    for part in _known(scan):
        for row in scan.table(part.table):
            owner = row[part.owner]
            act = owners[part.through].get(owner) if part.through else owner
            found[act][part.table].append([row[name] for name in part.columns])
    return found


def _unsound(scan: Scan, act: Row, deeds: Sequence[Sequence[object]]) -> Iterator[Finding]:
    """A broken seal: the values that are not what the act changed, or else the act alone."""
    changed = _changed_by(scan, act["seq"])
    said = {(str(key), str(field)): text(value) for _, key, field, value, *_ in deeds}
    wrong = [place for place in said if said[place] != changed.get(place, said[place])]
    for place in wrong:
        yield Finding(Fault.ACT, "deed", act["seq"], *place, said[place], changed[place])
    if not wrong:
        yield Finding(Fault.ACT, "act", act["seq"], detail=str(act["label"]))


def _changed_by(scan: Scan, act: int) -> dict[Place, str | None]:
    return {
        (str(row["key"]), str(row["field"])): text(row["after"])
        for row in scan.table("revision")
        if row["act"] == act and row["effect"] == CHANGED
    }


def _stamp_id(row: Row) -> str:
    try:
        return Stamp(names_of(row["claims"]), row["act"], row["print"]).id
    except (ValueError, TypeError):
        return ""
