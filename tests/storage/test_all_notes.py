"""All annotations of an archive: found by what they are, counted, put together."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.decisions import Reach, Verdict
from annotation.entities import Label, Mention
from annotation.notes import AnchorState, Annotation, Colour
from annotation.notes_filter import DatedBy, Grouping, NoteOrder, NotesFilter
from annotation.selectors import Span
from annotation.tags import lies_in
from storage import Archive, open_archive
from tests.storage.conftest import Clock
from tests.storage.samples import article

BODIES = (
    "Angela Merkel met Emmanuel Macron in Paris. Nothing was signed.",
    "In Oslo the ferry Löwe waited. Merkel did not come to Paris again.",
    "The harbour of Rotterdam grew. 海港很大。 Nobody in Paris noticed.",
)
NAMES = {
    "Angela Merkel": (Label.PERSON, "Angela Merkel"),
    "Emmanuel Macron": (Label.PERSON, "Emmanuel Macron"),
    "Merkel did": (Label.PERSON, "Merkel"),
    "Paris": (Label.PLACE, "Paris"),
    "Oslo": (Label.PLACE, "Oslo"),
    "Rotterdam": (Label.PLACE, "Rotterdam"),
}


def keep(archive: Archive, number: int) -> int:
    """Keep one of three articles with its names marked."""
    made = article(f"Story {number}", BODIES[number])
    added = archive.articles.add(made, f"{number}.txt").id
    mentions = []
    for words, (label, entity) in NAMES.items():
        start = made.text.find(words)
        if start >= 0:
            mentions.append(Mention(start, start + len(entity), label, entity, 0.9, "model"))
    archive.mentions.put(added, mentions, "test 1")
    return added


def mark(archive: Archive, article_id: int, words: str, **more: object) -> Annotation:
    text = archive.articles.get(article_id).article.text
    start = text.index(words)
    span = Span(start, start + len(words))
    return archive.annotations.add(article_id, span, **more)[0]  # type: ignore[arg-type]


@pytest.fixture
def three(archive: Archive) -> list[int]:
    return [keep(archive, number) for number in range(3)]


@pytest.fixture
def marked(archive: Archive, three: list[int]) -> dict[str, str]:
    """Six annotations, by their words."""
    one, two, three_ = three
    made = [
        mark(archive, one, "Angela Merkel met", tags=["people/germany"]),
        mark(archive, one, "Paris", colour=Colour.BLUE, body="Why there?"),
        mark(archive, two, "the ferry Löwe", colour=Colour.GREEN, tags=["ships", "sea"]),
        mark(archive, two, "Merkel did not", body="  \n"),
        mark(archive, three_, "海港很大", colour=Colour.PINK, body="The harbour is large."),
    ]
    found = {each.quote: each.id for each in made}
    whole, _ = archive.annotations.add(one, None, body="On all of it", tags=["sea/north"])
    return {**found, "whole": whole.id}


def found(archive: Archive, **asked: object) -> list[str]:
    """Return the words of what a filter finds, once all ways of asking agree."""
    wanted = NotesFilter(**asked)  # type: ignore[arg-type]
    rows = archive.all_notes.find(wanted)
    ids = [row.annotation.id for row in rows]
    assert archive.all_notes.ids(wanted) == ids
    assert archive.all_notes.count(wanted) == len(ids)
    assert [row.row_id for row in rows] == [row_id for row_id, _ in gathered(archive, wanted)]
    return [row.annotation.quote or "whole" for row in rows]


def gathered(
    archive: Archive,
    wanted: NotesFilter,
    grouping: Grouping = Grouping.ARTICLE,
    limit: int = 2,
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield rows with their keys, two at a time."""
    gathering, after = archive.all_notes.gather(wanted, grouping), None
    while True:
        part = gathering.part(after, limit)
        yield from ((place.row_id, place.keys) for place in part.places)
        after = part.after
        if after is None:
            return


def test_the_newest_article_comes_first_and_in_it_the_order_of_the_text(
    archive: Archive, marked: dict[str, str]
) -> None:
    assert found(archive) == [
        *("海港很大", "the ferry Löwe", "Merkel did not"),
        *("whole", "Angela Merkel met", "Paris"),
    ]
    newest = archive.all_notes.find(order=NoteOrder.NEWEST)
    moments = [row.annotation.created for row in newest]
    assert moments == sorted(moments, reverse=True)


def test_a_row_tells_of_its_article(archive: Archive, marked: dict[str, str]) -> None:
    archive.colours.rename(Colour.PINK, "harbours")
    row = archive.all_notes.find(limit=1)[0]
    assert (row.title, row.source, row.author) == ("Story 2", "Harbour Post", "Ida Voss")
    assert row.published == "2024-05-17"
    assert row.annotation == archive.annotations.get(row.annotation.id)
    assert row.annotation.colour_name == "harbours"


def test_windows_of_rows_fit_together(archive: Archive, marked: dict[str, str]) -> None:
    notes = archive.all_notes
    for order in NoteOrder:
        windows = [notes.find(order=order, limit=4, offset=offset) for offset in (0, 4, 8)]
        assert [len(window) for window in windows] == [4, 2, 0]
        assert [row.annotation.id for window in windows for row in window] == notes.ids(order=order)


def test_words_are_looked_for_in_passages_notes_and_tags(
    archive: Archive, marked: dict[str, str]
) -> None:
    assert found(archive, words="lowe") == ["the ferry Löwe"]
    assert found(archive, words="why the") == ["Paris"]
    assert found(archive, words="germ") == ["Angela Merkel met"]
    assert found(archive, words="海港") == ["海港很大"]
    assert found(archive, words="merkel ferry") == []
    assert found(archive, words="tag:sea") == ["the ferry Löwe", "whole"]
    assert found(archive, words='tag:sea "all') == ["whole"]
    assert found(archive, words="?!") == []
    assert len(found(archive, words="  ")) == 6


@given(st.text(max_size=12))
@settings(max_examples=20, deadline=None)
def test_whatever_is_typed_raises_nothing(words: str) -> None:
    with open_archive(":memory:") as archive:
        mark(archive, keep(archive, 0), "Paris", body=words)
        wanted = NotesFilter(words=words, tags=(words,), entity=words, source=words)
        assert archive.all_notes.find(wanted) == []
        found(archive, words=words)


def test_colours_tags_sources_and_notes_narrow(archive: Archive, marked: dict[str, str]) -> None:
    assert found(archive, colours=(Colour.GREEN, Colour.BLUE)) == ["the ferry Löwe", "Paris"]
    assert found(archive, tags=("Sea",)) == ["the ferry Löwe", "whole"]
    assert found(archive, tags=("sea", "ships")) == ["the ferry Löwe"]
    assert found(archive, tags=("peop",)) == []
    assert len(found(archive, source="Harbour Post")) == 6
    assert found(archive, source="") == []
    assert found(archive, has_note=True) == ["海港很大", "whole", "Paris"]
    assert found(archive, has_note=False) == [
        *("the ferry Löwe", "Merkel did not", "Angela Merkel met")
    ]


def test_states_find_what_lost_its_place(archive: Archive, marked: dict[str, str]) -> None:
    with archive.database.transaction():
        for words, state in (("Paris", "orphan"), ("海港很大", "fuzzy")):
            archive.database.write(
                "UPDATE annotations SET state = ? WHERE uuid = ?", (state, marked[words])
            )
    assert found(archive, states=(AnchorState.ORPHAN,)) == ["Paris"]
    assert found(archive, states=(AnchorState.ORPHAN, AnchorState.FUZZY)) == ["海港很大", "Paris"]
    assert "Paris" not in found(archive, label=Label.PLACE)


def test_days_are_those_of_the_note_or_of_the_article(archive: Archive, clock: Clock) -> None:
    one = keep(archive, 0)
    for day in (3, 4, 5):
        clock.now = datetime(2024, 6, day, 12, tzinfo=UTC)
        mark(archive, one, "Paris", body=f"On {day} June")

    def days(**asked: object) -> list[int]:
        rows = archive.all_notes.find(NotesFilter(**asked))  # type: ignore[arg-type]
        return [int(row.annotation.created[8:10]) for row in rows]

    assert days(since=date(2024, 6, 4)) == [4, 5]
    assert days(until=date(2024, 6, 4)) == [3, 4]
    assert days(since=date(2024, 6, 4), until=date(2024, 6, 4)) == [4]
    assert days(since=date.min, until=date.max) == [3, 4, 5]
    by_article = {"dated_by": DatedBy.ARTICLE}
    assert days(since=date(2024, 5, 17), until=date(2024, 5, 17), **by_article) == [3, 4, 5]
    assert days(since=date(2024, 5, 18), **by_article) == []
    assert days(until=date(2024, 5, 16), **by_article) == []


def test_what_is_in_the_bin_is_left_out(
    archive: Archive, three: list[int], marked: dict[str, str]
) -> None:
    archive.articles.move_to_bin([three[0]])
    assert found(archive) == ["海港很大", "the ferry Löwe", "Merkel did not"]
    assert archive.all_notes.sources() == [("Harbour Post", 3)]
    archive.articles.move_to_bin(three[1:])
    assert not archive.all_notes.any()


# Names in the passage


def test_a_passage_is_found_by_the_names_in_it(archive: Archive, marked: dict[str, str]) -> None:
    assert found(archive, label=Label.PERSON) == ["Merkel did not", "Angela Merkel met"]
    assert found(archive, label=Label.PLACE) == ["Paris"]
    assert found(archive, entity="angela merkel") == ["Angela Merkel met"]
    assert found(archive, entity="Paris", label=Label.PERSON) == []
    archive.entities.bring_up_to_date()
    assert found(archive, entity="Angela Merkel") == ["Angela Merkel met"]
    assert found(archive, entity="merkel") == ["Merkel did not"]
    assert found(archive, entity="Macr") == []


def test_the_names_of_one_entity_find_all_its_passages(
    archive: Archive, marked: dict[str, str]
) -> None:
    archive.entities.bring_up_to_date()
    same = {"label": Label.PERSON, "entity": "Angela Merkel"}
    archive.decisions.add(Verdict.SAME, Reach.EVERYWHERE, "Merkel", **same)  # type: ignore[arg-type]
    archive.entities.bring_up_to_date()
    assert found(archive, entity="Angela Merkel") == ["Merkel did not", "Angela Merkel met"]


def test_what_the_reader_decided_about_names_counts(
    archive: Archive, three: list[int], marked: dict[str, str]
) -> None:
    decisions = archive.decisions
    decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Paris", label=Label.PLACE)
    assert found(archive, label=Label.PLACE) == []
    decisions.add(*(Verdict.RELABEL, Reach.ARTICLE, "Merkel"), label=Label.ORG, article_id=three[1])
    assert found(archive, label=Label.PERSON) == ["Angela Merkel met"]
    assert found(archive, label=Label.ORG) == ["Merkel did not"]
    decisions.add(Verdict.MARK, Reach.EVERYWHERE, "Löwe", label=Label.PRODUCT)
    assert found(archive, label=Label.PRODUCT) == ["the ferry Löwe"]
    assert found(archive, entity="Löwe") == ["the ferry Löwe"]
    archive.history.undo()
    assert found(archive, label=Label.PRODUCT) == []


# Groups


def keys(archive: Archive, grouping: Grouping) -> dict[str, tuple[str, ...]]:
    rows = {row.row_id: row.annotation.quote for row in archive.all_notes.find()}
    return {
        rows[row_id] or "whole": keys for row_id, keys in gathered(archive, NotesFilter(), grouping)
    }


def test_annotations_are_put_together(
    archive: Archive, three: list[int], marked: dict[str, str]
) -> None:
    archive.entities.bring_up_to_date()
    assert keys(archive, Grouping.ARTICLE)["Paris"] == (str(three[0]),)
    assert keys(archive, Grouping.TAG)["the ferry Löwe"] == ("ships", "sea")
    assert keys(archive, Grouping.TAG)["Paris"] == ("",)
    assert keys(archive, Grouping.COLOUR)["Paris"] == ("blue",)
    assert set(keys(archive, Grouping.SOURCE).values()) == {("Harbour Post",)}
    assert set(keys(archive, Grouping.MONTH).values()) == {("2024-05",)}
    named = keys(archive, Grouping.ENTITY)
    assert named["Angela Merkel met"] == ("PERSON\tAngela Merkel",)
    assert named["whole"] == named["the ferry Löwe"] == ("",)


# Any archive


NOTE = st.tuples(
    st.integers(0, 2),
    st.integers(0, 30),
    st.integers(1, 20),
    st.sampled_from(Colour),
    st.sampled_from(["", "A note", "sea"]),
    st.sampled_from([(), ("sea",), ("sea/north", "people"), ("people",)]),
)
FILTER = st.builds(
    NotesFilter,
    words=st.sampled_from(["", "sea", "note", "par"]),
    colours=st.sets(st.sampled_from(Colour), max_size=2).map(tuple),
    tags=st.sampled_from([(), ("sea",), ("sea", "people")]),
    label=st.sampled_from([None, Label.PERSON, Label.PLACE]),
    has_note=st.sampled_from([None, True, False]),
)


def fits(archive: Archive, note: Annotation, wanted: NotesFilter) -> bool:
    """Tell in plain Python whether a filter wants an annotation."""
    span = note.span
    assert span is not None
    labels = {
        each.label for each in archive.mentions.shown(note.article_id) if each.span.overlaps(span)
    }
    words = f"{note.quote}\n{note.body}\n{' '.join(note.tags)}".casefold()
    tokens = "".join(letter if letter.isalnum() else " " for letter in words).split()
    return (
        (not wanted.words or any(token.startswith(wanted.words) for token in tokens))
        and (not wanted.colours or note.colour in wanted.colours)
        and all(any(lies_in(tag, each) for tag in note.tags) for each in wanted.tags)
        and (wanted.label is None or wanted.label in labels)
        and (wanted.has_note is None or bool(note.body.strip()) is wanted.has_note)
    )


@given(st.lists(NOTE, max_size=8), FILTER, st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_filter_finds_just_what_fits(
    notes: list[tuple[int, int, int, Colour, str, tuple[str, ...]]],
    wanted: NotesFilter,
    decided: bool,
) -> None:
    with open_archive(":memory:") as archive:
        ids = [keep(archive, number) for number in range(3)]
        if decided:
            archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Paris", label=Label.PLACE)
        made = [
            archive.annotations.add(
                ids[number], Span(start, start + length), colour=colour, body=body, tags=tags
            )[0]
            for number, start, length, colour, body, tags in notes
        ]
        expected = {each.id for each in made if fits(archive, each, wanted)}
        rows = archive.all_notes.find(wanted)
        assert {row.annotation.id for row in rows} == expected
        assert [row.row_id for row in rows] == [each for each, _ in gathered(archive, wanted)]
        assert archive.all_notes.count(wanted) == len(expected)
        placed = [
            (-each.annotation.article_id, each.annotation.span or Span(0, 0)) for each in rows
        ]
        places = [(article_id, span.start) for article_id, span in placed]
        assert places == sorted(places)
