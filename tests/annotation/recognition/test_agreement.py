"""How far two annotators agree."""

import math
from pathlib import Path

import pytest

from annotation.recognition.agreement import chance, compare, main

FIRST = """#doc=one
Ann\tB-PER\tB-PERSON
Lee\tI-PER\tI-PERSON
met\tO\tO
two\tO\tB-QUANTITY
Danes\tO\tB-NORP

Oslo\tB-LOC\tB-PLACE
fell\tO\tO
silent\tO\tO

Only\tO\tO
here\tO\tO
"""
SECOND = """#doc=other
Oslo\tB-LOC\tB-ORG
fell\tO\tO
silent\tO\tO

Ann\tB-PER\tB-PERSON
Lee\tI-PER\tI-PERSON
met\tO\tO
two\tO\tB-QUANTITY
Danes\tO\tI-QUANTITY
"""


def files(folder: Path, first: str, second: str) -> tuple[Path, Path]:
    paths = folder / "first.tsv", folder / "second.tsv"
    for path, text in zip(paths, (first, second), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_sentences_are_matched_by_their_words(tmp_path: Path) -> None:
    found = compare(*files(tmp_path, FIRST, SECOND))
    assert (found.sentences, found.unmatched) == (2, 1)
    assert (found.all_words.words, found.marked_words.words) == (8, 5)


def test_spans_count_where_both_ends_and_the_label_agree(tmp_path: Path) -> None:
    spans = compare(*files(tmp_path, FIRST, SECOND)).spans
    assert spans.measures("PERSON") == (100, 100, 100)
    assert spans.measures("QUANTITY") == (0, 0, 0)
    assert spans.measures("every label") == pytest.approx((100 / 3, 25, 200 / 7))


def test_kappa_and_alpha_are_those_worked_out_by_hand() -> None:
    words = [("A", "A"), ("A", "O"), ("O", "O"), ("O", "O")]
    found = chance(words)
    # Three of four agree; by chance one would expect (2/4 * 1/4) + (2/4 * 3/4) = 1/2.
    assert found.kappa == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))
    # Eight labels, three A and five O: of the 56 ordered pairs 30 differ, of those observed 2 of 8.
    assert found.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_the_same_annotation_agrees_wholly(tmp_path: Path) -> None:
    found = compare(*files(tmp_path, FIRST, FIRST))
    assert found.all_words.kappa == found.all_words.alpha == found.marked_words.kappa == 1
    assert found.spans.measures("every label") == (100, 100, 100)


def test_files_without_a_common_sentence_have_no_figure(tmp_path: Path) -> None:
    found = compare(*files(tmp_path, FIRST, "other\tO\tO\n"))
    assert (found.sentences, found.unmatched) == (0, 4)
    assert math.isnan(found.all_words.kappa)


def test_coarse_tags_serve_where_there_are_no_others(tmp_path: Path) -> None:
    coarse = "\n".join("\t".join(line.split("\t")[:2]) for line in FIRST.split("\n"))
    assert compare(*files(tmp_path, coarse, coarse)).spans.measures("PER") == (100, 100, 100)


def test_the_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(path) for path in files(tmp_path, FIRST, SECOND)])
    printed = capsys.readouterr().out
    assert "2 sentences in both files, 1 in one only" in printed
    assert "kappa" in printed
    assert "every label" in printed
