"""Which annotations of an archive one wants to see, in which order, and put together by what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annotation.entities import Label
from annotation.notes import AnchorState, Colour


class DatedBy(StrEnum):
    """Which date ``since`` and ``until`` are about."""

    NOTE = "note"
    """When the annotation was made."""
    ARTICLE = "article"
    """When the article was published."""


class NoteOrder(StrEnum):
    """How annotations are listed."""

    ARTICLES = "articles"
    """The newest article first, within it as they stand in the text."""
    NEWEST = "newest"
    """The annotation made last comes first."""


class Grouping(StrEnum):
    """What annotations are put together by."""

    ARTICLE = "article"
    TAG = "tag"
    COLOUR = "colour"
    ENTITY = "entity"
    SOURCE = "source"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """What an annotation has to be; a field left as it is asks for nothing.

    ``words`` must all stand in the passage, the note or the tags together. ``colours`` and
    ``states`` are alternatives; of ``tags`` the annotation has every one, or one below it.
    ``label`` and ``entity`` are those of a name that the passage holds or touches. ``source`` is
    an article's, "" for articles without one. ``since`` and ``until`` are days, both counted in,
    where the reader lives.
    """

    words: str = ""
    colours: tuple[Colour, ...] = ()
    tags: tuple[str, ...] = ()
    label: Label | None = None
    entity: str = ""
    source: str | None = None
    since: date | None = None
    until: date | None = None
    dated_by: DatedBy = DatedBy.NOTE
    has_note: bool | None = None
    states: tuple[AnchorState, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it asks for anything."""
        return self not in (_EVERYTHING, _EVERYTHING_BY_ARTICLE)

    @property
    def names(self) -> bool:
        """Whether it asks for names in the passage."""
        return self.label is not None or bool(self.entity)


_EVERYTHING = NotesFilter()
_EVERYTHING_BY_ARTICLE = NotesFilter(dated_by=DatedBy.ARTICLE)
