"""Every dialog of the program, and how it is opened; ``tests/ui/surfaces.py`` lists them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotation.decisions import Reach
from annotation.entities import Label, Mention
from annotation.notes import Colour
from annotation.selectors import Span
from ui.entities.archive_names import ArchiveNames
from ui.entities.decision_list import DecisionList
from ui.export_dialog import ExportDialog
from ui.history.history_list import HistoryList
from ui.key_help import KeyHelp
from ui.main_window import MainWindow
from ui.notes.colour_dialog import ColourDialog

Opener = Callable[[MainWindow, Path], QWidget]
"""Opens something on a window and returns it; the folder is there to write into."""


def mention_of(window: MainWindow, words: str) -> Mention:
    opened = window.session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return next(each for each in opened.mentions if each.span.of(text) == words)


def find(window: MainWindow, kind: type[QWidget]) -> QWidget:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert found, kind
    return found[-1]


def _colours(window: MainWindow, _folder: Path) -> QWidget:
    window.session.colours.rename(Colour.GREEN, "a rather long name for checking figures")
    dialog = ColourDialog(window.session, window.appearance, window)
    dialog.show()
    return dialog


def _keys(window: MainWindow, _folder: Path) -> QWidget:
    dialog = KeyHelp(window.shortcuts, window.appearance, window)
    dialog.show()
    return dialog


def _keys_asking(window: MainWindow, folder: Path) -> QWidget:
    dialog = _keys(window, folder)
    assert isinstance(dialog, KeyHelp)
    dialog.choose("note")
    dialog.ask(adding=True)
    dialog.consider("H")
    return dialog


def _export(window: MainWindow, folder: Path) -> QWidget:
    ids = window.session.archive.articles.ids()
    dialog = ExportDialog(window.session, window.appearance, ids[:1], window)
    dialog.folder.setText(str(folder / "out"))
    dialog.show()
    return dialog


def _export_all(window: MainWindow, folder: Path) -> QWidget:
    ids = window.session.archive.articles.ids()
    dialog = ExportDialog(window.session, window.appearance, ids, window)
    dialog.folder.setText(str(folder / "out"))
    dialog.show()
    dialog.foot.be_ready("This folder cannot be written: choose another one.")
    return dialog


def _export_asking(window: MainWindow, folder: Path) -> QWidget:
    dialog = _export(window, folder)
    assert isinstance(dialog, ExportDialog)
    dialog.foot.ask("2 files of these names exist with other contents. Replace them?")
    return dialog


def _export_running(window: MainWindow, folder: Path) -> QWidget:
    dialog = _export(window, folder)
    assert isinstance(dialog, ExportDialog)
    dialog.foot.run(1, 3)
    return dialog


def _decisions(window: MainWindow, _folder: Path) -> QWidget:
    window.session.deciding.confirm(mention_of(window, "Ada Larsen"), Reach.ARTICLE)
    window.session.deciding.reject(mention_of(window, "Bergen"), Reach.EVERYWHERE)
    dialog = DecisionList(window.session, window.appearance, window)
    dialog.show()
    dialog.table.selectRow(0)
    dialog.delete()
    dialog.table.selectRow(0)
    return dialog


def _no_decisions(window: MainWindow, _folder: Path) -> QWidget:
    dialog = DecisionList(window.session, window.appearance, window)
    dialog.show()
    return dialog


def _history(window: MainWindow, _folder: Path) -> QWidget:
    made = window.session.annotate(Span(0, 7))
    assert made is not None
    window.session.set_tags(made.id, ("harbour",))
    window.session.recolour(made.id, Colour.GREEN)
    window.session.rename(window.session.archive.articles.ids()[0], "Another title")
    window.session.undo()
    dialog = HistoryList(window.session, window.appearance, window)
    dialog.show()
    dialog.table.selectRow(2)
    dialog.revert()
    dialog.table.selectRow(4)
    return dialog


def _no_history(window: MainWindow, _folder: Path) -> QWidget:
    dialog = HistoryList(window.session, window.appearance, window)
    dialog.show()
    dialog.search.setText("zebra")
    return dialog


def _archive_names(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["archive_names"].trigger()
    dialog = find(window, ArchiveNames)
    assert isinstance(dialog, ArchiveNames)
    dialog.questions.line.setChecked(True)
    return dialog


def _archive_names_empty(window: MainWindow, folder: Path) -> QWidget:
    dialog = _archive_names(window, folder)
    assert isinstance(dialog, ArchiveNames)
    dialog.search.setText("zebra")
    dialog.show_kind(Label.EVENT)
    return dialog


DIALOGS: dict[str, Opener] = {
    "names of colours": _colours,
    "keys": _keys,
    "keys, asking": _keys_asking,
    "export": _export,
    "export all": _export_all,
    "export, asking": _export_asking,
    "export, running": _export_running,
    "decisions": _decisions,
    "no decisions": _no_decisions,
    "history": _history,
    "history, nothing found": _no_history,
    "archive names": _archive_names,
    "archive names, nothing found": _archive_names_empty,
}
