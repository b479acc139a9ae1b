"""Random edits, undo, redo and taking back, against pictures of the tables, bit for bit.

The journal is not asked what it did: a picture of every authored table is kept after each step,
undo and redo must lead from one to the other, and what taking back a step out of the middle must
come to is reckoned from the pictures alone.
"""

import random
import sqlite3
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage import Archive, ArchiveError, check, open_archive
from storage import history as history_module
from storage.database import Database
from storage.steps import BOOKKEEPING
from tests.soak.acts import ACTS, Act, add_article, annotate, decide
from tests.soak.pictures import Cells, Key, Picture, picture

LONGEST = 40
"""Acts in a sequence at the most."""

FEW_STEPS = 6
"""How many steps the journal keeps in every tenth sequence."""


def run(sequences: int, seed: int) -> dict[str, object]:
    """Run so many sequences; return how many acts of each kind there were, and what failed."""
    begun, template = time.monotonic(), open_archive(":memory:")
    counts: dict[str, int] = {"steps": 0, "undo": 0, "redo": 0, "revert": 0, "refused": 0}
    failures: list[str] = []
    for number in range(seed, seed + sequences):
        try:
            sequence(template, number, counts)
        except Exception:
            failures.append(f"sequence {number}: {traceback.format_exc()}")
    template.close()
    seconds = round(time.monotonic() - begun, 1)
    return {
        "trial": "history",
        "sequences": sequences,
        **counts,
        "seconds": seconds,
        "failures": failures,
    }


def sequence(template: Archive, number: int, counts: dict[str, int]) -> None:
    """Run one sequence on a fresh archive.

    Raises:
        AssertionError: a table is not as it must be.
    """
    chance = random.Random(number)
    usual = history_module.KEPT_STEPS
    history_module.KEPT_STEPS = FEW_STEPS if number % 10 == 0 else usual
    archive = fresh(template)
    try:
        reader = Reader(archive, chance, counts)
        for act in (add_article, annotate, add_article, annotate, decide):
            reader.write(act)
        for _ in range(chance.randint(5, LONGEST)):
            reader.act()
        reader.all_the_way_back_and_forth()
        assert check(archive) == []
    finally:
        history_module.KEPT_STEPS = usual
        archive.close()


def fresh(template: Archive) -> Archive:
    """Return an empty archive; copying one is quicker than building its tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    template.database.connection.backup(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return Archive(Path(":memory:"), Database(connection))


class Reader:
    """Somebody at work.

    ``pictures[n]`` is how the tables were after the step ``numbers[n - 1]``; it is ``at`` now.
    """

    def __init__(self, archive: Archive, chance: random.Random, counts: dict[str, int]) -> None:
        self.archive, self.chance, self.counts = archive, chance, counts
        self.pictures = [picture(archive)]
        self.numbers: list[int] = []
        self.at = 0
        self.takes_back: dict[int, int] = {}

    def act(self) -> None:
        """Do something at random, and compare."""
        which = self.chance.random()
        if which < 0.15:
            self.undo()
        elif which < 0.20:
            self.undo()
            self.redo()
        elif which < 0.33 and self.at:
            self.revert()
        else:
            self.write()

    # The acts

    def write(self, act: Act | None = None) -> None:
        """Author something: a step of its own, or more of the newest one."""
        (act or self.chance.choice(ACTS))(self.archive, self.chance)
        self._learn()

    def _learn(self) -> None:
        now, steps = picture(self.archive), self.archive.history.steps(1)
        newest = steps[0].id if steps else 0
        if now == self.pictures[self.at] and newest == (self.numbers or [0])[-1]:
            return
        self.counts["steps"] += 1
        del self.pictures[self.at + 1 :], self.numbers[self.at :]
        assert not steps[0].undone
        if self.numbers and newest == self.numbers[-1]:
            self.pictures[self.at] = now
            return
        self.numbers.append(newest)
        self.pictures.append(now)
        self.at += 1
        while len(self.numbers) > history_module.KEPT_STEPS:
            del self.pictures[0], self.numbers[0]
            self.at -= 1

    def undo(self) -> None:
        """Undo one step, or many at once."""
        back_to = max(0, self.at - self.chance.choice((1, 1, 1, 3)))
        if self.at - back_to > 1:
            self.archive.history.undo_back_to(self.numbers[back_to])
        else:
            assert bool(self.archive.history.undo()) == (self.at > 0)
        self.counts["undo"] += self.at - back_to
        self.at = back_to
        self._compare()

    def redo(self) -> None:
        """Do one step again, or many at once."""
        up_to = min(len(self.numbers), self.at + self.chance.choice((1, 1, 1, 3)))
        if up_to - self.at > 1:
            self.archive.history.redo_up_to(self.numbers[up_to - 1])
        else:
            assert bool(self.archive.history.redo()) == (self.at < len(self.numbers))
        self.counts["redo"] += up_to - self.at
        self.at = up_to
        self._compare()

    def revert(self) -> None:
        """Take one step back out of the middle, or be refused with a reason."""
        place = self.chance.randrange(self.at)
        number = self.numbers[place]
        before = self.pictures[self.at]
        why = self.archive.history.obstacle(number)
        if why:
            self.counts["refused"] += 1
            with pytest.raises(ArchiveError, match="cannot be taken back"):
                self.archive.history.revert(number)
            assert not self._must_be_possible(place), why
            self._compare()
            return
        conflicts = self._conflicts()
        self.archive.history.revert(number)
        self.counts["revert"] += 1
        assert self._may_be_possible(place)
        change = difference(self.pictures[place], self.pictures[place + 1])
        expected = without_bookkeeping(put_back(before, change))
        self._learn()
        self.takes_back[self.numbers[-1]] = number
        assert without_bookkeeping(picture(self.archive)) == expected
        for pair in self._conflicts() - conflicts:  # at most one that there was before the step
            assert pair <= self.pictures[place].keys()

    def all_the_way_back_and_forth(self) -> None:
        """Undo everything, do everything again."""
        end = self.at
        while self.archive.history.undo():
            self.at -= 1
            self._compare()
        assert self.at == 0
        while self.archive.history.redo():
            self.at += 1
            self._compare()
        assert self.at == len(self.numbers)
        while self.at > end:
            self.archive.history.undo()
            self.at -= 1
        self._compare()

    def _compare(self) -> None:
        assert picture(self.archive) == self.pictures[self.at]

    # What must and what may be possible, reckoned from the pictures

    def _later(self, place: int) -> list[int]:
        """Return the places of later steps that still hold."""
        later, gone = [], set()
        for other in reversed(range(place + 1, self.at)):
            number = self.numbers[other]
            target = self.takes_back.get(number)
            if number in gone:
                continue
            if target is not None and target > self.numbers[place]:
                gone.add(target)
            else:
                later.append(other)
        return later

    def _changes(self, place: int) -> dict[Key, tuple[Cells | None, Cells | None]]:
        return difference(self.pictures[place], self.pictures[place + 1])

    def _may_be_possible(self, place: int) -> bool:
        """Tell that no later step changed the same cells, or made or took away the same rows."""
        own = self._changes(place)
        return not any(
            meet(own[key], change)
            for other in self._later(place)
            for key, change in self._changes(other).items()
            if key in own
        )

    def _must_be_possible(self, place: int) -> bool:
        """Tell that nothing later has to do with the articles, words or colours of the step."""
        own = self._changes(place)
        changed = any(
            set(now) - BOOKKEEPING and was != now
            for was, now in ((w or {}, n or {}) for w, n in own.values())
        )
        held = {self.takes_back.get(self.numbers[each]) for each in self._later(place)}
        about = set(self._topics(own))
        return (
            changed
            and self.numbers[place] not in held
            and not any(about & set(self._topics(self._changes(o))) for o in self._later(place))
        )

    def _topics(self, changes: dict[Key, tuple[Cells | None, Cells | None]]) -> Iterable[object]:
        for (table, row_id), (was, now) in changes.items():
            every = {**(was or {}), **(now or {})}
            whole = {**self.pictures[self.at].get((table, row_id), {}), **every}
            yield table if table in ("decisions", "colours", "articles") else ""
            yield whole.get("article_id") or (row_id if table == "articles" else table)

    def _conflicts(self) -> set[frozenset[Key]]:
        """Return articles of one text, and pairs of answers to one question."""
        database, lookup = self.archive.database, self.archive.decisions
        found = {
            frozenset({("articles", one), ("articles", other)})
            for one, other in database.rows(
                "SELECT a.id, b.id FROM articles AS a JOIN articles AS b"
                " ON a.text_id = b.text_id AND a.id < b.id"
            )
        }
        for row_id, uuid in database.rows("SELECT id, uuid FROM decisions"):
            for other in lookup.conflicting(lookup.get(uuid)):
                found.add(frozenset({("decisions", row_id), ("decisions", other)}))
        return found


def difference(was: Picture, now: Picture) -> dict[Key, tuple[Cells | None, Cells | None]]:
    """Return each row that differs with the cells before and after, None where there is no row."""
    found: dict[Key, tuple[Cells | None, Cells | None]] = {}
    for key in was.keys() | now.keys():
        one, other = was.get(key), now.get(key)
        if one is None or other is None:
            found[key] = (one, other)
        elif one != other:
            names = [name for name in one if one[name] != other[name]]
            found[key] = ({n: one[n] for n in names}, {n: other[n] for n in names})
    return found


def meet(one: tuple[Cells | None, Cells | None], other: tuple[Cells | None, Cells | None]) -> bool:
    """Tell whether two changes of one row meet in a cell, or one of them in the whole row."""
    if None in one or None in other:
        return True
    return bool((set(one[0] or ()) & set(other[0] or ())) - BOOKKEEPING)


def put_back(present: Picture, changes: dict[Key, tuple[Cells | None, Cells | None]]) -> Picture:
    """Return a picture with a change taken back, and everything else as it is."""
    wanted = dict(present)
    for key, (was, now) in changes.items():
        if now is None:
            wanted[key] = was or {}
        elif was is None:
            del wanted[key]
        else:
            wanted[key] = {**wanted[key], **was}
    return wanted


def without_bookkeeping(taken: Picture) -> Picture:
    """Return a picture without the columns that change along with any other."""
    return {
        key: {name: value for name, value in cells.items() if name not in BOOKKEEPING}
        for key, cells in taken.items()
    }
