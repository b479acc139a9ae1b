"""The settings that belong to an archive. They are no part of the journal."""

import json

from storage.database import Database
from storage.errors import DAMAGED, ArchiveError


class Settings:
    """Names to values that JSON can carry."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: object = None) -> object:
        """Return a setting, or ``default`` where it was never set."""
        row = self._database.row("SELECT value FROM settings WHERE key = ?", (key,))
        if row is None:
            return default
        try:
            value: object = json.loads(row[0])
        except (ValueError, TypeError) as error:
            raise ArchiveError(DAMAGED) from error
        return value

    def set(self, key: str, value: object) -> None:
        """Keep a setting.

        Raises:
            ArchiveError: the archive is read-only.
            TypeError: JSON cannot carry the value.
        """
        text = json.dumps(value)
        with self._database.transaction():
            self._database.write(
                "INSERT INTO settings (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, text),
            )
