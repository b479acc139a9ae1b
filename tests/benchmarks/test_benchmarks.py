"""The benchmarks themselves work, and say what they measured in the promised form."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.annotation.edits import HISTORY
from tests.benchmarks import analysis, anchoring, entities, journal, notes, search
from tests.benchmarks.anchor_cases import edited, pages
from tests.benchmarks.figures import Figure
from tests.benchmarks.start import ROOT, SCRIPT, make_archive


def test_a_figure_is_one_json_object() -> None:
    figure = json.loads(Figure("start", 300.0, "ms", 200.0).as_json())
    assert figure == {
        "name": "start",
        "value": 300.0,
        "unit": "ms",
        "reference": 200.0,
        "ratio": 1.5,
    }


def test_searches_are_measured() -> None:
    figures = list(search.figures(articles=20))
    assert [figure.unit for figure in figures] == ["ms", "ms"]
    assert all(figure.value > 0 and figure.reference > 0 for figure in figures)


def test_entities_are_measured() -> None:
    figures = list(entities.figures(articles=20))
    assert len(figures) == 7
    assert all(figure.value > 0 and figure.reference > 0 for figure in figures)


def test_the_journal_is_measured() -> None:
    figures = list(journal.figures(rounds=3, imported=2, filled=5))
    assert len(figures) == 4
    assert all(figure.value > 0 and figure.reference > 0 for figure in figures)


def test_the_view_of_all_notes_is_measured() -> None:
    figures = list(notes.figures(annotations=100))
    assert len(figures) == 25
    assert all(figure.value > 0 and figure.reference > 0 for figure in figures)


def test_analysis_is_measured() -> None:
    figures = list(analysis.figures(articles=1))
    assert len(figures) == 6
    assert all(figure.value > 0 and figure.reference > 0 for figure in figures)


def test_anchoring_is_measured() -> None:
    texts = pages(odd=False)
    found = list(edited(texts, 0.1, HISTORY, 30))
    assert {each.kind for each in found} >= {"kept", "gone"}
    assert sum(each.verdict == "right" for each in found) > len(found) / 2
    figures = list(anchoring.times(size=20_000, passages=20))
    assert [figure.unit for figure in figures] == ["s"] * 5


def test_an_unknown_benchmark_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "nonsense"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "nonsense" in done.stderr


@pytest.mark.parametrize("kind", ["bare", "ours"])
def test_a_window_tells_when_it_was_painted_first(kind: str, tmp_path: Path) -> None:
    make_archive(tmp_path / "archive.db", articles=60)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), kind, str(tmp_path / "archive.db")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 0
