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

from annotation.tags import clean_tag
from ui.flow_layout import FlowLayout
from ui.plain_tip import set_tip


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._flow = FlowLayout(self)
        self._chips: list[QToolButton] = []
        self._field: _TagField | None = None

    @property
    def field(self) -> QLineEdit:
        """The field for another tag, made when it is first needed."""
        if self._field is None:
            field = _TagField(self)
            field.setPlaceholderText("Tag…")
            field.setAccessibleName("Add a tag")
            field.setFixedWidth(120)
            field.setAcceptDrops(False)
            field.hide()
            field.returnPressed.connect(self._add)
            field.editingFinished.connect(self._finish)
            field.left.connect(self._leave)
            self._flow.addWidget(field)
            self._field = field
        return self._field

    def stops(self) -> list[QWidget]:
        """Return what takes the keys here, from left to right."""
        field = [self._field] if self._field is not None else []
        return [*self._chips, *field]

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        self._tags = tuple(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        for chip in self._chips:
            self._flow.addWidget(chip)
        if self._field is not None:
            self._flow.removeWidget(self._field)
            self._flow.addWidget(self._field)
        self._fold()

    def _chip(self, tag: str) -> QToolButton:
        chip = QToolButton(self)
        text = tag if len(tag) <= 28 else tag[:27] + "…"
        chip.setText(f"#{text}  ×".replace("&", "&&"))
        set_tip(chip, f"Remove the tag {tag}")
        chip.setAccessibleName(f"Remove the tag {tag}")
        chip.setObjectName("tagChip")
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
        writing = self._field is not None and not self._field.isHidden()
        self.setVisible(bool(self._chips) or writing)
        self.updateGeometry()

    def commit(self) -> None:
        """Take a tag that is half written as it stands."""
        if self._field is not None and not self._field.isHidden():
            self._add()

    def _add(self) -> None:
        tags = dict.fromkeys(map(clean_tag, self.field.text().split(",")))
        self.field.clear()
        new = [tag for tag in tags if tag and tag not in self._tags]
        if new:
            self.tags_changed.emit((*self._tags, *new))

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
