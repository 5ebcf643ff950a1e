"""What the command line writes: results on stdout, words about them where they belong."""

import json
import os
import sys
from io import TextIOWrapper
from typing import TextIO

from dxdesk.domain.progress import Result, Work
from dxdesk.domain.words import commands as words
from dxdesk.domain.words.errors import Sentence

_CLEAR = "\r\x1b[K"


def use_utf8(*streams: TextIO) -> None:
    """Write UTF-8 whatever the console's code page; lone surrogates as \\udc80."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class Console:
    """Where a command says things. With `as_json` stdout is for one JSON document alone."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, *lines: str) -> None:
        """Words for people: stdout, or stderr where stdout is JSON."""
        self._write(sys.stderr if self.as_json else sys.stdout, lines)

    def warn(self, *lines: str) -> None:
        """Words that must be seen even where stdout goes into a file."""
        self._write(sys.stderr, lines)

    def fail(self, said: Sentence) -> None:
        """A failure: what happened, the places if there are any, and what to do."""
        self.warn(said.what, *(words.item(each) for each in said.details), said.do)

    def document(self, content: object) -> None:
        """The one JSON document, in the order given."""
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")

    def watch(self, work: Work[Result]) -> Result:
        """Run long work to its end, with progress where stderr is a terminal."""
        shown = sys.stderr.isatty()
        try:
            while True:
                step = next(work)
                if shown:
                    text = words.progress(step.done, step.total, step.text)
                    self._show(_CLEAR + text)
        except StopIteration as end:
            result: Result = end.value
            return result
        finally:
            if shown:
                self._show(_CLEAR)

    def flush(self) -> None:
        """Let everything out, so that a closed pipe is noticed here."""
        sys.stdout.flush()

    def abandon(self) -> None:
        """Nobody reads stdout any more: let the interpreter's last flush go nowhere."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _show(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

    def _write(self, stream: TextIO, lines: tuple[str, ...]) -> None:
        for line in lines:
            stream.write(f"{line}\n")
