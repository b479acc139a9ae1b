"""What the recogniser promises on any text: offsets, blocks, budgets, damaged files."""

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.article import Block, BlockKind, build
from annotation.entities import Label
from annotation.recognition.lexicon import LexiconError, read_words
from annotation.recognition.model import ModelError, load_model
from annotation.recognition.recogniser import MODEL, Recogniser

RECOGNISER = Recogniser()
WORDS = st.sampled_from(
    [
        *("Vladimir", "Putin", "NATO", "President", "the", "said", "in", "U.S.", "Russia", "’s"),
        *("“", "”", '"', "''", "November", "18", "92,000", "km", ".", ",", "🦊", "\u202e", "-"),
        *("\u00a0", "\n", "İstanbul", "שלום", "é", "e\u0301", "$5", "%", "MK-41", "B'Tselem"),
    ]
)


def whole(text: str) -> list[Block]:
    return [Block(0, len(text))] if text else []


def names(text: str) -> list[tuple[str, str, str]]:
    found = RECOGNISER.recognise(text, whole(text)).mentions
    return [(m.label.value, text[m.start : m.end], m.entity) for m in found]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=5))
def test_mentions_are_ordered_apart_and_inside_their_blocks(paragraphs: list[str]) -> None:
    text, blocks = build((paragraph, BlockKind.PARAGRAPH, 0) for paragraph in paragraphs)
    mentions = RECOGNISER.recognise(text, blocks).mentions
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    for mention in mentions:
        words = text[mention.start : mention.end]
        assert words
        assert words == words.strip()
        assert any(b.start <= mention.start and mention.end <= b.end for b in blocks)
        assert 0 <= mention.score <= 1
        assert mention.entity
        assert mention.reason


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert RECOGNISER.recognise(text, whole(text)).complete


def test_boilerplate_is_left_alone() -> None:
    text = "Vladimir Putin met Jens Stoltenberg."
    blocks = [Block(0, len(text), BlockKind.BOILERPLATE)]
    assert RECOGNISER.recognise(text, blocks).mentions == ()


def test_titles_are_no_part_of_a_person() -> None:
    text = "On Monday NATO Secretary-General Jens Stoltenberg met President Putin in Kyiv."
    assert [name[:2] for name in names(text)] == [
        ("DATE", "Monday"),
        ("ORG", "NATO"),
        ("PERSON", "Jens Stoltenberg"),
        ("PERSON", "Putin"),
        ("PLACE", "Kyiv"),
    ]


def test_a_last_name_leads_to_the_full_name() -> None:
    text = "Talks with Angela Merkel went well. Ms Merkel was pleased, and so was Olaf Scholz."
    assert ("PERSON", "Merkel", "Angela Merkel") in names(text)


def test_compounds_and_possessives_are_cut_at_the_name() -> None:
    found = {name[:2] for name in names("US-Russian talks on Russia’s borders went on for long.")}
    assert {("PLACE", "US"), ("NORP", "Russian"), ("PLACE", "Russia")} <= found


def test_abbreviations_lead_to_what_they_stand_for() -> None:
    text = "The World Health Organization met in Geneva. The WHO warned of malaria."
    assert ("ORG", "WHO", "World Health Organization") in names(text)


def test_a_headline_in_capitals_is_read_with_the_help_of_the_body() -> None:
    body = "President Vladimir Putin met Recep Tayyip Erdogan in Ankara. Putin left at noon."
    text, blocks = build(
        [("PUTIN MEETS ERDOGAN IN ANKARA", BlockKind.HEADING, 1), (body, BlockKind.PARAGRAPH, 0)]
    )
    mentions = RECOGNISER.recognise(text, blocks).mentions
    headline = [(m.label, text[m.start : m.end], m.entity) for m in mentions if m.end < 30]
    assert headline == [
        (Label.PERSON, "PUTIN", "Vladimir Putin"),
        (Label.PERSON, "ERDOGAN", "Recep Tayyip Erdogan"),
        (Label.PLACE, "ANKARA", "Ankara"),
    ]


HOSTILE = {
    "full stops": ". " * 500_000,
    "one word": "a" * 1_000_000,
    "one big word": "A" * 1_000_000,
    "capitals": "Putin " * 200_000,
    "digits": "1" * 300_000,
    "commas": "1," * 300_000,
    "quotes": "\"'" * 300_000,
    "brackets": "([{" * 200_000,
    "words": "President Putin met 92,000 people in Kyiv on November 18. " * 170_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 " * 50_000,
    "right to left": "שלום עולם مرحبا \u202e Putin " * 30_000,
    "no spaces": "Kyiv-Moscow/" * 80_000,
    "blank lines": "\n" * 1_000_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_keeps_to_its_time(kind: str) -> None:
    text = HOSTILE[kind]
    begun = time.monotonic()
    RECOGNISER.recognise(text, whole(text), seconds=0.2)
    assert time.monotonic() - begun < 1.2


def test_what_was_found_in_time_is_returned() -> None:
    text = "President Putin went to Kyiv. " * 50_000
    result = RECOGNISER.recognise(text, whole(text), seconds=0.3)
    assert result.mentions
    assert not result.complete


def test_a_damaged_model_is_refused_in_words(tmp_path: Path) -> None:
    damaged = tmp_path / "model.npz"
    damaged.write_bytes(MODEL.read_bytes()[:1000])
    with pytest.raises(ModelError, match="install Pressmark again"):
        load_model(damaged)


def test_a_missing_list_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="install Pressmark again"):
        read_words(tmp_path, "countries")


def test_a_sentence_full_of_names_is_no_headline() -> None:
    text = "She died at the Sherman Oaks Hospital in Los Angeles."
    mentions = RECOGNISER.recognise(text, whole(text)).mentions
    assert [text[m.start : m.end] for m in mentions] == ["Sherman Oaks Hospital", "Los Angeles"]


@pytest.mark.parametrize("name", ["Stephen King", "Alexander Pope", "Duke Ellington"])
def test_a_name_that_is_also_a_title_stays_whole(name: str) -> None:
    text = f"The museum showed letters by {name} and two drawings."
    assert [
        text[m.start : m.end] for m in RECOGNISER.recognise(text, whole(text)).mentions[:1]
    ] == [name]


def test_names_are_found_where_a_hasty_writer_leaves_the_capitals_out() -> None:
    text = "i saw barack obama and Angela merkel on tv"
    found = [text[m.start : m.end] for m in RECOGNISER.recognise(text, whole(text)).mentions]
    assert found == ["barack obama", "Angela merkel"]
