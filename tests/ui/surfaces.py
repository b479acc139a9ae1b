"""Everything of the program that can stand on the screen, and how each thing is opened.

A new dialog, panel, card or bar gets a row here: a test fails as long as it has none.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from annotation.article import Article, BlockKind, build
from annotation.decisions import Reach
from annotation.entities import Label, Mention
from annotation.notes import Colour
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import Archive
from tests.ui.version_surfaces import VERSION_SURFACES
from ui.entities.archive_names import ArchiveNames
from ui.entities.decision_list import DecisionList
from ui.entities.mark_card import MarkCard
from ui.entities.mention_card import MentionCard
from ui.export_dialog import ExportDialog
from ui.history.history_list import HistoryList
from ui.key_help import KeyHelp
from ui.main_window import MainWindow
from ui.notes.colour_dialog import ColourDialog

Opener = Callable[[MainWindow, Path], QWidget]
"""Opens something on a window and returns it; the folder is there to write into."""

PEOPLE = (
    ("Coast guard thanks Larsen", "Ada Larsen"),
    ("A lamp for the harbour", "Ada Larsen"),
    ("A slip of the pen", "Ada Larsem"),
)


def fill(archive: Archive) -> None:
    """Keep articles that name one person, once with a slip, so that there is a question."""
    for title, name in PEOPLE:
        said = f"Then {name} spoke."
        text, blocks = build([(title, BlockKind.HEADING, 1), (said, BlockKind.PARAGRAPH, 0)])
        added = archive.articles.add(Article(title, text, blocks, source="The Coast"))
        start = text.index(name)
        mention = Mention(start, start + len(name), Label.PERSON, name)
        archive.mentions.put(added.id, [mention], STAMP)


def mention_of(window: MainWindow, words: str) -> Mention:
    opened = window.session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return next(each for each in opened.mentions if each.span.of(text) == words)


def _find(window: MainWindow, kind: type[QWidget]) -> QWidget:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert found, kind
    return found[-1]


def corner(window: MainWindow) -> QPoint:
    return window.mapToGlobal(QPoint(300, 100))


# The window and what lies in it


def _window(window: MainWindow, _folder: Path) -> QWidget:
    window.status.say_undoable("Highlighted in yellow")
    window.status.show_progress("Marking names", 1, 3)
    window.panel.show_entities()
    return window


def _nothing_kept(window: MainWindow, _folder: Path) -> QWidget:
    window.session.close_article()
    window.session.move_to_bin(window.session.archive.articles.ids())
    return window


def _nothing_open(window: MainWindow, _folder: Path) -> QWidget:
    window.session.close_article()
    return window


def _bin(window: MainWindow, _folder: Path) -> QWidget:
    window.library.switch.bin.click()
    return window


def _found(window: MainWindow, _folder: Path) -> QWidget:
    window.library.search_box.setText("Larsen")
    window.library.search_box.entered.emit()
    return window


def _nothing_found(window: MainWindow, _folder: Path) -> QWidget:
    window.library.search_box.setText("zebra")
    window.library.search_box.entered.emit()
    return window


def _tags(window: MainWindow, _folder: Path) -> QWidget:
    made = window.session.annotate(Span(0, 7))
    assert made is not None
    window.session.set_tags(made.id, ("coast/harbour/light", "a tag of many words " * 4))
    window.library.tags.show_tag("coast/harbour")
    return window


def _no_tags(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["tags"].trigger()
    return window


def _find_bar(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["find"].trigger()
    window.reading.find_bar.field.setText("Larsen")
    return window.reading.find_bar


def _selection_bar(window: MainWindow, _folder: Path) -> QWidget:
    window.reading.page.select(Span(0, 7))
    window.reading.page.selected.emit()
    return window.reading.bar


def _annotation_bar(window: MainWindow, _folder: Path) -> QWidget:
    window.session.annotate(Span(0, 7))
    window.actions_by_id["next_annotation"].trigger()
    return window.reading.bar


def _boundaries(window: MainWindow, _folder: Path) -> QWidget:
    window.reading.bounding.begin(mention_of(window, "Ada Larsen"))
    assert window.reading.bounding.bar is not None
    return window.reading.bounding.bar


def _reshaping(window: MainWindow, _folder: Path) -> QWidget:
    made = window.session.annotate(Span(0, 7))
    window.reading.marking.choose(made)
    window.panel.notes.activate("")
    window.actions_by_id["reshape"].trigger()
    assert window.reading.reshaping.bar is not None
    return window.reading.reshaping.bar


def _several(window: MainWindow, _folder: Path) -> QWidget:
    for span in (Span(0, 7), Span(3, 12)):
        window.session.annotate(span)
    window.reading.page.select(Span(0, 12))
    window.actions_by_id["choose_here"].trigger()
    window.panel.notes.activate("")
    return window.reading.bar


def _hints(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["hints"].trigger()
    return window.reading.page


def _notes(window: MainWindow, _folder: Path) -> QWidget:
    made = window.session.annotate(Span(0, 7))
    other = window.session.annotate(Span(8, 12))
    whole = window.session.annotate(None)
    assert made is not None
    assert other is not None
    assert whole is not None
    window.session.set_tags(made.id, ("harbour", "light"))
    window.session.write_note(made.id, "See [the coast](https://example.org).", "one visit")
    window.commands.write_note(other.id)
    window.panel.notes.tag(made.id)
    return window.panel


def _no_notes(window: MainWindow, _folder: Path) -> QWidget:
    window.panel.show_notes()
    return window.panel


def _entities(window: MainWindow, _folder: Path) -> QWidget:
    entities = window.panel.entities
    window.panel.show_entities()
    window.session.deciding.confirm(mention_of(window, "Bergen"), Reach.ARTICLE)
    entities.checked.refresh()
    entities.choose(("Ada Larsen", Label.PERSON))
    entities.also.line.setChecked(True)
    return window.panel


def _questions(window: MainWindow, _folder: Path) -> QWidget:
    window.panel.show_entities()
    questions = window.panel.entities.questions
    questions.refresh()
    assert not questions.isHidden(), "nothing to ask"
    questions.line.setChecked(True)
    return window.panel


def _looks(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["looks"].trigger()
    assert window.looks_button.panel is not None
    return window.looks_button.panel


# Cards


def _card(window: MainWindow, _folder: Path) -> QWidget:
    window.session.deciding.confirm(mention_of(window, "Ada Larsen"), Reach.ARTICLE)
    window.acts.show_card(mention_of(window, "Larsen"), corner(window))
    return _find(window, MentionCard)


def _card_labels(window: MainWindow, folder: Path) -> QWidget:
    card = _card(window, folder)
    assert isinstance(card, MentionCard)
    card.ask_for_label()
    return card


def _card_same(window: MainWindow, folder: Path) -> QWidget:
    card = _card(window, folder)
    assert isinstance(card, MentionCard)
    card.ask_for_entity()
    return card


def _mark_card(window: MainWindow, _folder: Path) -> QWidget:
    window.acts.show_mark_card(Span(0, 12), corner(window))
    return _find(window, MarkCard)


def _palette(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["palette"].trigger()
    assert window.palette_opening.palette is not None
    return window.palette_opening.palette


def _palette_empty(window: MainWindow, folder: Path) -> QWidget:
    palette = _palette(window, folder)
    assert window.palette_opening.palette is not None
    window.palette_opening.palette.field.setText("zzzz")
    return palette


# Dialogs


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
    dialog = _find(window, ArchiveNames)
    assert isinstance(dialog, ArchiveNames)
    dialog.questions.line.setChecked(True)
    return dialog


def _archive_names_empty(window: MainWindow, folder: Path) -> QWidget:
    dialog = _archive_names(window, folder)
    assert isinstance(dialog, ArchiveNames)
    dialog.search.setText("zebra")
    dialog.show_kind(Label.EVENT)
    return dialog


SURFACES: dict[str, Opener] = {
    **VERSION_SURFACES,
    "window": _window,
    "nothing kept": _nothing_kept,
    "nothing open": _nothing_open,
    "bin": _bin,
    "found in the archive": _found,
    "nothing found": _nothing_found,
    "tags": _tags,
    "no tags": _no_tags,
    "find bar": _find_bar,
    "selection bar": _selection_bar,
    "annotation bar": _annotation_bar,
    "boundaries": _boundaries,
    "hints": _hints,
    "notes": _notes,
    "no notes": _no_notes,
    "entities": _entities,
    "questions": _questions,
    "looks": _looks,
    "name card": _card,
    "name card, labels": _card_labels,
    "name card, same as": _card_same,
    "mark card": _mark_card,
    "palette": _palette,
    "palette, nothing fits": _palette_empty,
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
    "ends of a highlight": _reshaping,
    "several annotations": _several,
}


@contextmanager
def opened(name: str, window: MainWindow, folder: Path) -> Iterator[QWidget]:
    """Open one of the surfaces, and close it again."""
    surface = SURFACES[name](window, folder)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    try:
        yield surface
    finally:
        if surface.isWindow() and surface is not window:
            surface.close()
            surface.deleteLater()
        window.reading.bounding.leave()
        window.reading.reshaping.leave()
