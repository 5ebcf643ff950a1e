"""Three-way merge per field, by lineage: the state of a store is a fold of its facts.

A store holds files counted in, acts of its own, and snapshots (issued, or taken from the
coordinator). What it shows is a pure function of them, so order, repetition and undo cannot
matter. `facts` are what is known of one field, `fold` makes the value, the conflict and the
fate of every statement out of them, `scope` says what a file may state at all.
"""
