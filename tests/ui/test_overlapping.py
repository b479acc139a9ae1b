"""Annotations on the same words: going through them, and pointing at their stripes."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.notes import Annotation, Colour
from annotation.recognition import STAMP
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from tests.ui.test_reading import click_on, span_of
from ui.main_window import MainWindow
from ui.reading.page_painting import visible_blocks
from ui.reading.passages import Unit
from ui.reading.stripe_painting import SeenStripe, room, seen_stripes
from ui.session import shortened

SENTENCE = "Ada Larsen rowed out at dawn."


def mark(window: MainWindow, words: str, note: str = "", colour: Colour = Colour.BLUE) -> str:
    made = window.session.annotate(span_of(window.session, words), colour)
    assert made is not None
    if note:
        window.session.write_note(made.id, note, "test")
    return made.id


@pytest.fixture
def three(window: MainWindow) -> list[str]:
    """Three annotations that share the words "out at", from the shortest to the longest."""
    return [
        mark(window, "out at"),
        mark(window, "rowed out at", "By *oar*, of course."),
        mark(window, SENTENCE),
    ]


def active(window: MainWindow) -> str | None:
    return window.reading.page.marks.active


def press(window: MainWindow, keys: str) -> list[str | None]:
    """Press keys one after the other; return what is chosen after each."""
    chosen = []
    for key in keys:
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if key.isupper() else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.reading.page, Qt.Key(ord(key.upper())), held)
        chosen.append(active(window))
    return chosen


def stripes(window: MainWindow) -> list[SeenStripe]:
    page = window.reading.page
    assert page.page is not None
    blocks = visible_blocks(page, page.page, page.viewport().rect())
    return seen_stripes(page.page, page.marks, blocks)


def stripe(window: MainWindow, annotation_id: str) -> SeenStripe:
    return next(each for each in stripes(window) if annotation_id in each.ids)


def middle(window: MainWindow, annotation_id: str) -> QPoint:
    return stripe(window, annotation_id).area.center().toPoint()


# With keys


def test_a_goes_through_all_at_the_cursor_the_shortest_first(
    window: MainWindow, three: list[str]
) -> None:
    window.reading.page.place_cursor(span_of(window.session, "out at").start)
    assert press(window, "aaaa") == [*three, three[0]]
    assert press(window, "AA") == [three[2], three[1]]


def test_the_line_below_tells_which_of_how_many(window: MainWindow, three: list[str]) -> None:
    window.reading.page.place_cursor(span_of(window.session, "out at").start)
    press(window, "a")
    assert window.status.message() == "1 of 3: blue highlight on “out at”"
    press(window, "a")
    assert window.status.message() == "2 of 3: note “By oar, of course.”"


def test_the_sentence_cursor_holds_all_its_annotations(
    window: MainWindow, three: list[str]
) -> None:
    window.reading.marking.sentences.step(1, Unit.SENTENCE)
    window.reading.marking.sentences.step(1, Unit.SENTENCE)
    assert press(window, "aaa") == three


def test_from_the_active_annotation_where_the_cursor_is_on_none(
    window: MainWindow, three: list[str]
) -> None:
    window.reading.page.place_cursor(span_of(window.session, "The lamp").start)
    window.reading.show_annotation(window.session.archive.annotations.get(three[2]))
    assert press(window, "aaa") == three


def test_selected_words_are_what_is_gone_through_and_the_selection_goes(
    window: MainWindow, three: list[str]
) -> None:
    window.reading.page.select(span_of(window.session, "rowed out"))
    assert press(window, "aa") == three[:2]
    assert window.reading.page.selected_span() is None


def test_another_place_of_the_cursor_begins_anew(window: MainWindow, three: list[str]) -> None:
    lamp = mark(window, "lamp burned")
    window.reading.page.place_cursor(span_of(window.session, "out at").start)
    press(window, "a")
    window.reading.marking.choose(None)
    window.reading.page.place_cursor(span_of(window.session, "lamp").start)
    assert press(window, "aa") == [lamp, lamp]


def test_where_nothing_is_annotated_the_line_below_says_so(window: MainWindow) -> None:
    press(window, "a")
    assert window.status.message() == "No annotation under the cursor."


def test_keys_act_on_the_annotation_that_was_gone_to(
    window: MainWindow, three: list[str], kept: int
) -> None:
    window.reading.page.place_cursor(span_of(window.session, "out at").start)
    press(window, "aa4")
    colours = {each.id: each.colour for each in window.session.archive.annotations.of(kept)}
    assert [colours[each] for each in three] == [Colour.BLUE, Colour.PINK, Colour.BLUE]


# With clicks on the words


def test_clicks_on_the_same_words_go_through_their_annotations(
    qtbot: QtBot, window: MainWindow, three: list[str]
) -> None:
    seen = []
    for _ in range(4):
        click_on(qtbot, window, "out at")
        QTest.qWait(QApplication.doubleClickInterval() + 20)
        seen.append(active(window))
    assert seen == [*three, three[0]]
    click_on(qtbot, window, "dawn")
    assert active(window) == three[2]


def test_a_menu_is_for_the_annotation_that_is_chosen_already(
    qtbot: QtBot, window: MainWindow, three: list[str]
) -> None:
    click_on(qtbot, window, "out at")
    window.reading.marking.choose(_annotation(window, three[1]))
    page = window.reading.page
    page.menu_wanted.disconnect()
    rect = page.span_rect(span_of(window.session, "out at"))
    assert rect is not None
    place = page.viewport().mapToGlobal(rect.center())
    page.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, rect.center(), place))
    assert active(window) == three[1]


def _annotation(window: MainWindow, annotation_id: str) -> Annotation:
    return window.session.archive.annotations.get(annotation_id)


# With the stripes


def test_every_annotation_has_a_stripe_over_just_its_lines(
    window: MainWindow, three: list[str]
) -> None:
    lamp = mark(window, "burned for")
    middles = [stripe(window, each).middle for each in three]
    assert len(set(middles)) == 3
    rect = window.reading.page.span_rect(span_of(window.session, "burned for"))
    assert rect is not None
    found = stripe(window, lamp)
    assert rect.top() - 4 <= found.top < found.bottom <= rect.bottom() + 4


def test_a_stripe_goes_on_between_paragraphs_and_keeps_its_lane_while_scrolling(
    window: MainWindow,
) -> None:
    text, blocks = build(
        [(f"Line {n}. " + "So it goes. " * 30, BlockKind.PARAGRAPH, 0) for n in range(40)]
    )
    added = window.session.archive.articles.add(Article("Long", text, blocks), "long.txt")
    window.session.archive.mentions.put(added.id, [], STAMP)
    window.session.open_article(added.id)
    made = window.session.annotate(Span(text.index("Line 3."), text.index("Line 20.")))
    other = window.session.annotate(Span(text.index("Line 9."), text.index("Line 10.")))
    assert made is not None
    assert other is not None
    page, seen = window.reading.page, set()
    for offset in range(text.index("Line 5."), text.index("Line 18."), 997):
        page.scroll_to(offset)
        found = stripe(window, made.id)
        assert found.top < 0
        assert found.bottom > page.viewport().height()
        seen |= {(each.annotation.id, each.middle) for each in stripes(window)}
    assert len(seen) == 2


def test_a_click_on_a_stripe_chooses_its_annotation(
    qtbot: QtBot, window: MainWindow, three: list[str]
) -> None:
    for each in three:
        viewport = window.reading.page.viewport()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle(window, each))
        assert active(window) == each
    assert window.reading.page.selected_span() is None


def test_the_pointer_on_a_stripe_shows_its_extent_and_what_it_says(
    qtbot: QtBot, window: MainWindow, three: list[str]
) -> None:
    viewport, stripes_ = window.reading.page.viewport(), window.reading.page.marks.stripes
    place = middle(window, three[1])
    qtbot.mouseMove(viewport, place)
    qtbot.waitUntil(lambda: stripes_.hovered == {three[1]})
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )
    assert "By oar, of course." in QToolTip.text()
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert stripes_.hovered == frozenset()


@pytest.mark.parametrize("margin", [36, 37, 60, 78, 200, 600])
def test_lanes_fit_into_every_margin(margin: int) -> None:
    assert 3 <= room(margin) <= 8


def test_more_than_fit_are_bundled_counted_and_clicked_through(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(700, 700)
    made = [mark(window, SENTENCE[:end]) for end in range(29, 21, -1)]
    page = window.reading.page
    assert page.page is not None
    fit = room(page.page.layout.margin)
    assert fit < len(made)
    bundle = stripe(window, made[-1])
    assert bundle.ids == set(made[fit - 1 :])
    assert bundle.area.left() >= 0
    seen = []
    for _ in bundle.ids:
        place = QPointF(bundle.middle, (bundle.top + bundle.bottom) / 2).toPoint()
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(active(window))
    assert seen == made[: fit - 2 : -1]
    assert window.status.message().startswith(f"{len(seen)} of {len(seen)}: ")


def test_a_thousand_annotations_on_the_same_words_are_painted_at_once(window: MainWindow) -> None:
    page, span = window.reading.page, span_of(window.session, SENTENCE)
    assert page.page is not None
    one = _annotation(window, mark(window, SENTENCE))
    made = [
        replace(one, id=str(rank), selectors=_quoted(span.start + rank % 20, span.end))
        for rank in range(1000)
    ]
    page.marks.lay_annotations(page.page, made)
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        page.viewport().grab()
        seconds.append(time.perf_counter() - begun)
    assert len(stripes(window)) == room(page.page.layout.margin)
    assert min(seconds) < 0.5  # measured 0.03


def _quoted(start: int, end: int) -> Selectors:
    return Selectors(TextPositionSelector(start, end), TextQuoteSelector("words"))


def test_a_very_long_word_is_cut_for_the_line_below() -> None:
    assert shortened("The " + "x" * 80) == "The " + "x" * 56 + "…"
    assert shortened("One two three four", 12) == "One two…"
