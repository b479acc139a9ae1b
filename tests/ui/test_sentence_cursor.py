"""Reading, selecting and marking by sentences and paragraphs, with keys alone."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from tests.ui.test_theme import contrast
from ui.main_window import MainWindow
from ui.reading.grounds import PROPOSED_OPACITY
from ui.reading.here_painting import ground_of
from ui.theme import LIGHT, THEMES, mixed

FIRST, SECOND = "Ada Larsen rowed out at dawn.", "The mayor of Bergen praised Larsen."


_PLAIN = Qt.KeyboardModifier.NoModifier


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    for key in keys:
        shift = Qt.KeyboardModifier.ShiftModifier if key.isupper() else _PLAIN
        qtbot.keyClick(window.reading.page, key, shift)


def words(window: MainWindow, span: Span | None) -> str:
    assert window.session.current is not None
    return span.of(window.session.current.article.text) if span is not None else ""


def here(window: MainWindow) -> str:
    return words(window, window.reading.page.marks.here)


def selected(window: MainWindow) -> str:
    return words(window, window.reading.page.selected_span())


def quotes(window: MainWindow, kept: int) -> list[str]:
    return [each.quote for each in window.session.archive.annotations.of(kept)]


def test_j_and_k_go_by_sentences_past_what_is_folded(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        press(qtbot, window, "j")
        seen.append(here(window))
    assert seen[1:3] == [FIRST, SECOND]
    assert seen[3].startswith("“We had no choice”")
    press(qtbot, window, "kk")
    assert here(window) == FIRST
    press(qtbot, window, "kkk")
    assert here(window).startswith("Harbour crew")


def test_the_cursor_moves_along_for_screen_readers(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jj")
    spoken = QAccessible.queryAccessibleInterface(window.reading.page)
    assert spoken is not None
    text = spoken.textInterface()
    assert isinstance(text, QAccessibleTextInterface)
    place = text.cursorPosition()
    assert text.text(place, place + len(FIRST)) == FIRST


def test_paragraphs_have_keys_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    page, control = window.reading.page, Qt.KeyboardModifier.ControlModifier
    press(qtbot, window, "j")
    qtbot.keyClick(page, Qt.Key.Key_Down, control)
    assert here(window) == f"{FIRST} {SECOND}"
    press(qtbot, window, "j")
    assert here(window) == FIRST
    press(qtbot, window, "j")
    qtbot.keyClick(page, Qt.Key.Key_Up, control)
    assert here(window) == f"{FIRST} {SECOND}"
    qtbot.keyClick(page, Qt.Key.Key_Down, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page, Qt.Key.Key_Down, control | Qt.KeyboardModifier.ShiftModifier)
    assert selected(window).startswith(FIRST)
    assert selected(window).endswith("Larsen said.")


def test_shift_j_and_k_move_the_loose_end(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jjJ")
    assert selected(window) == FIRST
    assert here(window) == ""
    press(qtbot, window, "J")
    assert selected(window) == f"{FIRST} {SECOND}"
    press(qtbot, window, "K")
    assert selected(window) == FIRST
    press(qtbot, window, "K")
    assert selected(window).startswith("Harbour crew")
    press(qtbot, window, "J")
    assert selected(window) == FIRST


def test_part_of_a_sentence_first_becomes_whole(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.current is not None
    start = window.session.current.article.text.index("rowed out")
    window.reading.page.select(Span(start, start + 5))
    press(qtbot, window, "J")
    assert selected(window) == FIRST


def test_a_selection_grows_from_word_to_article_and_back(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.current is not None
    text = window.session.current.article.text
    window.reading.page.place_cursor(text.index("out at dawn") + 1)
    steps = []
    for _ in range(4):
        press(qtbot, window, "+")
        steps.append(selected(window))
    assert steps[:3] == ["out", FIRST, f"{FIRST} {SECOND}"]
    assert steps[3].startswith("Harbour crew")
    assert steps[3].endswith("40 hours.")
    press(qtbot, window, "---")
    assert selected(window) == "out"


def test_less_than_a_marked_sentence_is_its_first_word(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jj-")
    assert selected(window) == "Ada"


@pytest.mark.parametrize(("key", "colour"), [("h", Colour.YELLOW), ("4", Colour.PINK)])
def test_a_highlight_takes_the_sentence(
    qtbot: QtBot, window: MainWindow, kept: int, key: str, colour: Colour
) -> None:
    press(qtbot, window, f"jj{key}")
    (made,) = window.session.archive.annotations.of(kept)
    assert (made.quote, made.colour) == (FIRST, colour)


def test_a_second_colour_on_the_same_sentence_changes_the_first(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    press(qtbot, window, "jj2jk3")
    (made,) = window.session.archive.annotations.of(kept)
    assert made.colour is Colour.BLUE
    press(qtbot, window, "j1")
    assert quotes(window, kept) == [FIRST, SECOND]


def test_n_writes_a_note_on_the_sentence(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    with qtbot.waitSignal(window.reading.marking.note_wanted):
        press(qtbot, window, "jjjn")
    assert quotes(window, kept) == [SECOND]


def test_without_selection_or_sentence_h_says_what_to_do(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    press(qtbot, window, "h")
    assert "go to a sentence" in window.status.message()
    assert quotes(window, kept) == []


def test_esc_and_a_click_leave_the_sentence(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "j")
    qtbot.keyClick(window.reading.page, Qt.Key.Key_Escape)
    assert here(window) == ""
    press(qtbot, window, "j")
    window.reading.marking.point(-1)
    assert here(window) == ""


def test_arrow_keys_take_the_mark_along(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jj")
    qtbot.keyClick(window.reading.page, Qt.Key.Key_End)
    qtbot.keyClick(window.reading.page, Qt.Key.Key_Down)
    assert here(window) not in ("", FIRST)


def test_the_mention_that_begins_the_sentence_is_the_next_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window, "jj]")
    assert selected(window) == "Ada Larsen"


def test_the_first_step_shows_what_is_in_view(qtbot: QtBot, window: MainWindow) -> None:
    story = "\n\n".join(f"Paragraph {number} of a slow story." for number in range(200))
    window.session.add_text(story)
    assert window.session.current is not None
    qtbot.wait(50)
    bar = window.reading.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    press(qtbot, window, "j")
    assert re.fullmatch("Paragraph (9|10)[0-9] of a slow story.", here(window))


def test_the_mark_is_seen_and_leaves_the_words_readable(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jj")
    picture = window.reading.page.viewport().grab().toImage()
    found = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }
    assert ground_of(LIGHT).name() in found
    assert QColor(LIGHT.dim).name() in found


@pytest.mark.parametrize("name", sorted(THEMES))
def test_text_on_the_mark_keeps_its_contrast(name: str) -> None:
    theme = THEMES[name]
    ground = ground_of(theme)
    assert contrast(QColor(theme.text), ground) >= 7
    assert contrast(QColor(theme.dim), QColor(theme.page)) >= 3
    proposed = [mixed(colour, ground.name(), PROPOSED_OPACITY) for colour in theme.labels.values()]
    assert min(contrast(colour, ground) for colour in proposed) >= 3


def test_a_sentence_is_copied_with_and_without_its_source(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "jj")
    window.actions_by_id["copy_source"].trigger()
    assert FIRST in QApplication.clipboard().text()
    assert "The Coast" in QApplication.clipboard().text()
    window.actions_by_id["copy"].trigger()
    assert QApplication.clipboard().text() == FIRST
