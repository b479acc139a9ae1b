"""Links to articles, notes and entities in rendered notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.links import links_in
from formats.note_html import render_note


def rendered(markdown: str, *, whole: bool = True) -> str:
    return render_note(markdown, [whole] * len(links_in(markdown)))


def test_a_link_shows_its_words_and_one_that_leads_nowhere_its_brackets() -> None:
    html = render_note("See **[[a & b|the *x*]]** and [[No]]", [True, False])
    assert '<strong><a href="link:0">the *x*</a></strong>' in html
    assert '<a href="link:1">[[No]]</a>' in html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("`[[a]]` [[b]]", '<code>[[a]]</code> <a href="link:0">b</a>'),
        ("[text [[a]]](https://x.example)", "[[a]]"),
        ("[[<script>]]", '<a href="link:0">&lt;script&gt;</a>'),
        ('[x](https://x.example "[[a]]")', "[[a]]"),
        ("| a |\n|---|\n| [[b|c]] |", '<td><a href="link:0">c</a></td>'),
    ],
)
def test_links_stand_where_they_were_written(markdown: str, html: str) -> None:
    assert html in rendered(markdown)


def test_without_anything_known_of_them_links_are_shown_as_typed() -> None:
    assert "[[a]]" in render_note("[[a]]")


@given(st.text(st.sampled_from("[]|<>\"'&`*_ ax1\n(:)"), max_size=60))
def test_no_link_brings_markup_of_its_own(markdown: str) -> None:
    html = rendered(markdown)
    assert html.count("<a ") == html.count("</a>")
    assert "linkplace" not in html
