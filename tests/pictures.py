"""Makes the pictures of the docs: ``python -m tests.pictures [FOLDER]``.

The real window on a real archive, offscreen, with the welcome article.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from annotation.article import Article, BlockKind, build
from annotation.entities import Label
from annotation.notes import Colour
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import open_archive
from tests.picture_texts import OVERLAPS, lighthouse, long_headline
from ui.application import make_window
from ui.export_dialog import ExportDialog
from ui.importing import WELCOME
from ui.main_window import MainWindow

FOLDER = Path(__file__).parents[1] / "docs" / "images"
LONG_TITLE = (
    "What the harbour master, three fishermen, a retired customs officer and the whole of the "
    "town council could not agree about for eleven years, and why it was settled over soup"
)


def main(folder: Path) -> None:
    """Make every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as home:
        window = _window(app, Path(home))
        _take(window, folder / "empty.png")
        _fill(window)
        _take(window, folder / "window.png")
        _card(window, folder / "card.png")
        _annotate(window)
        _take(window, folder / "annotate.png")
        window.appearance.choose("dark")
        _take(window, folder / "dark.png")
        window.appearance.choose("light")
        _export(window, folder / "export.png")
        _overlap(window, folder / "overlaps.png")
        _headline(window, folder / "headline.png")
        window.close()
        window.session.tasks.close()
        window.session.archive.close()


def _window(app: QApplication, home: Path) -> MainWindow:
    archive = open_archive(home / "archive.db")
    settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("appearance", "light")
    window = make_window(app, archive, settings)
    window.resize(1240, 780)
    window.show()
    return window


def _settle() -> None:
    for _ in range(12):
        QApplication.processEvents()
        time.sleep(0.02)


def _take(widget: QWidget, path: Path) -> None:
    _settle()
    widget.grab().save(str(path))
    print(path)


def _fill(window: MainWindow) -> None:
    text, blocks = build(
        [
            (LONG_TITLE, BlockKind.HEADING, 1),
            ("The ferry is late again. " * 30, BlockKind.PARAGRAPH, 0),
        ]
    )
    session = window.session
    session.keep(Article(LONG_TITLE, text, blocks, source="The Coast"), "", open_it=False)
    session.add_files([str(WELCOME)])
    _wait_for_names(window)


def _wait_for_names(window: MainWindow) -> None:
    session = window.session
    deadline = time.monotonic() + 60
    while session.current is None or session.archive.mentions.stamp(session.current.id) != STAMP:
        QApplication.processEvents()
        assert time.monotonic() < deadline, "no names were found in time"
        time.sleep(0.02)


def _card(window: MainWindow, path: Path) -> None:
    opened = window.session.opened_now
    assert opened is not None
    person = next(each for each in opened.mentions if each.label is Label.PERSON)
    window.reading.marking.go(person.span)
    window.actions_by_id["card"].trigger()
    card = QApplication.activePopupWidget()
    assert card is not None
    _take(card, path)
    card.close()
    window.reading.marking.point(-1)


def _annotate(window: MainWindow) -> None:
    session = window.session
    first = _mark(window, "the notes that", "beside the books", Colour.YELLOW)
    session.write_note(first, "Marginalia: a word *he* brought into English.", "picture")
    _mark(window, "you can try", "everything on it", Colour.BLUE)
    _mark(window, "confessed that", "for its looks", Colour.GREEN)
    last = _mark(window, "less for its looks", "gave his pencil", Colour.PINK)
    session.write_note(last, "Check against the first printing:\n\n- wording\n- date", "picture")
    session.set_tags(last, ["check", "sources"])
    window.panel.show_notes()
    window.panel.notes.activate(last)
    window.reading.show_annotation(session.archive.annotations.get(last))
    window.status.say_undoable("Highlighted in pink")


def _mark(window: MainWindow, start: str, end: str, colour: Colour) -> str:
    assert window.session.current is not None
    text = window.session.current.article.text
    first = text.index(start)
    made = window.session.annotate(Span(first, text.index(end, first) + len(end)), colour)
    assert made is not None
    return made.id


def _overlap(window: MainWindow, path: Path) -> None:
    session = window.session
    session.keep(lighthouse(), "")
    _wait_for_names(window)
    made = [_mark(window, start, end, colour) for start, end, colour, _ in OVERLAPS]
    for annotation_id, (_, _, _, note) in zip(made, OVERLAPS, strict=True):
        if note:
            session.write_note(annotation_id, note, "picture")
    assert session.current is not None
    window.actions_by_id["library"].trigger()  # a wider margin has room for all stripes
    window.reading.page.place_cursor(session.current.article.text.index("as much light"))
    _settle()  # the panel brings into view only what has its place
    for _ in range(2):
        window.actions_by_id["next_annotation_here"].trigger()
    window.reading.bar.hide()
    _take(window, path)
    window.actions_by_id["library"].trigger()


def _headline(window: MainWindow, path: Path) -> None:
    window.session.keep(long_headline(), "")
    _wait_for_names(window)
    window.status.say("")
    _take(window, path)


def _export(window: MainWindow, path: Path) -> None:
    session = window.session
    session.remember("export_folder", str(Path.home() / "Documents"))
    assert session.current is not None
    dialog = ExportDialog(session, window.appearance, [session.current.id], window)
    dialog.folder.setText("~/Documents")
    dialog.show()
    _take(dialog, path)
    dialog.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
