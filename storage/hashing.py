"""Hashes over rows, because SQLite does not notice when a disk changes words."""

import hashlib
import json
from collections.abc import Mapping

_written = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=repr
).encode
_NOT_HASHED = ("id", "row_hash")


def row_hash(row: Mapping[str, object]) -> str:
    """Return the SHA-256 of a row, as 64 hexadecimal digits.

    Hashed is a JSON object in UTF-8, without spaces and in the order of its names, of all columns
    but the id and the hash itself. Columns that hold NULL are left out, so that a schema may grow
    by such a column and the hashes stay true.
    """
    values = {
        name: value for name, value in row.items() if name not in _NOT_HASHED and value is not None
    }
    # Damage can turn words into bytes, which JSON does not know: their repr fits no hash.
    return hashlib.sha256(_written(values).encode("utf-8")).hexdigest()
