"""Which pane hears which: what is done in one place and seen in another."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def connect_panes(window: "MainWindow", actions: Mapping[str, QAction]) -> None:
    """Let the panes of a window hear each other."""
    window.status.undo_wanted.connect(actions["undo"].trigger)
    window.status.redo_wanted.connect(actions["redo"].trigger)
    window.library.import_wanted.connect(window.importing.choose_files)
    window.library.hit_opened.connect(window.reading.show_hit)
    _connect_reading(window)
    _connect_panel(window)


def _connect_reading(window: "MainWindow") -> None:
    reading, panel, commands = window.reading, window.panel, window.commands
    marking, importing = reading.marking, window.importing
    reading.progress.told.connect(window.status.show_place)
    marking.annotation_chosen.connect(commands.follow_annotation)
    marking.entity_chosen.connect(panel.entities.choose)
    marking.card_wanted.connect(window.acts.show_card)
    marking.mark_wanted.connect(window.acts.show_mark_card)
    marking.note_wanted.connect(commands.write_note)
    marking.tag_wanted.connect(commands.write_tag)
    reading.page.menu_wanted.connect(commands.show_page_menu)
    reading.notice.versions_wanted.connect(commands.versions.show_versions)
    reading.notice.lost_wanted.connect(commands.versions.show_lost)
    reading.empty.open_wanted.connect(importing.choose_files)
    reading.empty.paste_wanted.connect(importing.paste)
    reading.empty.welcome_wanted.connect(importing.open_welcome)


def _connect_panel(window: "MainWindow") -> None:
    reading, panel = window.reading, window.panel
    panel.notes.shown.connect(reading.show_annotation)
    panel.entities.shown.connect(reading.show_mention)
    panel.entities.menu_wanted.connect(window.acts.show_entity_menu)
    panel.entities.labels_changed.connect(reading.show_labels)
