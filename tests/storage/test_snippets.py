import sqlite3
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.queries import fts_query, needs_scan, still_typed, words_of
from storage.snippets import (
    AFTER,
    BEFORE,
    CUT_OFF,
    FOLDED,
    MATCH_END,
    MATCH_START,
    SNIPPET_WORDS,
    WORK,
    Cutter,
    beginning,
    fold,
)

LETTERS = "aAeEtTéÉöıİßſσςΣжЖ東ก0²_-' .,\n\t\u0301\u0323\x02\x03\U0001f600"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=400) | st.text(max_size=200)


def cutter(query: str) -> Cutter:
    words = words_of(query)
    return Cutter(words, last_is_whole=not still_typed(words), anywhere=needs_scan(words))


def cut(query: str, text: str) -> str | None:
    return cutter(query).cut(text)


def marked(snippet: str) -> list[str]:
    return [part.split(MATCH_END)[0] for part in snippet.split(MATCH_START)[1:]]


def plain(snippet: str) -> str:
    return snippet.replace(MATCH_START, "").replace(MATCH_END, "")


def letters(text: str) -> str:
    """Return the letters and digits of a text, however they are written."""
    apart = unicodedata.normalize("NFD", fold(text)).lower()
    return "".join(filter(str.isalnum, apart))


def indexed(text: str, query: str) -> bool:
    """Tell whether the index finds the query in a text."""
    with_index = sqlite3.connect(":memory:")
    with_index.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='unicode61 remove_diacritics 2')"
    )
    with_index.execute("INSERT INTO texts VALUES (?)", (text,))
    found = with_index.execute("SELECT 1 FROM texts WHERE texts MATCH ?", (query,)).fetchone()
    with_index.close()
    return found is not None


@given(TEXTS, TEXTS)
@example("e\u0301t", "e\u0301t e\u0301tat")
@example("t_t", "t_t-t t\x02t\x03t")
@example("a" * 300, "a" * 3000)
def test_every_marked_piece_begins_with_a_word_of_the_query(query: str, text: str) -> None:
    words = words_of(query)
    if not words:
        return
    snippet = cut(query, text)
    begins = tuple(map(letters, words))
    assert all(letters(piece).startswith(begins) for piece in marked(snippet or ""))


@given(TEXTS, TEXTS)
def test_a_snippet_is_short_one_line_and_words_of_the_text(query: str, text: str) -> None:
    if not words_of(query):
        return
    for snippet in (cut(query, text) or "", beginning(text)):
        shown = plain(snippet).strip("…").strip()
        assert len(shown) <= BEFORE + AFTER
        assert len(shown.split()) <= SNIPPET_WORDS
        assert len(snippet.splitlines()) <= 1
        assert shown in " ".join(plain(text.replace("\x02", " ").replace("\x03", " ")).split())
        assert snippet.count(MATCH_START) == snippet.count(MATCH_END)


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert list(map(fold, text)) == list(fold(text))


@pytest.mark.parametrize("first", [0xC0, 0x180, 0x1E00, 0x370, 0x400])
def test_letters_are_folded_as_the_index_folds_them(first: int) -> None:
    wrong = set()
    for letter in filter(str.isalpha, map(chr, range(first, first + 0x80))):
        if not indexed(letter, f'"{fold(letter)}"'):
            wrong.add(letter)
    assert wrong <= {"Ǡ", "ǡ", "Ϳ"}  # SQLite's own tables do not know these


@pytest.mark.parametrize(
    "text",
    [
        *("the crew slept", "THE CREW", "a Crew", "crews and crewmen", "screw, crew", "the_crew_"),
        *(
            "cre\u0301w",
            "crèw",
            "c\u0323rew",
            "screw",
            "crow",
            "cre w",
            "«crew»",
            "(crew)2",
            "2crew",
        ),
    ],
)
@pytest.mark.parametrize("query", ["crew", "crew.", "CRÈW", "the crew", "c-rew", "cre"])
def test_what_the_index_finds_is_marked_and_nothing_else(query: str, text: str) -> None:
    words = words_of(query)
    assert cutter(query).holds_all(text) == indexed(text, fts_query(words))


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("the crew", "The crew and the crewmen", ["The", "crew", "the", "crewmen"]),
        ("the crew.", "The crew and the crewmen", ["The", "crew", "the"]),
        ("naive", "Naïve and NAI\u0308VETY", ["Naïve", "NAI\u0308VETY"]),
        ("it's", "It’s its, it\ns.", ["It’s", "it s"]),
        ("東京", "昨日東京都で東京の", ["東京", "東京"]),
        ("crew", "x\x02crew\x03y", ["crew"]),
    ],
)
def test_every_match_is_marked(query: str, text: str, pieces: list[str]) -> None:
    assert marked(cut(query, text) or "") == pieces


def test_the_longest_word_is_shown_first() -> None:
    text = "The sea. " + "so it was " * 300 + "near the lighthouse"
    assert marked(cut("the lighthouse", text) or "") == ["the", "lighthouse"]


@pytest.mark.parametrize("word", ["needle", "Needle", "NEEDLE", "needles"])
def test_a_match_far_into_a_book_is_shown(word: str) -> None:
    hay = "the needless hay " * (FOLDED // 10)
    snippet = cut("needle" if word == "needles" else "needle.", f"{hay}a {word} {hay}")
    first = "needless" if word == "needles" else word
    assert marked(snippet or "")[0] == first


def test_a_match_with_other_accents_is_shown_where_a_book_begins() -> None:
    hay = "the hay "
    assert marked(cut("nadel", hay * 5000 + "Nádel " + hay) or "") == ["Nádel"]
    assert cut("nadel", hay * FOLDED + "Nádel " + hay) is None


def test_a_match_at_the_end_of_a_part_does_not_count() -> None:
    part = "x" * CUT_OFF + " harb"
    assert cutter("harb.").cut(part, whole=False) is None
    assert cutter("harb.").cut(part) is not None
    assert cutter("x").cut(part + " " + part, whole=False) is not None


def test_much_work_for_one_query_comes_to_an_end() -> None:
    at_work = cutter("needle")
    book = "hay " * (WORK // 12)
    assert not at_work.is_spent
    for _ in range(4):
        assert at_work.cut(book) is None
    assert at_work.is_spent


def test_a_beginning_ends_at_a_word() -> None:
    assert beginning("one\ntwo \x02three\x03") == "one two three"
    assert beginning("word " * 99) == "word " * (SNIPPET_WORDS - 1) + "word…"
    assert len(beginning("w" * 9999)) == AFTER + 1
