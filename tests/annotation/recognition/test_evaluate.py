"""The scores: labels of every corpus, and nltk's own chunker and counting beside ours."""

from pathlib import Path

import nltk  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.chunk.util import ChunkScore  # type: ignore[import-untyped]

from annotation.entities import Label
from annotation.recognition import baseline
from annotation.recognition.corpora import Sentence, read_corpus, spans_of
from annotation.recognition.evaluate import main, score_baseline
from annotation.recognition.scores import EVERY, NAMED, Scheme, Score, as_article

NEWS = (
    "In\tO\tO\n2003\tO\tB-DATE\nAngela\tB-PER\tB-PERSON\nMerkel\tI-PER\tI-PERSON\nspent\tO\tO\n"
    "$\tO\tB-MONEY\n5\tO\tI-MONEY\nin\tO\tO\nOslo\tB-LOC\tB-PLACE\n.\tO\tO\n"
)
TAGS = st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG"])


def corpus(folder: Path, text: str = NEWS) -> Path:
    path = folder / "news.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_corpus_keeps_its_own_tags_beside_the_coarse_ones(tmp_path: Path) -> None:
    ((sentence,),) = read_corpus(corpus(tmp_path))
    assert sentence.names == ((8, 21, "PER"), (35, 39, "LOC"))
    assert [kind for _, _, kind in sentence.own] == ["DATE", "PERSON", "MONEY", "PLACE"]


def test_only_labels_that_a_corpus_has_are_scored() -> None:
    scheme = Scheme([Sentence("May", (), ((0, 3, "Temporal"),))])
    assert scheme.kind_of(Label.DATE) == scheme.kind_of(Label.TIME) == "DATE"
    assert scheme.kind_of(Label.MONEY) == ""
    assert scheme.kind_of(Label.PLACE) == "LOC"


def test_other_corpora_are_read_by_our_labels() -> None:
    own = ((0, 2, "Nationality"), (3, 5, "MilitaryPlatform"), (6, 8, "election"))
    names = as_article([Sentence("ab cd ef", ((3, 5, "MISC"),), own)])[1]
    assert names == [(0, 2, "NORP"), (3, 5, "PRODUCT")]


def test_all_are_the_names_and_every_label_is_everything() -> None:
    score = Score()
    score.add([(0, 3, "PER"), (5, 9, "DATE")], [(0, 3, "PER"), (5, 8, "DATE")])
    assert score.measures(NAMED) == (100, 100, 100)
    assert score.measures(EVERY) == (50, 50, 50)


def tree(words: list[str], tags: list[str]) -> nltk.Tree:
    return nltk.conlltags2tree([(w, "X", t) for w, t in zip(words, tags, strict=True)])


def started(tags: list[str]) -> list[str]:
    """Return tags in which every stretch begins with "B-", as nltk wants them."""
    sound = []
    for at, tag in enumerate(tags):
        inside = tag.startswith("I-") and at and tags[at - 1][2:] == tag[2:]
        sound.append(tag if inside or tag == "O" else "B-" + tag[2:])
    return sound


@given(st.lists(st.tuples(TAGS, TAGS), min_size=1, max_size=12))
def test_our_counting_agrees_with_that_of_nltk(tags: list[tuple[str, str]]) -> None:
    gold, found = (started(list(column)) for column in zip(*tags, strict=True))
    words = [f"w{at}" for at in range(len(tags))]
    theirs, ours = ChunkScore(), Score()
    theirs.score(tree(words, gold), tree(words, found))
    ours.add(spans_of(words, gold), spans_of(words, found))
    precision, recall, f1 = ours.measures(EVERY)
    assert precision == pytest.approx(100 * (theirs.precision() or 0))
    assert recall == pytest.approx(100 * (theirs.recall() or 0))
    assert f1 == pytest.approx(100 * (theirs.f_measure() or 0))


def test_every_label_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(corpus(tmp_path))])
    printed = capsys.readouterr().out
    kinds = [line.split()[0] for line in printed.splitlines()[1:]]
    assert kinds == ["PER", "ORG", "LOC", "all", "DATE", "MONEY", "every"]
    assert "words/s" in printed


def test_a_missing_baseline_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(words: list[str]) -> None:
        raise LookupError("Resource averaged_perceptron_tagger_eng not found.")

    monkeypatch.setattr(nltk, "pos_tag", nothing)
    main(["--baseline", str(corpus(tmp_path))])
    assert "nltk's data is not installed" in capsys.readouterr().out


def test_the_baseline_is_scored_on_the_same_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chunk(tagged: list[tuple[str, str]]) -> nltk.Tree:
        kinds = {"Angela": "B-PERSON", "Merkel": "I-PERSON", "Oslo": "B-ORGANIZATION"}
        return nltk.conlltags2tree([(w, t, kinds.get(w, "O")) for w, t in tagged])

    monkeypatch.setattr(nltk, "pos_tag", lambda words: [(word, "X") for word in words])
    monkeypatch.setattr(nltk, "ne_chunk", chunk)
    score = score_baseline(corpus(tmp_path))
    assert score.measures("PER") == (100, 100, 100)
    assert (score.found["ORG"], score.right["ORG"], score.gold["DATE"]) == (1, 0, 0)


def test_the_baseline_finds_its_words_behind_double_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nltk, "pos_tag", lambda words: [(word, "X") for word in words])
    monkeypatch.setattr(
        nltk,
        "ne_chunk",
        lambda tagged: tree(
            [w for w, _ in tagged], ["B-GPE" if w == "Oslo" else "O" for w, _ in tagged]
        ),
    )
    text = 'The "old" one, "Oslo", won.'
    assert [text[start:end] for start, end, _ in baseline.chunked(text)] == ["Oslo"]
