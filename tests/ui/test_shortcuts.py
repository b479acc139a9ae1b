"""Keys that the reader changes: kept, free of clashes, shown everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from ui.actions import TABLE
from ui.key_help import KeyHelp
from ui.main_window import MainWindow
from ui.session import Session
from ui.shortcuts import fixed_use, usual_keys

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def own_settings(tmp_path: Path) -> QSettings:
    """The settings that the window reads."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def help_(qtbot: QtBot, window: MainWindow) -> KeyHelp:
    dialog = KeyHelp(window.shortcuts, window.appearance, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def line(dialog: KeyHelp, name: str) -> str:
    return next(item.text(1) for item in dialog.rows() if item.text(0) == name)


def select_dawn(window: MainWindow) -> None:
    assert window.session.current is not None
    start = window.session.current.article.text.index("dawn")
    window.reading.page.select(Span(start, start + 4))


def test_no_usual_key_is_one_of_the_pages_own() -> None:
    assert [key for row in TABLE for key in row.keys if fixed_use(key)] == []


def test_a_changed_key_works_and_the_old_one_does_not(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    window.shortcuts.set_keys("highlight_green", ["Q"])
    select_dawn(window)
    qtbot.keyClick(window.reading.page, Qt.Key.Key_2)
    assert window.session.archive.annotations.of(kept) == []
    qtbot.keyClick(window.reading.page, Qt.Key.Key_Q)
    (made,) = window.session.archive.annotations.of(kept)
    assert made.colour is Colour.GREEN


def test_changed_keys_stay_after_a_restart(
    make_window: Callable[[], MainWindow], session: Session, kept: int
) -> None:
    session.open_article(kept)
    first = make_window()
    first.shortcuts.set_keys("note", ["Ctrl+M", "Alt+N"])
    first.shortcuts.set_keys("tag", [])
    first.close()
    second = make_window()
    assert second.shortcuts.keys("note") == ("Ctrl+M", "Alt+N")
    assert second.shortcuts.keys("tag") == ()
    assert [each.toString() for each in second.actions_by_id["note"].shortcuts()] == [
        "Ctrl+M",
        "Alt+N",
    ]


def test_a_key_belongs_to_one_action_whatever_its_reach(window: MainWindow) -> None:
    shortcuts = window.shortcuts
    assert shortcuts.holder("Ctrl+F") == "find"
    shortcuts.set_keys("note", ["Ctrl+F"])
    assert shortcuts.holder("Ctrl+F") == "note"
    assert shortcuts.keys("find") == ()
    shortcuts.set_keys("tag", ["Ctrl+F"])
    assert shortcuts.keys("note") == ()
    shortcuts.reset("tag")
    assert shortcuts.keys("find") == ("Ctrl+F",)


def test_no_two_actions_share_a_key_after_any_change(window: MainWindow) -> None:
    for row in TABLE:
        window.shortcuts.set_keys(row.id, ["Ctrl+F", "J"])
        keys = [key for each in TABLE for key in window.shortcuts.keys(each.id)]
        assert len(keys) == len(set(keys))
    window.shortcuts.reset_all()
    assert all(window.shortcuts.keys(row.id) == usual_keys(row.id) for row in TABLE)


def test_a_key_written_twice_by_hand_belongs_to_the_first(
    make_window: Callable[[], MainWindow], session: Session, own_settings: QSettings
) -> None:
    own_settings.setValue("keys/note", "Ctrl+M")
    own_settings.setValue("keys/tag", "Ctrl+M\nX")
    own_settings.setValue("keys/no_such_action", "Y")
    own_settings.sync()
    window = make_window()
    assert window.shortcuts.keys("note") == ("Ctrl+M",)
    assert window.shortcuts.keys("tag") == ("X",)


@pytest.mark.parametrize("key", ["Space", "Left", "Tab", "Alt+F", ""])
def test_keys_of_the_page_cannot_be_given_away(window: MainWindow, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        window.shortcuts.set_keys("note", [key])


def test_tooltips_follow(window: MainWindow) -> None:
    tips = {each.accessibleName(): each for each in window.reading.bar.findChildren(QToolButton)}
    assert tips["Note"].toolTip() == "Note (N)"
    assert window.looks_button.toolTip() == "Set the page (Ctrl+Shift+L)"
    window.shortcuts.set_keys("note", ["Ctrl+M"])
    assert tips["Note"].toolTip() == "Note (Ctrl+M)"
    window.shortcuts.set_keys("note", [])
    assert tips["Note"].toolTip() == "Note"


def test_the_list_tells_every_action_and_is_searched(help_: KeyHelp) -> None:
    assert len(help_.rows()) == len(TABLE)
    assert line(help_, "Next Sentence") == "J"
    help_.search.setText("note whole")
    assert [item.text(0) for item in help_.rows() if not item.isHidden()] == [
        "Note on the Whole Article"
    ]


def test_keys_are_changed_from_the_keyboard(
    qtbot: QtBot, window: MainWindow, help_: KeyHelp
) -> None:
    qtbot.keyClicks(help_.search, "next sentence")
    qtbot.keyClick(help_.search, Qt.Key.Key_Down)
    qtbot.keyClick(help_.list, Qt.Key.Key_Return)
    qtbot.keyClick(help_.field, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: window.shortcuts.keys("next_sentence") == ("Ctrl+M",))
    assert line(help_, "Next Sentence") == "Ctrl+M"
    assert help_.chosen() == "next_sentence"
    help_.reset_keys()
    assert line(help_, "Next Sentence") == "J"


def test_a_clash_is_told_and_taken_only_if_wanted(window: MainWindow, help_: KeyHelp) -> None:
    help_.choose("note")
    help_.ask(adding=True)
    help_.consider("Ctrl+F")
    assert "Find in Article" in help_.told.text()
    assert window.shortcuts.keys("note") == ("N",)
    help_.take.click()
    assert window.shortcuts.keys("note") == ("N", "Ctrl+F")
    assert line(help_, "Find in Article") == "–"


def test_a_key_of_the_page_is_refused_in_words(window: MainWindow, help_: KeyHelp) -> None:
    help_.choose("note")
    help_.ask(adding=False)
    help_.consider("Space")
    assert "turns the page" in help_.told.text()
    assert window.shortcuts.keys("note") == ("N",)


def test_esc_leaves_the_field_and_not_the_window(qtbot: QtBot, help_: KeyHelp) -> None:
    help_.choose("note")
    help_.ask(adding=False)
    qtbot.keyClick(help_.field, Qt.Key.Key_Escape)
    assert help_.isVisible()
    assert not help_.field.isVisible()


def test_keys_can_be_taken_away_and_all_reset(window: MainWindow, help_: KeyHelp) -> None:
    help_.choose("note")
    help_.remove_keys()
    assert line(help_, "Note") == "–"
    assert help_.reset_all.isEnabled()
    help_.reset_all.click()
    assert line(help_, "Note") == "N"
    assert not help_.reset_all.isEnabled()
