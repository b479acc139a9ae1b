"""Whatever is done, undone and done again: the tables come back to the bit."""

import hashlib

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotation.notes import Colour
from annotation.selectors import Span
from storage import ArchiveError, check, open_archive
from tests.storage.samples import article

WORDS = st.text(max_size=20)


class ReaderAtWork(RuleBasedStateMachine):
    """Keeps a picture of the tables after every step, and compares on the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.archive = open_archive(":memory:")
        self.pictures = [self.picture()]
        self.at = 0

    def teardown(self) -> None:
        assert check(self.archive) == []
        while self.archive.history.undo():
            self.at -= 1
            assert self.picture() == self.pictures[self.at]
        assert self.at == 0
        self.archive.close()

    def picture(self) -> str:
        rows = [
            self.archive.database.rows(f"SELECT * FROM {table} ORDER BY id")
            for table in ("articles", "annotations", "colours")
        ]
        return hashlib.sha256(repr(rows).encode("utf-8")).hexdigest()

    def done(self, something: object) -> None:
        if something:
            del self.pictures[self.at + 1 :]
            self.pictures.append(self.picture())
            self.at += 1

    def annotation_ids(self) -> list[str]:
        rows = self.archive.database.rows("SELECT uuid FROM annotations ORDER BY id")
        return [uuid for (uuid,) in rows]

    @rule(number=st.integers(0, 4))
    def add_article(self, number: int) -> None:
        self.done(self.archive.articles.add(article(f"Story {number}")).changes)

    @rule(choice=st.randoms(use_true_random=False), body=WORDS, tags=st.lists(WORDS, max_size=2))
    def annotate(self, choice, body, tags) -> None:  # type: ignore[no-untyped-def]
        ids = self.archive.articles.ids()
        if ids:
            span = choice.choice([None, Span(0, 4), Span(5, 9)])
            add = self.archive.annotations.add
            self.done(add(choice.choice(ids), span, body=body, tags=tags)[1])

    @rule(choice=st.randoms(use_true_random=False), body=WORDS, colour=st.sampled_from(Colour))
    def update(self, choice, body, colour) -> None:  # type: ignore[no-untyped-def]
        ids = self.annotation_ids()
        if ids:
            self.done(self.archive.annotations.update(choice.choice(ids), body=body, colour=colour))

    @rule(count=st.integers(0, 3))
    def delete(self, count: int) -> None:
        self.done(self.archive.annotations.delete(self.annotation_ids()[:count]))

    @rule(choice=st.randoms(use_true_random=False), start=st.integers(0, 9))
    def reshape(self, choice, start: int) -> None:  # type: ignore[no-untyped-def]
        ids, notes = self.annotation_ids(), self.archive.annotations
        if not ids:
            return
        one = choice.choice(ids)
        acts = (
            lambda: notes.move(one, Span(start, start + 3)),
            lambda: notes.split(one, start + 1)[-1],
            lambda: notes.merge(choice.sample(ids, min(2, len(ids))))[-1],
            lambda: notes.recolour(ids[:start], choice.choice(list(Colour))),
        )
        last = self.archive.history.undo_title()
        try:
            changes = choice.choice(acts)()
        except ArchiveError:
            assert self.archive.history.undo_title() == last
            return
        self.done(changes)

    @rule(colour=st.sampled_from(Colour), name=WORDS)
    def name_a_colour(self, colour: Colour, name: str) -> None:
        self.done(self.archive.colours.rename(colour, name))

    @rule(deleted=st.booleans())
    def move(self, deleted: bool) -> None:
        ids = self.archive.articles.ids(deleted=deleted)[:2]
        act = self.archive.articles.restore if deleted else self.archive.articles.move_to_bin
        self.done(act(ids))

    @rule()
    def delete_forever(self) -> None:
        self.done(self.archive.articles.delete_forever(self.archive.articles.ids(deleted=True)))

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


TestReaderAtWork = ReaderAtWork.TestCase
TestReaderAtWork.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
