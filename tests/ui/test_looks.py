"""How the page is set: the panel behind "Aa", live and kept."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.reading.looks import LETTERS, LINE, MARGIN, POINTS, Looks, looks_from
from ui.reading.looks_panel import LooksPanel
from ui.session import Session
from ui.theme import faces_present


def panel_of(window: MainWindow) -> LooksPanel:
    window.actions_by_id["looks"].trigger()
    panel = window.looks_button.panel
    assert panel is not None
    return panel


def test_sliders_set_the_page_at_once(window: MainWindow) -> None:
    panel, page = panel_of(window), window.reading.page
    panel.points.setValue(40)
    panel.line.setValue(36)
    panel.letters.setValue(25)
    assert window.reading.looks == Looks(points=20.0, line=180, letters=50)
    assert page.page is not None
    assert page.page.style.points == 20.0
    lines = page.page.layout.laid(page.document().findBlockByNumber(3))
    first, second = lines.lineAt(0), lines.lineAt(1)
    assert second.y() - first.y() == pytest.approx(math.ceil(first.height()) * 1.8, abs=0.1)
    panel.close()


def test_keys_alone_set_the_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(
        window.reading.page,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    panel = window.looks_button.panel
    assert panel is not None
    assert panel.face.hasFocus()
    qtbot.keyClick(panel.face, Qt.Key.Key_Down)
    assert window.reading.looks.face == "sans"
    assert panel.focusWidget() is panel.face
    panel.focusNextChild()
    assert panel.focusWidget() is panel.points
    for _ in range(5):  # of the themes only the one in force takes a tab
        panel.focusNextChild()
    assert panel.focusWidget() is panel._usual
    panel.points.setFocus()
    qtbot.keyClick(panel.points, Qt.Key.Key_Right)
    assert window.reading.looks.points == 13.5
    qtbot.keyClick(panel.points, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.looks_button.panel is None)


def test_the_choice_is_kept_for_the_next_window(
    make_window: Callable[[], MainWindow], window: MainWindow
) -> None:
    window.reading.set_looks(Looks("sans", 17.0, 170, 60, 80))
    assert make_window().reading.looks == Looks("sans", 17.0, 170, 60, 80)


def test_serif_and_sans_are_other_faces(window: MainWindow) -> None:
    seen = set()
    for face in ("serif", "sans"):
        window.reading.set_looks(Looks(face))
        assert window.reading.page.page is not None
        seen.add(QFontInfo(window.reading.page.page.style.font()).family())
    assert len(seen) == 2
    assert [shown for shown, _ in faces_present()][:2] == ["Serif", "Sans Serif"]


def test_the_column_is_as_wide_as_was_chosen(window: MainWindow) -> None:
    page = window.reading.page
    window.resize(1600, 800)
    window.reading.set_looks(Looks(letters=44))
    assert page.page is not None
    column = page.viewport().width() - 2 * page.page.layout.margin
    letter = QFontMetricsF(page.page.style.font()).averageCharWidth()
    assert abs(column / letter - 44) < 1


def test_a_narrow_window_keeps_the_margins(window: MainWindow) -> None:
    window.resize(900, 700)
    window.reading.set_looks(Looks(margin=100, letters=110))
    assert window.reading.page.page is not None
    assert window.reading.page.page.layout.margin >= 70


def test_usual_setting_returns_to_what_pressmark_comes_with(window: MainWindow) -> None:
    window.reading.set_looks(Looks("sans", 22.0, 200, 50, 100))
    panel = panel_of(window)
    panel._usual.click()
    assert window.reading.looks == Looks()
    assert panel.points.value() * 0.5 == 13.0
    panel.close()


def test_a_theme_can_be_chosen_and_is_ticked(window: MainWindow) -> None:
    panel = panel_of(window)
    buttons = {each.text(): each for each in panel.themes.buttons()}
    assert isinstance(buttons["Sepia"], QAbstractButton)
    buttons["Sepia"].click()
    assert window.appearance.theme.name == "sepia"
    assert buttons["Sepia"].isChecked()
    assert not buttons["Light"].isChecked()
    window.appearance.choose("light")
    panel.close()


@pytest.mark.parametrize("kept", [None, 3, "x", {"points": "big"}, {"line": None, "face": 7}, []])
def test_what_cannot_be_understood_is_taken_for_the_usual(kept: object) -> None:
    assert looks_from(kept) == Looks()


def test_what_is_out_of_range_is_mended_and_an_older_size_is_taken_over() -> None:
    wild = {"face": "sans", "points": 1e9, "line": -4, "letters": 1e9, "margin": 0}
    assert looks_from(wild) == Looks("sans", POINTS[1], LINE[0], LETTERS[1], MARGIN[0])
    assert looks_from(None, 17.0) == Looks(points=17.0)


def test_the_button_never_lies_over_words(session: Session, window: MainWindow) -> None:
    button, page = window.looks_button, window.reading.page
    for width in (640, 900, 1500):
        window.resize(width, 700)
        QApplication.processEvents()
        assert page.page is not None
        words_end = page.viewport().width() - page.page.layout.margin
        assert button.x() >= words_end
        assert button.geometry().right() <= page.viewport().width()
