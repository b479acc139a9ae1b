"""What several writes of one step come to."""

from collections.abc import Iterable

from storage.steps import BOOKKEEPING, Record


def net(records: Iterable[Record]) -> list[Record]:
    """Return what writes come to, one for each row, in an order that can be taken back.

    A row stands where it came or went: what it belongs to came before it and goes after it.
    """
    found: dict[tuple[str, int], Record] = {}
    for record in records:
        key = (record.table, record.row_id)
        earlier = found.get(key)
        if earlier is None:
            found[key] = record
            continue
        if record.after is None:
            del found[key]
        before = None if earlier.before is None else {**(record.before or {}), **earlier.before}
        after = None if record.after is None else {**(earlier.after or {}), **record.after}
        found[key] = Record(*key, before, after)
    return [each for each in map(_without_idle, found.values()) if each is not None]


def _without_idle(record: Record) -> Record | None:
    """Return a write without the columns that came out as they were; None where none is left."""
    before, after = record.before, record.after
    if before is None or after is None:
        return None if before is after else record
    names = [name for name in before if before[name] != after.get(name)]
    if not set(names) - BOOKKEEPING:
        return None
    return record._replace(
        before={name: before[name] for name in names}, after={name: after[name] for name in names}
    )
