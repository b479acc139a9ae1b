"""What can be done with a tag: by its menu, and by dragging it onto another."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu

from annotation.tags import lies_in, tag_key
from ui.session import shortened

if TYPE_CHECKING:
    from ui.archive.tag_part import TagPart


def tag_menu(part: "TagPart", tag: str) -> QMenu:
    """Return what can be done with a tag."""
    menu = _menu(part)
    menu.addAction("Show Articles", partial(part.show_tag, tag))
    menu.addAction("Rename…\tF2", partial(part.begin_renaming, tag))
    merge = menu.addAction("Merge into…", partial(_ask_for_other, part, tag))
    merge.setEnabled(bool(_others(part, tag)))
    menu.addAction("Delete\tDel", partial(part.session.tagging.delete, tag))
    return menu


def drop_menu(part: "TagPart", tag: str, onto: str) -> QMenu:
    """Return what dragging a tag onto another may mean."""
    menu = _menu(part)
    one, other = (shortened(each, 40).replace("&", "&&") for each in (tag, onto))
    menu.addAction(f"Merge “{one}” into “{other}”", partial(part.merge, tag, onto))
    below = f"{onto}/{tag.rsplit('/', 1)[-1]}"
    if not lies_in(onto, tag) and tag_key(below) != tag_key(tag):
        menu.addAction(f"Move “{one}” below “{other}”", partial(part.rename, tag, below))
    menu.addSeparator()
    menu.addAction("Leave It")
    return menu


def _menu(part: "TagPart") -> QMenu:
    menu = QMenu(part)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _others(part: "TagPart", tag: str) -> list[str]:
    return [name for name in part.model.names() if not lies_in(name, tag)]


def _ask_for_other(part: "TagPart", tag: str) -> None:
    if part.session.refused():
        return
    into, wanted = QInputDialog.getItem(
        part.window(), "Merge Tags", f"Merge “{tag}” into:", _others(part, tag), 0, False
    )
    if wanted:
        part.merge(tag, into)
