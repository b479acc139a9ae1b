"""What can be done with articles chosen in the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.session import Session

Act = Callable[[Sequence[int]], None]


def article_menu(
    parent: QWidget,
    session: Session,
    ids: Sequence[int],
    act: Callable[[Act, Sequence[int]], None],
    *,
    in_bin: bool,
) -> QMenu:
    """Return a menu; ``act`` does something that takes articles out of the list."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    many = f" {len(ids)} articles" if len(ids) > 1 else ""
    if in_bin:
        menu.addAction(f"Restore{many}", lambda: act(session.restore, ids))
        menu.addAction(f"Delete{many} forever", lambda: act(session.delete_forever, ids))
        return menu
    if len(ids) == 1:
        menu.addAction("Open", lambda: session.open_article(ids[0]))
    menu.addAction(f"Move{many} to the bin", lambda: act(session.move_to_bin, ids))
    return menu
