from dataclasses import replace

import pytest

from annotation.decisions import Decision, Reach, Score, Verdict
from annotation.entities import Label, Mention
from annotation.selectors import Span
from storage import Archive, ArchiveError, Changes, check, open_archive
from tests.storage.conftest import Clock
from tests.storage.samples import HARBOUR, article

PERSON, PLACE, PRODUCT = Label.PERSON, Label.PLACE, Label.PRODUCT
LOEWE = Span(26, 30)
FERRY = Mention(9, 14, PRODUCT, "ferry", 0.75, "a list says so")


def imported(number: int, words: str = "Löwe", **what: object) -> Decision:
    """Return a decision that comes from elsewhere."""
    id_ = f"00000000-0000-0000-0000-{number:012}"
    day = "2024-05-01T00:00:00Z"
    made = Decision(id_, Verdict.REJECT, Reach.EVERYWHERE, words, created=day, modified=day)
    return replace(made, **what)  # type: ignore[arg-type]


def test_a_decision_comes_back_as_it_was_made(archive: Archive, article_id: int) -> None:
    here, changes = archive.decisions.add(
        *(Verdict.MARK, Reach.HERE), label=PRODUCT, article_id=article_id, span=LOEWE
    )
    assert (here.words, here.span) == ("Löwe", LOEWE)
    assert here.created == here.modified == "2024-05-17T09:30:03Z"
    assert changes == Changes(mentions_of=frozenset({article_id}), decisions=True)
    wide, changes = archive.decisions.add(
        *(Verdict.RESPAN, Reach.SOURCE, " old \n harbour "),
        label=PLACE,
        article_id=article_id,
        instead="harbour",
        proposed="ORG|x|1",
    )
    assert (wide.words, wide.source, wide.article_id) == ("old harbour", "Harbour Post", None)
    assert changes == Changes(decisions=True, mentions_everywhere=True)
    assert archive.decisions.all() == [here, wide]
    assert archive.decisions.get(wide.id) == wide
    assert archive.decisions.count() == 2


def test_what_is_decided_changes_what_is_shown_and_not_what_is_proposed(
    archive: Archive, article_id: int
) -> None:
    archive.mentions.put(article_id, [FERRY], "lists 1")
    assert archive.mentions.shown(article_id) == [FERRY]
    archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "ferry", label=PRODUCT)
    made, _ = archive.decisions.add(Verdict.MARK, Reach.EVERYWHERE, "Löwe", label=PRODUCT)
    (mention,) = archive.mentions.shown(article_id)
    assert (mention.span, mention.decision) == (LOEWE, made.id)
    assert archive.mentions.of(article_id) == [FERRY]
    archive.mentions.put(article_id, [replace(FERRY, score=0.1)], "lists 2")
    assert archive.mentions.shown(article_id) == [mention]


def test_undo_and_redo_cover_decisions(archive: Archive, article_id: int) -> None:
    archive.mentions.put(article_id, [FERRY], "lists 1")
    made, changes = archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "ferry")
    undone = archive.history.undo()
    assert undone is not None
    assert undone.title == "Not a name: “ferry”, everywhere"
    assert undone.changes == changes
    assert archive.mentions.shown(article_id) == [FERRY]
    archive.history.redo()
    assert archive.decisions.all() == [made]
    assert archive.mentions.shown(article_id) == []


def test_a_new_answer_takes_the_place_of_the_old_one_in_one_step(archive: Archive) -> None:
    old, _ = archive.decisions.add(Verdict.CONFIRM, Reach.EVERYWHERE, "Löwe", label=PERSON)
    new, _ = archive.decisions.add(Verdict.RELABEL, Reach.EVERYWHERE, "Löwe", label=PRODUCT)
    archive.decisions.add(Verdict.SAME, Reach.EVERYWHERE, "Löwe", entity="MS Löwe")
    archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Löwen")
    assert [each.verdict for each in archive.decisions.all()] == ["relabel", "same", "reject"]
    for _ in range(3):
        archive.history.undo()
    assert archive.decisions.all() == [old]
    archive.history.redo()
    assert archive.decisions.all() == [new]


def test_to_decide_the_same_again_is_no_step(archive: Archive, article_id: int) -> None:
    for _ in range(2):
        archive.decisions.add(Verdict.REJECT, Reach.HERE, article_id=article_id, span=LOEWE)
        archive.decisions.add(Verdict.REJECT, Reach.ARTICLE, "Löwe", article_id=article_id)
    assert archive.decisions.count() == 2
    assert len(archive.history.steps()) == 3


def test_a_decision_can_be_changed(archive: Archive, article_id: int) -> None:
    made, _ = archive.decisions.add(
        Verdict.CONFIRM, Reach.HERE, label=PERSON, article_id=article_id, span=LOEWE
    )
    rival, _ = archive.decisions.add(
        Verdict.REJECT, Reach.ARTICLE, "Löwe", article_id=article_id, label=PERSON
    )
    changes = archive.decisions.change(
        made.id, verdict=Verdict.RELABEL, label=PRODUCT, reach=Reach.ARTICLE
    )
    (now,) = archive.decisions.all()
    assert (now.id, now.verdict, now.label, now.reach) == (
        *(made.id, Verdict.RELABEL, PRODUCT, Reach.ARTICLE),
    )
    assert now.selectors is None
    assert now.modified > now.created
    assert changes.mentions_of == {article_id}
    changes = archive.decisions.change(made.id, reach=Reach.SOURCE)
    assert archive.decisions.get(made.id).source == "Harbour Post"
    assert changes.mentions_of == {article_id}
    assert changes.mentions_everywhere
    assert not archive.decisions.change(made.id, label=PRODUCT)
    archive.history.undo()
    archive.history.undo()
    assert archive.decisions.all() == [made, rival]


@pytest.mark.parametrize("reach", [Reach.HERE, Reach.EVERYWHERE])
def test_another_label_can_be_changed_into_right_and_into_no_name(
    archive: Archive, article_id: int, reach: Reach
) -> None:
    archive.mentions.put(article_id, [FERRY], "lists 1")
    made, _ = archive.decisions.add(
        *(Verdict.RELABEL, reach, "ferry"),
        label=PLACE,
        article_id=article_id,
        span=FERRY.span if reach is Reach.HERE else None,
        proposed="PRODUCT|x|lists 1",
    )
    archive.decisions.change(made.id, verdict=Verdict.REJECT)
    assert archive.mentions.shown(article_id) == []
    archive.history.undo()
    archive.decisions.change(made.id, verdict=Verdict.CONFIRM)
    (mention,) = archive.mentions.shown(article_id)
    assert (mention.label, mention.decision) == (PRODUCT, made.id)
    assert archive.decisions.accuracy().total == Score(right=1)


@pytest.mark.parametrize(
    "what",
    [
        {"reach": Reach.HERE},
        {"reach": Reach.ARTICLE},
        {"reach": Reach.SOURCE},
        {"verdict": Verdict.SAME},
        {"words": "  "},
    ],
)
def test_a_decision_is_not_changed_into_one_that_means_nothing(
    archive: Archive, what: dict[str, object]
) -> None:
    made, _ = archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Löwe")
    with pytest.raises(ArchiveError, match="cannot be changed so"):
        archive.decisions.change(made.id, **what)  # type: ignore[arg-type]
    assert archive.decisions.all() == [made]


def test_decisions_can_be_taken_back_together(archive: Archive) -> None:
    ids = [
        archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, words)[0].id
        for words in ("Löwe", "Nobody", "harbour")
    ]
    assert archive.decisions.delete(ids[:2]).mentions_everywhere
    assert archive.history.undo_title() == "Take back 2 decisions"
    assert [each.id for each in archive.decisions.all()] == ids[2:]
    with pytest.raises(ArchiveError, match="no such decision"):
        archive.decisions.delete([ids[2], ids[0]])
    assert archive.decisions.count() == 1
    archive.history.undo()
    assert archive.decisions.count() == 3


def test_an_article_gets_the_decisions_that_can_act_on_it(
    archive: Archive, article_id: int
) -> None:
    other = archive.articles.add(article("Other", "Löwe is elsewhere."), "o").id
    add = archive.decisions.add
    relevant = [
        add(Verdict.REJECT, Reach.EVERYWHERE, "old harbour")[0],
        add(Verdict.REJECT, Reach.SOURCE, "Löwe", source="Harbour Post")[0],
        add(Verdict.REJECT, Reach.ARTICLE, "dawn", article_id=article_id)[0],
    ]
    add(Verdict.REJECT, Reach.EVERYWHERE, "old harbours")
    add(Verdict.REJECT, Reach.EVERYWHERE, "Hamburg")
    add(Verdict.REJECT, Reach.SOURCE, "dawn", source="Another Post")
    add(Verdict.REJECT, Reach.ARTICLE, "Löwe", article_id=other)
    assert archive.decisions.of(article_id) == relevant
    assert archive.decisions.of_text(HARBOUR, "Harbour Post") == relevant[:2]
    assert archive.decisions.of_text(HARBOUR) == relevant[:1]


def test_entities_are_followed_beyond_the_names_in_the_text(
    archive: Archive, article_id: int
) -> None:
    archive.mentions.put(article_id, [Mention(26, 30, PRODUCT, "Löwe")], "lists 1")
    archive.decisions.add(Verdict.SAME, Reach.ARTICLE, "Löwe", entity="A", article_id=article_id)
    archive.decisions.add(Verdict.SAME, Reach.SOURCE, "A", entity="B", article_id=article_id)
    archive.decisions.add(Verdict.SAME, Reach.EVERYWHERE, "B", entity="MS Löwe")
    assert [each.entity for each in archive.mentions.shown(article_id)] == ["MS Löwe"]


def test_decisions_go_into_the_bin_and_come_back_with_their_article(
    archive: Archive, article_id: int
) -> None:
    add = archive.decisions.add
    here, _ = add(*(Verdict.MARK, Reach.HERE), label=PRODUCT, article_id=article_id, span=LOEWE)
    add(Verdict.REJECT, Reach.ARTICLE, "dawn", article_id=article_id, proposed="DATE|x|1")
    wide, _ = add(Verdict.REJECT, Reach.SOURCE, "dawn", article_id=article_id)
    assert archive.articles.move_to_bin([article_id]).decisions
    assert archive.decisions.all() == [wide]
    assert archive.decisions.count() == 1
    assert archive.decisions.accuracy().total == Score()
    changes = archive.articles.delete_forever([article_id])
    assert changes.decisions
    assert archive.database.rows("SELECT count(*) FROM decisions") == [(1,)]
    archive.history.undo()
    assert archive.articles.restore([article_id]).decisions
    assert archive.decisions.count() == 3
    assert archive.decisions.get(here.id) == here
    assert archive.decisions.accuracy().total == Score(0, 1, 1)
    assert check(archive) == []


def test_decisions_come_in_as_one_step(archive: Archive, article_id: int) -> None:
    one, two = imported(1), imported(2, "dawn")
    assert archive.decisions.put_many([one, two]).mentions_everywhere
    assert archive.history.undo_title() == "Import 2 decisions"
    assert archive.decisions.all() == [one, two]
    assert not archive.decisions.put_many([two, replace(one, id=imported(3).id)])
    assert archive.history.undo_title() == "Import 2 decisions"
    archive.history.undo()
    assert archive.decisions.all() == []


def test_of_two_answers_the_later_one_stays_when_decisions_come_in(archive: Archive) -> None:
    kept, _ = archive.decisions.add(Verdict.CONFIRM, Reach.EVERYWHERE, "Löwe", label=PERSON)
    assert not archive.decisions.put_many([imported(1, label=PERSON)])
    assert archive.decisions.all() == [kept]
    later = imported(1, label=PERSON, modified="2024-06-01T00:00:00Z")
    archive.decisions.put_many([later])
    assert archive.decisions.all() == [later]
    edited = replace(later, verdict=Verdict.RELABEL, reach=Reach.SOURCE, source="Harbour Post")
    archive.decisions.put_many([edited])
    assert archive.decisions.all() == [edited]


def test_of_two_answers_in_one_import_the_later_one_stays(archive: Archive) -> None:
    first = imported(1, label=PERSON)
    moved = replace(first, words="dawn", modified="2024-05-02T00:00:00Z")
    other = imported(2, label=PERSON, verdict=Verdict.CONFIRM)
    later = imported(3, label=PERSON, modified="2024-05-03T00:00:00Z")
    archive.decisions.put_many([first, moved, other, later, other])
    assert archive.decisions.all() == [moved, later]
    archive.history.undo()
    assert archive.decisions.all() == []


def test_a_large_import_looks_up_earlier_answers_once(archive: Archive) -> None:
    read: list[str] = []
    archive.database.connection.set_trace_callback(read.append)
    archive.decisions.put_many([imported(each, f"The name {each}") for each in range(50)])
    archive.database.connection.set_trace_callback(None)
    assert archive.decisions.count() == 50
    assert sum("FROM decisions WHERE reach" in each for each in read) == 1


@pytest.mark.parametrize(
    "wrong",
    [imported(2, ""), imported(2, reach=Reach.ARTICLE, article_id=77), imported(2, article_id=1)],
)
def test_decisions_that_mean_nothing_do_not_come_in(archive: Archive, wrong: Decision) -> None:
    with pytest.raises(ArchiveError):
        archive.decisions.put_many([imported(1), wrong])
    assert archive.decisions.all() == []


def test_a_decision_needs_what_its_reach_says(archive: Archive, article_id: int) -> None:
    for reach in (Reach.HERE, Reach.ARTICLE, Reach.SOURCE):
        with pytest.raises(ValueError, match="no decision"):
            archive.decisions.add(Verdict.REJECT, reach, "Löwe")
    with pytest.raises(ArchiveError, match="There is no article 9"):
        archive.decisions.add(Verdict.REJECT, Reach.ARTICLE, "Löwe", article_id=9)
    with pytest.raises(ValueError, match="describe"):
        archive.decisions.add(Verdict.REJECT, Reach.HERE, article_id=article_id, span=Span(0, 9999))


def test_odd_characters_are_kept_as_they_can_be(archive: Archive) -> None:
    made, _ = archive.decisions.add(
        Verdict.SAME, Reach.EVERYWHERE, "L\0öwe\ud800 𝄞\u2028x", entity="\ud800x"
    )
    assert (made.words, made.entity) == ("Löwe\ufffd 𝄞 x", "\ufffdx")
    assert archive.decisions.all() == [made]
    assert check(archive) == []


def test_kinds_that_only_a_newer_pressmark_knows_are_passed_over(archive: Archive) -> None:
    made, _ = archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Löwe")
    for column in ("verdict", "reach", "label"):
        archive.database.connection.execute(
            "INSERT INTO decisions SELECT NULL, ?, article_id, verdict, reach, words, beginning,"
            ' label, entity, source, start, "end", exact, prefix, suffix, proposed, instead,'
            " created, modified, row_hash FROM decisions WHERE id = 1",
            (column,),
        )
        archive.database.connection.execute(
            f"UPDATE decisions SET {column} = 'NEW' WHERE uuid = ?", (column,)
        )
    assert archive.decisions.all() == [made]


def test_decisions_outlive_the_program(path: object, clock: Clock) -> None:
    with open_archive(str(path), clock=clock) as archive:
        made, _ = archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Löwe")
    with open_archive(str(path), read_only=True) as archive:
        assert archive.decisions.all() == [made]
        with pytest.raises(ArchiveError, match="for reading only"):
            archive.decisions.delete([made.id])


def test_ten_thousand_decisions_cost_an_article_little(archive: Archive) -> None:
    """The rows that are read whole are those whose words stand in the text, however many are."""
    words = [f"Name{number}" for number in range(10_000)]
    archive.decisions.put_many([imported(number, each) for number, each in enumerate(words)])
    text = "Name7 and Name77 met. " + "Nobody else came. " * 1200
    kept = archive.articles.add(article("Long", text), "long").id
    read: list[str] = []
    archive.database.connection.set_trace_callback(read.append)
    found = archive.decisions.of(kept)
    archive.database.connection.set_trace_callback(None)
    assert [each.words for each in found] == ["Name7", "Name77"]
    plan = archive.database.rows(
        "EXPLAIN QUERY PLAN SELECT id, words FROM decisions WHERE reach = 'everywhere'"
        " AND source = '' AND beginning IN (SELECT value FROM json_each('[\"Name7\"]'))"
    )
    assert any(
        "decisions_by_beginning (reach=? AND source=? AND beginning=?)" in str(row) for row in plan
    )
    assert len(read) < 12
