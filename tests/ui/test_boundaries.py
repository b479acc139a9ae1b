"""Moving the ends of a mention: words, letters, keys, handles."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from annotation.selectors import Span
from ui.main_window import MainWindow
from ui.reading.boundaries import Boundaries
from ui.reading.word_edges import WordEdges, whole_words

SENTENCE = "The 😀 news: President Kim Jong-un’s visit to the cafe\u0301 in Pyongyang, on Monday."
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def edges(text: str = SENTENCE) -> WordEdges:
    return WordEdges(text, Span(0, len(text)))


def handles(window: MainWindow) -> Boundaries:
    return window.reading.bounding.boundaries


def mention(window: MainWindow, words: str) -> Mention:
    opened = window.session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return next(each for each in opened.mentions if each.span.of(text) == words)


def words(window: MainWindow) -> str:
    assert window.session.current is not None
    return handles(window).span.of(window.session.current.article.text)


def begin(window: MainWindow, of: str) -> None:
    window.acts.begin_boundaries(mention(window, of))


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    qtbot.keyClick(window.reading.page, key, held)


def drag(window: MainWindow, end: int, to: QPoint) -> None:
    """Drag the handle of the beginning (0) or the end (1) to a point of the page."""
    handle = handles(window).handles[end]
    start = handle.mapFromParent(handle.middle())
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, handle.mapFromParent(to))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)


def point_at(window: MainWindow, of: str, *, after: bool = True) -> QPoint:
    assert window.session.current is not None
    start = window.session.current.article.text.index(of)
    place = start + len(of) if after else start
    rect = window.reading.page.span_rect(Span(place, place))
    assert rect is not None
    return rect.center()


def open_prose(window: MainWindow) -> None:
    """Open an article whose one mention stands in a paragraph of several lines."""
    prose = "The envoy met Maria del Carmen of the harbour board. " + "It rained in Bergen. " * 20
    text, blocks = build([("A visit", BlockKind.HEADING, 1), (prose, BlockKind.PARAGRAPH, 0)])
    article = Article("A visit", text, blocks, source="The Coast")
    added = window.session.archive.articles.add(article, "")
    start = text.index("Maria")
    found = Mention(start, start + 5, Label.PERSON, "Maria", 0.7, "model, 0.70")
    window.session.archive.mentions.put(added.id, [found], STAMP)
    window.session.open_article(added.id)


def test_word_edges_leave_out_white_space_and_punctuation() -> None:
    found = edges()
    starts = {SENTENCE[start:].split()[0] for start in found.starts}
    assert {"The", "President", "Kim", "Jong-un’s", "un’s", "Pyongyang,"} <= starts
    assert SENTENCE.index("Pyongyang") + len("Pyongyang") in found.ends
    assert SENTENCE.index(", on") + 1 not in found.ends


def test_letters_with_marks_and_beyond_utf16_are_whole() -> None:
    found = edges()
    assert SENTENCE.index("\u0301") not in found.letters
    assert SENTENCE.index("\u0301") + 1 in found.letters
    place = SENTENCE.index("😀")
    assert {place, place + 1} <= set(found.letters)


def test_a_step_beyond_the_last_word_goes_nowhere() -> None:
    found = edges("Oslo")
    assert found.next_end(4, 1) == 4
    assert found.next_start(0, -1) == 0


@pytest.mark.parametrize(
    ("selected", "meant"),
    [
        ("ing year.", "coming year"),
        ("“the U.S.”", "the U.S."),
        ("the U.S", "the U.S."),
        ("Larsen’s", "Larsen’s"),
        ("(Oslo), ", "Oslo"),
        ("$ 5", "$ 5"),
        ("—", "—"),
    ],
)
def test_words_to_be_marked_are_whole_and_bare(selected: str, meant: str) -> None:
    text = "In the coming year. He left “the U.S.” for Larsen’s house (Oslo), at $ 5 — gone"
    start = text.index(selected)
    found = whole_words(text, Span(start, start + len(selected)), Span(0, len(text)))
    assert found.of(text) == meant


def test_keys_move_either_end_by_words_and_by_letters(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "Ada Larsen")
    press(qtbot, window, Qt.Key.Key_Right)
    assert words(window) == "Ada Larsen rowed"
    press(qtbot, window, Qt.Key.Key_Right, SHIFT)
    assert words(window) == "Larsen rowed"
    press(qtbot, window, Qt.Key.Key_Left, CTRL)
    assert words(window) == "Larsen rowe"
    press(qtbot, window, Qt.Key.Key_Left, SHIFT)
    assert words(window) == "Ada Larsen rowe"


def test_an_end_never_passes_the_other(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "Bergen")
    for _ in range(5):
        press(qtbot, window, Qt.Key.Key_Left)
    assert words(window) == "Bergen"


def test_ends_stay_within_the_block(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "Ada Larsen")
    for _ in range(40):
        press(qtbot, window, Qt.Key.Key_Right)
    assert words(window).endswith("praised Larsen")
    press(qtbot, window, Qt.Key.Key_Left, SHIFT)
    assert words(window).startswith("Ada")


def test_enter_keeps_the_new_boundaries_and_undo_brings_the_old_ones_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    begin(window, "Bergen")
    press(qtbot, window, Qt.Key.Key_Left, SHIFT)
    press(qtbot, window, Qt.Key.Key_Left, SHIFT)
    press(qtbot, window, Qt.Key.Key_Return)
    assert not handles(window).active
    assert mention(window, "mayor of Bergen").label is Label.PLACE
    window.actions_by_id["undo"].trigger()
    assert mention(window, "Bergen").decision == ""


def test_esc_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "Bergen")
    press(qtbot, window, Qt.Key.Key_Right)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not handles(window).active
    assert window.reading.bounding.bar is None
    assert window.session.archive.decisions.count() == 0


def test_a_click_beside_the_handles_leaves(qtbot: QtBot, window: MainWindow) -> None:
    begin(window, "Bergen")
    place = point_at(window, "lamp burned")
    qtbot.mouseClick(window.reading.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not handles(window).active


def test_a_handle_snaps_to_words(window: MainWindow) -> None:
    begin(window, "Ada Larsen")
    drag(window, 1, point_at(window, "rowed out at da"))
    assert words(window) == "Ada Larsen rowed out at dawn"
    drag(window, 0, point_at(window, "La", after=False) + QPoint(3, 0))
    assert words(window) == "Larsen rowed out at dawn"


def test_a_handle_can_be_dragged_over_a_line_break(window: MainWindow) -> None:
    open_prose(window)
    begin(window, "Maria")
    page = window.reading.page
    below = handles(window).handles[1].middle() + QPoint(0, page.fontMetrics().height() * 2)
    drag(window, 1, below)
    rect = page.span_rect(handles(window).span)
    assert rect is not None
    assert rect.height() > page.fontMetrics().height() * 2
    assert words(window).startswith("Maria del Carmen of the harbour board")


def test_the_bar_says_the_words_and_keeps_with_a_reach(qtbot: QtBot, window: MainWindow) -> None:
    open_prose(window)
    begin(window, "Maria")
    bar = window.reading.bounding.bar
    assert bar is not None
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Right)
    assert bar.words.text() == "“Maria del Carmen”"
    bar.kept.emit()
    found = mention(window, "Maria del Carmen")
    assert found.decision
    assert found.label is Label.PERSON


def test_the_bar_grows_with_its_words(qtbot: QtBot, window: MainWindow) -> None:
    open_prose(window)
    begin(window, "Maria")
    bar = window.reading.bounding.bar
    assert bar is not None
    for _ in range(5):
        qtbot.wait(20)  # As between two key presses of a reader: the bar is laid out each time.
        press(qtbot, window, Qt.Key.Key_Right)
        assert bar.words.width() >= bar.words.sizeHint().width(), bar.words.text()


def test_handles_follow_scrolling_and_leave_with_the_article(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    open_prose(window)
    window.resize(900, 420)
    begin(window, "Maria")
    before = handles(window).handles[0].middle()
    bar = window.reading.page.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert handles(window).handles[0].middle().y() == before.y() - 20
    window.session.open_article(kept)
    assert not handles(window).active
