import pytest

from annotation.article import Article, BlockKind
from formats import FormatError, read_article

PARAGRAPH = (
    "The old ferry to Northwick carried four hundred people a day, and on its last evening"
    " nearly all of them came down to the harbour to see it leave for the breakers."
)
PAGE = f"""<!DOCTYPE html>
<!-- Page saved with SingleFile
 url: https://www.gazette.example/ferry-ends
 saved date: Fri May 17 2024 -->
<html lang="en-GB"><head><meta charset="utf-8">
<title>The ferry ends - Northwick Gazette</title>
<meta property="og:site_name" content="Northwick Gazette">
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-17T08:00:00Z">
<style>p {{ color: red }}</style><script>track()</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>The ferry ends</h1>
<p>{PARAGRAPH} First.</p>
<p style="display: none">Hidden by its style.</p>
<p hidden>Hidden by its attribute.</p>
<span aria-hidden="true">Hidden from ears.</span>
<h2>Why it ends</h2>
<p>{PARAGRAPH} Second.</p>
<blockquote><p>It was loved by all of us, and nobody wanted to pay for it.</p></blockquote>
<ul><li>It was too old to be repaired</li><li>It was too slow to be fast</li></ul>
<p>Sign up for our newsletter</p>
<p>{PARAGRAPH} Third.<img src="https://tracker.example/x.gif"></p>
</article><footer>All rights reserved</footer></body></html>"""


def read(page: str, name: str = "ferry.html") -> Article:
    return read_article(page.encode(), name)


def test_a_page_says_who_wrote_it_where_and_when() -> None:
    article = read(PAGE)
    assert article.title == "The ferry ends"
    assert article.author == "Ann Lee"
    assert article.source == "Northwick Gazette"
    assert article.published == "2024-05-17"
    assert article.address == "https://www.gazette.example/ferry-ends"
    assert article.language == "en-GB"


def test_the_main_text_keeps_its_headings_lists_and_quotations() -> None:
    article = read(PAGE)
    found = [(each.kind.value, each.span.of(article.text)[-12:]) for each in article.blocks]
    assert found == [
        ("heading", "e ferry ends"),
        ("paragraph", "kers. First."),
        ("heading", "Why it ends"),
        ("paragraph", "ers. Second."),
        ("quotation", " pay for it."),
        ("list_item", " be repaired"),
        ("list_item", "w to be fast"),
        ("boilerplate", "r newsletter"),
        ("paragraph", "kers. Third."),
    ]


def test_the_headline_stands_once_and_first() -> None:
    article = read(PAGE)
    assert article.text.count("The ferry ends") == 1
    span = article.headline_span()
    assert span is not None
    assert span.of(article.text) == article.title
    assert span.start == 0


@pytest.mark.parametrize("words", ["Hidden", "track()", "color", "tracker.example", "Home"])
def test_what_is_not_shown_is_not_read(words: str) -> None:
    assert words not in read(PAGE).text


def test_a_page_behind_a_dialogue_is_still_read() -> None:
    page = PAGE.replace("<article>", '<article aria-hidden="true">')
    assert "First." in read(page).text


def test_a_page_that_is_hardly_an_article_is_read_as_it_shows() -> None:
    article = read("<html><body><div>One line.</div><div>Another <b>line</b>.</div></body></html>")
    assert article.text == "One line.\n\nAnother line."
    assert article.title == "ferry"


def test_formulas_keep_their_letters() -> None:
    formula = "<math><mi>a</mi><mo>+</mo><mn>1</mn><annotation>a+1</annotation></math>"
    page = PAGE.replace(" Second.", f" where {formula} is small.")
    assert "where a+1 is small." in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html>",
        "<html></html>",
        "<html><body><script>var words = 'many';</script></body></html>",
        "<html><body><p style='display:none'>words</p>…</body></html>",
        "<!doctype html><!-- only a comment -->",
    ],
)
def test_a_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(FormatError, match="holds no words"):
        read(page)


@pytest.mark.parametrize("depth", [500, 100_000])
def test_a_page_nested_too_deeply_is_refused(depth: int) -> None:
    with pytest.raises(FormatError, match="too deeply"):
        read("<html><body>" + "<div>" * depth + "words")


@pytest.mark.parametrize(
    "part",
    ["<", "<a b='", "<!--", "<![", "</a ", "&", "<p>", "<td>", "<b>x", "]]>", "<li>x", "<?"],
)
def test_broken_pages_are_read_or_refused(part: str) -> None:
    try:
        article = read("<html><body><p>These are the words.</p>" + part * 5000)
    except FormatError:
        return
    assert "These are the words." in article.text


def test_debris_on_a_page_is_marked_and_kept() -> None:
    article = read(PAGE)
    debris = [block for block in article.blocks if block.kind is BlockKind.BOILERPLATE]
    assert [block.span.of(article.text) for block in debris] == ["Sign up for our newsletter"]


def test_a_page_in_another_charset_is_read_right() -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("breakers", "breakers’ café")
    assert "breakers’ café" in read_article(page.encode("cp1252"), "a.htm").text


def test_code_keeps_its_lines_and_stays_no_quotation() -> None:
    code = "<pre>if tide:\n    sail()</pre>"
    article = read(PAGE.replace("<ul>", code + "<ul>"))
    kinds = [each.kind for each in article.blocks if "sail()" in each.span.of(article.text)]
    assert "if tide:\n    sail()" in article.text
    assert kinds == [BlockKind.PARAGRAPH]


def test_a_page_without_the_tags_of_head_and_body_is_read_block_by_block() -> None:
    paragraphs = "".join(f"<p>{number} {PARAGRAPH}</p>" for number in range(4))
    article = read(f"<!doctype html><title>Ferries</title><article>{paragraphs}</article>")
    assert len(article.blocks) == 5
