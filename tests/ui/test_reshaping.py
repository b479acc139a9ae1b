"""Growing, shrinking, splitting and merging annotations on the page, with mouse and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from annotation.notes import Annotation, Colour
from annotation.selectors import Span
from tests.ui.test_boundaries import open_prose
from tests.ui.test_reading import click_on, span_of
from ui.main_window import MainWindow
from ui.palette.availability import unavailable
from ui.reading.annotation_ends import Grips
from ui.reading.word_edges import PassageEdges

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
KEYS = Qt.Key


def mark(window: MainWindow, words: str, note: str = "", colour: Colour = Colour.BLUE) -> str:
    made = window.session.annotate(span_of(window.session, words), colour)
    assert made is not None
    if note:
        window.session.write_note(made.id, note, "test")
    window.reading.marking.choose(of(window, made.id))
    return made.id


def all_of(window: MainWindow) -> Sequence[Annotation]:
    assert window.session.opened_now is not None
    return window.session.opened_now.annotations


def of(window: MainWindow, annotation_id: str) -> Annotation:
    return next(each for each in all_of(window) if each.id == annotation_id)


def grips(window: MainWindow) -> Grips:
    return window.reading.reshaping.grips


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(window.reading.page, key, held)


def point_at(window: MainWindow, words: str, *, after: bool = True) -> QPoint:
    span = span_of(window.session, words)
    place = span.end if after else span.start
    rect = window.reading.page.span_rect(Span(place, place))
    assert rect is not None
    return rect.center()


def drag(window: MainWindow, end: int, *to: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Drag the grip at the beginning (0) or the end (1) over points of the page."""
    handle = grips(window).handles[end]
    start = handle.mapFromParent(handle.middle())
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, held, start)
    for point in to:
        QTest.mouseMove(handle, handle.mapFromParent(point))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, held)


def undo(window: MainWindow) -> None:
    window.actions_by_id["undo"].trigger()


def ctrl_click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    span = span_of(window.session, words)
    rect = window.reading.page.span_rect(Span(span.start, span.start + 2))
    assert rect is not None
    at = rect.center()
    qtbot.mouseClick(window.reading.page.viewport(), Qt.MouseButton.LeftButton, CTRL, at)


# Grips


def test_grips_stand_at_the_ends_of_the_annotation_that_is_chosen(window: MainWindow) -> None:
    assert not grips(window).active
    mark(window, "rowed out at")
    beginning, end = grips(window).handles
    assert beginning.isVisible()
    assert end.isVisible()
    assert beginning.accessibleName() == "Beginning of the highlight"
    assert beginning.middle().x() < end.middle().x()
    window.reading.marking.choose(None)
    assert not grips(window).active


def test_a_drag_moves_an_end_to_whole_words_in_one_step(window: MainWindow) -> None:
    made = mark(window, "rowed out", "By oar")
    drag(window, 1, point_at(window, "out a"), point_at(window, "out at da"))
    assert of(window, made).quote == "rowed out at dawn"
    assert of(window, made).body == "By oar"
    assert window.status.message() == "Moved the ends"
    drag(window, 0, point_at(window, "Ada", after=False))
    assert of(window, made).quote == "Ada Larsen rowed out at dawn"
    undo(window)
    assert of(window, made).quote == "rowed out at dawn"
    undo(window)
    assert of(window, made).quote == "rowed out"
    assert grips(window).span == of(window, made).span


def test_an_end_dragged_beyond_the_other_stays_before_it(window: MainWindow) -> None:
    made = mark(window, "rowed out at")
    drag(window, 0, point_at(window, "lamp burned"))
    assert of(window, made).span is not None
    assert "rowed out at".endswith(of(window, made).quote)


def test_a_drag_goes_over_paragraphs(window: MainWindow) -> None:
    made = mark(window, "at dawn.")
    drag(window, 1, point_at(window, "The lamp"))
    assert of(window, made).quote.endswith("The lamp")
    assert "\n" in of(window, made).quote


def test_a_click_on_a_grip_changes_nothing(window: MainWindow) -> None:
    made = mark(window, "rowed out")
    before = of(window, made)
    drag(window, 1)
    assert of(window, made) == before


def test_grips_go_where_their_words_go(window: MainWindow) -> None:
    open_prose(window)
    window.resize(900, 420)
    mark(window, "Maria del Carmen")
    before = grips(window).handles[0].middle()
    bar = window.reading.page.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert grips(window).handles[0].middle().y() == before.y() - 20
    bar.setValue(bar.maximum())
    assert not grips(window).handles[0].isVisible()


def test_several_chosen_annotations_have_no_grips(qtbot: QtBot, window: MainWindow) -> None:
    mark(window, "rowed out")
    mark(window, "at dawn")
    window.reading.marking.choose(None)
    click_on(qtbot, window, "rowed out")
    ctrl_click(qtbot, window, "at dawn")
    assert len(window.reading.page.marks.chosen) == 2
    assert not grips(window).active


def test_what_ends_snap_to_takes_signs_with_their_words() -> None:
    text = "He said: “Go (now).” Then"
    edges = PassageEdges(text, Span(0, len(text)))
    assert {text[start:].split()[0] for start in edges.starts} >= {"“Go", "(now).”", "now).”"}
    assert text.index("” Then") + 1 in edges.ends
    assert text.index(").”") in edges.ends


# Keys


def test_keys_move_the_ends_and_enter_keeps_them_in_one_step(window: MainWindow) -> None:
    made = mark(window, "rowed out")
    press(window, KEYS.Key_G)
    press(window, KEYS.Key_Right)
    press(window, KEYS.Key_Right)
    press(window, KEYS.Key_Left, SHIFT)
    press(window, KEYS.Key_Left, CTRL)
    assert of(window, made).quote == "rowed out"
    press(window, KEYS.Key_Return)
    assert of(window, made).quote == "Larsen rowed out at daw"
    assert window.reading.reshaping.bar is None
    undo(window)
    assert of(window, made).quote == "rowed out"


def test_up_and_down_move_the_ends_by_sentences(window: MainWindow) -> None:
    made = mark(window, "rowed out")
    press(window, KEYS.Key_G)
    press(window, KEYS.Key_Down)
    press(window, KEYS.Key_Up, SHIFT)
    press(window, KEYS.Key_Down)
    press(window, KEYS.Key_Return)
    sentences = "Ada Larsen rowed out at dawn. The mayor of Bergen praised Larsen."
    assert of(window, made).quote == sentences
    press(window, KEYS.Key_G)
    press(window, KEYS.Key_Up)
    press(window, KEYS.Key_Return)
    assert of(window, made).quote == "Ada Larsen rowed out at dawn."


def test_esc_leaves_the_ends_as_they_were(window: MainWindow) -> None:
    made = mark(window, "rowed out")
    before = of(window, made)
    press(window, KEYS.Key_G)
    press(window, KEYS.Key_Right)
    press(window, KEYS.Key_Escape)
    assert of(window, made) == before
    assert grips(window).active


def test_the_bar_keeps_and_leaves_with_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    made = mark(window, "rowed out")
    press(window, KEYS.Key_G)
    assert not window.reading.bar.isVisible()
    press(window, KEYS.Key_Right)
    bar = window.reading.reshaping.bar
    assert bar is not None
    assert bar.words.text() == "“rowed out at”"
    keep = next(each for each in bar.findChildren(QToolButton) if each.text() == "Keep")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert of(window, made).quote == "rowed out at"


def test_an_annotation_never_becomes_empty(window: MainWindow) -> None:
    made = mark(window, "at")
    press(window, KEYS.Key_G)
    for key in (KEYS.Key_Left, KEYS.Key_Up, KEYS.Key_Left):
        for held in (PLAIN, CTRL):
            press(window, key, held)
    for _ in range(3):
        press(window, KEYS.Key_Right, SHIFT | CTRL)
    press(window, KEYS.Key_Return)
    assert of(window, made).quote.strip()


def test_without_an_annotation_the_status_line_says_what_to_do(window: MainWindow) -> None:
    press(window, KEYS.Key_G)
    assert "Choose a highlight first" in window.status.message()
    assert window.reading.reshaping.bar is None
    assert {"reshape", "split", "merge", "choose_here"} <= unavailable(window)
