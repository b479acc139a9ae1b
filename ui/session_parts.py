"""What works beside the article on the page; each part comes after the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage import Archive, KeptArticle
from ui.archive_writer import ArchiveWriter
from ui.later import Later
from ui.opened import Opened
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.colour_names import ColourNames
    from ui.deciding import Deciding
    from ui.known import Known
    from ui.names import Names
    from ui.shaping import Shaping
    from ui.tagging import Tagging


class SessionParts(ArchiveWriter):
    """The article on the page, and what goes on in the background."""

    def __init__(self, archive: Archive, tasks: Tasks, parent: QObject | None) -> None:
        super().__init__(archive, parent)
        self.tasks = tasks
        self.opened_now: Opened | None = None

    @property
    def current(self) -> KeptArticle | None:
        """The article on the page."""
        return self.opened_now.kept if self.opened_now is not None else None

    @Later
    def colours(self) -> "ColourNames":
        """What the reader calls the highlighters."""
        from ui.colour_names import ColourNames

        return ColourNames(self)

    @Later
    def shaping(self) -> "Shaping":
        """What the reader does to the shape of annotations."""
        from ui.shaping import Shaping

        return Shaping(self, self.colours)

    @Later
    def deciding(self) -> "Deciding":
        """What the reader says about names."""
        from ui.deciding import Deciding

        return Deciding(self, lambda: self.opened_now)

    @Later
    def names(self) -> "Names":
        """The names in each article; those of the article on the page are looked for at once."""
        from ui.names import Names

        names = Names(self.archive, self.tasks, self.feed, self)
        names.said.connect(self.said)
        names.failed.connect(self.failed)
        if self.current is not None:
            names.mark(self.current.id)
        return names

    @Later
    def known(self) -> "Known":
        """The entities of all articles together."""
        from ui.known import Known

        known = Known(self, self.tasks, self)
        known.failed.connect(self.failed)
        return known

    @Later
    def tagging(self) -> "Tagging":
        """The tags of all articles."""
        from ui.tagging import Tagging

        return Tagging(self)

    def _mark_names(self, article_id: int) -> None:
        """Look for the names of an article, here or once that part is there."""
        if (names := SessionParts.names.built(self)) is not None:
            names.mark(article_id)
