"""The legend: each label's colour and underline, and a switch for it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotation.entities import Label
from ui.appearance import Appearance
from ui.entities.labels import SWITCHES
from ui.flow_layout import FlowLayout
from ui.reading.underlines import draw_underline
from ui.theme import UNDERLINES

TINT = 0.12
"""How much of a label's colour lies below its name while it is on."""


class LabelSwitch(QAbstractButton):
    """A name drawn as its mentions are; struck pale when off."""

    def __init__(
        self, name: str, labels: tuple[Label, ...], appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.labels = labels
        self._appearance = appearance
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(f"Mark {name.lower()}")
        self.setToolTip(f"Mark {name.lower()} in the article")
        appearance.changed.connect(self.update)

    def marked(self) -> bool:
        """Tell whether to draw the underline."""
        return self.isChecked()

    def sizeHint(self) -> QSize:
        """Make room for the name and its frame."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 20, metrics.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name with its underline while on, dim and bare while off."""
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shape = QPainterPath()
            shape.addRoundedRect(frame, 6, 6)
            colour = theme.label(self.labels[0])
            if self.marked():
                tint = QColor(colour)
                tint.setAlphaF(TINT)
                painter.fillPath(shape, tint)
            if self.hasFocus() or self.underMouse():
                painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
                painter.drawPath(shape)
            metrics = self.fontMetrics()
            baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2 - 1
            painter.setPen(QColor(theme.text if self.marked() else theme.dim))
            painter.drawText(10, round(baseline), self.text())
            if self.marked():
                width = metrics.horizontalAdvance(self.text())
                words = QRectF(10, baseline - metrics.ascent(), width, metrics.height())
                draw_underline(painter, UNDERLINES[self.labels[0]], colour, words, baseline)


class Legend(QWidget):
    """A row of switches. ``switched(labels)`` tells which labels are on now."""

    switched = Signal(frozenset)

    def __init__(self, on: frozenset[Label], appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kinds of names")
        flow = FlowLayout(self, spacing=4)
        self.switches = []
        for name, labels in SWITCHES:
            switch = LabelSwitch(name, labels, appearance, self)
            switch.setChecked(labels[0] in on)
            switch.toggled.connect(lambda _on: self.switched.emit(self.labels()))
            flow.addWidget(switch)
            self.switches.append(switch)

    def labels(self) -> frozenset[Label]:
        """Return the labels that are switched on."""
        return frozenset(
            label for switch in self.switches if switch.isChecked() for label in switch.labels
        )
