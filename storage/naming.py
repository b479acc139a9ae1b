"""How steps and what they are about are named in a sentence."""

from collections.abc import Sequence

NAMED = 3
"""Things that are named one by one; the rest are counted."""


def shortened(text: str, most: int = 60) -> str:
    """Return text as a step's name can hold it, on one line, cut after ``most`` code points."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def quoted(title: str) -> str:
    """Return a title in quotation marks; those inside it become single ones."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def listed(titles: Sequence[str]) -> str:
    """Return titles in quotation marks, joined in a sentence's way; many are counted."""
    named = [quoted(each) for each in titles[:NAMED]]
    more = len(titles) - len(named)
    if more:
        named.append(f"{more:,} more")
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
