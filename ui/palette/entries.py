"""What the palette lists: all actions of the table, and the newest articles by title."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from storage import Archive
from ui.actions import TABLE
from ui.palette.fuzzy import fit
from ui.shortcuts import Shortcuts, native

ARTICLES = 200
"""How many articles, the newest, are found by their titles here; the search knows all."""

NOT_LISTED = frozenset({"palette"})


class Kind(Enum):
    """What Enter does with an entry."""

    ACTION = "action"
    ARTICLE = "article"


class Entry(NamedTuple):
    """One line: ``id`` is an action's or an article's, ``where`` its menu."""

    kind: Kind
    id: str
    title: str
    where: str
    keys: str = ""
    available: bool = True


def action_entries(shortcuts: Shortcuts, missing: Iterable[str]) -> list[Entry]:
    """Return every action; those in ``missing`` can do nothing now."""
    unavailable = frozenset(missing)
    return [
        Entry(
            Kind.ACTION,
            row.id,
            shortcuts.name(row.id),
            row.menu.replace("&", ""),
            "  ".join(map(native, shortcuts.keys(row.id))),
            row.id not in unavailable,
        )
        for row in TABLE
        if row.id not in NOT_LISTED
    ]


def article_entries(archive: Archive) -> list[Entry]:
    """Return the newest articles.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    rows = archive.articles.rows(limit=ARTICLES)
    return [Entry(Kind.ARTICLE, str(row.id), row.title, "Article") for row in rows]


def ranked(entries: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    """Return the entries that fit what was typed, the best first, else the recent ones first.

    What can be done now comes before what cannot and fits as well.
    """
    places = {action_id: place for place, action_id in enumerate(recent)}

    def lateness(entry: Entry) -> int:
        known = entry.kind is Kind.ACTION and entry.id in places
        return places[entry.id] if known else len(places)

    if not typed.strip():
        actions = [entry for entry in entries if entry.kind is Kind.ACTION]
        return sorted(actions, key=lateness)
    fitting = [(fit(typed, _line(entry)), entry) for entry in entries]
    found = [(points, entry) for points, entry in fitting if points]
    found.sort(key=lambda each: (-each[0], not each[1].available, lateness(each[1])))
    return [entry for _, entry in found]


def _line(entry: Entry) -> str:
    return f"{entry.title} {entry.where}" if entry.kind is Kind.ACTION else entry.title
