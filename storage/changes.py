"""What a write changed: the one message from the archive to the screen."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different now. Empty, and so false, when nothing happened.

    ``articles``: articles added, changed, put into or taken out of the bin, or gone.
    ``annotations``: annotations added, changed or gone (an article's count of annotations is
    theirs to tell: it does not put the article into ``articles``).
    ``mentions_of``: articles whose mentions were found anew or decided about.
    ``tags``: the list of tags may read differently.
    ``decisions``: the list of decisions reads differently.
    ``mentions_everywhere``: the mentions of any article may read differently.
    ``colours``: the names of the highlighters read differently.
    """

    articles: frozenset[int] = frozenset()
    annotations: frozenset[str] = frozenset()
    mentions_of: frozenset[int] = frozenset()
    tags: bool = False
    decisions: bool = False
    mentions_everywhere: bool = False
    colours: bool = False

    def __bool__(self) -> bool:
        return self != _NOTHING

    def touches_mentions(self, article_id: int) -> bool:
        """Tell whether the mentions of an article may read differently."""
        return self.mentions_everywhere or article_id in self.mentions_of

    def __or__(self, other: "Changes") -> "Changes":
        return joined([self, other])


_NOTHING = Changes()


def joined(parts: Iterable[Changes]) -> Changes:
    """Return what all the parts changed together, in time that grows with their number only."""
    parts = list(parts)
    return Changes(
        frozenset().union(*(part.articles for part in parts)),
        frozenset().union(*(part.annotations for part in parts)),
        frozenset().union(*(part.mentions_of for part in parts)),
        any(part.tags for part in parts),
        any(part.decisions for part in parts),
        any(part.mentions_everywhere for part in parts),
        any(part.colours for part in parts),
    )
