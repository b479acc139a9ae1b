"""The one table of actions: what can be done, how it is called, and by which keys."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotation.notes import Colour
from ui.appearance import CHOICES

APPEARANCE = "A&ppearance"
SUBMENU_OF = {APPEARANCE: "&View"}


class Reach(Enum):
    """Where a shortcut works."""

    WINDOW = "anywhere in the window"
    PAGE = "while the article has the focus"


class ActionRow(NamedTuple):
    """One action: ``menu`` is the menu it stands in, "" for none; "-" before the id is a line."""

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    reach: Reach = Reach.WINDOW
    line_before: bool = False
    checkable: bool = False


def _highlights() -> tuple[ActionRow, ...]:
    return tuple(
        ActionRow(
            f"highlight_{colour.value}",
            f"Highlight in {colour.value.capitalize()}",
            "&Annotate",
            (str(number),),
            Reach.PAGE,
            line_before=number == 1,
        )
        for number, colour in enumerate(Colour, start=1)
    )


_PAGE = Reach.PAGE


def _passages() -> tuple[ActionRow, ...]:
    return (
        ActionRow("next_sentence", "Next Sentence", "&Go", ("J",), _PAGE),
        ActionRow("previous_sentence", "Previous Sentence", "&Go", ("K",), _PAGE),
        ActionRow("next_paragraph", "Next Paragraph", "&Go", ("Ctrl+Down",), _PAGE),
        ActionRow("previous_paragraph", "Previous Paragraph", "&Go", ("Ctrl+Up",), _PAGE),
    )


def _selections() -> tuple[ActionRow, ...]:
    """The same steps with Shift; they stand in the list of keys and in no menu."""
    return (
        _unlisted("select_next_sentence", "Select to the Next Sentence", "Shift+J"),
        _unlisted("select_previous_sentence", "Select to the Previous Sentence", "Shift+K"),
        _unlisted("select_next_paragraph", "Select to the Next Paragraph", "Ctrl+Shift+Down"),
        _unlisted("select_previous_paragraph", "Select to the Previous Paragraph", "Ctrl+Shift+Up"),
    )


def _themes() -> tuple[ActionRow, ...]:
    words = {"system": "&Follow the System"}
    return tuple(
        ActionRow(
            f"theme_{choice}",
            words.get(choice, f"&{choice.capitalize()}"),
            APPEARANCE,
            checkable=True,
        )
        for choice in CHOICES
    )


def _unlisted(id_: str, text: str, key: str) -> ActionRow:
    return ActionRow(id_, text, "", (key,), _PAGE)


TABLE: tuple[ActionRow, ...] = (
    ActionRow("open", "&Open…", "&File", ("Ctrl+O",)),
    ActionRow("paste", "&Paste as Article", "&File", ("Ctrl+V",)),
    ActionRow("rename", "&Rename…", "&File", ("F2",)),
    ActionRow("versions", "&Versions…", "&File", ("Ctrl+Shift+V",)),
    ActionRow("export", "&Export as Markdown…", "&File", ("Ctrl+E",), line_before=True),
    ActionRow("export_all", "Export &All as Markdown…", "&File", ("Ctrl+Shift+E",)),
    ActionRow("bin", "Move Article to &Bin", "&File", ("Ctrl+Backspace",), _PAGE, line_before=True),
    ActionRow("stop", "&Stop What Is Under Way", "&File", ("Ctrl+.",)),
    ActionRow("quit", "&Quit", "&File", ("Ctrl+Q",), line_before=True),
    ActionRow("undo", "&Undo", "&Edit", ("Ctrl+Z",)),
    ActionRow("redo", "&Redo", "&Edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("history", "His&tory…", "&Edit", ("Ctrl+Alt+Z",)),
    ActionRow("copy", "&Copy", "&Edit", ("Ctrl+C",), _PAGE, line_before=True),
    ActionRow("copy_source", "Copy with &Source", "&Edit", ("Ctrl+Shift+C",), _PAGE),
    ActionRow("find", "&Find in Article", "&Edit", ("Ctrl+F",), line_before=True),
    ActionRow("find_next", "Find &Next", "&Edit", ("F3",)),
    ActionRow("find_previous", "Find Pre&vious", "&Edit", ("Shift+F3",)),
    ActionRow("search", "Search the Arc&hive", "&Edit", ("Ctrl+L", "/")),
    ActionRow("grow", "Select &More", "&Edit", ("+", "="), _PAGE, line_before=True),
    ActionRow("shrink", "Select &Less", "&Edit", ("-",), _PAGE),
    *_selections(),
    ActionRow("highlight", "&Highlight", "&Annotate", ("H",), _PAGE),
    ActionRow("note", "&Note", "&Annotate", ("N",), _PAGE),
    ActionRow("tag", "&Tag", "&Annotate", ("T",), _PAGE),
    ActionRow("card", "&Entity Card", "&Annotate", ("E",), _PAGE),
    ActionRow("boundaries", "Name &Boundaries", "&Annotate", ("B",), _PAGE),
    ActionRow("reshape", "&Grow or Shrink", "&Annotate", ("G",), _PAGE, line_before=True),
    ActionRow("split", "S&plit Here", "&Annotate", ("X",), _PAGE),
    ActionRow("merge", "&Merge", "&Annotate", ("M",), _PAGE),
    ActionRow("choose_here", "Choose &All Here", "&Annotate", ("C",), _PAGE),
    ActionRow("delete", "&Delete Annotation", "&Annotate", ("Del",), _PAGE),
    ActionRow("decisions", "De&cisions…", "&Annotate", ("Ctrl+Shift+D",), line_before=True),
    ActionRow("lost", "&Lost Passages…", "&Annotate", ("Ctrl+Shift+O",)),
    ActionRow("article_note", "Note on the &Whole Article", "&Annotate", ("Ctrl+Shift+N",)),
    *_highlights(),
    ActionRow("colour_names", "Names of C&olours…", "&Annotate"),
    *_passages(),
    ActionRow("next_annotation", "Next Annotation", "&Go", ("}",), _PAGE, line_before=True),
    ActionRow("previous_annotation", "Previous Annotation", "&Go", ("{",), _PAGE),
    ActionRow("next_annotation_here", "Next Annotation Here", "&Go", ("A",), _PAGE),
    ActionRow("previous_annotation_here", "Previous Annotation Here", "&Go", ("Shift+A",), _PAGE),
    ActionRow("next_mention", "Next Mention", "&Go", ("]",), _PAGE, line_before=True),
    ActionRow("previous_mention", "Previous Mention", "&Go", ("[",), _PAGE),
    ActionRow("hints", "&Jump by Letters", "&Go", ("F",), _PAGE),
    ActionRow("back", "&Back", "&Go", ("Alt+Left",), line_before=True),
    ActionRow("forward", "&Forward", "&Go", ("Alt+Right",)),
    ActionRow("next_article", "Next Article", "&Go", ("Ctrl+PgDown",)),
    ActionRow("previous_article", "Previous Article", "&Go", ("Ctrl+PgUp",)),
    ActionRow("tags", "&Tags", "&Go", ("Ctrl+Shift+T",), line_before=True),
    ActionRow("archive_names", "Names in the &Archive…", "&Go", ("Ctrl+Shift+A",)),
    ActionRow("all_notes", "All &Notes…", "&Go", ("Ctrl+Shift+M",)),
    ActionRow("library", "&Library", "&View", ("Ctrl+1",), checkable=True),
    ActionRow("page", "&Article", "&View", ("Ctrl+2",)),
    ActionRow("panel", "&Notes and Entities", "&View", ("Ctrl+3",), checkable=True),
    ActionRow("next_pane", "Ne&xt Pane", "&View", ("F6",)),
    ActionRow("previous_pane", "Pre&vious Pane", "&View", ("Shift+F6",)),
    ActionRow("wider", "&Wider Pane", "&View", ("Alt+Shift+Right",)),
    ActionRow("narrower", "Na&rrower Pane", "&View", ("Alt+Shift+Left",)),
    ActionRow("focus", "F&ocus Mode", "&View", ("F11",), checkable=True),
    ActionRow("unfold", "Show Fol&ded Lines", "&View", ("U",), _PAGE),
    ActionRow("larger", "Lar&ger Text", "&View", ("Ctrl++", "Ctrl+="), line_before=True),
    ActionRow("smaller", "S&maller Text", "&View", ("Ctrl+-",)),
    ActionRow("usual", "&Usual Text Size", "&View", ("Ctrl+0",)),
    ActionRow("looks", "&Set the Page…", "&View", ("Ctrl+Shift+L",)),
    *_themes(),
    ActionRow("palette", "&Do Anything…", "&Help", ("Ctrl+K",)),
    ActionRow("keys", "&Keys", "&Help", ("F1", "?")),
    ActionRow("welcome", "&Welcome Article", "&Help"),
    ActionRow("about", "&About Pressmark", "&Help"),
    ActionRow("peel", "Leave the innermost thing", "", ("Esc",), _PAGE),
)


def make_actions(
    slots: Mapping[str, Callable[[], object]], window: QWidget, page: QWidget
) -> dict[str, QAction]:
    """Make every action of the table, bound to its slot.

    Raises:
        KeyError: an action has no slot.
    """
    actions: dict[str, QAction] = {}
    for row in TABLE:
        action = _make(row, window)
        slot = slots[row.id]
        action.triggered.connect(lambda _=False, call=slot: call())
        owner = window if row.reach is Reach.WINDOW else page
        owner.addAction(action)
        actions[row.id] = action
    return actions


def _make(row: ActionRow, parent: QObject) -> QAction:
    action = QAction(row.text, parent)
    action.setObjectName(row.id)
    action.setShortcuts([QKeySequence(key) for key in row.keys])
    action.setCheckable(row.checkable)
    if row.reach is Reach.PAGE:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if row.id == "quit":
        action.setMenuRole(QAction.MenuRole.QuitRole)
    if row.id == "about":
        action.setMenuRole(QAction.MenuRole.AboutRole)
    return action
