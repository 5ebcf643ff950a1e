"""The store: SQLite through SQLAlchemy Core, tables derived from the field catalogue."""
