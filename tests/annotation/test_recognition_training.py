"""Corpora, training, the model file and the scores."""

from pathlib import Path

from annotation.recognition.corpora import Sentence, bio_tags, read_corpus
from annotation.recognition.crf import Example, Trainer
from annotation.recognition.evaluate import Score, as_article
from annotation.recognition.features import context_features, word_features
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import Model, load_model, save_model
from annotation.recognition.train import TAGS, Examples, pack, word_cases

CORPUS = (
    "#doc=one\nAnn\tB-PER\tx\nLee\tI-PER\tx\nmet\tO\tx\n\nOslo\tB-LOC\tx\n\n#doc=two\nwell\tO\tx\n"
)
PEOPLE = ("Ann", "Bob", "Cara", "Dan", "Eve", "Finn")
PLACES = ("Oslo", "Paris", "Rome", "Lima", "Cairo", "Delhi")


def sentences() -> list[Sentence]:
    found = []
    for person, place in zip(PEOPLE, PLACES, strict=True):
        text = f"{person} lives in {place}"
        start = len(text) - len(place)
        found.append(Sentence(text, ((0, len(person), "PER"), (start, len(text), "LOC"))))
    return found


def trained() -> Model:
    examples = Examples(sentences(), {}, rare=1)
    trainer = Trainer(TAGS, len(examples.names), decay=0.0)
    trainer.fit(examples.all, 10, 0.2, lambda epoch: None)
    return pack(trainer, examples.names, {"lives": "x"}, least=0.01)


def test_a_corpus_is_read_by_documents(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text(CORPUS, encoding="utf-8")
    assert read_corpus(path) == [
        [Sentence("Ann Lee met", ((0, 7, "PER"),)), Sentence("Oslo", ((0, 4, "LOC"),))],
        [Sentence("well", ())],
    ]


def test_names_are_laid_over_our_own_tokens() -> None:
    tokeniser, _ = load_lexicon(RESOURCES / "lexicon")
    tokens = tokeniser.words("Ann Lee's US-led talks")
    assert [token.text for token in tokens] == ["Ann", "Lee", "'s", "US", "-", "led", "talks"]
    tags = bio_tags(tokens, ((0, 7, "PER"), (10, 12, "LOC")))
    assert tags == ["B-PER", "I-PER", "O", "B-LOC", "O", "O", "O"]


def test_training_learns_from_the_words_around() -> None:
    model = trained()
    words = ["Zed", "lives", "in", "Quito"]
    _, lexicon = load_lexicon(RESOURCES / "lexicon")
    tags = model.best_tags(
        words, context_features(words, lexicon.find(words), lexicon, model.cases)
    )
    assert [tag for tag, _ in tags] == ["B-PER", "O", "O", "B-LOC"]
    assert all(0 < chance <= 1 for _, chance in tags)


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    save_model(trained(), tmp_path / "one")
    save_model(trained(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_model_survives_its_file(tmp_path: Path) -> None:
    model = trained()
    save_model(model, tmp_path / "model")
    assert load_model(tmp_path / "model") == model


def test_a_name_never_goes_on_without_having_begun() -> None:
    trainer = Trainer(TAGS, 1, decay=0.0)
    example = Example([[0], [0]], [TAGS.index("B-PER"), TAGS.index("I-PER")])
    trainer.fit([example], 3, 0.1, lambda epoch: None)
    model = pack(trainer, ["w=x"], {}, least=0.0)
    assert model.transitions[TAGS.index("O")][TAGS.index("I-PER")] < -1000


def test_usual_spellings_are_counted_inside_sentences() -> None:
    lines = [["The", "bank", "of", "Rome"], ["A", "bank", "NATO"], ["Bank", "bank", "Rome", "NATO"]]
    assert word_cases(lines, least=2) == {"bank": "x", "rome": "X", "nato": "A"}


def test_scores_count_exact_spans_of_the_right_kind() -> None:
    score = Score()
    score.add([(0, 3, "PER"), (5, 9, "LOC")], [(0, 3, "PER"), (5, 9, "ORG"), (11, 12, "PER")])
    precision, recall, f1 = score.measures("all")
    assert (round(precision, 1), round(recall, 1), round(f1, 1)) == (33.3, 50.0, 40.0)


def test_sentences_become_paragraphs_of_an_article() -> None:
    text, names = as_article(sentences()[:2])
    assert text == "Ann lives in Oslo\n\nBob lives in Paris"
    assert [text[start:end] for start, end, _ in names] == ["Ann", "Oslo", "Bob", "Paris"]


def test_features_know_the_word_lists() -> None:
    _, lexicon = load_lexicon(RESOURCES / "lexicon")
    words = ["President", "Putin"]
    contexts = context_features(words, lexicon.find(words), lexicon, {})
    assert any(feature.startswith("g=ti") for feature in contexts[0])
    assert "sh=Xxx" in word_features("Putin")
