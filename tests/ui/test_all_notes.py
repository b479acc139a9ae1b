"""The window of all annotations."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotation.entities import Label
from annotation.notes import AnchorState, Colour
from annotation.notes_filter import DatedBy, Grouping, NotesFilter
from annotation.selectors import Span
from storage import NotePlace
from tests.ui.all_notes import HARBOUR, choose, lines, mark, mark_four, passages, pick
from tests.ui.all_notes_surfaces import open_notes
from ui.all_notes import filter_words
from ui.all_notes.all_notes import AllNotes
from ui.all_notes.days_card import TURNED, WRONG, DaysCard
from ui.all_notes.groups import NoteGroups
from ui.all_notes.notes_model import NotesModel
from ui.all_notes.pick_card import PickCard
from ui.main_window import MainWindow


@pytest.fixture
def marked(window: MainWindow, kept: int) -> MainWindow:
    mark_four(window, kept)
    return window


# The list


def test_annotations_stand_under_their_articles(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    assert lines(dialog) == [
        *("A quiet week", "A quiet week"),
        *("Harbour crew saves the northern light", *HARBOUR),
    ]
    assert dialog.count.text() == "4 annotations in 2 articles"


def test_a_line_is_told_in_words(marked: MainWindow) -> None:
    marked.session.colours.rename(Colour.BLUE, "check")
    dialog = open_notes(marked)
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [str(dialog.model.index(line, 0).data(role)) for line in range(6)]
    assert told[2] == (
        "Harbour crew saves the northern light, The Coast  ·  I. Berg, 3 annotations, unfolded"
    )
    assert told[3] == "Ada Larsen rowed out, Who else?, yellow, #coast/people, just now"
    assert told[5] == "The lamp burned, blue (check), #coast, just now"


def test_groups_are_told_in_words(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    heads = {}
    for grouping in Grouping:
        dialog.filters.group(grouping)
        found = lines(dialog)
        heads[grouping] = [
            words for line, words in enumerate(found) if dialog.model.is_heading(line)
        ]
    assert heads[Grouping.TAG] == ["#coast", "#coast/people", "Without a tag"]
    assert heads[Grouping.COLOUR] == ["Yellow", "Blue", "Pink"]
    assert heads[Grouping.ENTITY] == ["Ada Larsen", "Bergen", "Without a name"]
    assert heads[Grouping.SOURCE] == ["The Coast", "Without a source"]
    assert len(heads[Grouping.MONTH]) == 1


def test_the_model_is_sound_while_it_grows_folds_and_shrinks(
    qtbot: QtBot, marked: MainWindow
) -> None:
    session = marked.session
    model = NotesModel(session.archive, session.colours.called)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [row.row_id for row in session.archive.all_notes.find()]
    groups = NoteGroups(Grouping.ARTICLE, frozenset({"2"}))
    groups.add([NotePlace(rows[0], 1, ("1",))])
    groups.arrange()
    model.show(groups)
    for places in ([(rows[1], "1"), (rows[2], "2")], [(rows[3], "2"), (rows[0], "3")]):
        groups.add([NotePlace(row, int(key), (key,)) for row, key in places])
        groups.arrange()
        model.grown()
    assert model.rowCount() == 6
    model.fold(3, False)
    assert model.rowCount() == 8
    model.fold(0, True)
    model.fold_all(True)
    assert model.rowCount() == 3
    model.show(NoteGroups(Grouping.TAG))
    assert model.rowCount() == 0


def test_an_empty_archive_says_how_to_begin(window: MainWindow) -> None:
    dialog = open_notes(window)
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("Nothing marked yet")
    assert not dialog.foot.buttons["export"].isEnabled()


def test_a_long_list_is_read_in_slices_and_shown_at_once(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    with window.session.archive.step("Many"):
        for start in range(600):
            window.session.archive.annotations.add(kept, Span(start % 50, start % 50 + 3))
    window.actions_by_id["all_notes"].trigger()
    (dialog,) = window.findChildren(AllNotes)
    assert dialog.listing.busy
    assert dialog.count.text() == "200 annotations in 1 article…"
    dialog.table.selectAll()  # all of it, not only what was read
    assert len(dialog.table.chosen()) == 600
    assert dialog.count.text() == "600 annotations in 1 article"
    assert len(dialog.model._rows) < 200


# Narrowing


def test_typing_narrows_and_clearing_brings_all_back(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    qtbot.keyClicks(dialog.search, "lamp")
    qtbot.waitUntil(lambda: passages(dialog) == ["The lamp burned"])
    dialog.search.setText("zebra")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.empty.isVisible()
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    assert dialog.search.text() == ""
    assert len(passages(dialog)) == 4


def test_filters_say_in_words_what_they_let_through(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    buttons = dialog.filters.buttons
    pick(dialog, "colour", "Blue")
    pick(dialog, "colour", "Yellow")
    assert buttons["colour"].text() == "Colour: yellow, blue"
    assert passages(dialog) == HARBOUR
    pick(dialog, "colour", "Yellow")
    pick(dialog, "names", "Places")
    assert buttons["names"].text() == "Names: Places"
    assert passages(dialog) == ["The mayor of Bergen"]
    pick(dialog, "kind", "With a Note")
    assert dialog.filters.clear_button.isVisible()
    dialog.filters.clear_button.click()
    assert buttons["colour"].text() == "Any Colour"
    assert not dialog.filters.clear_button.isVisible()
    pick(dialog, "source", "Without a Source")
    assert passages(dialog) == ["A quiet week"]
    pick(dialog, "source", "Any Source")
    pick(dialog, "days", "Today")
    assert len(passages(dialog)) == 4
    pick(dialog, "days", "By the Date of the Article")
    assert passages(dialog) == []


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (NotesFilter(), "Any Day"),
        (NotesFilter(since=date(2024, 5, 1)), "Made since 1 May 2024"),
        (NotesFilter(until=date(2024, 5, 1)), "Made until 1 May 2024"),
        (NotesFilter(since=date(2024, 5, 1), until=date(2024, 5, 1)), "Made: 1 May 2024"),
        (
            NotesFilter(since=date(2024, 5, 1), until=date(2024, 6, 2), dated_by=DatedBy.ARTICLE),
            "Article: 1 May 2024 to 2 June 2024",
        ),
    ],
)
def test_days_are_told_in_words(wanted: NotesFilter, words: str) -> None:
    assert filter_words.days_in_words(wanted) == words


def test_kinds_names_and_sources_are_told_in_words() -> None:
    assert filter_words.kind_in_words(NotesFilter(states=(AnchorState.ORPHAN,))) == "Lost Passages"
    assert filter_words.kind_in_words(NotesFilter(has_note=False)) == "Without a Note"
    named = NotesFilter(label=Label.PERSON, entity="Ada Larsen")
    assert filter_words.names_in_words(named) == "Names: Ada Larsen"
    assert filter_words.source_in_words(NotesFilter(source="")) == "Without a Source"


def card_of(dialog: AllNotes) -> PickCard:
    (card,) = [each for each in dialog.findChildren(PickCard) if each.isVisible()]
    return card


def test_a_tag_a_name_and_a_source_are_found_by_typing(qtbot: QtBot, marked: MainWindow) -> None:
    marked.session.archive.entities.bring_up_to_date()
    dialog = open_notes(marked)
    for button, entry, typed, found in (
        ("tag", "A Tag…", "peop", ["Ada Larsen rowed out"]),
        ("names", "A Certain Name…", "berg", ["The mayor of Bergen"]),
        ("source", "A Source…", "coa", HARBOUR),
    ):
        dialog.filters.clear()
        pick(dialog, button, entry)
        card = card_of(dialog)
        qtbot.keyClicks(card.field, typed)
        qtbot.keyClick(card.field, Qt.Key.Key_Return)
        assert passages(dialog) == found


def test_days_are_typed_or_refused_in_words(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    pick(dialog, "days", "Between…")
    (card,) = dialog.findChildren(DaysCard)
    for since, until, told in (
        ("May", "", WRONG),
        ("2024-05-02", "2024-05-01", TURNED),
    ):
        card.since.setText(since)
        card.until.setText(until)
        qtbot.keyClick(card.until, Qt.Key.Key_Return)
        assert card.told.text() == told
    card.until.setText("2024-05-03")
    card.done.click()
    assert dialog.filters.buttons["days"].text() == "Made: 2 May 2024 to 3 May 2024"
    assert passages(dialog) == []


# Keys and folding


def test_keys_lead_from_the_search_to_the_page(qtbot: QtBot, marked: MainWindow, kept: int) -> None:
    dialog = open_notes(marked)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.hasFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isHidden()
    assert marked.session.current is not None
    assert marked.session.current.id == kept
    active = marked.reading.page.marks.active
    assert active
    assert marked.session.archive.annotations.get(active).quote == "The mayor of Bergen"


def test_it_comes_back_as_it_was_left(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    pick(dialog, "colour", "Blue")
    choose(dialog, "The lamp burned")
    dialog.open_chosen()
    again = open_notes(marked)
    assert again is dialog
    assert passages(again) == HARBOUR[1:]
    assert again.table.currentIndex().data() == "The lamp burned"


def test_groups_fold_by_keys_and_by_mouse(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    table = dialog.table
    choose(dialog, "The lamp burned")
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert lines(dialog)[2:] == ["Harbour crew saves the northern light"]
    assert table.currentIndex().row() == 2
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert lines(dialog)[3:] == HARBOUR
    arrow = table.visualRect(dialog.model.index(2)).topLeft() + QPoint(20, 10)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert len(lines(dialog)) == 3
    dialog.filters.fold_wanted.emit(True)
    assert len(lines(dialog)) == 2
    dialog.filters.fold_wanted.emit(False)
    assert len(lines(dialog)) == 6


def test_a_folded_group_and_everything_can_be_chosen(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    dialog.filters.fold_wanted.emit(True)
    dialog.table.selectRow(1)
    assert len(dialog.table.chosen()) == 3
    qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.table.chosen()) == 4


# Following the archive


def test_what_is_written_elsewhere_is_shown(qtbot: QtBot, marked: MainWindow, kept: int) -> None:
    dialog = open_notes(marked)
    choose(dialog, "The lamp burned")
    mark(marked, kept, "Larsen said", colour=Colour.GREEN)
    qtbot.waitUntil(lambda: "Larsen said" in passages(dialog))
    assert dialog.table.currentIndex().data() == "The lamp burned"
    assert len(dialog.table.chosen()) == 1
    marked.session.move_to_bin([kept])
    qtbot.waitUntil(lambda: passages(dialog) == ["A quiet week"])


def test_a_folded_group_stays_folded(qtbot: QtBot, marked: MainWindow, kept: int) -> None:
    dialog = open_notes(marked)
    dialog.table.fold(2, True)
    mark(marked, kept, "Larsen said")
    qtbot.waitUntil(lambda: dialog.count.text() == "5 annotations in 2 articles")
    assert len(lines(dialog)) == 3


def test_hidden_it_follows_when_it_is_seen(qtbot: QtBot, marked: MainWindow, kept: int) -> None:
    dialog = open_notes(marked)
    dialog.hide()
    mark(marked, kept, "Larsen said")
    assert not dialog.listing.busy
    dialog = open_notes(marked)
    assert "Larsen said" in passages(dialog)
