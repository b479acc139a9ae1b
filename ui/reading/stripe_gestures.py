"""Pointing at the stripes in the margin: what they stand for, and choosing it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from annotation.notes import Annotation
from ui.plain_tip import plain_tip
from ui.reading import ring
from ui.reading.marking import Marking
from ui.reading.page_painting import visible_blocks
from ui.reading.stripe_painting import SeenStripe, seen_stripes
from ui.session import Session

MOST_TOLD = 6
"""Annotations of a bundle that its tooltip tells."""

_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
)


class StripeGestures(QObject):
    """Takes the page's mouse events where they are on a stripe."""

    def __init__(self, session: Session, marking: Marking) -> None:
        super().__init__(marking)
        self._session = session
        self._marking = marking
        self._page = marking.page
        self._pressed = False
        self._page.viewport().installEventFilter(self)
        self._page.scrolled.connect(self._leave)

    def stripe_at(self, point: QPoint) -> SeenStripe | None:
        """Return the stripe at a point of the viewport."""
        view, page = self._page, self._page.page
        if page is None or point.x() >= page.layout.margin:
            return None
        blocks = visible_blocks(view, page, QRect(point, point))
        stripes = seen_stripes(page, view.marks, blocks)
        return next((each for each in stripes if each.area.contains(QPointF(point))), None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take clicks on stripes, show what is pointed at."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            if event.buttons() == Qt.MouseButton.NoButton:
                self._hover(self.stripe_at(event.position().toPoint()))
            return self._pressed
        if isinstance(event, QMouseEvent) and kind in _CLICKS:
            return event.button() == Qt.MouseButton.LeftButton and self._click(event)
        if kind == QEvent.Type.Leave:
            self._leave()
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self._tell(event)
        return False

    def _click(self, event: QMouseEvent) -> bool:
        stripe = self.stripe_at(event.position().toPoint())
        if event.type() != QEvent.Type.MouseButtonRelease:
            self._pressed = stripe is not None
            return self._pressed
        pressed, self._pressed = self._pressed, False
        if pressed and stripe is not None:
            self.choose(stripe)
        return pressed

    def choose(self, stripe: SeenStripe) -> None:
        """Choose the annotation of a stripe, or the next one of a bundle."""
        annotations = _annotations(stripe)
        chosen = ring.turned(annotations, self._page.marks.active, 1)
        if chosen is not None:
            self._page.deselect()
            self._marking.sentences.leave()
            self._marking.choose(chosen)
            if len(annotations) > 1:
                self._session.said.emit(ring.told(annotations, chosen))

    def _hover(self, stripe: SeenStripe | None) -> None:
        stripes = self._page.marks.stripes
        hovered = stripe.ids if stripe is not None else frozenset()
        if hovered == stripes.hovered:
            return
        stripes.hovered = hovered
        shape = Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.IBeamCursor
        self._page.viewport().setCursor(shape)
        self._page.viewport().update()

    def _leave(self) -> None:
        self._hover(None)

    def _tell(self, event: QHelpEvent) -> bool:
        stripe = self.stripe_at(event.pos())
        if stripe is None:
            return False
        annotations = _annotations(stripe)
        lines = [_beginning(each) for each in annotations[:MOST_TOLD]]
        if len(annotations) > MOST_TOLD:
            lines.append(f"and {len(annotations) - MOST_TOLD} more")
        QToolTip.showText(event.globalPos(), "".join(map(plain_tip, lines)), self._page.viewport())
        return True


def _annotations(stripe: SeenStripe) -> list[Annotation]:
    """Return what a stripe stands for, the shortest first."""
    stripes = stripe.bundle.stripes if stripe.bundle is not None else ()
    found = [each.annotation for each in stripes] or [stripe.annotation]
    return sorted(found, key=lambda each: len(each.quote))


def _beginning(annotation: Annotation) -> str:
    words = ring.in_a_line(annotation)
    return words[0].upper() + words[1:]
