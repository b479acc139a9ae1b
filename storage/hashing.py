"""Hashes over rows, because SQLite does not notice when a disk changes words."""

import hashlib
import json
from collections.abc import Iterable


def row_hash(values: Iterable[object]) -> str:
    """Return the SHA-256 of a row's values, as 64 hexadecimal digits.

    They are hashed as a JSON list in UTF-8 without spaces, so that no two rows read alike.
    """
    written = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()
