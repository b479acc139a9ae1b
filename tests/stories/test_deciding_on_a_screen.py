"""Correcting names under a real X server, with real keys and mouse drags."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.screen import Reader, missing_tools, virtual_screen, wait_for
from tests.stories.test_window_on_a_screen import STORY, open_story

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"not on this machine: {', '.join(missing_tools())}"
)

LINE = 312
"""Pixels from the window's top to a line of the first paragraph."""

FIND_KNOBS = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0).toImage()
colour, size = {colour}, 6
def filled(left, top):
    cells = ((left + x, top + y) for y in range(size) for x in range(size))
    return all(picture.pixel(x, y) == colour for x, y in cells)
for y in range(190, 760):
    x = 262
    while x < 870:
        if filled(x, y):
            print(x + size // 2, y + size // 2)
            x += 3 * size
        x += 1
"""
"""Prints where the screen shows round knobs in a colour, from top to bottom."""

PEOPLE, BLUE = 0xFF0B63A5, 0xFF27557F
"""The colours of the knobs of a person and of a blue highlight."""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


@pytest.fixture
def reader(screen: str, tmp_path: Path) -> Iterator[Reader]:
    story = tmp_path / "keepers.txt"
    story.write_text(STORY, encoding="utf-8")
    reader = Reader(screen, tmp_path)
    open_story(reader, story)
    yield reader
    reader.kill()


def knobs(reader: Reader, colour: int = PEOPLE) -> list[tuple[int, int]]:
    """Return the places of the window where knobs to drag by are."""
    printed = reader.look(FIND_KNOBS.replace("{colour}", str(colour))).split()
    return list(zip(map(int, printed[::2]), map(int, printed[1::2]), strict=True))


def decided(reader: Reader) -> list[str]:
    """Return the words of the decisions, in the order they were made."""
    return [str(each["words"]) for each in reader.ask("decisions", "list", "--json")]


def test_boundaries_are_dragged_with_the_mouse_and_undone(reader: Reader) -> None:
    reader.drag((360, LINE), (520, LINE))
    reader.keys("e", "Down", "Return")
    (first,) = wait_for(lambda: decided(reader), "the marked words")
    assert first in names(reader)
    reader.keys("b")
    places = wait_for(lambda: knobs(reader), "the handles")
    x, y = places[-1]
    reader.drag((x, y), (x + 140, y))
    reader.keys("Return")
    wait_for(lambda: len(decided(reader)) == 2, "the new boundaries")
    longer = decided(reader)[-1]
    assert longer.startswith(first)
    assert first not in names(reader)
    text = " ".join(reader.shown()["text"].split())
    after = text[text.index(longer) + len(longer)]
    assert not after.isalnum(), "the end did not snap to the end of a word"
    reader.keys("ctrl+z")
    wait_for(lambda: first in names(reader), "the old boundaries")
    assert reader.quit() == 0


def test_a_highlight_is_grown_with_the_mouse_and_with_keys(reader: Reader) -> None:
    reader.drag((360, LINE), (520, LINE))
    reader.keys("3")
    first = wait_for(lambda: [each["exact"] for each in reader.annotations()], "the highlight")[0]
    places = wait_for(lambda: knobs(reader, BLUE), "the grips")
    assert places[0][0] < places[-1][0]
    x, y = places[-1]
    reader.drag((x, y), (x + 140, y))
    wait_for(lambda: reader.annotations()[0]["exact"] != first, "the end to be moved")
    longer = str(reader.annotations()[0]["exact"])
    assert longer.startswith(str(first))
    reader.keys("g", "Right", "Right", "Return")
    wait_for(lambda: reader.annotations()[0]["exact"] != longer, "the end to be moved by keys")
    assert str(reader.annotations()[0]["exact"]).startswith(longer)
    reader.keys("ctrl+z", "ctrl+z")
    wait_for(lambda: reader.annotations()[0]["exact"] == first, "the end where it was")
    assert reader.quit() == 0


def names(reader: Reader) -> list[str]:
    return [each["text"] for each in reader.shown()["mentions"]]


def test_a_wrong_name_is_taken_back_on_its_card_and_stays_gone(reader: Reader) -> None:
    before = names(reader)
    reader.keys("bracketright", "e", "n")
    wait_for(lambda: len(names(reader)) < len(before), "the name to be gone")
    after = names(reader)
    assert reader.quit() == 0
    reader.start(title="Lighthouse keepers")
    assert names(reader) == after
    reader.keys("ctrl+z")
    wait_for(lambda: names(reader) == before, "the name again")
    assert reader.quit() == 0
