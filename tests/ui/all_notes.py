"""What the tests of the window of all annotations share."""

from PySide6.QtWidgets import QMenu

from annotation.notes import Colour
from annotation.selectors import Span
from tests.ui.conftest import second_article
from ui.all_notes.all_notes import AllNotes
from ui.main_window import MainWindow

HARBOUR = ["Ada Larsen rowed out", "The mayor of Bergen", "The lamp burned"]


def mark(window: MainWindow, article_id: int, words: str, **more: object) -> str:
    archive = window.session.archive
    start = archive.articles.get(article_id).article.text.index(words)
    span = Span(start, start + len(words))
    made, changes = archive.annotations.add(article_id, span, **more)  # type: ignore[arg-type]
    window.session.feed.tell(changes)
    return made.id


def lines(dialog: AllNotes) -> list[str]:
    dialog.listing.finish()
    model = dialog.model
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def passages(dialog: AllNotes) -> list[str]:
    dialog.listing.finish()
    model = dialog.model
    found = [line for line in range(model.rowCount()) if not model.is_heading(line)]
    return [str(model.index(line, 0).data()) for line in found]


def choose(dialog: AllNotes, words: str) -> None:
    dialog.table.selectRow(lines(dialog).index(words))


def pick(dialog: AllNotes, button: str, text: str) -> None:
    """Open a filter's menu as a click does, and take one of its entries."""
    menu = dialog.filters.buttons[button].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == text).trigger()


def mark_four(window: MainWindow, kept: int) -> None:
    """Make four annotations: three on the harbour, one in an article that came later."""
    other = window.session.archive.articles.add(second_article()).id
    mark(window, kept, "Ada Larsen rowed out", tags=["coast/people"], body="Who *else*?")
    mark(window, kept, "The mayor of Bergen", colour=Colour.BLUE)
    mark(window, kept, "The lamp burned", colour=Colour.BLUE, tags=["coast"])
    mark(window, other, "A quiet week", colour=Colour.PINK)
