"""What the reader decides about names, as the screen says it to the session."""

from pathlib import Path

import pytest

from annotation.decisions import Reach, Score, Verdict
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import Changes
from tests.ui.conftest import second_article
from ui.deciding import Deciding
from ui.session import Session


class Told:
    """What the session has said."""

    def __init__(self, session: Session) -> None:
        self.undoable: list[str] = []
        self.said: list[str] = []
        self.failed: list[str] = []
        self.changes: list[Changes] = []
        session.undoable.connect(self.undoable.append)
        session.said.connect(self.said.append)
        session.failed.connect(self.failed.append)
        session.feed.changed.connect(lambda changes, _: self.changes.append(changes))


@pytest.fixture
def reading(session: Session, kept: int) -> Session:
    session.open_article(kept)
    return session


@pytest.fixture
def told(reading: Session) -> Told:
    return Told(reading)


@pytest.fixture
def deciding(reading: Session) -> Deciding:
    return reading.deciding


def shown(session: Session) -> list[tuple[str, Label, str]]:
    opened = session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return [(each.span.of(text), each.label, each.entity) for each in opened.mentions]


def mention(session: Session, words: str) -> Mention:
    """Return the first mention of these words on the page."""
    opened = session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return next(each for each in opened.mentions if each.span.of(text) == words)


def span(session: Session, words: str) -> Span:
    assert session.current is not None
    start = session.current.article.text.index(words)
    return Span(start, start + len(words))


def test_what_is_no_name_vanishes_and_comes_back(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    before = shown(reading)
    deciding.reject(mention(reading, "Bergen"), Reach.EVERYWHERE)
    assert told.undoable == ["Not a name: “Bergen”, everywhere"]
    assert told.changes[-1].mentions_everywhere
    assert "Bergen" not in [words for words, _, _ in shown(reading)]
    reading.undo()
    assert shown(reading) == before


def test_to_confirm_keeps_what_was_proposed_and_says_so(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    deciding.confirm(mention(reading, "Larsen"), Reach.HERE)
    assert told.undoable == ["Right: “Larsen” is a person, here"]
    (decision,) = reading.archive.decisions.all()
    assert decision.proposed == f"PERSON|last name|{STAMP}"
    assert mention(reading, "Larsen").decision == decision.id
    assert told.changes[-1].mentions_of == {decision.article_id}


def test_another_label_holds_as_far_as_it_is_said(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    deciding.relabel(mention(reading, "Bergen"), Label.ORG, Reach.SOURCE)
    assert told.undoable == ["Now an organisation: “Bergen”, everywhere in The Coast"]
    assert mention(reading, "Bergen").label is Label.ORG
    (decision,) = reading.archive.decisions.all()
    assert (decision.source, decision.label) == ("The Coast", Label.ORG)


def test_other_boundaries(reading: Session, deciding: Deciding, told: Told) -> None:
    deciding.respan(mention(reading, "Bergen"), span(reading, "mayor of Bergen"), Reach.HERE)
    assert told.undoable == ["New boundaries: “mayor of Bergen”, here"]
    names = [words for words, _, _ in shown(reading)]
    assert "mayor of Bergen" in names
    assert "Bergen" not in names
    (decision,) = reading.archive.decisions.all()
    assert decision.instead == "Bergen"


def test_a_missed_name_is_counted_before_it_is_marked(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    lamp = span(reading, "lamp")
    assert deciding.places(lamp, Label.PRODUCT, Reach.HERE) == 1
    assert deciding.places(span(reading, "Larsen"), Label.ORG, Reach.EVERYWHERE) == 2
    assert deciding.places(span(reading, "Ada Larsen"), Label.ORG, Reach.ARTICLE) == 1
    assert reading.archive.decisions.count() == 0
    deciding.mark(lamp, Label.PRODUCT, Reach.ARTICLE)
    assert told.undoable == ["Marked as a product: “lamp”, in this article"]
    assert ("lamp", Label.PRODUCT, "lamp") in shown(reading)


def test_a_name_that_only_the_reader_marked_stays_a_missed_one(
    reading: Session, deciding: Deciding
) -> None:
    deciding.mark(span(reading, "lamp"), Label.PRODUCT, Reach.HERE)
    deciding.relabel(mention(reading, "lamp"), Label.ORG, Reach.HERE)
    deciding.respan(mention(reading, "lamp"), span(reading, "The lamp"), Reach.HERE)
    (decision,) = reading.archive.decisions.all()
    assert (decision.verdict, decision.words, decision.label) == (
        *(Verdict.MARK, "The lamp", Label.ORG),
    )
    assert reading.archive.decisions.accuracy().total == Score(0, 0, 1)


def test_which_entity_a_name_means(reading: Session, deciding: Deciding, told: Told) -> None:
    deciding.apart(mention(reading, "Larsen"), Reach.ARTICLE)
    assert told.undoable == ["Not the same as Ada Larsen: “Larsen”, in this article"]
    assert ("Larsen", Label.PERSON, "Larsen") in shown(reading)
    deciding.same(mention(reading, "Larsen"), " Eva  Larsen ", Reach.ARTICLE)
    assert ("Larsen", Label.PERSON, "Eva Larsen") in shown(reading)
    assert reading.archive.decisions.count() == 1
    deciding.same(mention(reading, "Larsen"), "  ", Reach.ARTICLE)
    assert reading.archive.decisions.count() == 1


def test_a_whole_entity_is_one_step(reading: Session, deciding: Deciding, told: Told) -> None:
    before = shown(reading)
    both = [mention(reading, "Ada Larsen"), mention(reading, "Larsen")]
    deciding.relabel(both, Label.ORG, Reach.ARTICLE)
    assert told.undoable == ["Now an organisation: “Ada Larsen”, “Larsen”, in this article"]
    assert ("Larsen", Label.ORG, "Ada Larsen") in shown(reading)
    assert reading.archive.decisions.count() == 2
    reading.undo()
    assert shown(reading) == before


def test_a_second_thought_takes_nothing_back_by_accident(
    reading: Session, deciding: Deciding
) -> None:
    deciding.relabel(mention(reading, "Bergen"), Label.ORG, Reach.EVERYWHERE)
    deciding.confirm(mention(reading, "Bergen"), Reach.EVERYWHERE)
    assert mention(reading, "Bergen").label is Label.ORG
    deciding.reject(mention(reading, "Bergen"), Reach.EVERYWHERE)
    assert "Bergen" not in [words for words, _, _ in shown(reading)]
    assert reading.archive.decisions.accuracy().total == Score(0, 1, 0)


def test_a_decision_that_is_gone_meanwhile_stops_nobody(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    deciding.mark(span(reading, "Bergen"), Label.ORG, Reach.ARTICLE)
    seen = mention(reading, "Bergen")
    reading.archive.decisions.delete([seen.decision])  # and the page has not heard of it
    deciding.relabel(seen, Label.EVENT, Reach.ARTICLE)
    assert told.failed == []
    assert mention(reading, "Bergen").label is Label.EVENT


def test_to_say_the_same_again_is_told(reading: Session, deciding: Deciding, told: Told) -> None:
    for _ in range(2):
        deciding.reject(mention(reading, "40 hours"), Reach.HERE) if not told.undoable else None
        deciding.mark(span(reading, "lamp"), Label.PRODUCT, Reach.ARTICLE)
    assert told.said[-1] == "You have decided so already."
    assert len(told.undoable) == 2


def test_decisions_are_taken_back_and_changed(
    reading: Session, deciding: Deciding, told: Told
) -> None:
    before = shown(reading)
    deciding.reject(mention(reading, "Bergen"), Reach.ARTICLE)
    deciding.reject(mention(reading, "40 hours"), Reach.ARTICLE)
    ids = [each.id for each in reading.archive.decisions.all()]
    deciding.change(ids, reach=Reach.EVERYWHERE)
    assert told.undoable[-1] == "Changed 2 decisions"
    assert {each.reach for each in reading.archive.decisions.all()} == {Reach.EVERYWHERE}
    deciding.change(ids, reach=Reach.ARTICLE)
    assert "cannot be changed so" in told.failed[-1]
    deciding.withdraw(ids)
    assert told.undoable[-1] == "Took back 2 decisions"
    assert shown(reading) == before
    reading.undo()
    assert len(shown(reading)) == len(before) - 2


def test_a_source_is_needed_for_what_holds_in_a_source(session: Session) -> None:
    added = session.archive.articles.add(second_article(), "valley.txt")
    session.archive.mentions.put(added.id, (), STAMP)
    session.open_article(added.id)
    told = Told(session)
    session.deciding.mark(span(session, "valley"), Label.PLACE, Reach.SOURCE)
    assert told.failed == ["This article names no source. Decide for all articles."]
    assert session.archive.decisions.count() == 0


def test_nothing_is_decided_where_no_article_is_open(session: Session) -> None:
    session.deciding.mark(Span(0, 3), Label.PLACE, Reach.EVERYWHERE)
    session.deciding.reject(Mention(0, 3, Label.PLACE, "Ada"), Reach.EVERYWHERE)
    assert session.deciding.places(Span(0, 3), Label.PLACE, Reach.EVERYWHERE) == 0
    assert session.archive.decisions.count() == 0


def test_decisions_go_out_and_come_in(
    reading: Session, deciding: Deciding, told: Told, tmp_path: Path
) -> None:
    deciding.reject(mention(reading, "Bergen"), Reach.HERE)
    deciding.mark(span(reading, "lamp"), Label.PRODUCT, Reach.EVERYWHERE)
    made = reading.archive.decisions.all()
    path = tmp_path / "decisions.tsv"
    deciding.export_file(path)
    assert told.said[-1] == f"Exported 2 decisions to {path}"
    deciding.withdraw([each.id for each in made])
    path.write_text(path.read_text("utf-8") + "nonsense\n", "utf-8")
    before: list[int] = []
    reading.busy.connect(lambda _: before.append(reading.archive.decisions.count()))
    deciding.import_file(str(path))
    assert before == [0]  # it is told before anything comes in
    assert told.undoable[-1] == "Imported 2 decisions"
    assert told.failed == [
        "1 line could not be read: line 4: “nonsense” is no verdict.",
    ]
    assert reading.archive.decisions.all() == made
    assert "lamp" in [words for words, _, _ in shown(reading)]
    reading.undo()
    assert reading.archive.decisions.count() == 0


def test_files_that_cannot_be_used_are_told(deciding: Deciding, told: Told, tmp_path: Path) -> None:
    deciding.import_file(tmp_path / "missing.tsv")
    deciding.export_file(tmp_path / "no folder" / "x.tsv")
    (tmp_path / "letter.txt").write_text("Dear all,\n", "utf-8")
    deciding.import_file(tmp_path / "letter.txt")
    (tmp_path / "old.tsv").write_bytes("verdict\twörds".encode("latin-1"))
    deciding.import_file(tmp_path / "old.tsv")
    assert ["could not be read" in each for each in told.failed] == [True, False, False, False]
    assert "could not be written" in told.failed[1]
    assert "no file of decisions" in told.failed[2]
    assert "UTF-8" in told.failed[3]
    assert told.undoable == []
