"""The triggers: they keep the search index in step and the texts as they came.

One drops the mentions of an article that shows another version of its text, whatever made it do
so: accepting, undoing, doing again. They lie on the words of the text they were found in.

They are no part of the numbered migrations but put in anew after any of them, because
sqlite_utils' ``transform`` drops the triggers of a table without a word. The triggers that
``enable_fts`` would make fire on every column; these fire on the searched columns only.
"""

import sqlite3

from storage.schema import SEARCHED, names_of

_TEXTS_STAY = """CREATE TRIGGER texts_stay BEFORE UPDATE ON texts BEGIN
    SELECT raise(ABORT, 'the text of an article never changes');
END"""


_MENTIONS_GO = """CREATE TRIGGER mentions_go AFTER UPDATE OF text_id ON articles
WHEN new.text_id <> old.text_id BEGIN
    DELETE FROM mentions WHERE article_id = new.id;
    DELETE FROM recognised WHERE article_id = new.id;
    DELETE FROM appeared WHERE article_id = new.id;
END"""


def expected() -> dict[str, str]:
    """Return the triggers of an archive: their names and the SQL that makes them."""
    triggers = {"texts_stay": _TEXTS_STAY, "mentions_go": _MENTIONS_GO}
    for table, columns in SEARCHED.items():
        listed = ", ".join(columns)
        forget = _write_index(table, f"{table}_fts, rowid, {listed}", "'delete'", "old", columns)
        learn = _write_index(table, f"rowid, {listed}", "", "new", columns)
        for name, event, body in (
            (f"{table}_ai", "INSERT", learn),
            (f"{table}_ad", "DELETE", forget),
            (f"{table}_au", f"UPDATE OF {listed}", f"{forget}\n{learn}"),
        ):
            triggers[name] = f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN\n{body}\nEND"
    return triggers


def _write_index(table: str, target: str, command: str, row: str, columns: tuple[str, ...]) -> str:
    values = [command] if command else []
    values += [f"{row}.id", *(f"{row}.{column}" for column in columns)]
    return f"    INSERT INTO {table}_fts({target}) VALUES ({', '.join(values)});"


def unknown(connection: sqlite3.Connection) -> set[str]:
    """Return the names of triggers that are not ours."""
    return names_of(connection, "trigger") - set(expected())


def are_intact(connection: sqlite3.Connection) -> bool:
    """Tell whether every trigger of ours is there and reads as it should."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    present = dict(rows.fetchall())
    return all(present.get(name) == sql for name, sql in expected().items())


def install(connection: sqlite3.Connection) -> None:
    """Put every trigger in anew and index everything again, inside the caller's transaction."""
    for name, sql in expected().items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(sql)
    for table in SEARCHED:
        connection.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")
