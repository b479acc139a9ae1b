"""Everything of the program that can stand on the screen, and how each thing is opened.

A new dialog, panel, card or bar gets a row here: a test fails as long as it has none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from annotation.article import Article, BlockKind, build
from annotation.decisions import Reach
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import Archive
from tests.ui.all_notes_surfaces import ALL_NOTES
from tests.ui.surface_dialogs import DIALOGS, Opener, find, mention_of
from tests.ui.version_surfaces import VERSION_SURFACES
from ui.entities.mark_card import MarkCard
from ui.entities.mention_card import MentionCard
from ui.main_window import MainWindow

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
    return find(window, MentionCard)


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
    return find(window, MarkCard)


def _palette(window: MainWindow, _folder: Path) -> QWidget:
    window.actions_by_id["palette"].trigger()
    assert window.palette_opening.palette is not None
    return window.palette_opening.palette


def _palette_empty(window: MainWindow, folder: Path) -> QWidget:
    palette = _palette(window, folder)
    assert window.palette_opening.palette is not None
    window.palette_opening.palette.field.setText("zzzz")
    return palette


SURFACES: dict[str, Opener] = {
    **VERSION_SURFACES,
    **ALL_NOTES,
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
    "ends of a highlight": _reshaping,
    "several annotations": _several,
    **DIALOGS,
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
