"""All labels to choose one from, each drawn as its mentions are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotation.entities import Label
from ui.appearance import Appearance
from ui.entities.labels import ONE
from ui.entities.legend import LabelSwitch
from ui.flow_layout import FlowLayout


class LabelChip(LabelSwitch):
    """One label; a click chooses it."""

    def __init__(self, label: Label, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(ONE[label], (label,), appearance, parent)
        self.label = label
        self.setCheckable(False)
        self.setAccessibleName(ONE[label])
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def marked(self) -> bool:
        """A chip is always drawn with its underline."""
        return True


class LabelChips(QWidget):
    """The chips; ``chosen(label)`` tells which was taken. Arrow keys walk among them."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget, without: Label | None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Labels")
        flow = FlowLayout(self, spacing=4)
        self.chips = [LabelChip(label, appearance, self) for label in Label if label is not without]
        for chip in self.chips:
            chip.clicked.connect(lambda _=False, label=chip.label: self.chosen.emit(label))
            flow.addWidget(chip)

    def chip(self, label: Label) -> LabelChip:
        """Return the chip of a label.

        Raises:
            StopIteration: this label is left out.
        """
        return next(chip for chip in self.chips if chip.label is label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Enter."""
        keys = Qt.Key
        focused = [place for place, chip in enumerate(self.chips) if chip.hasFocus()]
        steps = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_Left: -1, keys.Key_Up: -1}
        by = steps.get(Qt.Key(event.key()))
        if focused and by is not None:
            self.chips[(focused[0] + by) % len(self.chips)].setFocus()
        elif focused and event.key() in (keys.Key_Return, keys.Key_Enter):
            self.chips[focused[0]].click()
        else:
            super().keyPressEvent(event)
