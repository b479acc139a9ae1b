import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.note_html import render_note
from tests.formats.samples import signs

NUMBERING = re.compile(r"^[ \t>]*\d+\.(?=[ \t])", re.M)

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "<javascript:alert(1)>",
    "![x](http://tracker.example/x.gif)",
    "![x][y]\n\n[y]: http://tracker.example/x.gif",
    '[x](http://a.example "onmouseover=alert(1)")',
    '[x](http://a.example"onclick="alert(1))',
    "<a href='javascript:alert(1)'>x</a>",
    "<style>@import 'http://evil.example'</style>",
    "<svg onload=alert(1)>",
    "<iframe src=http://evil.example>",
    "```<script>\nalert(1)\n```",
    '<mark class="yellow" onclick="x">a</mark>',
]


TANGLES = [
    *("[", "![](", "[a](b ", "[a](<b", "*a **b ", "_", "`a``", "<a b='", "<!--", "> ", "- ", "|"),
    *("a\n---\n", "  - a\n", "# a\n", "a|b\n-|-\n", "[^a]: b\n\n    c\n\nx", "&", "\\", "~~~\n"),
    "1. ",
]


@pytest.mark.parametrize("note", ATTACKS)
def test_nothing_in_a_note_is_active(note: str) -> None:
    html = render_note(note)
    tags = re.findall(r"<\s*/?\s*(\w+)([^>]*)>", html)
    assert not {name for name, _ in tags} & {"script", "img", "style", "svg", "iframe", "mark"}
    for _, attributes in tags:
        assert not re.search(r"""\son\w+\s*=""", re.sub(r'"[^"]*"', '""', attributes))
        for address in re.findall(r'href="([^"]*)"', attributes):
            assert address.startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("```\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
        ("a <b>bold</b> word", "<p>a &lt;b&gt;bold&lt;/b&gt; word</p>"),
    ],
)
def test_markdown_in_a_note_is_rendered(note: str, html: str) -> None:
    assert render_note(note) == html


def test_links_to_the_web_and_to_mail_stay() -> None:
    html = render_note("[a](https://a.example/b?c=d) and [m](mailto:ann@a.example)")
    assert 'href="https://a.example/b?c=d"' in html
    assert 'href="mailto:ann@a.example"' in html


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@settings(deadline=None)
@given(
    st.lists(
        signs
        | st.sampled_from(
            [
                "<b>word</b>",
                "<!-- word -->",
                "[word]: call Ann\n",
                "| a | b |\n|-|\n| c | d | e |\n",
            ]
        )
    ).map("\n".join)
)
def test_no_word_of_a_note_ever_disappears(note: str) -> None:
    html = render_note(note)
    shown = words_of(html) + words_of(unescape(html))
    assert set(words_of(NUMBERING.sub("", note))) <= set(shown)


@pytest.mark.parametrize(
    "note",
    [
        "[LATER]: call Ann",
        "<!-- hidden thought -->",
        "| a | b |\n|---|---|\n| 1 | 2 | surplus |",
        "[^1]: a footnote without its reference",
        "<div>kept",
        "*[HTML]: Hyper Text",
    ],
)
def test_what_markdown_would_drop_is_shown_as_typed(note: str) -> None:
    shown = words_of(unescape(render_note(note)))
    assert [word for word in words_of(note) if word not in shown] == []


@pytest.mark.parametrize("part", TANGLES)
@pytest.mark.parametrize("length", [3_000, 100_000, 300_000])
def test_a_tangled_note_is_shown_soon(part: str, length: int) -> None:
    note = "First word. " + part * (length // len(part))
    start = time.perf_counter()
    html = render_note(note)
    assert time.perf_counter() - start < 2
    assert "First word." in html


def test_a_note_too_deep_to_parse_is_shown_as_typed() -> None:
    note = "".join("  " * depth + f"- item{depth}\n" for depth in range(300))
    assert "item299" in render_note(note)
