"""Decisions as tab-separated values: a header row, then one decision a line, in UTF-8.

Cells are written so that a line stays a line and no spreadsheet takes words for a formula:
a tab is written as ``\\t``, a line feed as ``\\n``, a carriage return as ``\\r``, a backslash as
``\\\\``, and a cell that would begin with ``=``, ``+``, ``-`` or ``@`` begins with a backslash.
Read back, a backslash before anything else stands for that character. Quotation marks are as the
csv module writes them. Columns may come in any order, and those that are not known are ignored.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from annotation.decisions import Decision, Reach, Verdict, single_spaced, what_is_missing
from annotation.entities import Label
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from formats.errors import FormatError

COLUMNS = (
    *("verdict", "reach", "words", "label", "entity", "article_title", "article_key", "source"),
    *("exact", "prefix", "suffix", "start", "end"),
    *("proposed", "created", "modified", "id", "instead"),
)
NEEDED = ("verdict", "reach", "words")
"""The columns without which nothing can be read."""

_WRITTEN = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_READ = {"t": "\t", "n": "\n", "r": "\r"}
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPED = re.compile(r"\\(.)", re.S)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ArticleKey(NamedTuple):
    """How an article is told in a file: its title for people, and the SHA-256 of its text."""

    title: str
    key: str


class Problem(NamedTuple):
    """A line (the header is line 1) that says no decision, and why in words."""

    line: int
    words: str


def to_tsv(decisions: Iterable[Decision], articles: Mapping[int, ArticleKey]) -> str:
    """Return decisions as tab-separated values; ``articles`` are those they are on, by id."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for decision in decisions:
        article = articles.get(decision.article_id or 0, ArticleKey("", ""))
        cells = _cells(decision, article)
        writer.writerow([_escaped(cells[name]) for name in COLUMNS])
    return out.getvalue()


def from_tsv(
    text: str, article_of: Callable[[str], int | None], now: str
) -> tuple[list[Decision], list[Problem]]:
    """Return the decisions in tab-separated values, and what is wrong with the other lines.

    ``article_of`` finds the id of an article by the hash of its text or by its UUID. A line
    without an id or dates, written by hand, gets an id that depends on what it says, and ``now``.
    """
    # Not splitlines: words may hold line separators that end no line of a file.
    lines = re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
    header = [name.strip().lower() for name in _row(lines[0])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        return [], [Problem(1, f"the columns {', '.join(missing)} are missing")]
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        try:
            row = _row(line)
            cells = dict.fromkeys(COLUMNS, "") | dict(zip(header, row, strict=False))
            decisions.append(_decision(cells, article_of, now))
        except ValueError as error:
            problems.append(Problem(number, str(error)))
    return decisions, problems


def tsv_text(data: bytes) -> str:
    """Return the text of a file as it comes out of here or out of a spreadsheet.

    Raises:
        FormatError: it is neither UTF-8 nor, with a byte order mark, UTF-16.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            "These decisions are not in UTF-8. Save the file as tab-separated text in UTF-8."
        ) from error


def _cells(decision: Decision, article: ArticleKey) -> dict[str, str]:
    selectors = decision.selectors
    cells = {each.name: getattr(decision, each.name) for each in fields(decision)}
    return {
        **{name: value for name, value in cells.items() if isinstance(value, str)},
        "label": decision.label.value if decision.label is not None else "",
        "article_title": article.title,
        "article_key": article.key,
        "exact": selectors.quote.exact if selectors else "",
        "prefix": selectors.quote.prefix if selectors else "",
        "suffix": selectors.quote.suffix if selectors else "",
        "start": str(selectors.position.start) if selectors else "",
        "end": str(selectors.position.end) if selectors else "",
    }


def _escaped(cell: str) -> str:
    cell = _SPECIAL.sub(lambda found: _WRITTEN[found[0]], cell)
    return f"\\{cell}" if cell.startswith(_FORMULA) else cell


def _unescaped(cell: str) -> str:
    return _ESCAPED.sub(lambda found: _READ.get(found[1], found[1]), cell)


def _row(line: str) -> list[str]:
    """Return the cells of one line, by itself: a stray quotation mark harms no other line."""
    try:
        rows = list(csv.reader([line], delimiter="\t"))
    except csv.Error as error:
        raise ValueError(f"it cannot be read ({error})") from error
    return [_unescaped(cell) for cell in rows[0]] if rows else []


def _decision(
    cells: Mapping[str, str], article_of: Callable[[str], int | None], now: str
) -> Decision:
    """Return the decision that a line says.

    Raises:
        ValueError: it says none; the message tells why.
    """
    label = cells["label"].strip()
    created, modified = (
        time if _TIME.fullmatch(time) else now for time in (cells["created"], cells["modified"])
    )
    decision = Decision(
        id=_id(cells),
        verdict=Verdict(_known(cells["verdict"], Verdict, "verdict")),
        reach=Reach(_known(cells["reach"], Reach, "reach")),
        words=single_spaced(cells["words"]),
        label=Label(_known(label.upper(), Label, "label")) if label else None,
        entity=single_spaced(cells["entity"]),
        article_id=_article(cells, article_of),
        source=cells["source"],
        selectors=_selectors(cells),
        proposed=cells["proposed"],
        created=created,
        modified=modified,
        instead=single_spaced(cells["instead"]),
    )
    missing = what_is_missing(decision)
    if missing:
        raise ValueError(missing)
    selectors = decision.selectors
    if selectors is not None and single_spaced(selectors.quote.exact) != decision.words:
        raise ValueError("its words are not those of its place")
    return decision


def _known(cell: str, kinds: type[Verdict | Reach | Label], what: str) -> str:
    name = cell.strip()
    name = name if what == "label" else name.lower()
    if name not in {kind.value for kind in kinds}:
        raise ValueError(f"“{cell}” is no {what}")
    return name


def _id(cells: Mapping[str, str]) -> str:
    given = cells["id"].strip().lower()
    if _ID.fullmatch(given):
        return given
    said = "\t".join(_escaped(cells[name]) for name in COLUMNS if name != "id")
    return str(uuid5(NAMESPACE_OID, said))


def _article(cells: Mapping[str, str], article_of: Callable[[str], int | None]) -> int | None:
    key = cells["article_key"].strip()
    if cells["reach"].strip().lower() not in (Reach.HERE, Reach.ARTICLE):
        return None
    article_id = article_of(key) if key else None
    if article_id is None:
        named = cells["article_title"] or key or "that it is on"
        raise ValueError(f"the article “{named}” is not in this archive")
    return article_id


def _selectors(cells: Mapping[str, str]) -> Selectors | None:
    if cells["reach"].strip().lower() != Reach.HERE:
        return None
    ends = (cells["start"].strip(), cells["end"].strip())
    if not all(each.isascii() and each.isdigit() and len(each) < 16 for each in ends):
        raise ValueError("it does not say where it begins and ends")
    start, end = map(int, ends)
    if not 0 <= start < end or not cells["exact"]:
        raise ValueError("its place holds no words")
    return Selectors(
        TextPositionSelector(start, end),
        TextQuoteSelector(cells["exact"], cells["prefix"], cells["suffix"]),
    )
