"""Deciding which entities of the archive are one: read here, worked out anywhere, kept here.

``work_out`` only reads, so that another process can do it on a connection of its own; ``keep``
writes the few rows that differ.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from annotation.decisions import WHO, Decision
from annotation.entities import Label
from annotation.identity import Appearance, Identity, Key, identify
from annotation.likeness import folded
from annotation.suggesting import suggestions
from storage.database import Database
from storage.decision_lookup import DecisionLookup

MOST_SUGGESTIONS = 2_000
"""Suggestions kept: more than anybody answers."""

MOST_OTHER_NAMES = 12
"""Other names of an entity that are kept to be shown and found by."""


class EntityRow(NamedTuple):
    """What is kept about an entity; ``others`` are its other names in JSON."""

    whole: int
    name: str
    articles: int
    mentions: int
    others: str
    found_by: str


class Settlement(NamedTuple):
    """What was worked out: rows that differ from the kept ones by id, and all suggestions.

    ``state`` stands for what it was worked out from.
    """

    state: tuple[str, str]
    rows: dict[int, EntityRow]
    suggestions: list[tuple[int, int, float, str]]


def unsettle(database: Database) -> None:
    """Note that something was gathered: what is being worked out elsewhere is out of date.

    A new mark each time: the same articles may be gathered again, with other names.
    """
    database.write("DELETE FROM settled")
    database.write("INSERT INTO settled (stamp) VALUES ('open ' || hex(randomblob(8)))")


def is_settled(database: Database) -> bool:
    """Tell whether nothing was gathered since it was last worked out who is who."""
    gathered, kept = _state(database)
    return kept == gathered


def _state(database: Database) -> tuple[str, str]:
    """Return what stands for the articles gathered, and the mark of how far that is settled."""
    row = database.row(
        "SELECT count(*) || '|' || coalesce(sum(article_id), 0),"
        " coalesce((SELECT stamp FROM settled), '') FROM appeared"
    )
    return (str(row[0]), str(row[1])) if row else ("", "")


def work_out(database: Database, decisions: DecisionLookup) -> Settlement:
    """Return what the archive's entities are, without writing.

    Raises:
        ArchiveError: the file fails.
    """
    from annotation.recognition.canonical import canonical_names  # reads files

    state = _state(database)  # before all else, so that whatever comes meanwhile is told
    appearances = _appearances(database)
    who = [each for each in decisions.all() if each.verdict in WHO]
    identity = identify(appearances, who, canonical_names())
    ids = _ids(database)
    wanted = _rows(identity, ids, _other_names(identity, appearances, who))
    kept = _kept_rows(database)
    differing = {each: row for each, row in wanted.items() if kept.get(each) != row}
    asked = [
        (ids[each.one], ids[each.other], each.score, each.reason)
        for each in suggestions(identity, MOST_SUGGESTIONS)
        if each.one in ids and each.other in ids
    ]
    return Settlement(state, differing, asked)


def keep(database: Database, settlement: Settlement) -> bool:
    """Keep what was worked out; False where more was gathered meanwhile, and nothing is kept.

    Raises:
        ArchiveError: the archive is read-only.
    """
    with database.transaction():
        if settlement.state != _state(database):
            return False
        database.write(
            "DELETE FROM entities WHERE NOT EXISTS"
            " (SELECT 1 FROM appearances WHERE entity_id = entities.id)"
        )
        database.write_many(
            "UPDATE entities SET whole = ?, name = ?, articles = ?, mentions = ?, others = ?,"
            " found_by = ? WHERE id = ?",
            [(*row, entity_id) for entity_id, row in settlement.rows.items()],
        )
        database.write("DELETE FROM suggestions")
        database.write_many(
            "INSERT INTO suggestions (one, other, score, reason) SELECT ?, ?, ?, ?"
            " WHERE EXISTS (SELECT 1 FROM entities WHERE id = ?)"
            " AND EXISTS (SELECT 1 FROM entities WHERE id = ?)",
            [(*each, *each[:2]) for each in settlement.suggestions],
        )
        database.write("DELETE FROM settled")
        database.write("INSERT INTO settled (stamp) VALUES (?)", settlement.state[:1])
    return True


def _appearances(database: Database) -> list[Appearance]:
    rows = database.stream(
        "SELECT article_id, label, appearances.name, aliases, titles, appearances.mentions"
        " FROM appearances JOIN entities ON entities.id = entity_id"
    )
    return [
        Appearance(article, Label(label), name, _list(aliases), _list(titles), mentions)
        for article, label, name, aliases, titles, mentions in rows
    ]


def _list(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written)) if written != "[]" else ()


def _ids(database: Database) -> dict[Key, int]:
    rows = database.stream("SELECT label, key, id FROM entities")
    return {Key(Label(label), key): entity_id for label, key, entity_id in rows}


def _kept_rows(database: Database) -> dict[int, EntityRow]:
    columns = ", ".join(EntityRow._fields)
    rows = database.stream(f"SELECT id, {columns} FROM entities")
    return {entity_id: EntityRow(*row) for entity_id, *row in rows}


def _other_names(
    identity: Identity, appearances: list[Appearance], decisions: list[Decision]
) -> dict[Key, list[str]]:
    """Return the other names of each entity, those of most articles first."""
    from annotation.identity import Keys
    from annotation.recognition.canonical import canonical_names

    keys = Keys(canonical_names(), decisions)
    names: dict[Key, Counter[str]] = defaultdict(Counter)
    for each in appearances:
        whole = identity.of(keys.of_appearance(each))
        names[whole].update({each.name, *each.aliases})
    found = {}
    for whole, counts in names.items():
        counts.pop(identity.kin[whole].name, None)
        order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        found[whole] = [name for name, _ in order[:MOST_OTHER_NAMES]]
    return found


def _rows(
    identity: Identity, ids: Mapping[Key, int], others: Mapping[Key, list[str]]
) -> dict[int, EntityRow]:
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in identity.kin:
        members[identity.of(key)].append(key)
    rows = {}
    for whole, keys in members.items():
        if whole not in ids:
            continue
        articles = set().union(*(identity.kin[key].articles for key in keys))
        mentions = sum(identity.kin[key].count for key in keys)
        found_by = " ".join(dict.fromkeys(map(folded, [identity.kin[whole].name, *others[whole]])))
        for key in keys:
            if key not in ids:
                continue
            own = EntityRow(ids[whole], identity.kin[key].name, 0, 0, "[]", "")
            if key == whole:
                listed = json.dumps(others[whole], ensure_ascii=False)
                own = EntityRow(ids[whole], own.name, len(articles), mentions, listed, found_by)
            rows[ids[key]] = own
    return rows
