"""What the centre of the window consists of beside the page; each part comes after the first paint.

Until then the page shows the article and nothing can be done with it: whoever does something asks
for the part it takes (``ui/later.py``).
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from annotation.selectors import Span
from ui.appearance import Appearance
from ui.later import Later
from ui.reading.page import Page
from ui.session import Session

if TYPE_CHECKING:
    from ui.reading.boundary_editing import BoundaryEditing
    from ui.reading.copying import Copying
    from ui.reading.cycling import Cycling
    from ui.reading.empty_page import EmptyPage
    from ui.reading.find_bar import FindBar
    from ui.reading.hints import Hints
    from ui.reading.marking import Marking
    from ui.reading.progress import Progress
    from ui.reading.reshaping import Reshaping
    from ui.reading.selection_bar import SelectionBar
    from ui.reading.several import Several
    from ui.reading.stripe_gestures import StripeGestures
    from ui.reading.walking import Walking
    from ui.versions.notice import VersionNotice


class ReadingParts(QWidget):
    """The page, and all that works on it."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.page = Page(self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._stack)

    @Later
    def empty(self) -> "EmptyPage":
        """What stands here without an article."""
        from ui.reading.empty_page import EmptyPage

        empty = EmptyPage(self._appearance, self)
        self._stack.addWidget(empty)
        return empty

    @Later
    def notice(self) -> "VersionNotice":
        """What is to be decided about the article's versions."""
        from ui.versions.notice import VersionNotice

        notice = VersionNotice(self._session, self)
        self._column.insertWidget(0, notice)
        return notice

    @Later
    def find_bar(self) -> "FindBar":
        """Where words of the article are looked for."""
        from ui.reading.find_bar import FindBar

        bar = FindBar(self)
        self._column.insertWidget(0, bar)
        bar.set_theme(self._appearance.theme)
        bar.found.connect(self._show_found)
        bar.closed.connect(self.page.setFocus)
        kept = self._session.current
        bar.search_in(kept.article.text if kept is not None else "")
        return bar

    @Later
    def bar(self) -> "SelectionBar":
        """What can be done with selected words."""
        from ui.reading.selection_bar import SelectionBar

        bar = SelectionBar(self)
        bar.set_theme(self._appearance.theme)
        return bar

    @Later
    def marking(self) -> "Marking":
        """Gestures on the page and the acts they lead to."""
        from ui.reading.marking import Marking

        return Marking(self._session, self.page, self.bar)

    @Later
    def progress(self) -> "Progress":
        """How far the article is read."""
        from ui.reading.progress import Progress

        return Progress(self._session, self.page)

    @Later
    def copying(self) -> "Copying":
        """Copying words with their source."""
        from ui.reading.copying import Copying

        return Copying(self._session, self.page)

    @Later
    def walking(self) -> "Walking":
        """From one mention or annotation to the next."""
        from ui.reading.walking import Walking

        return Walking(self.marking)

    @Later
    def cycling(self) -> "Cycling":
        """From one annotation of the same words to the next."""
        from ui.reading.cycling import Cycling

        return Cycling(self._session, self.marking)

    @Later
    def stripes(self) -> "StripeGestures":
        """Pointing at the stripes in the margin."""
        from ui.reading.stripe_gestures import StripeGestures

        return StripeGestures(self._session, self.marking)

    @Later
    def hints(self) -> "Hints":
        """Letters to jump by."""
        from ui.reading.hints import Hints

        return Hints(self._session, self.marking)

    @Later
    def reshaping(self) -> "Reshaping":
        """Moving the ends of an annotation."""
        from ui.reading.reshaping import Reshaping

        return Reshaping(self._session, self._appearance, self.marking, self)

    @Later
    def several(self) -> "Several":
        """Several annotations at once."""
        from ui.reading.several import Several

        return Several(self._session, self.marking)

    @Later
    def bounding(self) -> "BoundaryEditing":
        """Moving the ends of a name."""
        from ui.reading.boundary_editing import BoundaryEditing

        return BoundaryEditing(self._session, self._appearance, self.page, self)

    def _show_found(self, spans: list[Span], current: int) -> None:
        """Show what the find bar found; see there."""
        raise NotImplementedError

    # What happens to parts only where they are built

    def _begin_again(self) -> None:
        """Another article, or none, comes onto the page."""
        kept = self._session.current
        if (marking := ReadingParts.marking.built(self)) is not None:
            marking.start_over()
        if (find_bar := ReadingParts.find_bar.built(self)) is not None:
            find_bar.search_in(kept.article.text if kept is not None else "")

    def _leave_bounding(self) -> None:
        if (bounding := ReadingParts.bounding.built(self)) is not None:
            bounding.leave()
        if (reshaping := ReadingParts.reshaping.built(self)) is not None:
            reshaping.leave()

    def _hide_bar(self) -> None:
        if (bar := ReadingParts.bar.built(self)) is not None:
            bar.hide()

    def _dress_parts(self) -> None:
        for part in (ReadingParts.bar.built(self), ReadingParts.find_bar.built(self)):
            if part is not None:
                part.set_theme(self._appearance.theme)
