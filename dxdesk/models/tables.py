"""The store's tables: one per record type, made from the catalogue, and the ledger below them.

The ledger (acts, deeds, files, statements, snapshots) is what a store knows. The record
tables and `open_item` are its fold, kept for speed and for plain SQL. `revision` is the
append-only history of what the fold showed; `seal` holds a hash for every act.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table

from dxdesk.domain.catalogue import RECORD_TYPES
from dxdesk.domain.fields import Kind, RecordType
from dxdesk.domain.merge.facts import DELETED

metadata = MetaData()

INTEGER_KINDS = frozenset({Kind.INTEGER, Kind.MONEY, Kind.YEAR})


def _record_table(kind: RecordType) -> Table:
    return Table(
        f"r_{kind.name}",
        metadata,
        Column("key", String, primary_key=True),
        *(
            Column(field.name, Integer if field.kind in INTEGER_KINDS else String)
            for field in kind.fields
        ),
        Column(DELETED, String),
        Column("row_hash", String, nullable=False),
    )


RECORD_TABLES: dict[str, Table] = {kind.name: _record_table(kind) for kind in RECORD_TYPES}

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

act = Table(
    "act",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("source", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("target", Integer),
    Column("is_on", Integer, nullable=False),
    sqlite_autoincrement=True,
)

deed = Table(
    "deed",
    metadata,
    Column("act", Integer, primary_key=True),
    Column("key", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String),
    Column("sets", Integer, nullable=False),
    Column("knew", String, nullable=False),
    Column("about", String, nullable=False),
    Index("deed_place", "key", "field"),
)

filing = Table(
    "filing",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("act", Integer, nullable=False, unique=True),
    Column("moment", String, nullable=False),
    Column("plan", String, nullable=False),
    Column("department", String, nullable=False),
    Column("round", String, nullable=False),
    Column("base", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("written", String, nullable=False),
    Column("prior", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("sha256", String, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("filing", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("field", String, nullable=False),
    Column("value", String),
    Column("fault", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("address", String, nullable=False),
    Index("statement_place", "key", "field"),
    Index("statement_filing", "filing"),
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("act", Integer, nullable=False),
    Column("moment", String, nullable=False),
    Column("department", String, nullable=False),
    Column("round", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("counted", String, nullable=False),
    Column("file_name", String, nullable=False),
    Index("snapshot_act", "act"),
)

printed = Table(
    "printed",
    metadata,
    Column("snapshot", Integer, primary_key=True),
    Column("key", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String),
    Column("stamp", String, nullable=False),
)

stamp = Table(
    "stamp",
    metadata,
    Column("id", String, primary_key=True),
    Column("claims", String, nullable=False),
    Column("act", Integer, nullable=False),
    Column("print", Integer, nullable=False),
)

sent = Table(
    "sent",
    metadata,
    Column("id", String, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("round", String, nullable=False),
    Column("off", String, nullable=False),
    Column("filings", String, nullable=False),
    Column("file_name", String, nullable=False),
    Index("sent_act", "act"),
)

lock = Table(
    "lock",
    metadata,
    Column("act", Integer, primary_key=True),
    Column("key", String, primary_key=True),
    Column("filings", String, nullable=False),
)

amendment = Table(
    "amendment",
    metadata,
    Column("act", Integer, primary_key=True),
    Column("newer", String, nullable=False),
    Column("older", String, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("field", String, nullable=False),
    Column("before", String),
    Column("after", String),
    Column("effect", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("source", String, nullable=False),
    Column("chain", String, nullable=False),
    Index("revision_place", "key", "field"),
    sqlite_autoincrement=True,
)

seal = Table(
    "seal",
    metadata,
    Column("act", Integer, primary_key=True),
    Column("hash", String, nullable=False),
)

kept = Table(
    "kept",
    metadata,
    Column("id", String, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("meeting", String, nullable=False),
    Column("round", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Index("kept_act", "act"),
)

kept_file = Table(
    "kept_file",
    metadata,
    Column("id", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

open_item = Table(
    "open_item",
    metadata,
    Column("key", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("candidates", String, nullable=False),
    Column("about", String, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("key", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("at", String, nullable=False),
)
