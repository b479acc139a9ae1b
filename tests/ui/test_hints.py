"""Jumping by letters to what is in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.selectors import Span
from ui.main_window import MainWindow
from ui.reading.hint_layer import HintLayer
from ui.reading.hint_letters import LETTERS, hint_letters


@given(st.integers(0, 900))
def test_codes_differ_and_none_begins_another(count: int) -> None:
    codes = hint_letters(count)
    assert len(set(codes)) == count
    assert [
        code for code in codes if any(code != one and one.startswith(code) for one in codes)
    ] == []


@pytest.mark.parametrize(
    ("count", "longest"), [(1, 1), (len(LETTERS), 1), (len(LETTERS) + 1, 2), (len(LETTERS) ** 2, 2)]
)
def test_codes_are_as_short_as_can_be(count: int, longest: int) -> None:
    assert max(map(len, hint_letters(count))) == longest


def test_many_places_keep_most_codes_short() -> None:
    assert sum(len(code) == 1 for code in hint_letters(len(LETTERS) + 5)) == len(LETTERS) - 1


def begin(qtbot: QtBot, window: MainWindow) -> list[str]:
    qtbot.keyClick(window.reading.page, Qt.Key.Key_F)
    return window.reading.hints.letters()


def selected_or_at(window: MainWindow) -> int:
    page = window.reading.page
    assert page.page is not None
    return page.page.offset(page.textCursor().position())


def test_letters_lead_to_the_card_of_a_name(qtbot: QtBot, window: MainWindow) -> None:
    codes = begin(qtbot, window)
    shown = window.reading.page.marks.shown_mentions()
    assert len(codes) == len(shown) + 1  # and the folded line
    qtbot.keyClicks(window.reading.page, codes[2])
    card = QApplication.activePopupWidget()
    assert card is not None
    assert card.objectName() == "mentionCard"
    card.close()
    assert selected_or_at(window) == shown[1].start
    assert not window.reading.hints.active


def test_letters_lead_to_an_annotation(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.current is not None
    start = window.session.current.article.text.index("rowed out")
    made = window.session.annotate(Span(start, start + 9))
    assert made is not None
    codes = begin(qtbot, window)
    qtbot.keyClicks(window.reading.page, codes[2])
    assert window.reading.page.marks.active == made.id


def test_letters_unfold_a_folded_line(qtbot: QtBot, window: MainWindow) -> None:
    assert "▸" in window.reading.page.toPlainText()
    qtbot.keyClicks(window.reading.page, begin(qtbot, window)[0])
    assert "▸" not in window.reading.page.toPlainText()


def test_u_unfolds_and_folds_again(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.reading.page, Qt.Key.Key_U)
    assert "▸" not in window.reading.page.toPlainText()
    qtbot.keyClick(window.reading.page, Qt.Key.Key_U)
    assert "▸" in window.reading.page.toPlainText()


def test_esc_leaves_and_keys_are_the_pages_again(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window)
    qtbot.keyClick(window.reading.page, Qt.Key.Key_Escape)
    assert not window.reading.hints.active
    qtbot.keyClick(window.reading.page, Qt.Key.Key_J)
    assert window.reading.page.marks.here is not None


def test_scrolling_takes_the_letters_away(qtbot: QtBot, window: MainWindow) -> None:
    window.session.add_text(
        "\n\n".join(f"Ada Larsen rowed {number} times." for number in range(99))
    )
    window.session.open_neighbour(1)
    begin(qtbot, window)
    window.reading.page.scrolled.emit()
    assert not window.reading.hints.active


def test_an_article_without_names_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.session.add_text("Nothing here.")
    assert begin(qtbot, window) == []
    assert "no name" in window.status.message()


def test_two_letters_narrow_down_and_backspace_takes_one_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.session.current is not None
    text = window.session.current.article.text
    for start in range(text.index("Ada"), text.index("Ada") + 30):
        window.session.annotate(Span(start, start + 1))
    codes = begin(qtbot, window)
    long = next(code for code in codes if len(code) == 2)
    qtbot.keyClicks(window.reading.page, long[0])
    assert window.reading.hints.typed == long[0]
    qtbot.keyClick(window.reading.page, Qt.Key.Key_Backspace)
    assert window.reading.hints.typed == ""
    qtbot.keyClicks(window.reading.page, long)
    assert not window.reading.hints.active


def test_no_label_lies_over_another(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.current is not None
    start = window.session.current.article.text.index("Ada Larsen")
    window.session.annotate(Span(start, start + 10))
    begin(qtbot, window)
    (layer,) = window.reading.page.viewport().findChildren(HintLayer)
    boxes = layer.boxes()
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert all(layer.rect().contains(box) for box in boxes)
