"""What the reader answers about a mention, on the card or in a menu."""

from typing import NamedTuple

from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Entity, Label, Mention


class Answer(NamedTuple):
    """A verdict and how far it reaches; a label for RELABEL, an entity's name for SAME."""

    verdict: Verdict
    reach: Reach
    label: Label | None = None
    entity: str = ""


class Named(NamedTuple):
    """A mention with all that is told about it.

    ``words`` are the mention's own, white space as single spaces; ``source`` is the article's,
    "" for none; ``decision`` is the reader's, None for a proposal. ``whole`` tells that the entity
    is meant with all its names, not this one place. ``elsewhere`` counts the other articles of
    the archive that name the entity.
    """

    mention: Mention
    words: str
    entity: Entity
    source: str = ""
    decision: Decision | None = None
    whole: bool = False
    elsewhere: int = 0

    @property
    def joined(self) -> bool:
        """Whether the words stand for an entity that is called otherwise."""
        return not self.whole and self.words != self.entity.name


def words_of(text: str, mention: Mention) -> str:
    """Return a mention's words with single spaces, as decisions keep them."""
    return " ".join(mention.span.of(text).split())


def spellings(text: str, entity: Entity) -> list[Mention]:
    """Return the first mention of each spelling of an entity, in text order."""
    first: dict[str, Mention] = {}
    for mention in entity.mentions:
        first.setdefault(words_of(text, mention), mention)
    return list(first.values())
