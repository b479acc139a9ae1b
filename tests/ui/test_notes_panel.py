"""The notes panel: writing, rendering, tagging, following the page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_reading import click_on, press, select, span_of
from ui.main_window import MainWindow
from ui.notes.note_card import NoteCard
from ui.notes.note_editor import NoteEditor
from ui.session import Session


def cards(window: MainWindow) -> list[NoteCard]:
    window.panel.show_notes()
    QApplication.processEvents()
    found = [card for card in window.panel.notes.findChildren(NoteCard) if not card.isHidden()]
    return sorted(found, key=lambda card: card.y())


def editor(window: MainWindow) -> NoteEditor:
    QApplication.processEvents()
    (found,) = window.panel.notes.findChildren(NoteEditor)
    return found


def test_n_opens_an_editor_and_what_is_typed_is_saved_within_two_seconds(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "rowed out at dawn")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "brave")
    notes = window.session.archive.annotations
    qtbot.waitUntil(lambda: notes.of(kept)[0].body == "brave", timeout=2000)


def test_a_note_is_rendered_when_it_is_not_edited(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    made = window.session.annotate(span_of(window.session, "lamp"))
    assert made is not None
    window.session.write_note(made.id, "**bright** light", "typing")
    (card,) = cards(window)
    assert "<strong>bright</strong>" in card.note_html()
    assert not card.editing


def test_leaving_the_editor_with_escape_keeps_the_words(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "light")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert window.session.archive.annotations.of(kept)[0].body == "light"
    assert not cards(window)[0].editing


def test_closing_the_window_saves_what_is_being_typed(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "at once")
    window.close()
    assert window.session.archive.annotations.of(kept)[0].body == "at once"


def test_opening_another_article_saves_what_is_being_typed(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "soon")
    window.session.close_article()
    assert window.session.archive.annotations.of(kept)[0].body == "soon"


def test_typing_one_note_is_one_step_to_undo(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    for word in ("one", " two", " three"):
        qtbot.keyClicks(editor(window), word)
        window.panel.notes.flush()
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    window.session.undo()
    (annotation,) = window.session.archive.annotations.of(kept)
    assert annotation.body == ""


def test_cards_stand_in_text_order(window: MainWindow) -> None:
    for words in ("lamp", "rowed out", "no choice"):
        window.session.annotate(span_of(window.session, words))
    assert [card.annotation.quote for card in cards(window)] == ["rowed out", "no choice", "lamp"]


def test_clicking_a_card_shows_its_passage(qtbot: QtBot, window: MainWindow) -> None:
    made = window.session.annotate(span_of(window.session, "lamp"))
    assert made is not None
    qtbot.mouseClick(cards(window)[0], Qt.MouseButton.LeftButton)
    assert window.reading.page.marks.active == made.id


def test_clicking_a_passage_shows_its_card(qtbot: QtBot, window: MainWindow) -> None:
    made = window.session.annotate(span_of(window.session, "rowed out"))
    assert made is not None
    window.panel.show_entities()
    click_on(qtbot, window, "rowed out")
    assert window.panel.tabs.currentWidget() is window.panel.notes
    assert cards(window)[0].active


def test_t_tags_the_selection(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_T)
    field = cards(window)[0].tags.field
    qtbot.keyClicks(field, "  #safety   at sea ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.archive.annotations.of(kept)[0].tags == ("safety at sea",)
    assert not cards(window)[0].editing


def test_an_article_note_has_no_passage(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    window.actions_by_id["article_note"].trigger()
    qtbot.keyClicks(editor(window), "Worth a second reading.")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    (annotation,) = window.session.archive.annotations.of(kept)
    assert annotation.selectors is None
    assert annotation.body == "Worth a second reading."


def test_an_unsaved_note_stays_in_its_editor(
    qtbot: QtBot, make_window: Callable[[], MainWindow], session: Session, kept: int
) -> None:
    session.open_article(kept)
    window = make_window()
    window.reading.page.setFocus()
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    (annotation,) = session.archive.annotations.of(kept)
    session.archive.annotations.delete([annotation.id])  # as another program might
    qtbot.keyClicks(editor(window), "do not lose me")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert editor(window).toPlainText() == "do not lose me"
    assert window.status.message()
    session.close_article()
    assert QApplication.clipboard().text() == "do not lose me"
