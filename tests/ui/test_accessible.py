"""Every control can be named, reached and read, also with letters three times as large."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotation.selectors import Span
from ui.fitting import FittingButton, FittingLabel
from ui.main_window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QTextEdit)


def controls(window: QWidget) -> list[QWidget]:
    """Return every control of a window, seen or not; those inside Qt's own are Qt's."""
    found = [each for each in window.findChildren(QWidget) if isinstance(each, CONTROLS)]
    return [each for each in found if not _is_qts_own(each)]


def _is_qts_own(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or (parent is not None and parent.objectName().startswith("qt_"))
        or isinstance(parent, QLineEdit)
        or isinstance(widget, QHeaderView)
        or (parent is not None and type(parent).__name__ == "QComboBoxPrivateContainer")
        or (parent is not None and isinstance(parent.parentWidget(), QComboBox))
    )


def everything_open(window: MainWindow) -> None:
    """Show as much of the window at once as can be."""
    window.session.annotate(Span(0, 7))
    window.actions_by_id["find"].trigger()
    window.panel.show_notes()
    window.status.show_progress("Marking names", 1, 3)


def test_every_control_has_a_name_and_a_role(window: MainWindow) -> None:
    everything_open(window)
    window.actions_by_id["looks"].trigger()
    nameless = []
    for control in controls(window):
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface is not None
        name = interface.text(QAccessible.Text.Name)
        if not name.strip() or interface.role() is QAccessible.Role.NoRole:
            nameless.append((type(control).__name__, control.objectName(), str(control.parent())))
    assert nameless == [], "\n".join(map(str, nameless))
    assert len(controls(window)) > 40
    assert window.looks_button.panel is not None
    window.looks_button.panel.close()


def test_tab_goes_through_every_pane_and_comes_round(qtbot: QtBot, window: MainWindow) -> None:
    everything_open(window)
    window.reading.find_bar.field.setFocus()
    first, seen = QApplication.focusWidget(), []
    for _ in range(80):
        window.focusNextChild()
        here = QApplication.focusWidget()
        assert here is not None
        assert here.isVisible()
        if here is first:
            break
        seen.append(here)
    assert QApplication.focusWidget() is first
    for pane in (window.library, window.reading, window.panel):
        assert any(pane.isAncestorOf(each) for each in seen)
    assert window.reading.find_bar.case in seen


@pytest.fixture(params=[1, 2, 3])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """Letters of the whole interface once, twice and three times as large."""
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(before)


def cut_off(window: QWidget) -> list[str]:
    """Return the controls in sight that are cut by what they stand in, or cut their words."""
    cut = []
    for each in window.findChildren(QAbstractButton):
        if not each.isVisible() or _is_qts_own(each) or _in_a_scrolled_list(each):
            continue
        whole = each.visibleRegion().boundingRect() == each.rect()
        text = each.shown_text() if isinstance(each, FittingButton) else each.text()
        words = each.fontMetrics().horizontalAdvance(text.replace("&", "")) <= each.width()
        tall = each.text() == "" or each.fontMetrics().height() <= each.height()
        if not (whole and words and tall):
            cut.append(f"{type(each).__name__} {each.text()!r} {each.geometry()}")
    return cut


def _in_a_scrolled_list(widget: QWidget) -> bool:
    """Tell whether a control can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False


def test_where_there_is_room_words_are_shown_in_full(window: MainWindow) -> None:
    everything_open(window)
    window.status.say("Copied with its source")
    QApplication.processEvents()
    fitting: list[FittingButton | FittingLabel] = [
        *window.findChildren(FittingButton),
        *window.findChildren(FittingLabel),
    ]
    seen = [each for each in fitting if each.isVisible() and each.text()]
    assert len(seen) >= 4
    assert [each.shown_text() for each in seen] == [each.text() for each in seen]


def test_larger_letters_cut_no_control(
    letters: int, make_window: Callable[[], MainWindow], window: MainWindow
) -> None:
    everything_open(window)
    window.resize(1280, 820)
    QApplication.processEvents()
    assert cut_off(window) == []
    window.panel.notes.setFocus(Qt.FocusReason.OtherFocusReason)
    window.session.close_article()
    QApplication.processEvents()
    assert cut_off(window) == []
    window.session.open_article(1)
    window.actions_by_id["looks"].trigger()
    QApplication.processEvents()
    panel = window.looks_button.panel
    assert panel is not None
    assert cut_off(panel) == []
    panel.close()
