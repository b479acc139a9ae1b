"""Decisions into a file and out of one, for the window and the command line. No Qt."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotation.decisions import Decision
from formats.decisions_tsv import ArticleKey, Problem, from_tsv, to_tsv, tsv_text
from formats.errors import FormatError
from storage import Archive, Changes
from ui.exporting import replace_file

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of the largest file of decisions that is read."""

NAMED = 3
"""How many problems a sentence tells."""


class Imported(NamedTuple):
    """What came of a file: decisions that are new or changed, those kept before, lines refused."""

    changes: Changes
    taken: int
    known: int
    problems: list[Problem]


def export_decisions(archive: Archive, path: Path) -> int:
    """Write every decision into a file, in place of what is there; return how many there are.

    Raises:
        ArchiveError: they cannot be read.
        OSError: the file cannot be written; nothing half-written is left.
    """
    decisions = archive.decisions.all()
    replace_file(path, decisions_text(archive, decisions).encode("utf-8"))
    return len(decisions)


def decisions_text(archive: Archive, decisions: list[Decision]) -> str:
    """Return decisions as tab-separated values.

    Raises:
        ArchiveError: an article they are on cannot be read.
    """
    ids = {each.article_id for each in decisions if each.article_id is not None}
    keys = archive.articles.keys(ids)
    return to_tsv(decisions, {id_: ArticleKey(*key) for id_, key in keys.items()})


def import_decisions(archive: Archive, path: Path) -> Imported:
    """Take in the decisions of a file, as one step.

    Raises:
        ArchiveError: they cannot be kept; nothing is changed then.
        FormatError: the file holds no decisions that can be read.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise FormatError("This file is too large to be one of decisions.")
    find = cache(archive.articles.find_key)
    decisions, problems = from_tsv(tsv_text(data), find, archive.database.now())
    if not decisions and any(problem.line == 1 for problem in problems):
        raise FormatError(f"This is no file of decisions: {problems[0].words}.")
    before = set(archive.decisions.all())
    changes = archive.decisions.put_many(decisions)
    taken = len(set(archive.decisions.all()) - before) if changes else 0
    return Imported(changes, taken, len(decisions) - taken, problems)


def imported_in_words(imported: Imported) -> list[str]:
    """Return what came of a file as sentences: what was taken, then what was not."""
    count = "1 decision" if imported.taken == 1 else f"{imported.taken:,} decisions"
    known = f", {imported.known:,} were there already" if imported.known else ""
    sentences = [f"Imported {count}{known}."]
    if imported.problems:
        lines = "1 line" if len(imported.problems) == 1 else f"{len(imported.problems):,} lines"
        named = "; ".join(f"line {line}: {words}" for line, words in imported.problems[:NAMED])
        more = len(imported.problems) - NAMED
        sentences.append(f"{lines} could not be read: {named}{'; …' if more > 0 else ''}.")
    return sentences
