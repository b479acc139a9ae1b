"""Annotations, tags, spans and entities."""

import pytest

from annotation.entities import Label, Mention, entities_of
from annotation.notes import AnchorState, Annotation, Role, reading_order
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector


def annotation(start: int = 0, **changes: object) -> Annotation:
    selectors = Selectors(TextPositionSelector(start, start + 3), TextQuoteSelector("abc"))
    return Annotation(**{"id": "1", "article_id": 1, "selectors": selectors, **changes})  # type: ignore[arg-type]


def test_a_span_is_half_open_and_never_backwards() -> None:
    span = Span(2, 4)
    assert span.contains(2)
    assert not span.contains(4)
    assert not span.overlaps(Span(4, 6))
    assert span.overlaps(Span(3, 6))
    with pytest.raises(ValueError, match="not a span"):
        Span(4, 2)


def test_roles_follow_from_body_and_selectors() -> None:
    assert annotation().role is Role.HIGHLIGHT
    assert annotation(body="  \n").role is Role.HIGHLIGHT
    assert annotation(body="why?").role is Role.NOTE
    assert annotation(selectors=None).role is Role.ARTICLE_NOTE


def test_an_orphan_has_no_place_but_keeps_its_quote() -> None:
    orphan = annotation(state=AnchorState.ORPHAN)
    assert orphan.span is None
    assert orphan.quote == "abc"


def test_article_notes_come_first_and_orphans_last() -> None:
    orphan = annotation(state=AnchorState.ORPHAN)
    early, late, whole = annotation(1), annotation(9), annotation(selectors=None)
    assert sorted([orphan, late, whole, early], key=reading_order) == [whole, early, late, orphan]


def test_entities_gather_their_names_and_count_them() -> None:
    text = "Ada Larsen rowed. Larsen won. Larsen slept in Bergen."
    places = [(0, 10), (18, 24), (30, 36)]
    mentions = [Mention(start, end, Label.PERSON, "Ada Larsen") for start, end in places]
    mentions.insert(0, Mention(46, 52, Label.PLACE, "Bergen"))
    person, place = entities_of(text, mentions)
    assert person.name == "Ada Larsen"
    assert person.aliases == ("Larsen",)
    assert [mention.start for mention in person.mentions] == [0, 18, 30]
    assert place.label is Label.PLACE


def test_titles_stay_with_the_entity_the_most_frequent_first() -> None:
    text = "Mr Scholz. Chancellor Scholz. Chancellor Scholz. Scholz."
    places = [3, 22, 41, 49]
    titles = ["Mr", "Chancellor", "Chancellor", ""]
    mentions = [
        Mention(start, start + 6, Label.PERSON, "Olaf Scholz", title=title)
        for start, title in zip(places, titles, strict=True)
    ]
    (scholz,) = entities_of(text, mentions)
    assert scholz.titles == ("Chancellor", "Mr")
    assert scholz.aliases == ("Scholz",)


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_other_alias() -> None:
    text = "the German Chancellor spoke. The German Chancellor left. the German Chancellor slept."
    spans = [(0, 21), (29, 50), (57, 78)]
    mentions = [Mention(*span, Label.PERSON, "Olaf Scholz") for span in spans]
    [entity] = entities_of(text, mentions)
    assert entity.aliases == ("the German Chancellor",)
