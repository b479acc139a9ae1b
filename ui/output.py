"""What the command line prints: lines or JSON on stdout, failures as single lines on stderr."""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress


class Output:
    """The two streams of one run, always in UTF-8, and whether anything failed on the way."""

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json
        self.failures = 0

    @property
    def status(self) -> int:
        """Exit status: 0 all done, 1 something failed."""
        return 1 if self.failures else 0

    def record(self, record: dict[str, object], words: str) -> None:
        """Print one result: the record as one line of JSON, or the words for a person."""
        if not self.as_json:
            self.words(words)
            return
        print(json.dumps(record, ensure_ascii=False, separators=(", ", ": ")), flush=True)

    def words(self, words: str) -> None:
        """Print words for a person; with JSON asked for, nothing."""
        if words and not self.as_json:
            print(words, flush=True)

    def failed(self, sentence: str, about: str = "") -> None:
        """Say on stderr what failed, in one line, and remember that something did."""
        self.failures += 1
        self.remark(sentence, about)

    def remark(self, sentence: str, about: str = "") -> None:
        """Say something on stderr, in one line, that is no failure."""
        say(f"{about}: {sentence}" if about else sentence)


def say(sentence: str) -> None:
    """Print one line on stderr, whatever the sentence holds."""
    with suppress(OSError, ValueError):
        print(" ".join(sentence.split()), file=sys.stderr, flush=True)


def speak_utf8() -> None:
    """Make both streams UTF-8 with plain line ends.

    A lone surrogate, from a file name that is not UTF-8, becomes a ``\\udcXX`` that JSON can read.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def let_go_of_stdout() -> None:
    """Send whatever is left for stdout nowhere: its reader has gone away."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with aligned columns, the last column as long as it is."""
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([cell.ljust(width) for cell, width in zip(row, widths, strict=False)] + [row[-1]])
        for row in rows
    ]


def shortened(text: str, most: int = 60) -> str:
    """Return text on one line, cut with an ellipsis where it has more than ``most`` code points."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
