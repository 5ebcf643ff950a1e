"""Python's search for cyclic garbage, kept out of work that makes many values and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Nothing is searched for until the end; what is no longer held is freed all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def put_off() -> Iterator[None]:
    """As `held_back`, and all that is there at the end is passed over by later searches too.

    That lasts until `look_again`: to go through a hundred thousand values would hold up the
    window for a third of a second.
    """
    with held_back():
        try:
            yield
        finally:
            pass_over()


def pass_over() -> None:
    """Let later searches pass over all that is there now, until `look_again`."""
    gc.freeze()


def look_again() -> None:
    """Let the next search go through everything, for instance what a closed store leaves."""
    gc.unfreeze()
