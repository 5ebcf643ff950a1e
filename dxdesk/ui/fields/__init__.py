"""Input widgets: one per kind of field, all with the same small interface."""
