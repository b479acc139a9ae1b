"""The command palette: every action by a few letters, with keys alone."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.actions import TABLE
from ui.main_window import MainWindow
from ui.palette.entries import Entry, Kind, ranked
from ui.palette.entry_model import ENTRY
from ui.palette.fuzzy import fit
from ui.palette.palette import Palette


def opened(qtbot: QtBot, window: MainWindow) -> Palette:
    qtbot.keyClick(window.reading.page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_opening.palette
    assert palette is not None
    assert palette.isVisible()
    return palette


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.model.entries]


def run(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, typed)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("exp", "Export as Markdown", "Next Paragraph"),
        ("hg", "Highlight in Green", "Search the Archive"),
        ("next", "Next Mention", "Find Next"),
        ("all export", "Export All as Markdown", "Export as Markdown"),
    ],
)
def test_what_fits_better_comes_first(typed: str, better: str, worse: str) -> None:
    assert fit(typed, better) > fit(typed, worse)


def test_letters_that_are_not_there_do_not_fit() -> None:
    assert fit("zebra", "Highlight in Green") == 0
    assert fit("neerg", "Green") == 0
    assert fit("high", "A quiet week in the valley. Nothing much.") == 0


def test_hostile_titles_cost_no_time() -> None:
    began = time.perf_counter()
    assert fit("a" * 30 + "b", "a " * 300) == 0
    assert time.perf_counter() - began < 1


def test_a_palette_over_a_full_archive_opens_at_once() -> None:
    entries = [
        Entry(Kind.ARTICLE, str(n), f"Harbour news number {n}", "Article") for n in range(200)
    ]
    began = time.perf_counter()
    assert len(ranked(entries, "news har", [])) == 200
    assert time.perf_counter() - began < 0.5


def test_every_action_is_listed_with_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.shortcuts.set_keys("note", ["Ctrl+M"])
    palette = opened(qtbot, window)
    QAbstractItemModelTester(palette.model)
    assert {entry.id for entry in palette.model.entries} == {row.id for row in TABLE} - {"palette"}
    keys = {entry.id: entry.keys for entry in palette.model.entries}
    assert keys["note"] == "Ctrl+M"
    assert keys["export"] == "Ctrl+E"


def test_an_action_is_done_and_the_page_has_the_keys_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    run(qtbot, window, "nextsent")
    assert window.reading.page.marks.here is not None
    assert QApplication.focusWidget() is window.reading.page
    palette = window.palette_opening.palette
    assert palette is not None
    assert not palette.isVisible()


def test_what_was_done_last_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    run(qtbot, window, "usual")
    run(qtbot, window, "focus")
    assert titles(opened(qtbot, window))[:2] == ["Focus Mode", "Usual Text Size"]


def test_articles_are_found_by_title(qtbot: QtBot, window: MainWindow) -> None:
    window.session.add_text("A quiet week in the valley.\n\nNothing happened there.")
    run(qtbot, window, "harbour")
    assert window.session.current is not None
    assert window.session.current.article.title.startswith("Harbour crew")


def test_what_cannot_be_done_now_is_dim_and_says_what_it_needs(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    dim = {entry.id for entry in palette.model.entries if not entry.available}
    assert {"highlight", "note", "delete", "card", "redo", "next_annotation"} <= dim
    assert not {"next_sentence", "next_mention", "export", "keys"} & dim
    qtbot.keyClicks(palette.field, "highlight in green")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert "Select some words" in window.status.message()


def test_on_a_sentence_more_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.reading.page, Qt.Key.Key_J)
    entries = opened(qtbot, window).model.entries
    assert next(entry for entry in entries if entry.id == "note").available


def test_without_an_article_most_is_dim(qtbot: QtBot, window: MainWindow) -> None:
    window.session.close_article()
    window.actions_by_id["palette"].trigger()
    palette = window.palette_opening.palette
    assert palette is not None
    dim = {entry.id for entry in palette.model.entries if not entry.available}
    assert {"export", "find", "next_sentence", "hints"} <= dim
    assert not {"open", "paste", "search", "quit"} & dim


def test_up_and_down_go_round_and_esc_gives_the_keys_back(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() > 3
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.reading.page


def test_nothing_that_fits_is_said_in_words(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.field, "zzzz")
    assert palette.none.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_screen_reader_hears_the_keys_and_what_cannot_be_done(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    model = palette.model
    spoken = [
        str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    assert "Note, Annotate, N, not available now" in spoken
    assert model.index(0).data(ENTRY) is model.entries[0]


def test_a_theme_is_chosen_from_the_palette_and_ticked(qtbot: QtBot, window: MainWindow) -> None:
    run(qtbot, window, "sepia")
    assert window.appearance.choice == "sepia"
    assert window.actions_by_id["theme_sepia"].isChecked()
    run(qtbot, window, "light")
    assert not window.actions_by_id["theme_sepia"].isChecked()


def test_typing_paints_nothing_below_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    qtbot.wait(50)
    painted = []
    viewport = window.reading.page.viewport()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if watched is viewport and event.type() == QEvent.Type.Paint:
                painted.append(event)
            return False

    watch = Watch()
    viewport.installEventFilter(watch)
    qtbot.keyClicks(palette.field, "exp")
    qtbot.wait(50)
    viewport.removeEventFilter(watch)
    assert painted == []
