"""Moving the ends of annotations, splitting, merging and recolouring them, and taking it back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.notes import AnchorState, Annotation, Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, check, open_archive
from tests.storage.samples import HARBOUR, article

TEXT = article().text
BODY = TEXT.index(HARBOUR)


def spot(words: str) -> Span:
    start = TEXT.index(words, BODY)
    return Span(start, start + len(words))


def made(archive: Archive, article_id: int, words: str, **more: object) -> Annotation:
    return archive.annotations.add(article_id, spot(words), **more)[0]  # type: ignore[arg-type]


def rows(archive: Archive) -> list[tuple[object, ...]]:
    return archive.database.rows("SELECT * FROM annotations ORDER BY id")


# Moving


def test_a_moved_annotation_is_described_anew(archive: Archive, article_id: int) -> None:
    note = made(archive, article_id, "Löwe", body="A lion?", tags=["ships"], colour=Colour.PINK)
    changes = archive.annotations.move(note.id, spot("ferry Löwe left"))
    kept = archive.annotations.get(note.id)
    assert changes.annotations == {note.id}
    assert (kept.quote, kept.span) == ("ferry Löwe left", spot("ferry Löwe left"))
    assert kept.selectors is not None
    assert kept.selectors.quote.prefix.endswith("The ")
    assert (kept.body, kept.tags, kept.colour) == (note.body, note.tags, note.colour)
    assert kept.modified > note.modified
    assert archive.history.undo_title() == "Move ends of note on “Löwe”"
    assert check(archive) == []


def test_moves_that_join_are_one_step(archive: Archive, article_id: int) -> None:
    highlight = made(archive, article_id, "ferry")
    before = rows(archive)
    for words in ("ferry Löwe", "ferry Löwe left", "ferry Löwe left the"):
        archive.annotations.move(highlight.id, spot(words), joins="keys")
    archive.history.undo()
    assert rows(archive) == before
    archive.history.redo()
    assert archive.annotations.get(highlight.id).quote == "ferry Löwe left the"


def test_a_move_to_where_it_is_is_no_step(archive: Archive, article_id: int) -> None:
    highlight = made(archive, article_id, "ferry")
    assert not archive.annotations.move(highlight.id, spot("ferry"))
    assert archive.history.undo_title() == "Highlight “ferry”"


def test_a_move_takes_whole_letters(archive: Archive) -> None:
    added = archive.articles.add(article(body="The cafe\u0301 was 👩‍🚀 shut."))
    text = archive.articles.get(added.id).article.text
    highlight, _ = archive.annotations.add(added.id, Span(text.index("was"), text.index("was") + 3))
    inside = text.index("👩‍🚀") + 1
    archive.annotations.move(highlight.id, Span(text.index("was"), inside))
    assert archive.annotations.get(highlight.id).quote == "was 👩‍🚀"


@pytest.mark.parametrize("span", [Span(4, 4), Span(0, len(TEXT) + 1)])
def test_a_move_to_no_words_is_refused(archive: Archive, article_id: int, span: Span) -> None:
    highlight = made(archive, article_id, "ferry")
    with pytest.raises(ValueError, match="describe"):
        archive.annotations.move(highlight.id, span)
    assert archive.annotations.get(highlight.id) == highlight


def test_an_article_note_has_no_ends(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, None, body="On all of it")
    with pytest.raises(ArchiveError, match="whole article"):
        archive.annotations.move(note.id, spot("ferry"))


def test_an_orphan_can_be_given_a_place(archive: Archive, article_id: int) -> None:
    note = made(archive, article_id, "ferry", body="Which one?")
    with archive.step("Lose it") as step:
        row = archive.database.row("SELECT id FROM annotations WHERE uuid = ?", (note.id,))
        assert row is not None
        step.update("annotations", row[0], {"state": AnchorState.ORPHAN.value})
    archive.annotations.move(note.id, spot("Löwe"))
    kept = archive.annotations.get(note.id)
    assert (kept.state, kept.quote, kept.body) == (AnchorState.EXACT, "Löwe", "Which one?")
    assert archive.history.undo_title() == "Place note on “ferry”"


# Splitting


def test_the_first_part_keeps_the_note_and_both_have_colour_and_tags(
    archive: Archive, article_id: int
) -> None:
    note = made(
        archive, article_id, "Löwe left the", body="Lion", tags=["a", "b"], colour=Colour.BLUE
    )
    first, second, changes = archive.annotations.split(note.id, spot("left").start)
    assert (first.id, first.quote, first.body) == (note.id, "Löwe", "Lion")
    assert (second.quote, second.body) == ("left the", "")
    assert first.colour == second.colour == Colour.BLUE
    assert first.tags == second.tags == ("a", "b")
    assert changes.annotations == {first.id, second.id}
    assert archive.annotations.of(article_id) == [first, second]
    assert archive.history.undo_title() == "Split note on “Löwe left the”"
    assert check(archive) == []


def test_a_split_without_words_on_both_sides_is_refused(archive: Archive, article_id: int) -> None:
    highlight = made(archive, article_id, "ferry Löwe")
    whole, _ = archive.annotations.add(article_id, None, body="On all of it")
    for offset in (spot("ferry").start, spot("Löwe").end, 0):
        with pytest.raises(ArchiveError, match="split"):
            archive.annotations.split(highlight.id, offset)
    with pytest.raises(ArchiveError, match="split"):
        archive.annotations.split(whole.id, spot("ferry").end)
    assert archive.annotations.of(article_id) == [whole, highlight]


# Merging


def test_a_new_highlight_over_an_old_one_stays_separate(archive: Archive, article_id: int) -> None:
    old = made(archive, article_id, "ferry Löwe", body="A ship")
    new = made(archive, article_id, "Löwe left")
    same = made(archive, article_id, "ferry Löwe")
    assert archive.annotations.of(article_id) == [old, same, new]


def test_merging_unites_notes_and_tags_under_the_first_colour(
    archive: Archive, article_id: int
) -> None:
    last = made(archive, article_id, "Löwe left", body="Lion", tags=["B", "c"], colour=Colour.PINK)
    first = made(archive, article_id, "ferry", body="Ship", tags=["a", "b"], colour=Colour.GREEN)
    inner = made(archive, article_id, "left")
    merged, changes = archive.annotations.merge([last.id, inner.id, first.id])
    assert archive.annotations.of(article_id) == [merged]
    assert (merged.id, merged.quote, merged.colour) == (first.id, "ferry Löwe left", Colour.GREEN)
    assert (merged.body, merged.tags) == ("Ship\n\nLion", ("a", "b", "c"))
    assert merged.created == first.created
    assert changes.annotations == {first.id, last.id, inner.id}
    assert changes.tags
    assert archive.history.undo_title() == "Merge 3 annotations"
    archive.history.undo()
    assert archive.annotations.of(article_id) == [first, last, inner]


def test_words_between_are_never_taken_in(archive: Archive, article_id: int) -> None:
    one, other = made(archive, article_id, "ferry"), made(archive, article_id, "left")
    before = rows(archive)
    with pytest.raises(ArchiveError, match="Between “ferry” and “left”"):
        archive.annotations.merge([one.id, other.id])
    with pytest.raises(ArchiveError, match="two annotations or more"):
        archive.annotations.merge([one.id, one.id])
    with pytest.raises(ArchiveError, match="two annotations or more"):
        archive.annotations.merge([])
    assert rows(archive) == before


def test_highlights_in_two_articles_are_never_merged(archive: Archive, article_id: int) -> None:
    other = archive.articles.add(article("Another ferry", HARBOUR + " Twice.")).id
    one, two = made(archive, article_id, "ferry"), made(archive, other, "ferry")
    with pytest.raises(ArchiveError, match="different articles"):
        archive.annotations.merge([one.id, two.id])


def newer(archive: Archive, article_id: int) -> None:
    """Let the article have a second version that ends otherwise."""
    text = HARBOUR.replace("expected to", "thought of it")
    assert archive.articles.add(article(body=text), "ferry.txt").id == article_id
    assert len(archive.versions.of(article_id)) == 2


def go_back(archive: Archive, article_id: int) -> None:
    archive.versions.accept(archive.versions.of(article_id)[-1].id)
    assert check(archive) == []


def test_what_was_merged_is_one_also_on_another_version(archive: Archive, article_id: int) -> None:
    one, two = made(archive, article_id, "ferry"), made(archive, article_id, "Löwe")
    newer(archive, article_id)
    archive.annotations.merge([one.id, two.id])
    assert check(archive) == []
    go_back(archive, article_id)
    (merged,) = archive.annotations.of(article_id)
    assert (merged.id, merged.quote, merged.state) == (one.id, "ferry Löwe", AnchorState.EXACT)
    for _ in range(3):
        archive.history.undo()
    assert archive.annotations.of(article_id) == [one, two]
    assert check(archive) == []


def test_what_was_split_is_two_also_on_another_version(archive: Archive, article_id: int) -> None:
    whole = made(archive, article_id, "ferry Löwe")
    newer(archive, article_id)
    archive.annotations.split(whole.id, spot("Löwe").start)
    go_back(archive, article_id)
    assert [each.quote for each in archive.annotations.of(article_id)] == ["ferry", "Löwe"]
    for _ in range(3):
        archive.history.undo()
    assert archive.annotations.of(article_id) == [whole]


def test_ends_that_were_moved_are_as_before_on_another_version(
    archive: Archive, article_id: int
) -> None:
    highlight = made(archive, article_id, "ferry")
    newer(archive, article_id)
    archive.annotations.move(highlight.id, spot("ferry Löwe left"))
    go_back(archive, article_id)
    assert archive.annotations.get(highlight.id).span == highlight.span


# Recolouring


def test_several_take_a_colour_in_one_step(archive: Archive, article_id: int) -> None:
    one, two = made(archive, article_id, "ferry"), made(archive, article_id, "Löwe")
    green = made(archive, article_id, "left", colour=Colour.GREEN)
    changes = archive.annotations.recolour([one.id, two.id, green.id], Colour.GREEN)
    assert changes.annotations == {one.id, two.id}
    assert {each.colour for each in archive.annotations.of(article_id)} == {Colour.GREEN}
    assert archive.history.undo_title() == "Colour 2 annotations green"
    archive.history.undo()
    assert archive.annotations.of(article_id) == [one, two, green]
    assert not archive.annotations.recolour([green.id], Colour.GREEN)


# Turning into a note and back


def test_a_highlight_becomes_a_note_and_a_highlight_again(
    archive: Archive, article_id: int
) -> None:
    highlight = made(archive, article_id, "ferry", tags=["ships"], colour=Colour.BLUE)
    before = rows(archive)
    archive.annotations.update(highlight.id, body="Which one?")
    archive.annotations.update(highlight.id, body="")
    kept = archive.annotations.get(highlight.id)
    assert (kept.role, kept.selectors) == (highlight.role, highlight.selectors)
    assert (kept.tags, kept.colour) == (highlight.tags, highlight.colour)
    archive.history.undo()
    archive.history.undo()
    assert rows(archive) == before


# Whatever is done


WORDS = st.text(alphabet="ab \n.é\u0301😀", max_size=60)


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = f"Title {draw(WORDS)} end"
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@settings(deadline=None, max_examples=80)
@given(texts_with_a_span(), st.data(), st.text(max_size=8), st.lists(st.text(max_size=4)))
def test_split_then_merge_brings_back_words_tags_and_note(
    made_up: tuple[str, Span], data: st.DataObject, body: str, tags: list[str]
) -> None:
    with open_archive(":memory:") as archive:
        id_ = archive.articles.add(article("One", made_up[0])).id
        text = archive.articles.get(id_).article.text
        span = Span(made_up[1].start, min(made_up[1].end, len(text)))
        whole, _ = archive.annotations.add(id_, span, body=body, tags=tags, colour=Colour.PURPLE)
        before = rows(archive)
        try:
            one, two, _ = archive.annotations.split(
                whole.id, data.draw(st.integers(0, len(text)), label="cut")
            )
        except ArchiveError:
            assert rows(archive) == before
            return
        merged, _ = archive.annotations.merge([two.id, one.id])
        kept = (merged.id, merged.selectors, merged.body, merged.tags, merged.colour)
        assert kept == (whole.id, whole.selectors, whole.body, whole.tags, whole.colour)
        assert archive.annotations.of(id_) == [merged]
        archive.history.undo()
        archive.history.undo()
        assert rows(archive) == before


@settings(deadline=None, max_examples=80)
@given(texts_with_a_span(), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5))
def test_a_move_never_leaves_the_text(
    made_up: tuple[str, Span], moves: list[tuple[int, int]]
) -> None:
    with open_archive(":memory:") as archive:
        id_ = archive.articles.add(article("One", made_up[0])).id
        text = archive.articles.get(id_).article.text
        span = Span(made_up[1].start, min(made_up[1].end, len(text)))
        whole, _ = archive.annotations.add(id_, span)
        before = rows(archive)
        for start, length in moves:
            try:
                archive.annotations.move(whole.id, Span(start, start + length), joins="drag")
            except ValueError:
                assert not length or start + length > len(text)
            kept = archive.annotations.get(whole.id)
            assert kept.span is not None
            assert kept.quote == kept.span.of(text) != ""
        assert check(archive) == []
        if str(archive.history.undo_title()).startswith("Move ends of highlight"):
            archive.history.undo()
        assert rows(archive) == before
