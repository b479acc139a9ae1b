"""From pane to pane, and wider panes, with keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow


def pane_with_keys(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    panes = {"library": window.library, "page": window.reading, "panel": window.panel}
    return next((name for name, pane in panes.items() if pane.isAncestorOf(focus)), "")


def test_f6_goes_round_the_panes_that_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for _ in range(3):
        window.actions_by_id["next_pane"].trigger()
        seen.append(pane_with_keys(window))
    assert seen == ["panel", "library", "page"]
    window.actions_by_id["panel"].trigger()
    window.actions_by_id["next_pane"].trigger()
    assert pane_with_keys(window) == "library"
    window.actions_by_id["previous_pane"].trigger()
    assert pane_with_keys(window) == "page"


def test_f6_works_without_an_article(qtbot: QtBot, window: MainWindow) -> None:
    window.session.close_article()
    window.library.setFocus()
    for _ in range(3):
        window.actions_by_id["next_pane"].trigger()
        assert pane_with_keys(window)


def test_the_pane_with_the_keys_grows_and_shrinks(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["previous_pane"].trigger()
    before = window.splitter.sizes()
    window.actions_by_id["wider"].trigger()
    wider = window.splitter.sizes()
    assert wider[0] > before[0]
    assert wider[1] < before[1]
    window.actions_by_id["narrower"].trigger()
    assert window.splitter.sizes() == before


def test_no_pane_grows_until_another_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.reading.page, Qt.Key.Key_F6)
    for _ in range(60):
        window.actions_by_id["wider"].trigger()
    sizes = window.splitter.sizes()
    assert all(
        size >= pane.minimumWidth()
        for size, pane in zip(sizes, (window.library, window.reading, window.panel), strict=True)
    )


def test_work_under_way_is_stopped_with_a_key(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["stop"].trigger()
    assert window.status.message() == "Stopped."


def test_links_in_notes_are_reached_with_tab_and_other_notes_are_no_stop(
    qtbot: QtBot, window: MainWindow
) -> None:
    plain, linked = window.session.annotate(None), window.session.annotate(None)
    assert plain is not None
    assert linked is not None
    window.session.write_note(plain.id, "Nothing to follow.", "a")
    window.session.write_note(linked.id, "See <https://example.org>.", "b")
    window.panel.show_notes()
    labels = {each.text(): each for each in window.panel.notes.findChildren(QLabel)}
    linked_label = next(each for text, each in labels.items() if "example.org" in text)
    plain_label = next(each for text, each in labels.items() if "Nothing to follow" in text)
    assert linked_label.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not plain_label.focusPolicy() & Qt.FocusPolicy.TabFocus
