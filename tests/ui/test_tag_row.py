"""The field for tags: completion level by level, and editing the last one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_notes_panel import cards
from tests.ui.test_reading import press, select
from ui.main_window import MainWindow
from ui.notes.tag_field import TagField

Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot, window: MainWindow, kept: int) -> TagField:
    """The open field of a highlight without tags, in an archive with some."""
    notes = window.session.archive.annotations
    for tags in (["war/ukraine/sea"], ["war/ukraine"], ["war/gaza", "Light"], ["warfare"]):
        notes.add(kept, None, tags=tags)
    select(window, "lamp")
    press(qtbot, window, Key.Key_T)
    return next(
        found
        for card in cards(window)
        for found in card.findChildren(TagField)
        if found.isVisible()
    )


def offered(field: TagField) -> list[str]:
    if field.offers.isHidden():
        return []
    return [field.offers.item(row).text() for row in range(field.offers.count())]


def tags_of(window: MainWindow, kept: int) -> tuple[str, ...]:
    notes = window.session.archive.annotations.of(kept)
    return next(each.tags for each in notes if each.quote == "lamp")


def test_typing_offers_tags_with_their_counts_the_most_used_first(
    qtbot: QtBot, field: TagField
) -> None:
    assert offered(field) == []
    qtbot.keyClicks(field, "wa")
    assert offered(field) == ["war  ·  3", "warfare  ·  1"]
    qtbot.keyClicks(field, "x")
    assert offered(field) == []


def test_a_slash_goes_on_below_the_chosen_tag(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "wa")
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClicks(field, "/")
    assert field.text() == "war/"
    assert offered(field) == ["war/ukraine  ·  2", "war/gaza  ·  1"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(window, kept) == ("war/gaza",)
    assert field.text() == ""
    assert offered(field) == []


def test_enter_takes_what_was_typed_where_nothing_is_chosen(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "wa")
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(window, kept) == ("wa",)


def test_after_a_comma_the_next_tag_is_completed(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "new, ligh")
    assert offered(field) == ["Light  ·  1"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(window, kept) == ("new", "Light")


def test_a_click_puts_a_tag_in_to_go_on_from(qtbot: QtBot, field: TagField) -> None:
    qtbot.keyClicks(field, "ukr")
    place = field.offers.visualItemRect(field.offers.item(0)).center()
    qtbot.mouseClick(field.offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.text() == "war/ukraine"
    assert field.hasFocus()


def test_a_tag_that_is_there_is_not_offered_again(qtbot: QtBot, field: TagField) -> None:
    qtbot.keyClicks(field, "LIGHT")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClicks(field, "lig")
    assert offered(field) == []


def test_backspace_takes_the_last_tag_back_to_edit(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "a, see")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Backspace)
    assert field.text() == "see"
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(window, kept) == ("a", "sea")


def test_escape_leaves_a_tag_that_was_taken_back_as_it_was(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "sea")
    qtbot.keyClick(field, Key.Key_Return)
    steps = len(window.session.archive.history.steps(50))
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(field, "gull")
    qtbot.keyClick(field, Key.Key_Escape)
    assert not field.isVisible()
    assert tags_of(window, kept) == ("sea",)
    assert len(window.session.archive.history.steps(50)) == steps


def test_a_tag_emptied_by_backspace_goes(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(field, Key.Key_Return)
    for _ in range(3):
        qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(window, kept) == ()


def test_leaving_the_field_with_nothing_typed_writes_nothing(
    qtbot: QtBot, window: MainWindow, kept: int, field: TagField
) -> None:
    steps = len(window.session.archive.history.steps(50))
    window.reading.page.setFocus()
    QApplication.processEvents()
    assert not field.isVisible()
    assert len(window.session.archive.history.steps(50)) == steps
