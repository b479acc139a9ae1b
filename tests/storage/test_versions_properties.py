"""Whatever versions come and go: every table comes back to the bit, and every quote is true."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotation.article import Article, BlockKind, build
from annotation.notes import AnchorState
from annotation.selectors import Span
from storage import Archive, VersionReport, check, open_archive

LINES = (
    "The ferry to the islands left an hour late because of fog over the sound.",
    "Its captain had waited for a doctor who never came.",
    "On deck, a choir from Tromsø sang until the lamps of the pier were out of sight.",
    "Tickets cost eleven crowns, and children under six travel free of charge.",
    "Nobody could say who had painted the funnel blue.",
    "A dog slept through all of it beside the anchor.",
    "The ferry to the islands left on time the next day.",
)
TABLES = ("articles", "annotations", "versions", "anchors", "decisions")
CHANCE = st.randoms(use_true_random=False)


def written(lines: list[str]) -> Article:
    pieces = [(line, BlockKind.PARAGRAPH, 0) for line in lines]
    text, blocks = build([("The ferry", BlockKind.HEADING, 1), *pieces])
    return Article("The ferry", text, blocks, address="https://news.example/ferry")


def edited(lines: list[str], chance: random.Random) -> list[str]:
    """Return lines as an editor may leave them: some put in, out, moved or reworded."""
    lines = list(lines)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(lines))
        words = lines[place].split()
        act = chance.randrange(5)
        if act == 0:
            lines.insert(place, f"{chance.choice(LINES)} {chance.randrange(100)}")
        elif act == 1 and len(lines) > 3:
            del lines[place]
        elif act == 2:
            lines.append(lines.pop(place))
        elif act == 3 and len(words) > 4:
            words[chance.randrange(len(words))] = f"word{chance.randrange(100)}"
            lines[place] = " ".join(words)
        else:
            lines[place] += f" And {chance.randrange(100)} more."
    return lines


class Machine(RuleBasedStateMachine):
    """Keeps a picture of the tables after every step, and compares on the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.archive = open_archive(":memory:")
        self.lines = list(LINES)
        self.article_id = self.archive.articles.add(written(self.lines)).id
        self.pictures = [self.picture()]
        self.at = 0

    def teardown(self) -> None:
        assert check(self.archive) == []
        while self.at and self.archive.history.undo():
            self.at -= 1
            assert self.picture() == self.pictures[self.at]
        assert check(self.archive) == []
        self.archive.close()

    def picture(self) -> object:
        return picture(self.archive)

    def done(self, something: object) -> None:
        if something:
            del self.pictures[self.at + 1 :]
            self.pictures.append(self.picture())
            self.at += 1

    def ids(self) -> list[str]:
        return [each.id for each in self.archive.annotations.of(self.article_id)]

    @rule(chance=CHANCE)
    def annotate(self, chance: random.Random) -> None:
        text = self.archive.articles.get(self.article_id).article.text
        start = chance.randrange(len(text) - 5)
        span = Span(start, min(len(text), start + chance.randint(1, 60)))
        self.done(self.archive.annotations.add(self.article_id, span)[1])

    @rule(chance=CHANCE)
    def add_version(self, chance: random.Random) -> None:
        self.lines = edited(self.lines, chance)
        self.done(self.archive.articles.add(written(self.lines)).changes)

    @rule(chance=CHANCE)
    def accept(self, chance: random.Random) -> None:
        versions = self.archive.versions.of(self.article_id)
        if versions:
            self.done(self.archive.versions.accept(chance.choice(versions).id).changes)

    @rule(chance=CHANCE)
    def reject(self, chance: random.Random) -> None:
        versions = self.archive.versions.of(self.article_id)
        unwanted = [each for each in versions if not each.current]
        if unwanted:
            self.done(self.archive.versions.reject(chance.choice(unwanted).id))

    @rule(chance=CHANCE)
    def place(self, chance: random.Random) -> None:
        ids = self.ids()
        if ids:
            start = chance.randrange(40)
            span = Span(start, start + chance.randint(1, 9))
            self.done(self.archive.versions.place(chance.choice(ids), span))

    @rule(chance=CHANCE)
    def note(self, chance: random.Random) -> None:
        ids = self.ids()
        if ids:
            words = f"note {chance.randrange(1000)}"
            self.done(self.archive.annotations.update(chance.choice(ids), body=words))

    @rule(chance=CHANCE)
    def delete(self, chance: random.Random) -> None:
        ids = self.ids()
        if ids:
            self.done(self.archive.annotations.delete([chance.choice(ids)]))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.archive.history.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.pictures) - 1)
    @rule()
    def redo(self) -> None:
        assert self.archive.history.redo()
        self.at += 1

    @invariant()
    def the_tables_are_as_they_were(self) -> None:
        assert self.picture() == self.pictures[self.at]

    @invariant()
    def every_quote_stands_where_it_is_said_to(self) -> None:
        text = self.archive.articles.get(self.article_id).article.text
        for each in self.archive.annotations.of(self.article_id):
            assert (each.span is None) == (each.state is AnchorState.ORPHAN)
            assert each.span is None or each.span.of(text) == each.quote


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


def picture(archive: Archive) -> object:
    return [archive.database.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES]


@settings(max_examples=40, deadline=None)
@given(chance=CHANCE, count=st.integers(1, 12))
def test_accepting_and_going_back_restores_every_annotation(
    chance: random.Random, count: int
) -> None:
    with open_archive(":memory:") as archive:
        article_id = archive.articles.add(written(list(LINES))).id
        length = len(written(list(LINES)).text)
        for _ in range(count):
            start = chance.randrange(length - 1)
            archive.annotations.add(article_id, Span(start, chance.randint(start + 1, length)))
        rows = archive.database.rows("SELECT * FROM annotations ORDER BY id")
        added = archive.articles.add(written(edited(list(LINES), chance)))
        assume(added.status != "unchanged")  # an edit may change nothing
        new, old = archive.versions.of(article_id)
        there = archive.versions.accept(new.id)
        assert lists_all(there, count)
        assert added.status == "waiting" or not there.changes
        left = archive.database.rows("SELECT * FROM annotations ORDER BY id")
        for _ in range(2):
            assert lists_all(archive.versions.accept(old.id), count)
            assert archive.database.rows("SELECT * FROM annotations ORDER BY id") == rows
            archive.versions.accept(new.id)
            assert archive.database.rows("SELECT * FROM annotations ORDER BY id") == left
        assert check(archive) == []


def lists_all(report: VersionReport, count: int) -> bool:
    return sum(report.counts.values()) == count
