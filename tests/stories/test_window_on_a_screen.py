"""The main job under a real X server, with real keys and mouse drags."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.screen import Reader, missing_tools, virtual_screen, wait_for

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"not on this machine: {', '.join(missing_tools())}"
)

STORY = """Lighthouse keepers of the north refuse to leave

By Ingrid Solheim

The last three keepers of the Grip lighthouse told the government in Oslo on Monday that they
would not leave before spring, whatever the ministry says about the budget of the coming year.

Their spokesman, Olav Haugen, said that the lamp had failed twice since November. Haugen has
kept the light for 31 years, longer than anybody else on that coast, and he means to stay.

Norway closed 14 lighthouses last year. The Coastal Administration expects to save money.
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


@pytest.fixture
def reader(screen: str, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(screen, tmp_path)
    yield reader
    reader.kill()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "keepers.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def open_story(reader: Reader, story: Path) -> None:
    reader.start(story, title="Lighthouse keepers")
    wait_for(lambda: reader.shown()["mentions"], "names in the article")


def test_read_highlight_note_restart_and_export(reader: Reader, story: Path) -> None:
    open_story(reader, story)
    reader.drag((360, 330), (620, 330))
    reader.keys("2")
    (highlight,) = wait_for(reader.annotations, "the highlight")
    assert highlight["colour"] == "green"
    text = reader.shown()["text"]
    assert text[highlight["start"] : highlight["end"]] == highlight["exact"] != ""

    reader.keys("bracketright", "n")
    reader.type("Who pays him?")
    wait_for(lambda: "Who pays him?" in [each["note"] for each in reader.annotations()], "the note")
    reader.keys("Escape")
    assert reader.quit() == 0

    reader.start(title="Lighthouse keepers")
    assert len(reader.annotations()) == 2
    reader.keys("ctrl+e")
    reader.wait_for_title("Export")
    folder = reader.home / "exports"
    folder.mkdir()
    reader.keys("alt+f", "ctrl+a")
    reader.type(str(folder))
    reader.keys("Return")
    wait_for(lambda: list(folder.glob("*.md")), "the exported file")
    words = next(folder.glob("*.md")).read_text(encoding="utf-8")
    assert "<mark" in words
    assert "Who pays him?" in words
    reader.wait_for_title("Pressmark")
    assert reader.quit() == 0


def test_undo_and_redo_by_keys(reader: Reader, story: Path) -> None:
    open_story(reader, story)
    reader.drag((360, 330), (620, 330))
    reader.keys("h")
    wait_for(reader.annotations, "the highlight")
    reader.keys("ctrl+z")
    wait_for(lambda: not reader.annotations(), "the highlight to be gone")
    reader.keys("ctrl+shift+z")
    wait_for(reader.annotations, "the highlight to be back")
    assert reader.quit() == 0


def test_a_note_survives_a_crash_two_seconds_after_it_was_typed(
    reader: Reader, story: Path
) -> None:
    open_story(reader, story)
    reader.drag((360, 330), (620, 330))
    reader.keys("n")
    reader.type("Ask the ministry")
    wait_for(lambda: [each for each in reader.annotations() if each["note"]], "the note")
    reader.kill()
    assert reader.annotations()[0]["note"] == "Ask the ministry"
    reader.start(title="Lighthouse keepers")
    assert reader.quit() == 0


def test_a_second_window_on_the_same_archive_only_reads(
    reader: Reader, screen: str, story: Path
) -> None:
    open_story(reader, story)
    second = Reader(screen, reader.home)
    try:
        second.start(title="read only")
        second.keys("ctrl+shift+n")
        assert not reader.annotations()
    finally:
        second.kill()
