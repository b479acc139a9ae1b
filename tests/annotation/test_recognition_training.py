"""Corpora, what is learned from them, and the scores."""

import random
from pathlib import Path

from annotation.recognition.corpora import Sentence, read_corpus
from annotation.recognition.evaluate import Score, as_article
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import TAGS
from annotation.recognition.texts import (
    Labelled,
    Swaps,
    altered,
    labelled,
    spans,
    vocabulary_of,
    word_cases,
)

CORPUS = (
    "#doc=one\nAnn\tB-PER\tx\nLee\tI-PER\tx\nmet\tO\tx\n\nOslo\tB-LOC\tx\n\n#doc=two\nwell\tO\tx\n"
)
TOKENISER, LEXICON = load_lexicon(RESOURCES / "lexicon")


def tags_of(sentence: Labelled) -> list[set[str]]:
    return [{TAGS[tag] for tag in allowed} for allowed in sentence.allowed]


def test_a_corpus_is_read_by_documents(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text(CORPUS, encoding="utf-8")
    assert read_corpus(path) == [
        [Sentence("Ann Lee met", ((0, 7, "PER"),)), Sentence("Oslo", ((0, 4, "LOC"),))],
        [Sentence("well", ())],
    ]


def test_a_genitive_and_a_hyphen_are_words_of_their_own() -> None:
    tokens = TOKENISER.words("Ann Lee's US-led talks")
    assert [token.text for token in tokens] == ["Ann", "Lee", "'s", "US", "-", "led", "talks"]


def test_a_certain_name_leaves_one_tag_for_each_of_our_words() -> None:
    rows = [("Ann", "B-PER", "B-x"), ("Lee's", "I-PER", "I-x"), ("US-led", "O", "O")]
    sentence = labelled(rows, TOKENISER, silent=())
    assert sentence.words == ("Ann", "Lee", "'s", "US", "-", "led")
    first, *inner = tags_of(sentence)[:3]
    assert first == {"B-PERSON"}
    assert inner == [{"I-PERSON"}] * 2
    assert spans(sentence) == [(0, 3, "PERSON")]


def test_what_a_corpus_does_not_tell_stays_open() -> None:
    rows = [("Swiss", "O", "O"), ("thing", "B-MISC", "B-misc"), ("song", "B-MISC", "B-song")]
    swiss, thing, song = tags_of(labelled(rows, TOKENISER, silent=("NORP",)))
    assert swiss == {"O", "B-NORP", "I-NORP"}
    assert {"O", "B-EVENT", "B-PRODUCT", "B-NORP"} < thing
    assert "B-PERSON" not in thing
    assert song == {"B-PRODUCT"}


def test_another_name_takes_the_place_of_a_name_with_its_tags() -> None:
    rows = [("Oslo", "B-LOC", "B-x"), ("sleeps", "O", "O")]
    sentence = labelled(rows, TOKENISER, silent=())
    other = labelled([("New", "B-LOC", "x"), ("York", "I-LOC", "x")], TOKENISER, silent=())
    swaps = Swaps([sentence, other], LEXICON)
    seen = {altered(sentence, swaps, random.Random(seed)) for seed in range(300)}
    assert len(seen) > 20
    for each in seen:
        start, end, kind = spans(each)[0]
        assert (start, kind) == (0, "PLACE")
        assert each.words[end].lower() == "sleeps"
        assert len(each.words) == len(each.allowed) == end + 1


def test_only_words_seen_often_enough_get_a_number() -> None:
    lines = [["Rare", "bank", "the"], ["the", "Bank"], ["The", "bank"]]
    assert vocabulary_of(lines, least=3) == {"bank": 1, "the": 2}


def test_usual_spellings_are_counted_inside_sentences() -> None:
    lines = [["The", "bank", "of", "Rome"], ["A", "bank", "NATO"], ["Bank", "bank", "Rome", "NATO"]]
    assert word_cases(lines, least=2) == {"bank": "x", "rome": "X", "nato": "A"}


def test_scores_count_exact_spans_of_the_right_kind() -> None:
    score = Score()
    score.add([(0, 3, "PER"), (5, 9, "LOC")], [(0, 3, "PER"), (5, 9, "ORG"), (11, 12, "PER")])
    precision, recall, f1 = score.measures("all")
    assert (round(precision, 1), round(recall, 1), round(f1, 1)) == (33.3, 50.0, 40.0)


def test_sentences_become_paragraphs_of_an_article() -> None:
    pair = [
        Sentence("Ann lives in Oslo", ((0, 3, "PER"), (13, 17, "LOC"))),
        Sentence("Bob lives in Paris", ((0, 3, "PER"), (13, 18, "LOC"))),
    ]
    text, names = as_article(pair)
    assert text == "Ann lives in Oslo\n\nBob lives in Paris"
    assert [text[start:end] for start, end, _ in names] == ["Ann", "Oslo", "Bob", "Paris"]
