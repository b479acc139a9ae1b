"""How a row of a list stands: chosen, in a list with the focus, under the pointer.

Asked of the view, because Qt's own answer (``option.state``) brings in ``QStyle`` with its six
hundred constants, for which every start of the window would wait.
"""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem


class RowState(NamedTuple):
    """What a row is painted after; ``focused`` means that its list has the focus."""

    chosen: bool = False
    focused: bool = False
    hovered: bool = False


def row_state(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> RowState:
    """Return how the row that a delegate is asked to paint stands."""
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return RowState()
    chosen = view.selectionModel().isRowSelected(index.row(), index.parent())
    return RowState(chosen, view.hasFocus(), _under_pointer(view, option))


def _under_pointer(view: QAbstractItemView, option: QStyleOptionViewItem) -> bool:
    ground = view.viewport()
    return ground.underMouse() and option.rect.contains(ground.mapFromGlobal(QCursor.pos()))
