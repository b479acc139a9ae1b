"""The tags of one annotation: chips, and a field to add another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotation.tags import without_doubles
from ui.flow_layout import FlowLayout
from ui.notes.tag_chip import TagChip
from ui.notes.tag_field import TagField, Tree


class TagRow(QWidget):
    """Shows tags as chips. ``tags_changed(tags)`` follows adding, editing and removing.

    ``typed(words)`` follows the field.
    """

    tags_changed = Signal(tuple)
    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._edited = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        words = QWidget(self)
        self._flow = FlowLayout(words)
        self._column.addWidget(words)
        self._chips: list[TagChip] = []
        self._field: TagField | None = None

    @property
    def field(self) -> QLineEdit:
        """The field for another tag, made when it is first needed."""
        return self._made_field()

    def _made_field(self) -> TagField:
        if self._field is None:
            field = TagField(self)
            field.textChanged.connect(self.typed)
            field.returnPressed.connect(self._add)
            field.finished.connect(self._finish)
            field.left.connect(self._leave)
            field.last_wanted.connect(self._edit_last)
            self._flow.addWidget(field)
            self._column.addWidget(field.offers)
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
        self._chips = [self._chip(tag) for tag in self._tags if tag != self._edited]
        for chip in self._chips:
            self._flow.addWidget(chip)
        if self._field is not None:
            self._field.leave_out(self._tags)
            self._flow.removeWidget(self._field)
            self._flow.addWidget(self._field)
        self._fold()

    def _chip(self, tag: str) -> TagChip:
        chip = TagChip(tag, self)
        chip.clicked.connect(lambda: self._remove(tag))
        return chip

    def edit(self, tree: Tree, words: str = "") -> None:
        """Open the field; the tags of a tree are offered while typing.

        Where it comes up by itself, with ``words`` that were typed before, the keys stay where
        they are.
        """
        field = self._made_field()
        field.start(tree)
        field.leave_out(self._tags)
        field.show()
        self._fold()
        if words:
            field.setText(words)
        else:
            field.setFocus()

    def _edit_last(self) -> None:
        """Take the last tag back into the field, to be written otherwise."""
        if self._tags and not self._edited:
            self._edited = self._tags[-1]
            self.field.setText(self._edited)
            self.show_tags(self._tags)

    def _fold(self) -> None:
        writing = self._field is not None and not self._field.isHidden()
        self.setVisible(bool(self._chips) or writing)
        self.updateGeometry()

    def commit(self) -> None:
        """Take a tag that is half written as it stands."""
        if self._field is not None and not self._field.isHidden():
            self._add()

    def _add(self) -> None:
        kept = [tag for tag in self._tags if tag != self._edited]
        typed = without_doubles(self._made_field().take())
        edited, self._edited = self._edited, ""
        tags = without_doubles([*kept, *typed])
        if not typed and not edited:
            return
        if tags != self._tags:
            self.tags_changed.emit(tags)
        else:
            self.show_tags(self._tags)

    def _finish(self) -> None:
        self._add()
        self.field.hide()
        self._fold()

    def _leave(self) -> None:
        self._edited = ""
        self.field.hide()
        self.show_tags(self._tags)
        self.left.emit()

    def _remove(self, tag: str) -> None:
        self.tags_changed.emit(tuple(each for each in self._tags if each != tag))
