"""Reading and annotating under a real X server without touching the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.screen import Reader, missing_tools, virtual_screen, wait_for

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"not on this machine: {', '.join(missing_tools())}"
)

STORY = """Ferry to the outer islands runs again

By Ingrid Solheim

Captain Olav Haugen took the first ferry to Grip on Monday. He had waited since March.

Norway pays for two boats. The third one is for sale, said Mr. Haugen in Bergen.
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


@pytest.fixture
def reader(screen: str, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(screen, tmp_path)
    story = tmp_path / "ferry.txt"
    story.write_text(STORY, encoding="utf-8")
    reader.start(story, title="Ferry to the outer")
    wait_for(lambda: reader.shown()["mentions"], "names in the article")
    yield reader
    reader.kill()


def quotes(reader: Reader) -> list[str]:
    return [each["exact"] for each in reader.annotations()]


def step_to(reader: Reader, words: str) -> None:
    """Highlight sentence after sentence until one begins so; leave only that one."""
    for _ in range(8):
        reader.keys("j", "h")
        wait_for(reader.annotations, "a highlight")
        if quotes(reader)[-1].startswith(words):
            return
        reader.keys("ctrl+z")
        wait_for(lambda: not reader.annotations(), "the highlight to be gone")
    pytest.fail(f"no sentence begins with {words}")


def test_sentences_are_highlighted_and_noted_and_selected(reader: Reader) -> None:
    step_to(reader, "Captain Olav")
    assert quotes(reader) == ["Captain Olav Haugen took the first ferry to Grip on Monday."]
    reader.keys("j", "4")
    wait_for(lambda: len(reader.annotations()) == 2, "the second highlight")
    assert reader.annotations()[1]["colour"] == "pink"

    reader.keys("j", "shift+j", "shift+j", "n")
    reader.type("Two boats only")
    wait_for(lambda: [each for each in reader.annotations() if each["note"]], "the note")
    assert quotes(reader)[2] == (
        "Norway pays for two boats. The third one is for sale, said Mr. Haugen in Bergen."
    )
    reader.keys("Escape")
    assert reader.quit() == 0


def test_the_palette_does_what_is_typed_and_a_changed_key_stays(reader: Reader) -> None:
    reader.keys("j", "ctrl+k")
    reader.type("highlight blue")
    reader.keys("Return")
    (made,) = wait_for(reader.annotations, "the highlight")
    assert made["colour"] == "blue"

    reader.keys("F1")
    reader.wait_for_title("Keys")
    reader.type("delete annotation")
    reader.keys("Down", "Return", "y", "Escape")
    reader.wait_for_title("Ferry")
    reader.keys("y")
    wait_for(lambda: not reader.annotations(), "the highlight to be gone")
    assert reader.quit() == 0

    reader.start(title="Ferry to the outer")
    reader.keys("j", "1")
    wait_for(reader.annotations, "a new highlight")
    reader.keys("y")
    wait_for(lambda: not reader.annotations(), "it to be gone after a restart, too")
    assert reader.quit() == 0


def test_hint_letters_open_a_card_that_takes_one_letter(reader: Reader) -> None:
    before = len(reader.shown()["mentions"])
    reader.keys("f", "f", "n")
    wait_for(lambda: len(reader.shown()["mentions"]) < before, "the name to be taken back")
    reader.keys("ctrl+z")
    wait_for(lambda: len(reader.shown()["mentions"]) == before, "it to be back")
    assert reader.quit() == 0
