"""Links in notes on the cards: shown, told about, and opened."""

from pytestqt.qtbot import QtBot

from annotation.entities import Label
from tests.ui.articles import add
from tests.ui.conftest import second_article
from tests.ui.test_notes_panel import cards
from ui.entities.archive_names import ArchiveNames
from ui.main_window import MainWindow
from ui.notes.note_card import NoteCard


def card_of(window: MainWindow, body: str) -> NoteCard:
    made = window.session.annotate(None)
    assert made is not None
    window.session.write_note(made.id, body, "typing")
    return next(card for card in cards(window) if card.annotation.id == made.id)


def test_a_link_opens_its_article(window: MainWindow) -> None:
    other = window.session.archive.articles.add(second_article()).id
    card = card_of(window, "See [[a quiet week|that week]].")
    assert '<a href="link:0">that week</a>' in card.note_html()
    card._note.linkActivated.emit("link:0")
    assert window.session.current is not None
    assert window.session.current.id == other


def test_a_link_opens_its_note(window: MainWindow) -> None:
    other = add(window.session.archive, "Other")
    note, _ = window.session.archive.annotations.add(other, None, body="A thought")
    card = card_of(window, f"[[note:{note.id[:8]}]]")
    card._note.linkActivated.emit("link:0")
    assert window.session.current is not None
    assert window.session.current.id == other
    assert next(each for each in cards(window) if each.active).annotation.id == note.id


def test_a_link_shows_its_entity_here_or_among_all_names(qtbot: QtBot, window: MainWindow) -> None:
    window.session.archive.entities.bring_up_to_date()
    card = card_of(window, "[[Ada Larsen]]")
    card._note.linkActivated.emit("link:0")
    assert window.panel.tabs.currentWidget() is window.panel.entities
    window.panel.notes.entity_wanted.emit(("Nobody Here", Label.PERSON))
    names = window.findChildren(ArchiveNames)[-1]
    assert names.search.text() == "Nobody Here"
    names.close()


def test_a_link_that_leads_nowhere_says_what_to_do(window: MainWindow) -> None:
    card = card_of(window, "[[Nothing of that name]]")
    assert "[[Nothing of that name]]" in card.note_html()
    card._note.linkHovered.emit("link:0")
    assert "Nothing of that name" in card._note.toolTip()
    card._note.linkActivated.emit("link:0")
    assert window.status.message().startswith("No article, note or name is called")
