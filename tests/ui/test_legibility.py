"""What lies on the same words, read off the painted page: all of it shows, and so do the words."""

import math
from collections import Counter
from collections.abc import Callable
from itertools import combinations_with_replacement, pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from annotation.entities import Label, Mention
from annotation.notes import Annotation, Colour
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from tests.ui.test_reading import span_of
from tests.ui.test_theme import EVERY_THEME, contrast
from ui.main_window import MainWindow
from ui.reading.document import PageDocument
from ui.reading.page_painting import visible_blocks
from ui.reading.stripe_painting import seen_stripes
from ui.session import Session
from ui.theme import Theme

WORDS = "The mayor of Bergen praised Larsen"
NAME = "mayor of Bergen"
JUST_SEEN = 3.0
"""Difference of two grounds side by side (CIE 1976) that is easily seen; 2.3 is just seen."""


@pytest.fixture
def dressed(window: MainWindow) -> Callable[[Theme], MainWindow]:
    """The window in a theme, its letters large enough to have whole pixels of their own."""

    def dress(theme: Theme) -> MainWindow:
        window.appearance.choose(theme.name)
        window.reading.set_looks(window.reading.looks._replace(points=22.0))
        window.reading.page.marks.lay_mentions(_page(window), [])
        return window

    return dress


def _page(window: MainWindow) -> PageDocument:
    page = window.reading.page.page
    assert page is not None
    return page


def lay(window: MainWindow, *marks: tuple[str, Colour]) -> None:
    """Lay annotations on words of the page."""
    made = []
    for rank, (words, colour) in enumerate(marks):
        span = span_of(window.session, words)
        selectors = Selectors(TextPositionSelector(span.start, span.end), TextQuoteSelector(words))
        made.append(Annotation(str(rank), 1, selectors, colour))
    window.reading.page.marks.lay_annotations(_page(window), made)


def name(window: MainWindow, label: Label | None) -> None:
    span = span_of(window.session, NAME)
    mentions = [Mention(span.start, span.end, label, NAME)] if label is not None else []
    window.reading.page.marks.lay_mentions(_page(window), mentions)


def find(window: MainWindow, there: bool) -> None:
    window.reading.page.show_found([span_of(window.session, NAME)] if there else [], -1)


def select(window: MainWindow, there: bool) -> None:
    page = window.reading.page
    page.select(span_of(window.session, WORDS)) if there else page.deselect()


def box(window: MainWindow, words: str) -> QRect:
    rect = window.reading.page.span_rect(span_of(window.session, words))
    assert rect is not None
    return rect.adjusted(-3, 0, 3, 6)


def painted(window: MainWindow, words: str) -> list[int]:
    """Return the pixels of words and of what is just around them, as 0xRRGGBB."""
    window.reading.page.refresh()
    picture = window.reading.page.viewport().grab(box(window, words)).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return [pixel & 0xFFFFFF for pixel in memoryview(picture.constBits()).cast("I")]


def ground(pixels: list[int]) -> QColor:
    """Return the colour that most of the pixels have."""
    return QColor.fromRgb(Counter(pixels).most_common(1)[0][0])


def difference(one: QColor, other: QColor) -> float:
    return math.dist(_lab(one), _lab(other))


def _lab(colour: QColor) -> tuple[float, float, float]:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def strongest(pixels: list[int], without: list[int], on: QColor) -> float:
    """Return the best contrast that what was painted over the rest has with the ground."""
    other = {one for one, bare in zip(pixels, without, strict=True) if one != bare}
    return max((contrast(QColor.fromRgb(each), on) for each in other), default=1.0)


def words_of(pixels: list[int], theme: Theme) -> QColor:
    """Return the pixel that is nearest to the colour of the words."""
    text = QColor(theme.text)
    return min(map(QColor.fromRgb, set(pixels)), key=lambda each: difference(each, text))


@EVERY_THEME
@pytest.mark.parametrize("depth", [1, 2, 3, 8])
@pytest.mark.parametrize("label", [Label.PERSON, Label.PLACE])
def test_all_that_lies_on_the_same_words_is_seen(
    dressed: Callable[[Theme], MainWindow], theme: Theme, depth: int, label: Label
) -> None:
    window = dressed(theme)
    for first in range(5):
        marks = [(WORDS, list(Colour)[(first + rank) % 5]) for rank in range(depth)]

        def every(words: str = NAME, marks: list[tuple[str, Colour]] = marks) -> list[int]:
            lay(window, *marks)
            name(window, label)
            find(window, True)
            select(window, True)
            return painted(window, words)

        everything = every()
        below = ground(everything)
        assert contrast(words_of(everything, theme), below) >= 4.5
        lay(window)
        assert difference(ground(painted(window, NAME)), below) >= JUST_SEEN
        every()
        name(window, None)
        assert strongest(everything, painted(window, NAME), below) >= 3
        every()
        select(window, False)
        assert difference(ground(painted(window, NAME)), below) >= JUST_SEEN
        every()
        find(window, False)
        assert strongest(everything, painted(window, NAME), below) >= 3


@EVERY_THEME
@pytest.mark.parametrize("selected", [False, True])
def test_words_can_be_read_whatever_lies_on_them(
    dressed: Callable[[Theme], MainWindow], theme: Theme, selected: bool
) -> None:
    window = dressed(theme)
    for label in (None, *Label):
        name(window, label)
        window.reading.page.marks.lifted = (NAME, label) if label is not None else None
        for depth in (0, 1, 2, 3, 8):
            lay(window, *[(WORDS, Colour.YELLOW)] * depth)
            find(window, True)
            select(window, selected)
            pixels = painted(window, NAME)
            assert contrast(words_of(pixels, theme), ground(pixels)) >= 4.5


@EVERY_THEME
def test_where_two_overlap_the_ground_differs_from_either_alone(
    dressed: Callable[[Theme], MainWindow], theme: Theme
) -> None:
    window = dressed(theme)
    for one, other in combinations_with_replacement(Colour, 2):
        lay(window, ("mayor of Bergen", one), ("Bergen praised Larsen", other))
        both = ground(painted(window, "Bergen"))
        assert difference(both, ground(painted(window, "mayor"))) >= JUST_SEEN
        assert difference(both, ground(painted(window, "praised"))) >= JUST_SEEN


@EVERY_THEME
def test_more_on_the_same_words_go_deeper(
    dressed: Callable[[Theme], MainWindow], theme: Theme
) -> None:
    window = dressed(theme)
    grounds = []
    for depth in range(4):
        lay(window, *[(WORDS, Colour.BLUE)] * depth)
        grounds.append(ground(painted(window, NAME)))
    steps = [difference(one, other) for one, other in pairwise(grounds)]
    assert min(steps) >= 1
    page = QColor(theme.page)
    assert [difference(page, each) for each in grounds] == sorted(
        difference(page, each) for each in grounds
    )


@EVERY_THEME
def test_every_stripe_is_seen_on_the_page(
    dressed: Callable[[Theme], MainWindow], theme: Theme
) -> None:
    window = dressed(theme)
    window.resize(1600, 800)
    window.reading.zoom(0)
    page = window.reading.page
    lay(window, *((WORDS, colour) for colour in Colour))
    for active in (None, "0"):
        page.marks.active = active
        page.refresh()
        picture = page.viewport().grab().toImage()
        blocks = visible_blocks(page, _page(window), page.viewport().rect())
        found = seen_stripes(_page(window), page.marks, blocks)
        assert len(found) == 5
        for stripe in found:
            y = round((stripe.top + stripe.bottom) / 2)
            across = [
                picture.pixelColor(x, y)
                for x in range(round(stripe.area.left()), round(stripe.area.right()))
            ]
            assert max(contrast(each, theme.page) for each in across) >= 3
            assert min(contrast(each, theme.page) for each in across) < 1.1  # it stands apart


def test_the_first_article_shows_a_selection_as_all_others_do(
    session: Session, make_window: Callable[[], MainWindow], kept: int
) -> None:
    window = make_window()
    session.open_article(kept)
    assert window.reading.page.palette().highlight().color().alphaF() < 0.5
