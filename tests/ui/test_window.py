"""The window as a whole: what it remembers, its actions, its empty state."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import TABLE
from ui.application import _report
from ui.main_window import MainWindow
from ui.session import Session


def test_every_action_has_a_slot_and_no_two_share_a_key(window: MainWindow) -> None:
    assert set(window.actions_by_id) == {row.id for row in TABLE}
    keys = [key for row in TABLE for key in row.keys]
    assert len(keys) == len(set(keys))


def test_an_empty_archive_shows_how_to_begin(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    assert window.reading.empty.isVisible()
    words = window.reading.empty.words()
    assert "Open an article" in words
    assert window.windowTitle() == "Pressmark"


def test_the_title_names_the_article(window: MainWindow) -> None:
    assert window.windowTitle().startswith("Harbour crew saves")


def test_panes_fold_away_and_stay_so_after_a_restart(
    make_window: Callable[[], MainWindow], session: Session, kept: int
) -> None:
    session.open_article(kept)
    first = make_window()
    first.actions_by_id["library"].trigger()
    assert first.library.isHidden()
    first.close()
    second = make_window()
    assert second.library.isHidden()
    assert not second.panel.isHidden()


def test_focus_mode_leaves_only_the_page_and_returns(window: MainWindow) -> None:
    window.actions_by_id["focus"].trigger()
    assert window.library.isHidden()
    assert window.panel.isHidden()
    window.actions_by_id["focus"].trigger()
    assert not window.library.isHidden()
    assert not window.panel.isHidden()


def test_the_place_on_the_page_is_restored(
    qtbot: QtBot, make_window: Callable[[], MainWindow], session: Session
) -> None:
    story = "\n\n".join(
        f"Paragraph {number} of a long story, told slowly." for number in range(200)
    )
    session.add_text(story)
    window = make_window()
    assert session.current is not None
    wanted = session.current.article.text.index("Paragraph 120")
    window.reading.page.scroll_to(wanted)
    window.close()
    again = make_window()
    qtbot.waitUntil(lambda: abs(again.reading.page.top_offset() - wanted) < 60)


def in_line_edit(widget: QWidget) -> bool:
    """Qt's own icons inside a field say nothing: the field does."""
    return isinstance(widget.parent(), QLineEdit)


def test_every_control_has_a_name(window: MainWindow) -> None:
    for kind in ("QToolButton", "QPushButton", "QLineEdit", "QAbstractItemView", "QTextEdit"):
        for widget in window.findChildren(QWidget):
            if widget.inherits(kind) and widget.isVisible() and not in_line_edit(widget):
                spoken = QAccessible.queryAccessibleInterface(widget)
                assert spoken is not None
                assert spoken.text(QAccessible.Text.Name), widget


def test_the_status_line_counts(window: MainWindow) -> None:
    assert "2 names" in window.status.facts()
    assert "0 annotations" in window.status.facts()


def test_undo_says_what_it_undid_and_offers_to_redo(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    window.session.annotate(None)
    window.actions_by_id["undo"].trigger()
    assert window.status.message().startswith("Undid: ")
    offer = next(each for each in window.status.findChildren(QToolButton) if each.text() == "Redo")
    assert offer.isVisible()
    offer.click()
    assert len(window.session.archive.annotations.of(kept)) == 1


def test_e_shows_the_card_of_the_mention_at_the_cursor(qtbot: QtBot, window: MainWindow) -> None:
    window.reading.page.setFocus()
    qtbot.keyClicks(window.reading.page, "]e")
    card = QApplication.activePopupWidget()
    assert card is not None
    assert card.objectName() == "mentionCard"
    card.close()


def test_a_search_hit_far_down_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    story = "\n\n".join(f"Paragraph {number} of a slow story." for number in range(200))
    window.session.add_text(f"{story}\n\nAt last the zeppelin landed.")
    window.session.open_article(window.session.archive.articles.ids()[-1])
    (hit,) = window.session.archive.search.find("zeppelin")
    window.session.open_article(hit.article_id)
    window.library.hit_opened.emit(hit)
    qtbot.wait(50)
    assert window.reading.page.verticalScrollBar().value() > 1000


def test_the_place_is_kept_when_one_goes_on_at_once(qtbot: QtBot, window: MainWindow) -> None:
    story = "\n\n".join(f"Paragraph {number} of a slow story." for number in range(200))
    window.session.add_text(story)
    assert window.session.current is not None
    id_ = window.session.current.id
    qtbot.wait(50)
    wanted = window.session.current.article.text.index("Paragraph 90")
    window.reading.page.scroll_to(wanted)
    window.session.open_neighbour(1)
    assert abs(window.session.archive.articles.position(id_) - wanted) < 60


def test_words_dragged_within_the_window_stay_words(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setText("words from elsewhere")
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    event = QDragEnterEvent(QPoint(5, 5), action, data, button, none.NoModifier)
    event.ignore()
    window.dragEnterEvent(event)
    assert event.isAccepted()
    assert event.source() is None


def test_a_bug_is_written_down_and_told(qtbot: QtBot, window: MainWindow, own_home: Path) -> None:
    with qtbot.waitSignal(window.session.failed) as told:
        _report(window, ValueError, ValueError("a slip of ours"), None)
    assert "a slip of ours" in told.args[0]
    assert "Something went wrong inside Pressmark" in window.status.message()


def test_a_renamed_article_shows_its_title_everywhere(window: MainWindow, kept: int) -> None:
    window.session.rename(kept, "Light saved")
    assert window.windowTitle().startswith("Light saved")
    card = window.library.model.card_at(0)
    assert card is not None
    assert card.title.text == "Light saved"
    window.session.undo()
    assert window.windowTitle().startswith("Harbour crew saves")
