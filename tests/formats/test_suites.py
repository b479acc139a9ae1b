"""A small sample of public page collections, where they are at hand."""

import gzip
import json
import re
from collections import Counter
from statistics import mean

import pytest

from annotation.article import Article, BlockKind
from formats import read_article
from tests.formats.samples import SUITES

EXTRACTION = SUITES / "article-extraction"
READABILITY = SUITES / "readability" / "test-pages"
Shingles = Counter[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Return all runs of four words, as the benchmark's scoring rules count them."""
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - 3) if words else 0
    return Counter(tuple(words[place : place + 4]) for place in range(count))


def f1(pairs: list[tuple[str, str]]) -> float:
    precisions, recalls = [], []
    for truth, found in pairs:
        expected, got = shingles(truth), shingles(found)
        shared = (expected & got).total()
        precisions.append(shared / max(1, got.total()))
        recalls.append(shared / max(1, expected.total()))
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall)


def body_of(article: Article) -> str:
    kept = [
        block.span.of(article.text)
        for block in article.blocks
        if block.kind is not BlockKind.BOILERPLATE and block.span != article.headline_span()
    ]
    return "\n".join(kept)


@pytest.mark.skipif(not EXTRACTION.exists(), reason="no extraction benchmark here")
def test_the_main_text_of_news_pages_is_found() -> None:
    truth = json.loads((EXTRACTION / "ground-truth.json").read_text(encoding="utf-8"))
    pairs = []
    for name in sorted(truth)[::9]:
        page = gzip.decompress((EXTRACTION / "html" / f"{name}.html.gz").read_bytes())
        article = read_article(page, f"{name}.html")
        pairs.append((truth[name]["articleBody"], body_of(article)))
    assert f1(pairs) > 0.93


@pytest.mark.skipif(not READABILITY.exists(), reason="no readability pages here")
def test_every_page_is_read_and_most_titles_are_found() -> None:
    folders = sorted(READABILITY.iterdir())[::4]
    found = 0
    for folder in folders:
        article = read_article((folder / "source.html").read_bytes(), "source.html")
        told = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        assert article.text
        found += article.title.casefold() in (told["title"] or "source").casefold()
    assert found >= 0.7 * len(folders)
