"""The notes panel: writing, rendering, tagging, following the page."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from annotation.selectors import Span
from storage import ArchiveError, open_archive
from storage.backup import back_up
from tests.ui.conftest import second_article
from tests.ui.test_reading import click_on, press, select, span_of
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.notes import note_editor
from ui.notes.note_card import NoteCard
from ui.notes.note_editor import NoteEditor
from ui.notes.notes_panel import NotesPanel
from ui.notes.tag_draft import KEY
from ui.session import Session
from ui.tasks import Tasks


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


def test_looking_at_a_note_in_its_editor_changes_nothing(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    made = window.session.annotate(span_of(window.session, "lamp"))
    assert made is not None
    body = "«\u00a0mot\u00a0»\r\nx\u2028y"
    window.session.write_note(made.id, body, "typing")
    steps = len(window.session.archive.history.steps(50))
    window.panel.notes.edit(made.id)
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert not cards(window)[0].editing
    assert window.session.archive.annotations.get(made.id).body == body
    assert len(window.session.archive.history.steps(50)) == steps


def test_what_could_not_be_saved_is_tried_again_without_another_key(
    qtbot: QtBot, window: MainWindow, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_editor, "TRY_AGAIN_AFTER", 50)
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    notes = window.session.archive.annotations
    right, refusals = notes.update, []

    def update(*_: object, **__: object) -> None:
        refusals.append(1)
        if len(refusals) == 2:
            monkeypatch.setattr(notes, "update", right)
        raise ArchiveError("There is no room left on the disk.")

    monkeypatch.setattr(notes, "update", update)
    qtbot.keyClicks(editor(window), "light")
    qtbot.waitUntil(lambda: notes.of(kept)[0].body == "light", timeout=5000)
    assert len(refusals) == 2


def test_whoever_never_pauses_is_saved_all_the_same(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    begun, oldest = time.monotonic(), 0.0
    typed: list[float] = []
    writing = editor(window)
    while time.monotonic() < begun + 3.5:
        qtbot.keyClicks(writing, "x")
        typed.append(time.monotonic())
        qtbot.wait(20)
        saved = len(window.session.archive.annotations.of(kept)[0].body)
        oldest = max([oldest, *(time.monotonic() - each for each in typed[saved : saved + 1])])
    assert 0.5 < oldest < 2.0


def test_no_break_spaces_are_kept_as_typed(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    editor(window).insertPlainText("10\u00a0km")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert window.session.archive.annotations.of(kept)[0].body == "10\u00a0km"


def test_a_change_of_theme_leaves_the_editor_alone(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "half a")
    before = editor(window)
    window.appearance.choose("dark")
    assert editor(window) is before
    assert before.hasFocus()


def test_an_article_that_arrives_while_a_note_is_written_stays_in_the_list(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "not now")
    window.session.add_text("Another story arrived by post.")
    assert window.session.current is not None
    assert window.session.current.id == kept
    assert window.session.archive.articles.count() == 2


def test_undo_after_a_move_to_the_bin_undoes_the_move_and_not_the_typing(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.keyClicks(editor(window), "last words")
    window.session.move_to_bin([kept])
    window.status.undo_wanted.emit()
    assert window.session.archive.articles.count() == 1
    assert window.session.archive.annotations.of(kept)[0].body == "last words"


def test_a_note_that_cannot_be_saved_keeps_its_article_open(
    qtbot: QtBot, window: MainWindow, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    other = window.session.archive.articles.add(second_article()).id

    def full(*_: object, **__: object) -> None:
        raise ArchiveError("There is no room left on the disk.")

    monkeypatch.setattr(window.session.archive.annotations, "update", full)
    qtbot.keyClicks(editor(window), "precious")
    window.session.open_article(other)
    assert window.session.current is not None
    assert window.session.current.id == kept
    assert editor(window).toPlainText() == "precious"
    monkeypatch.undo()
    window.panel.notes.finish()
    assert window.session.archive.annotations.of(kept)[0].body == "precious"


def test_a_tag_half_typed_is_kept_when_the_article_changes(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.keyClicks(cards(window)[0].tags.field, "half")
    window.session.open_article(window.session.archive.articles.add(second_article()).id)
    assert window.session.archive.annotations.of(kept)[0].tags == ("half",)


def test_a_tag_half_typed_is_there_again_after_a_crash(
    qtbot: QtBot, window: MainWindow, appearance: Appearance, kept: int, tmp_path: Path
) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.keyClicks(cards(window)[0].tags.field, "half")
    settings = window.session.archive.settings
    qtbot.waitUntil(lambda: settings.get(KEY) is not None, timeout=2000)
    copy = tmp_path / "after the crash.db"
    back_up(window.session.archive.database.connection, copy)
    with open_archive(copy) as archive:
        session = Session(archive, Tasks(window), window)
        session.open_article(kept)
        panel = NotesPanel(session, appearance, window)
        field = panel.findChildren(NoteCard)[0].tags.field
        assert field.text() == "half"
        assert not field.hasFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert archive.annotations.of(kept)[0].tags == ("half",)
        qtbot.waitUntil(lambda: archive.settings.get(KEY) is None, timeout=2000)
        session.tasks.close()
        panel.deleteLater()
        session.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_delete_on_a_tag_does_not_delete_the_annotation(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    made = window.session.annotate(span_of(window.session, "lamp"))
    assert made is not None
    window.session.set_tags(made.id, ["one"])
    chip = next(
        each
        for each in cards(window)[0].findChildren(QToolButton)
        if each.objectName() == "tagChip"
    )
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert len(window.session.archive.annotations.of(kept)) == 1


def test_hundreds_of_cards_come_a_few_at_a_time_and_all_of_them(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    with window.session.archive.step("Fill"):
        for number in range(100):
            window.session.archive.annotations.add(kept, None, body=f"note {number}")
    window.session.close_article()
    window.session.open_article(kept)
    window.panel.show_notes()
    qtbot.waitUntil(lambda: len(cards(window)) == 100)
    shown = [card.annotation.id for card in cards(window)]
    assert shown == [each.id for each in window.session.archive.annotations.of(kept)]


def test_a_second_window_does_not_open_an_editor(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    window.session.annotate(span_of(window.session, "lamp"))
    window.session.archive.read_only = True
    qtbot.mouseDClick(cards(window)[0], Qt.MouseButton.LeftButton)
    assert not cards(window)[0].editing
    window.session.archive.read_only = False


def test_the_line_being_written_stays_in_view(qtbot: QtBot, window: MainWindow) -> None:
    for words in ("Ada", "rowed out", "dawn", "mayor", "choice"):
        window.session.annotate(span_of(window.session, words))
    window.resize(1000, 500)
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_N)
    written = editor(window)
    for number in range(12):
        written.insertPlainText(f"line {number}\n")
        QApplication.processEvents()
    qtbot.wait(50)
    area = window.panel.notes.findChild(QScrollArea)
    assert area is not None
    caret = written.mapTo(area, written.cursorRect().bottomLeft())
    assert caret.y() <= area.height()


def test_a_comma_parts_tags(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_T)
    field = cards(window)[0].tags.field
    qtbot.keyClicks(field, "light, sea,,light")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.archive.annotations.of(kept)[0].tags == ("light", "sea")


def test_tab_goes_through_the_cards_as_they_stand(window: MainWindow) -> None:
    text = window.session.current.article.text if window.session.current else ""
    for words in ("Bergen", "dawn", "Harbour"):
        start = text.index(words)
        window.session.annotate(Span(start, start + len(words)))
    window.session.annotate(None)
    window.panel.show_notes()
    shown = sorted(cards(window), key=lambda card: card.y())
    assert [card.annotation.quote for card in shown] == ["", "Harbour", "dawn", "Bergen"]
    shown[0].setFocus()
    seen = [QApplication.focusWidget()]
    while seen[-1] is not shown[-1] and len(seen) < 60:
        window.focusNextChild()
        seen.append(QApplication.focusWidget())
    assert [each for each in seen if each in shown] == shown
