"""The lines of the window of all annotations: ids of rows, and rows fetched while one scrolls."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotation.entities import Label
from annotation.notes import AnchorState, Annotation, Colour, Role
from annotation.notes_filter import Grouping
from storage import Archive, ArchiveError, NoteRow
from ui.all_notes.filter_words import counted
from ui.all_notes.groups import Group, NoteGroups
from ui.dates import shown_age, shown_date
from ui.entities.labels import ONE
from ui.plain_tip import plain_tip
from ui.reading.spoken import first_words

Index = QModelIndex | QPersistentModelIndex
HEAD = int(Qt.ItemDataRole.UserRole)
NOTE = HEAD + 1

BEFORE, BEHIND = 30, 90
"""Lines around an asked one that are read along with it."""

KEPT = 3000
"""Rows that stay in memory."""

LONGEST_SPOKEN = 200
GONE = "This annotation cannot be read."

STATES = {AnchorState.ORPHAN: "not in the text any more", AnchorState.FUZZY: "place uncertain"}

NOWHERE = {
    Grouping.TAG: "Without a tag",
    Grouping.ENTITY: "Without a name",
    Grouping.SOURCE: "Without a source",
    Grouping.MONTH: "Without a date",
}


class Head(NamedTuple):
    """A heading: what the group is, a quiet line about it, how many annotations it has."""

    title: str
    about: str
    notes: int
    folded: bool


class Note(NamedTuple):
    """An annotation as a line shows it; ``facts`` are quiet words, the colour's name first.

    ``quoted`` tells that ``passage`` are words of the article."""

    colour: Colour
    passage: str
    words: str
    facts: tuple[str, ...]
    age: str
    quoted: bool
    lost: bool


class NotesModel(QAbstractListModel):
    """One line for each heading and for each annotation of an unfolded group.

    ``failed(words)`` says that the archive could not be read.
    """

    failed = Signal(str)

    def __init__(
        self, archive: Archive, called: Callable[[Colour], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._called = called
        self.groups = NoteGroups(Grouping.ARTICLE)
        self._lines = 0
        self._rows: OrderedDict[int, NoteRow | None] = OrderedDict()

    # What is shown

    def show(self, groups: NoteGroups) -> None:
        """Show these groups, with every row read anew."""
        self.beginResetModel()
        self.groups, self._lines = groups, len(groups)
        self._rows.clear()
        self.endResetModel()

    def grown(self) -> None:
        """The groups have grown at their end."""
        before, now = self._lines, len(self.groups)
        if before:  # more of it may have come
            heading = self.index(self.groups.heading(before - 1))
            self.dataChanged.emit(heading, heading)
        if now > before:
            self.beginInsertRows(QModelIndex(), before, now - 1)
            self._lines = now
            self.endInsertRows()

    def fold(self, line: int, folded: bool) -> None:
        """Fold the group of a heading, or unfold it."""
        group, place = self.groups.at(line)
        if place >= 0 or group.folded == folded:
            return
        first, last = line + 1, line + len(group.rows)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
        self.groups.fold(line, folded)
        self._lines = len(self.groups)
        (self.endRemoveRows if folded else self.endInsertRows)()
        self.dataChanged.emit(self.index(line), self.index(line))

    def fold_all(self, folded: bool) -> None:
        """Fold every group, or unfold it."""
        self.beginResetModel()
        self.groups.fold_all(folded)
        self._lines = len(self.groups)
        self.endResetModel()

    def is_heading(self, line: int) -> bool:
        """Tell whether a line is a heading."""
        return self.groups.at(line)[1] < 0

    def row_at(self, line: int) -> NoteRow | None:
        """Return the annotation of a line, of a heading the first; None where it is gone."""
        group, place = self.groups.at(line)
        return self._row(line, group.rows[max(0, place)])

    # As Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else self._lines

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a line's words, or the heading or annotation that it shows."""
        if not index.isValid() or not 0 <= index.row() < self._lines:
            return None
        group, place = self.groups.at(index.row())
        if place < 0:
            return self._head_data(index.row(), group, role)
        return self._note_data(self._row(index.row(), group.rows[place]), role)

    def _head_data(self, line: int, group: Group, role: int) -> object:
        roles = Qt.ItemDataRole
        if role == int(roles.DisplayRole):
            return self._head(line, group).title
        if role == HEAD:
            return self._head(line, group)
        if role == int(roles.ToolTipRole):
            return plain_tip(self._head(line, group).title)
        if role == int(roles.AccessibleTextRole):
            head = self._head(line, group)
            state = "folded" if head.folded else "unfolded"
            many = counted(head.notes, "annotation")
            return ", ".join(filter(None, (head.title, head.about, many, state)))
        return None

    def _note_data(self, row: NoteRow | None, role: int) -> object:
        roles = Qt.ItemDataRole
        if row is None:
            return GONE if role in (roles.DisplayRole, roles.AccessibleTextRole) else None
        if role == int(roles.DisplayRole):
            return _passage(row.annotation)
        if role == NOTE:
            return self._note(row)
        if role == int(roles.ToolTipRole):
            return plain_tip("\n".join(filter(None, (row.annotation.quote, row.annotation.body))))
        if role == int(roles.AccessibleTextRole):
            note = self._note(row)
            words = first_words(row.annotation.body, LONGEST_SPOKEN)
            passage = note.passage[:LONGEST_SPOKEN]
            return ", ".join(filter(None, (passage, words, *note.facts, note.age)))
        return None

    # What a line says

    def _head(self, line: int, group: Group) -> Head:
        title, about = self._titled(line, group)
        return Head(title, about, len(group.rows), group.folded)

    def _titled(self, line: int, group: Group) -> tuple[str, str]:
        grouping, key = self.groups.grouping, group.key
        if grouping is Grouping.ARTICLE:
            first = self._row(line, group.rows[0])
            return (first.title, _about(first)) if first is not None else (GONE, "")
        if not key:
            return NOWHERE.get(grouping, ""), ""
        if grouping is Grouping.ENTITY:
            label, _, name = key.partition("\t")
            return name, ONE[Label(label)] if label in set(Label) else ""
        if grouping is Grouping.COLOUR:
            words = self._called(Colour(key)) if key in set(Colour) else key
            return words[0].upper() + words[1:], ""
        return {Grouping.TAG: f"#{key}", Grouping.MONTH: shown_date(key)}.get(grouping, key), ""

    def _note(self, row: NoteRow) -> Note:
        note, grouping = row.annotation, self.groups.grouping
        tags = (f"#{tag}" for tag in note.tags)
        facts = [self._called(note.colour) if note.role is not Role.ARTICLE_NOTE else "", *tags]
        if grouping is not Grouping.ARTICLE:
            facts.append(row.title)
        lost = {
            AnchorState.ORPHAN: "not in the text any more",
            AnchorState.FUZZY: "place uncertain",
        }
        facts.append(lost.get(note.state, ""))
        return Note(
            note.colour,
            _passage(note),
            first_words(note.body, LONGEST_SPOKEN) if note.body.strip() else "",
            tuple(filter(None, facts)),
            shown_age(note.created),
            note.role is not Role.ARTICLE_NOTE,
            note.state is AnchorState.ORPHAN,
        )

    def _row(self, line: int, row_id: int) -> NoteRow | None:
        if row_id not in self._rows:
            self._read(line, row_id)
        return self._rows.get(row_id)

    def _read(self, line: int, row_id: int) -> None:
        """Read a row, and those around it that are not read yet."""
        around = self.groups.ids_at(line - BEFORE, line + BEHIND)
        wanted = [each for each in dict.fromkeys((row_id, *around)) if each not in self._rows]
        try:
            found = {row.row_id: row for row in self._archive.all_notes.rows(wanted)}
        except ArchiveError as error:
            found = self._read_singly(wanted)
            self.failed.emit(str(error))
        self._rows.update({each: found.get(each) for each in wanted})
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    def _read_singly(self, wanted: list[int]) -> dict[int, NoteRow]:
        """Read what can be read: one damaged annotation does not hide the others."""
        found = {}
        for row_id in wanted:
            with suppress(ArchiveError):
                found.update({row.row_id: row for row in self._archive.all_notes.rows([row_id])})
        return found


def _passage(note: Annotation) -> str:
    quote = " ".join(note.quote.split())
    return quote or "On the whole article"


def _about(row: NoteRow) -> str:
    date = shown_date(row.published) if row.published else ""
    return "  ·  ".join(dict.fromkeys(filter(None, (row.source, row.author, date))))
