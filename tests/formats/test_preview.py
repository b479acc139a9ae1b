import re

from annotation.article import BlockKind
from annotation.notes import Colour
from formats.markdown_export import Export, to_markdown
from formats.preview import preview_html
from tests.formats.samples import annotate, article_of


def exported(note: str) -> str:
    article = article_of(
        ("The end", BlockKind.HEADING, 1),
        ("Ferries & <boats> for all.", BlockKind.PARAGRAPH, 0),
        ("Sign up", BlockKind.BOILERPLATE, 0),
        title='The "end": <b>',
    )
    marked = annotate(article, 9, 16, colour=Colour.BLUE, body=note, tags=("sea",))
    return to_markdown(Export(article, [marked], ()))


def test_the_preview_shows_the_facts_the_text_and_the_marks() -> None:
    html = preview_html(exported("A *note*."))
    assert '<th>title</th><td>The "end": &lt;b&gt;</td>' in html
    assert "<h1>The end</h1>" in html
    assert '<mark class="blue">Ferries</mark>' in html
    assert "&lt;boats&gt; for all." in html
    assert "<small>Sign up</small>" in html
    assert "Tags: #sea" in html
    assert "A <em>note</em>." in html


def test_footnotes_lead_to_their_notes_and_back() -> None:
    html = preview_html(exported("Note."))
    assert 'href="#fn:n1"' in html
    assert 'id="fn:n1"' in html
    assert 'href="#fnref:n1"' in html


def test_code_in_a_note_keeps_its_lines() -> None:
    html = preview_html(exported("See\n\n```python\nif x:\n    y()\n```\n\nAfter."))
    assert re.search(r"<pre><code>if x:\n    y\(\)\s*</code></pre>", html)
    assert "After." in html


def test_nothing_in_the_preview_is_active() -> None:
    html = preview_html(exported("<script>alert(1)</script> ![x](http://a.example/x.gif) <mark>"))
    assert "<script" not in html
    assert "<img" not in html
    assert "alert(1)" in html
    assert "<mark>" not in html


def test_a_mark_in_no_colour_of_ours_is_shown_as_typed() -> None:
    html = preview_html('<mark class="blink">a</mark>')
    assert "&lt;mark class=" in html
    assert "<mark" not in html


def test_a_tangled_export_is_shown_as_plain_text_with_its_facts() -> None:
    html = preview_html(exported("[" * 5000))
    assert "<th>title</th>" in html
    assert "Ferries" in html


def test_text_without_front_matter_is_shown() -> None:
    assert preview_html("Just *this*.") == "<p>Just <em>this</em>.</p>"
