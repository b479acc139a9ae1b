"""What the filters offer: the archive's tags, names and sources, narrowed by what is typed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from annotation.tags import TagCount, offers, tag_key
from storage import ArchiveError
from ui.all_notes.filter_words import counted
from ui.all_notes.pick_card import MOST, LookUp
from ui.offer_list import Offer
from ui.session import Session

T = TypeVar("T")


class LookUps:
    """Reads lists of the archive when a card is opened."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tags(self) -> LookUp:
        """Return what finds tags, each with its count of annotations."""
        return partial(fitting_tags, self._read(lambda: self._session.archive.tags.tree()))

    def names(self, typed: str) -> Sequence[Offer]:
        """Return entities whose names hold what was typed, those of most articles first."""
        return [
            Offer(each.name, f"{each.name}  ·  {counted(each.articles, 'article')}", each.name)
            for each in self._session.known.all(MOST, None, typed, 0)
        ]

    def sources(self) -> LookUp:
        """Return what finds sources of annotated articles."""
        sources = self._read(lambda: self._session.archive.all_notes.sources())
        named = [(source, count) for source, count in sources if source]
        return lambda typed: [
            Offer(source, f"{source}  ·  {count:,}", source)
            for source, count in named
            if typed.casefold() in source.casefold()
        ]

    def _read(self, act: Callable[[], Sequence[T]]) -> Sequence[T]:
        try:
            return act()
        except ArchiveError as error:
            self._session.failed.emit(str(error))
            return ()


def fitting_tags(tree: Sequence[TagCount], typed: str) -> list[Offer]:
    """Return tags that what was typed may become; nothing typed offers all."""
    counts = {tag_key(each.name): each.with_children for each in tree}
    names = offers(tree, typed, MOST) if typed else [each.name for each in tree]
    return [Offer(name, f"{name}  ·  {counts[tag_key(name)]:,}", name) for name in names]
