"""Numbered migrations: one file, one function, one test each; the number is user_version."""

from collections.abc import Callable

from sqlalchemy import Connection

from dxdesk.models.migrations import (
    m0001_first,
    m0002_seals,
    m0003_published,
    m0004_bodies,
    m0005_seam,
    m0006_kept,
    m0007_skills,
)

MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m0001_first.upgrade,
    m0002_seals.upgrade,
    m0003_published.upgrade,
    m0004_bodies.upgrade,
    m0005_seam.upgrade,
    m0006_kept.upgrade,
    m0007_skills.upgrade,
)
SCHEMA = len(MIGRATIONS)


def migrate(connection: Connection, found: int) -> None:
    """Bring a database from schema `found` to the present one, inside one transaction."""
    for upgrade in MIGRATIONS[found:]:
        upgrade(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
