"""What a screen reader is told while one moves over the page."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from ui import announcing
from ui.announcing import announce
from ui.main_window import MainWindow

Said = list[tuple[str, QAccessible.AnnouncementPoliteness, object]]


class Ear:
    """Stands where Qt hands announcements on to the platform; everything else passes."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
    isActive = staticmethod(QAccessible.isActive)  # noqa: N815  Qt's own name

    def __init__(self) -> None:
        self.said: Said = []

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        """Keep what is announced, and hand it on."""
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.said.append((event.message(), event.politeness(), event.object()))
        QAccessible.updateAccessibility(event)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    """A screen reader is there."""
    ear = Ear()
    monkeypatch.setattr(announcing, "QAccessible", ear)
    QAccessible.setActive(True)
    yield ear
    QAccessible.setActive(False)


@pytest.fixture
def heard(ear: Ear, window: MainWindow) -> Callable[[], list[str]]:
    """Return what was announced from the page since the last time."""
    text = window.session.opened_now.kept.article.text if window.session.opened_now else ""
    start = text.index("rowed out")
    window.session.annotate(Span(start, start + 9))
    made = window.session.annotate(Span(text.index("The mayor"), text.index("praised")))
    assert made is not None
    window.session.recolour(made.id, Colour.BLUE)
    window.session.write_note(made.id, "Which *mayor*?", "one visit")
    ear.said.clear()

    def since() -> list[str]:
        words = [said for said, _, source in ear.said if source is window.reading.page]
        ear.said.clear()
        return words

    return since


Heard = Callable[[], list[str]]


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    qtbot.keyClicks(window.reading.page, keys)


def place(window: MainWindow, words: str) -> None:
    page = window.reading.page.page
    assert page is not None
    window.reading.page.place_cursor(page.article.text.index(words))


def test_sentences_are_read_with_the_marks_in_them(
    qtbot: QtBot, window: MainWindow, heard: Heard
) -> None:
    press(qtbot, window, "jj")
    assert heard()[-1] == (
        "Ada Larsen, highlight yellow begins, rowed out, highlight yellow ends, at dawn."
    )
    press(qtbot, window, "j")
    assert heard() == ["note begins: Which mayor? The mayor of Bergen, note ends, praised Larsen."]
    press(qtbot, window, "jjj")
    assert heard()[-1] == "No further sentence"
    qtbot.wait(20)
    assert heard() == []


def test_the_cursor_hears_what_begins_and_ends_on_its_way(
    qtbot: QtBot, window: MainWindow, heard: Heard
) -> None:
    page = window.reading.page
    place(window, " rowed")
    qtbot.wait(20)
    heard()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: heard() == ["highlight yellow begins"])
    for _ in range(8):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.wait(20)
    assert heard() == []
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: heard() == ["highlight yellow ends"])
    qtbot.keyClick(page, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: heard() == ["in highlight yellow"])


def test_another_line_tells_its_marks_with_their_words(
    qtbot: QtBot, window: MainWindow, heard: Heard
) -> None:
    place(window, "“We had")
    qtbot.wait(20)
    heard()
    place(window, "The mayor")
    qtbot.wait(20)
    said = heard()
    assert len(said) == 1
    assert "highlight yellow begins, at “rowed”, highlight yellow ends, after “out”" in said[0]
    assert "note begins: Which mayor?, at “The”, note ends, after “Bergen”" in said[0]


def test_names_are_told_by_what_they_name(qtbot: QtBot, window: MainWindow, heard: Heard) -> None:
    press(qtbot, window, "]")
    assert heard() == ["person, Ada Larsen"]
    press(qtbot, window, "]")
    assert heard() == ["place, Bergen, in note: Which mayor?"]
    press(qtbot, window, "]")
    assert heard() == ["Larsen: person, Ada Larsen"]
    press(qtbot, window, "]")
    assert heard() == ["No further name"]


def test_annotations_are_told_with_their_words(
    qtbot: QtBot, window: MainWindow, heard: Heard
) -> None:
    press(qtbot, window, "}")
    assert heard() == ["highlight yellow, on: rowed out"]
    press(qtbot, window, "}")
    assert heard() == ["note, Which mayor? on: The mayor of Bergen"]
    press(qtbot, window, "}")
    assert heard() == ["No further annotation"]


def test_what_the_readers_keys_ask_for_is_said_at_once_and_marks_wait_their_turn(
    qtbot: QtBot, window: MainWindow, ear: Ear, heard: Heard
) -> None:
    politeness = QAccessible.AnnouncementPoliteness
    press(qtbot, window, "jj")
    assert ear.said[-1][1] is politeness.Assertive
    place(window, "dawn")
    qtbot.wait(20)
    ear.said.clear()
    place(window, "rowed")
    qtbot.waitUntil(lambda: len(ear.said) == 1)
    assert ear.said[0][1] is politeness.Polite


def test_a_cursor_that_moves_while_one_is_elsewhere_is_not_told(
    qtbot: QtBot, window: MainWindow, heard: Heard
) -> None:
    window.library.search_box.setFocus()
    place(window, "rowed")
    qtbot.wait(20)
    assert heard() == []


def test_the_page_tells_its_title_what_it_holds_and_the_keys(
    window: MainWindow, heard: Heard
) -> None:
    window.library.search_box.setFocus()
    window.reading.page.setFocus()
    page = QAccessible.queryAccessibleInterface(window.reading.page)
    assert page is not None
    assert page.text(QAccessible.Text.Name) == "Article, Harbour crew saves the northern light"
    description = page.text(QAccessible.Text.Description)
    assert description.startswith("1 highlight, 1 note, 2 names. Press right brace for the next")
    window.shortcuts.set_keys("next_annotation", ["Ctrl+J"])
    window.session.annotate(Span(0, 7))
    description = window.reading.page.accessibleDescription()
    assert description.startswith("2 highlights, 1 note, 2 names. Press Ctrl+J for the next")


def test_another_article_begins_anew(qtbot: QtBot, window: MainWindow, heard: Heard) -> None:
    press(qtbot, window, "jj")
    window.session.close_article()
    assert window.reading.page.accessibleName() == "Article"
    heard()
    qtbot.wait(20)
    assert heard() == []


def test_without_a_screen_reader_nothing_is_said(qtbot: QtBot, window: MainWindow) -> None:
    QAccessible.setActive(False)
    said: list[str] = []
    window.commands.speaking.said.connect(said.append)
    press(qtbot, window, "jj]}")
    qtbot.wait(20)
    assert said == []


def test_an_announcement_is_sent_from_its_widget(ear: Ear, window: MainWindow) -> None:
    announce(window.status, "Saved")
    announce(window.status, "")
    assert [(words, source) for words, _, source in ear.said] == [("Saved", window.status)]
