import pytest

from annotation.article import Article
from formats import read_article
from formats.markdown_article import article_from_markdown

FULL = """---
title: "Ferries: an end"
author: [Ann Lee, Bo Ek]
publication: Northwick Gazette
date: 2024-05-17
url: https://gazette.example/ferries
lang: en
---

The *last* ferry [left](https://x.example "now") at **noon** &amp; nobody `waved`.

## Why

- cost
    - fuel
- age

> It was loved.

```python
for ferry in harbour:
    ferry.leave()
```

| boat | year |
|------|------|
| Anna | 1957 |
"""


def blocks_of(article: Article) -> list[tuple[str, int, str]]:
    return [(each.kind.value, each.level, each.span.of(article.text)) for each in article.blocks]


def test_only_the_visible_text_is_kept_block_by_block() -> None:
    assert blocks_of(article_from_markdown(FULL)) == [
        ("heading", 1, "Ferries: an end"),
        ("paragraph", 0, "The last ferry left at noon & nobody waved."),
        ("heading", 2, "Why"),
        ("list_item", 1, "cost"),
        ("list_item", 2, "fuel"),
        ("list_item", 1, "age"),
        ("quotation", 0, "It was loved."),
        ("paragraph", 0, "for ferry in harbour:\n    ferry.leave()"),
        ("paragraph", 0, "boat\tyear"),
        ("paragraph", 0, "Anna\t1957"),
    ]


def test_front_matter_says_who_wrote_it_where_and_when() -> None:
    article = article_from_markdown(FULL)
    assert article.title == "Ferries: an end"
    assert article.author == "Ann Lee, Bo Ek"
    assert article.source == "Northwick Gazette"
    assert article.published == "2024-05-17"
    assert article.address == "https://gazette.example/ferries"
    assert article.language == "en"


def test_the_headline_is_not_repeated_where_the_text_begins_with_it() -> None:
    article = article_from_markdown("---\ntitle: An end\n---\n# An *end*\n\nText.")
    assert article.text == "An end\n\nText."


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = article_from_markdown("# An end\n\nText.\n\n# More\n\nText.")
    assert article.title == "An end"
    assert [block[1] for block in blocks_of(article)] == [1, 0, 2, 0]


def test_without_a_title_the_name_is_the_title() -> None:
    assert read_article(b"Just text, all of it.", "ferry.md").title == "ferry"


@pytest.mark.parametrize(
    "front",
    ["title: [unclosed", "- a\n- b", "!!python/name:os.system", "just words"],
)
def test_front_matter_that_is_none_stays_in_the_text(front: str) -> None:
    article = article_from_markdown(f"---\n{front}\n---\n\nThe text itself.")
    assert "The text itself." in article.text


def test_raw_html_loses_its_tags_and_its_scripts() -> None:
    text = "Head\n====\n\nA <b>bold</b> word.\n\n<script>alert('no')</script>\n\n<div>kept</div>"
    article = article_from_markdown(text)
    assert article.text == "Head\n\nA bold word.\n\nkept"


@pytest.mark.parametrize("sign", ["[", "![", "<a b='", "<!--", "> ", "- ", "*a **b ", "`"])
def test_a_tangled_text_is_read_all_the_same(sign: str) -> None:
    article = article_from_markdown("# The head\n\nFirst words. " + sign * 3000)
    assert "First words." in article.text
