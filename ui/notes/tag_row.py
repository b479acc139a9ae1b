"""The tags of one annotation: chips, and a field to add another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QToolButton,
    QWidget,
)

from annotation.notes import clean_tag
from ui.flow_layout import FlowLayout
from ui.theme import Theme


class _TagField(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without a tag; no key reaches the card below."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
        event.accept()


class TagRow(QWidget):
    """Shows tags as chips. ``tags_changed(tags)`` follows adding and removing."""

    tags_changed = Signal(tuple)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._flow = FlowLayout(self)
        self._chips: list[QToolButton] = []
        self.field = _TagField(self)
        self.field.setPlaceholderText("Tag…")
        self.field.setAccessibleName("Add a tag")
        self.field.setFixedWidth(120)
        self.field.hide()
        self.field.returnPressed.connect(self._add)
        self.field.editingFinished.connect(self._finish)
        self.field.left.connect(self._leave)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        self._tags = tuple(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        self._flow.removeWidget(self.field)
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.field)
        self._fold()

    def _chip(self, tag: str) -> QToolButton:
        chip = QToolButton(self)
        text = tag if len(tag) <= 28 else tag[:27] + "…"
        chip.setText(f"#{text}  ×".replace("&", "&&"))
        chip.setToolTip(f"Remove the tag {tag}")
        chip.setAccessibleName(f"Remove the tag {tag}")
        chip.setStyleSheet(
            f"QToolButton {{ background: {self._theme.panel}; color: {self._theme.text};"
            f" border: 1px solid {self._theme.line}; border-radius: 9px; padding: 1px 7px; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {self._theme.accent}; }}"
        )
        chip.clicked.connect(lambda: self._remove(tag))
        return chip

    def edit(self, known: Sequence[str]) -> None:
        """Open the field; ``known`` tags are offered while typing."""
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.show()
        self._fold()
        self.field.setFocus()

    def _fold(self) -> None:
        self.setVisible(bool(self._chips) or not self.field.isHidden())
        self.updateGeometry()

    def _add(self) -> None:
        tag = clean_tag(self.field.text())
        self.field.clear()
        if tag and tag not in self._tags:
            self.tags_changed.emit((*self._tags, tag))

    def _finish(self) -> None:
        if not self.field.hasFocus():
            self._add()
            self.field.hide()
            self._fold()

    def _leave(self) -> None:
        self.field.hide()
        self._fold()
        self.left.emit()

    def _remove(self, tag: str) -> None:
        self.tags_changed.emit(tuple(each for each in self._tags if each != tag))
