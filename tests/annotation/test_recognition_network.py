"""The network that tags names, and its file."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from annotation.recognition.model import TAGS, ModelError, load_model, save_model
from annotation.recognition.network import Network
from annotation.recognition.signs import ALL_SMALL, CASES, FIRST, FLAGS, GRAMS, SHAPES, signs

INNER, STATE = 6, 5
VOCABULARY = {"oslo": 1, "sleeps": 2}
NEVER = -1e4
WORDS = st.lists(
    st.text(min_size=1, max_size=12).filter(lambda word: not word.isspace()), min_size=1, max_size=9
)


def arrays(seed: int = 1) -> dict[str, NDArray[np.float32]]:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return chance.normal(size=shape).astype(np.float32)

    made = {
        "words": some(3, 4),
        "grams": some(GRAMS, 3),
        "shapes": some(SHAPES, 2),
        "cases": some(len(CASES), 2),
        "flags": some(FLAGS, 2 * INNER),
        "inner": some(11, 2 * INNER),
        "inner_bias": some(2 * INNER),
        "gates": some(INNER, 8 * STATE),
        "gates_bias": some(8 * STATE),
        "again": some(2, STATE, 4 * STATE),
        "out": some(2 * STATE, len(TAGS)) * 3,
        "out_bias": some(len(TAGS)),
        "pairs": some(len(TAGS), len(TAGS)),
        "opening": np.zeros(len(TAGS), dtype=np.float32),
    }
    for after, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            made["opening"][after] = NEVER
            for before, earlier in enumerate(TAGS):
                if earlier[1:] != tag[1:]:
                    made["pairs"][before, after] = NEVER
    return made


def network() -> Network:
    packed = {name: array.astype(np.float16) for name, array in arrays().items()}
    return Network(packed, TAGS, VOCABULARY, {"oslo": "X"})


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_sentence_gets_the_same_tags_alone_and_among_others(sentences: list[list[str]]) -> None:
    marks = [[(0, FIRST)] for _ in sentences]
    together = network().best_tags(sentences, marks)
    alone = [network().best_tags([words], [[(0, FIRST)]])[0] for words in sentences]
    for (tags, scores), (own_tags, own_scores) in zip(together, alone, strict=True):
        assert tags == own_tags
        assert scores == pytest.approx(own_scores, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_name_goes_on_without_having_begun(sentences: list[list[str]]) -> None:
    for words, (tags, scores) in zip(
        sentences, network().best_tags(sentences, [[] for _ in sentences]), strict=True
    ):
        assert len(tags) == len(scores) == len(words)
        # beside its neighbours' tags no other tag can be better than the one chosen
        assert all(0.999 / len(TAGS) <= score <= 1 for score in scores)
        for before, after in zip(
            ["O", *(TAGS[t] for t in tags)], (TAGS[t] for t in tags), strict=False
        ):
            assert not after.startswith("I-") or before[1:] == after[1:]


def test_the_flags_of_a_word_count() -> None:
    words = ["Oslo", "sleeps"]
    plain, marked = network().best_tags([words, words], [[], [(0, ALL_SMALL), (1, ALL_SMALL)]])
    assert plain[1] != marked[1]


def test_a_word_is_told_by_its_spelling_shape_and_usual_case() -> None:
    known, unknown = (signs(word, VOCABULARY, {"oslo": "X"}) for word in ("Oslo", "Osla"))
    assert (known.word, unknown.word) == (1, 0)
    assert known.shape == unknown.shape
    assert CASES[known.case] == "X"
    assert set(known.grams) & set(unknown.grams)


def test_a_model_survives_its_file_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_model(tmp_path / name, arrays(), VOCABULARY, {"oslo": "X"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    again, cases = load_model(tmp_path / "one")
    words = [["Oslo", "sleeps"], ["quietly"]]
    assert again.best_tags(words, [[], []]) == network().best_tags(words, [[], []])
    assert cases == {"oslo": "X"}


def test_an_array_that_would_run_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.npz"
    np.savez(path, head=np.array([{"format": 2}], dtype=object))
    with pytest.raises(ModelError, match="install Pressmark again"):
        load_model(path)


def test_numpy_computes_what_was_trained(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from annotation.recognition.learning import Example, Net, Sizes, arrays_of

    torch.manual_seed(3)
    net = Net(3, TAGS, Sizes(word=4, gram=3, shape=2, case=2, inner=INNER, state=STATE), 0.5)
    net.eval()
    sentences = [["Oslo", "sleeps", "in", "peace"], ["Quietly", "sleeps"]]
    own = Network(arrays_of(net), TAGS, VOCABULARY, {})
    examples = [
        Example([signs(word, VOCABULARY, {}) for word in words], [(0, FIRST)], np.zeros((0, 0)))
        for words in sentences
    ]
    theirs, _ = net.emissions(examples)
    from annotation.recognition.network import Layout

    ours = own.emissions(sentences, [[(0, FIRST)]] * 2, Layout([4, 2]))
    expected = np.concatenate([theirs[:4, 0].detach().numpy(), theirs[:2, 1].detach().numpy()])
    assert np.allclose(ours, expected, atol=1e-4)
