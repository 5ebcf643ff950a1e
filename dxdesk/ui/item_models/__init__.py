"""Item models over frozen rows: read-only tables and trees."""
