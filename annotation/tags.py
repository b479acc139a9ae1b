"""Tags and their hierarchy: "war/ukraine/sea" is a part of "war/ukraine", which is a part of "war".

Tags are kept as they were typed and compared without case. Nothing here knows where they are kept.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

DEEPEST = 32
"""Levels of a tag that are told apart; what lies deeper counts as one."""

MOST_OFFERS = 12


class TagCount(NamedTuple):
    """A tag of the hierarchy, and on how many annotations it stands.

    ``own`` counts those that have this very tag (0 where it is only a parent of others);
    ``with_children`` those that have it or one below it, each once.
    """

    name: str
    own: int
    with_children: int

    @property
    def depth(self) -> int:
        """How many parents it has."""
        return len(_parts(self.name)) - 1

    @property
    def last_part(self) -> str:
        """Its name without its parents."""
        return _parts(self.name)[-1]


def clean_tag(tag: str) -> str:
    """Return a tag as it is stored: one line in NFC, single spaces, no leading ``#``.

    Its parts are parted by ``/``, without spaces around them; empty ones are left out.
    """
    line = " ".join(unicodedata.normalize("NFC", tag).split())
    parts = (part.strip() for part in line.lstrip("#/ ").split("/"))
    return "/".join(filter(None, parts))


@lru_cache(maxsize=20_000)
def tag_key(tag: str) -> str:
    """Return what all spellings of a tag share; the key of a child begins with its parent's."""
    folded = unicodedata.normalize("NFD", clean_tag(tag)).casefold()
    return unicodedata.normalize("NFC", folded)


def lies_in(tag: str, parent: str) -> bool:
    """Tell whether a tag is another one, or lies below it."""
    return _key_lies_in(tag_key(tag), tag_key(parent))


def without_doubles(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are stored, in order, each once whatever its case."""
    once: dict[str, str] = {}
    for tag in filter(None, map(clean_tag, tags)):
        once.setdefault(tag_key(tag), tag)
    return tuple(once.values())


# Moving tags


def moved(tags: Sequence[str], sources: Iterable[str], target: str) -> tuple[str, ...]:
    """Return an annotation's tags after ``sources``, with all below them, have become ``target``.

    Their order stays, and none stands twice. Of two sources the deeper one counts for a tag. Where
    the target lies below a source, what lies there already stays.
    """
    keys = sorted(map(tag_key, sources), key=len, reverse=True)
    new = [_moved(tag, keys, clean_tag(target)) for tag in tags]
    return tuple(tags) if new == list(tags) else without_doubles(new)


def _moved(tag: str, sources: Iterable[str], target: str) -> str:
    key, into = tag_key(tag), tag_key(target)
    for source in sources:
        if not _key_lies_in(key, source):
            continue
        if into != source and _key_lies_in(into, source) and _key_lies_in(key, into):
            return tag
        below = clean_tag(tag).split("/")[source.count("/") + 1 :]
        return "/".join([target, *below])
    return tag


def without(tags: Sequence[str], gone: str) -> tuple[str, ...]:
    """Return tags without one and all below it."""
    key = tag_key(gone)
    return tuple(tag for tag in tags if not _key_lies_in(tag_key(tag), key))


def _key_lies_in(key: str, parent: str) -> bool:
    return key == parent or key.startswith(f"{parent}/")


# The tree


def tag_tree(counted: Iterable[tuple[Sequence[str], int]]) -> list[TagCount]:
    """Return every tag and every parent of one, a parent before its children, else by the alphabet.

    ``counted`` are the tags of annotations, and how many annotations have just these.
    """
    own: Counter[str] = Counter()
    below: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for tags, count in counted:
        lineages = list(filter(None, map(_lineage, tags)))
        for key in {lineage[-1][0] for lineage in lineages}:
            own[key] += count
        for key, name in {level for lineage in lineages for level in lineage}:
            spellings.setdefault(key, Counter())[name] += count
        for key in {key for lineage in lineages for key, _ in lineage}:
            below[key] += count
    return [
        TagCount(_most_used(spellings[key]), own[key], below[key])
        for key in sorted(below, key=_parts)
    ]


def _most_used(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


@lru_cache(maxsize=20_000)
def _lineage(tag: str) -> tuple[tuple[str, str], ...]:
    """Return key and name of a tag's parents, the highest first, and of the tag itself."""
    clean = clean_tag(tag)
    parts = _parts(clean) if clean else []
    names = ["/".join(parts[: level + 1]) for level in range(len(parts))]
    return tuple((tag_key(name), name) for name in names)


def _parts(tag: str) -> list[str]:
    return tag.split("/", DEEPEST - 1)


# Completion


def offers(tree: Iterable[TagCount], typed: str, most: int = MOST_OFFERS) -> list[str]:
    """Return the tags that what was typed may become, the most used first.

    A word fits tags whose last part holds it; each ``/`` goes one level down, so that "ukr/" offers
    what lies directly below "war/ukraine". What lies below the very tag that was typed comes first.
    Nothing typed offers the highest level.
    """
    wanted = [_bare(part) for part in typed.lstrip("#/ ").split("/")]
    above = "".join(f"{part}/" for part in wanted[:-1])
    fitting = []
    for each in tree:
        parts = _parts(tag_key(each.name))
        if _fits(parts, wanted) and (any(wanted) or len(parts) == 1):
            below = "/".join(parts).startswith(above) and len(parts) == len(wanted)
            fitting.append((not below, -each.with_children, each.name))
    return [name for *_, name in sorted(fitting, key=lambda each: each[:2])[:most]]


def _bare(part: str) -> str:
    """Return a part of a tag as the keys of tags hold it."""
    folded = unicodedata.normalize("NFD", part).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    last = parts[-len(wanted) :]
    return len(last) == len(wanted) and all(map(str.__contains__, last, wanted))
