"""The recogniser on whole articles: our own of several subjects, and the reader's first one."""

import re
from pathlib import Path

import pytest

from annotation.article import BlockKind, build
from annotation.entities import Label, Mention
from annotation.recognition.evaluate import score_file
from annotation.recognition.recogniser import Recogniser

SAMPLES = Path(__file__).parents[1] / "data" / "recognition"
SEED = Path(__file__).parents[3] / "shared" / "seed-article.txt"
MARK = re.compile(r"\[([A-Z]+)\|([^\]]+)\]")
SUBJECTS = ("politics", "sport", "science", "business", "disaster", "culture", "defence")

Found = set[tuple[int, int, str]]


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def marked(source: str) -> tuple[str, Found]:
    """Read a sample: "[PERSON|Ann Lee] said" is the text "Ann Lee said" and one mention."""
    text, at, spans = "", 0, set()
    for match in MARK.finditer(source):
        text += source[at : match.start()]
        spans.add((len(text), len(text) + len(match[2]), match[1]))
        text, at = text + match[2], match.end()
    return text + source[at:], spans


def read(recogniser: Recogniser, text: str) -> tuple[Mention, ...]:
    """Recognise a text whose first paragraph is its headline."""
    paragraphs = text.split("\n\n")
    kinds = [(BlockKind.HEADING, 1)] + [(BlockKind.PARAGRAPH, 0)] * len(paragraphs)
    built, blocks = build((p, *kind) for p, kind in zip(paragraphs, kinds, strict=False))
    assert built == text
    return recogniser.recognise(text, blocks).mentions


def compare(recogniser: Recogniser, subject: str) -> tuple[str, Found, Found]:
    source = (SAMPLES / f"{subject}.txt").read_text(encoding="utf-8").strip()
    text, expected = marked(source)
    mentions = read(recogniser, text)
    return text, expected, {(m.start, m.end, m.label.value) for m in mentions}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_most_names_dates_and_amounts_of_a_news_text_are_found(
    recogniser: Recogniser, subject: str
) -> None:
    text, expected, found = compare(recogniser, subject)
    missed = [text[start:end] for start, end, _ in expected - found]
    assert len(missed) <= len(expected) // 5, missed


@pytest.mark.parametrize("subject", SUBJECTS)
def test_little_is_marked_that_is_nothing(recogniser: Recogniser, subject: str) -> None:
    text, expected, found = compare(recogniser, subject)
    wrong = [text[start:end] for start, end, _ in found - expected]
    assert len(wrong) <= len(expected) // 6, wrong


def test_all_samples_together_are_read_well(recogniser: Recogniser) -> None:
    right = gold = proposed = 0
    for subject in SUBJECTS:
        _, expected, found = compare(recogniser, subject)
        right += len(expected & found)
        gold += len(expected)
        proposed += len(found)
    assert right / gold >= 0.9
    assert right / proposed >= 0.9


SEED_NAMES = {
    Label.PERSON: ("Vladimir Putin", "Putin", "Jens Stoltenberg", "Dmitry Pesko"),
    Label.ORG: ("NATO", "Kremlin"),
    Label.PLACE: (
        *("Russia", "Ukraine", "Moscow", "Washington", "Poland", "Romania"),
        *("Black Sea", "United States"),
    ),
    Label.DATE: ("November 18", "November 21"),
    Label.QUANTITY: ("around 92,000", "20 kilometres"),
}


@pytest.fixture(scope="module")
def seed(recogniser: Recogniser) -> tuple[str, tuple[Mention, ...]]:
    if not SEED.exists():
        pytest.skip("the shared folder is not here")
    pieces = []
    for number, paragraph in enumerate(SEED.read_text(encoding="utf-8").split("\n\n")):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADING
        debris = "sign-up" in paragraph or paragraph.startswith("Source:")
        pieces.append((paragraph, BlockKind.BOILERPLATE if debris else kind, int(not number)))
    text, blocks = build(pieces)
    return text, recogniser.recognise(text, blocks).mentions


def test_the_first_article_has_its_names(
    seed: tuple[str, tuple[Mention, ...]],
) -> None:
    text, mentions = seed
    found = {(m.label, text[m.start : m.end]) for m in mentions}
    wanted = {(label, name) for label, names in SEED_NAMES.items() for name in names}
    assert wanted <= found


def test_every_putin_is_vladimir_putin(
    seed: tuple[str, tuple[Mention, ...]],
) -> None:
    text, mentions = seed
    named = [m for m in mentions if text[m.start : m.end] == "Putin"]
    places = {match.start() for match in re.finditer(r"(?<!Vladimir )Putin", text)}
    assert {m.start for m in named} == places
    assert {m.entity for m in named} == {"Vladimir Putin"}


def test_no_debris_and_no_plain_words_are_marked_in_the_first_article(
    seed: tuple[str, tuple[Mention, ...]],
) -> None:
    text, mentions = seed
    words = {text[m.start : m.end] for m in mentions}
    assert words.isdisjoint({"Is", "We", "Source", "President", "Read Full Article", "More"})
    assert not any("sign-up" in text[m.start - 40 : m.start] for m in mentions)


def test_names_in_unseen_annotated_texts_are_found(recogniser: Recogniser) -> None:
    corpus = SEED.parent / "data" / "corpora" / "gum_named" / "test.tsv"
    if not corpus.exists():
        pytest.skip("the shared folder is not here")
    assert score_file(recogniser, corpus).measures("all")[2] >= 60
