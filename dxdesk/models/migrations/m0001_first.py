"""Schema 1: the record tables, the ledger, and a history that only grows."""

from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE act (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind VARCHAR NOT NULL, label VARCHAR NOT
    NULL, who VARCHAR NOT NULL, at VARCHAR NOT NULL, source VARCHAR NOT NULL, reason VARCHAR
    NOT NULL, target INTEGER, is_on INTEGER NOT NULL
)""",
    """CREATE TABLE amendment (
    act INTEGER NOT NULL, newer VARCHAR NOT NULL, older VARCHAR NOT NULL, PRIMARY KEY (act)
)""",
    """CREATE TABLE deed (
    act INTEGER NOT NULL, "key" VARCHAR NOT NULL, field VARCHAR NOT NULL, value VARCHAR,
    sets INTEGER NOT NULL, knew VARCHAR NOT NULL, about VARCHAR NOT NULL, PRIMARY KEY (act,
    "key", field)
)""",
    'CREATE INDEX deed_place ON deed ("key", field)',
    """CREATE TABLE draft (
    "key" VARCHAR NOT NULL, field VARCHAR NOT NULL, text VARCHAR NOT NULL, at VARCHAR NOT
    NULL, PRIMARY KEY ("key", field)
)""",
    """CREATE TABLE filing (
    "row" INTEGER NOT NULL, id VARCHAR NOT NULL, act INTEGER NOT NULL, moment VARCHAR NOT
    NULL, "plan" VARCHAR NOT NULL, department VARCHAR NOT NULL, round VARCHAR NOT NULL, base
    VARCHAR NOT NULL, number INTEGER NOT NULL, written VARCHAR NOT NULL, prior VARCHAR NOT
    NULL, file_name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE
    (id), UNIQUE (act)
)""",
    """CREATE TABLE lock (
    act INTEGER NOT NULL, "key" VARCHAR NOT NULL, filings VARCHAR NOT NULL, PRIMARY KEY
    (act, "key")
)""",
    """CREATE TABLE meta (
    name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name)
)""",
    """CREATE TABLE open_item (
    "key" VARCHAR NOT NULL, field VARCHAR NOT NULL, kind VARCHAR NOT NULL, candidates
    VARCHAR NOT NULL, about VARCHAR NOT NULL, PRIMARY KEY ("key", field, kind)
)""",
    """CREATE TABLE printed (
    snapshot INTEGER NOT NULL, "key" VARCHAR NOT NULL, field VARCHAR NOT NULL, value
    VARCHAR, stamp VARCHAR NOT NULL, PRIMARY KEY (snapshot, "key", field)
)""",
    """CREATE TABLE r_activity (
    "key" VARCHAR NOT NULL, title VARCHAR, text VARCHAR, "order" INTEGER, deleted VARCHAR,
    row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_agenda_item (
    "key" VARCHAR NOT NULL, title VARCHAR, text VARCHAR, initiatives VARCHAR, decision
    VARCHAR, "order" INTEGER, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY
    ("key")
)""",
    """CREATE TABLE r_annual_target (
    "key" VARCHAR NOT NULL, text VARCHAR, change_reason VARCHAR, published_on VARCHAR,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_assignment (
    "key" VARCHAR NOT NULL, department VARCHAR, role VARCHAR, note VARCHAR, deleted VARCHAR,
    row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_basic_measure (
    "key" VARCHAR NOT NULL, number VARCHAR, title VARCHAR, text VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_body (
    "key" VARCHAR NOT NULL, "group" VARCHAR, title VARCHAR, text VARCHAR, holder VARCHAR,
    "order" INTEGER, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_department (
    "key" VARCHAR NOT NULL, code VARCHAR, name VARCHAR, kana VARCHAR, "order" INTEGER,
    valid_from VARCHAR, valid_to VARCHAR, division VARCHAR, successor VARCHAR, deleted
    VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_division (
    "key" VARCHAR NOT NULL, code VARCHAR, name VARCHAR, kana VARCHAR, "order" INTEGER,
    valid_from VARCHAR, valid_to VARCHAR, deleted VARCHAR, row_hash VARCHAR NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_glossary (
    "key" VARCHAR NOT NULL, title VARCHAR, kana VARCHAR, text VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_goal (
    "key" VARCHAR NOT NULL, number VARCHAR, title VARCHAR, text VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_indicator (
    "key" VARCHAR NOT NULL, title VARCHAR, kind VARCHAR, unit VARCHAR, direction VARCHAR,
    baseline VARCHAR, baseline_at VARCHAR, goal VARCHAR, source VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_indicator_value (
    "key" VARCHAR NOT NULL, target VARCHAR, actual VARCHAR, as_of VARCHAR, note VARCHAR,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_initiative (
    "key" VARCHAR NOT NULL, number VARCHAR, title VARCHAR, measure VARCHAR, text VARCHAR,
    "order" INTEGER, policies VARCHAR, goals VARCHAR, data_plan VARCHAR, repeat_of VARCHAR,
    carried_from VARCHAR, carried_how VARCHAR, deleted VARCHAR, row_hash VARCHAR NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_instruction (
    "key" VARCHAR NOT NULL, title VARCHAR, text VARCHAR, asker VARCHAR, meeting VARCHAR,
    departments VARCHAR, body VARCHAR, initiatives VARCHAR, given_on VARCHAR, due VARCHAR,
    closed_on VARCHAR, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_measure (
    "key" VARCHAR NOT NULL, number VARCHAR, title VARCHAR, basic_measure VARCHAR, text
    VARCHAR, "order" INTEGER, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY
    ("key")
)""",
    """CREATE TABLE r_meeting (
    "key" VARCHAR NOT NULL, title VARCHAR, body VARCHAR, held_on VARCHAR, place VARCHAR,
    attendees VARCHAR, decisions VARCHAR, minutes VARCHAR, deleted VARCHAR, row_hash VARCHAR
    NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_passage (
    "key" VARCHAR NOT NULL, chapter VARCHAR, title VARCHAR, text VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_plan (
    "key" VARCHAR NOT NULL, title VARCHAR, city VARCHAR, first_year INTEGER, last_year
    INTEGER, dx_definition VARCHAR, predecessor VARCHAR, deleted VARCHAR, row_hash VARCHAR
    NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_policy (
    "key" VARCHAR NOT NULL, number VARCHAR, title VARCHAR, text VARCHAR, "order" INTEGER,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_remark (
    "key" VARCHAR NOT NULL, field VARCHAR, text VARCHAR, closed_on VARCHAR, answer VARCHAR,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_report (
    "key" VARCHAR NOT NULL, stage VARCHAR, progress VARCHAR, achievement VARCHAR, outlook
    VARCHAR, direction VARCHAR, exception VARCHAR, results VARCHAR, work_change VARCHAR,
    effect_citizen VARCHAR, effect_staff VARCHAR, effect_welfare VARCHAR, outcome VARCHAR,
    evidence VARCHAR, issues VARCHAR, next_steps VARCHAR, rating_reason VARCHAR,
    decision_needed VARCHAR, recovery VARCHAR, recovery_by VARCHAR, budget INTEGER,
    settlement INTEGER, writer_unit VARCHAR, writer_name VARCHAR, confirmed_on VARCHAR,
    as_of VARCHAR, public_fields VARCHAR, deleted VARCHAR, row_hash VARCHAR NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_response (
    "key" VARCHAR NOT NULL, text VARCHAR, answered_on VARCHAR, deleted VARCHAR, row_hash
    VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_review (
    "key" VARCHAR NOT NULL, stage VARCHAR, progress VARCHAR, achievement VARCHAR, outlook
    VARCHAR, direction VARCHAR, exception VARCHAR, comment VARCHAR, rated_on VARCHAR,
    deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_round (
    "key" VARCHAR NOT NULL, year INTEGER, kind VARCHAR, opens VARCHAR, due VARCHAR,
    published VARCHAR, note VARCHAR, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY
    ("key")
)""",
    """CREATE TABLE r_schedule_step (
    "key" VARCHAR NOT NULL, title VARCHAR, stage VARCHAR, planned_from VARCHAR, planned_to
    VARCHAR, actual_from VARCHAR, actual_to VARCHAR, note VARCHAR, activity VARCHAR, "order"
    INTEGER, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_skill_headcount (
    "key" VARCHAR NOT NULL, enrolled INTEGER, acquired INTEGER, trained INTEGER, deleted
    VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_skill_item (
    "key" VARCHAR NOT NULL, title VARCHAR, text VARCHAR, "order" INTEGER, deleted VARCHAR,
    row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_skill_tier (
    "key" VARCHAR NOT NULL, title VARCHAR, text VARCHAR, "order" INTEGER, deleted VARCHAR,
    row_hash VARCHAR NOT NULL, PRIMARY KEY ("key")
)""",
    """CREATE TABLE r_term (
    "key" VARCHAR NOT NULL, axis VARCHAR, code VARCHAR, letter VARCHAR, word VARCHAR,
    definition VARCHAR, "order" INTEGER, deleted VARCHAR, row_hash VARCHAR NOT NULL, PRIMARY
    KEY ("key")
)""",
    """CREATE TABLE revision (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, act INTEGER NOT NULL, "key" VARCHAR NOT
    NULL, field VARCHAR NOT NULL, "before" VARCHAR, "after" VARCHAR, effect VARCHAR NOT
    NULL, who VARCHAR NOT NULL, at VARCHAR NOT NULL, source VARCHAR NOT NULL, chain VARCHAR
    NOT NULL
)""",
    'CREATE INDEX revision_place ON revision ("key", field)',
    """CREATE TABLE sent (
    id VARCHAR NOT NULL, act INTEGER NOT NULL, round VARCHAR NOT NULL, off VARCHAR NOT NULL,
    filings VARCHAR NOT NULL, file_name VARCHAR NOT NULL, PRIMARY KEY (id)
)""",
    """CREATE TABLE snapshot (
    "row" INTEGER NOT NULL, id VARCHAR NOT NULL, act INTEGER NOT NULL, moment VARCHAR NOT
    NULL, department VARCHAR NOT NULL, round VARCHAR NOT NULL, number INTEGER NOT NULL,
    counted VARCHAR NOT NULL, file_name VARCHAR NOT NULL, PRIMARY KEY ("row"), UNIQUE (id)
)""",
    """CREATE TABLE stamp (
    id VARCHAR NOT NULL, claims VARCHAR NOT NULL, act INTEGER NOT NULL, print INTEGER NOT
    NULL, PRIMARY KEY (id)
)""",
    """CREATE TABLE statement (
    "row" INTEGER NOT NULL, filing INTEGER NOT NULL, "key" VARCHAR NOT NULL, field VARCHAR
    NOT NULL, value VARCHAR, fault VARCHAR NOT NULL, detail VARCHAR NOT NULL, sheet VARCHAR
    NOT NULL, address VARCHAR NOT NULL, PRIMARY KEY ("row")
)""",
    "CREATE INDEX statement_filing ON statement (filing)",
    'CREATE INDEX statement_place ON statement ("key", field)',
    """CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """CREATE TRIGGER revision_is_fixed BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
)


def upgrade(connection: Connection) -> None:
    """Make every table of schema 1."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
