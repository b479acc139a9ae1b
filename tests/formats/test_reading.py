import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from formats import MAX_HTML_BYTES, MAX_TEXT_BYTES, FormatError, article_from_text, read_article

REPOSITORY = Path(__file__).parents[2]


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(FormatError) as error:
        read_article(data, name)
    message = str(error.value)
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def a_zip() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "words")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (a_zip(), "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
        (b"\0\0\0\x20ftypisom", "a film or picture file"),
    ],
)
@pytest.mark.parametrize("name", ["report.txt", "report.html", "report"])
def test_a_file_of_another_format_is_refused_by_its_name(data: bytes, kind: str, name: str) -> None:
    assert refusal(data, name) == (
        f"“{name}” is {kind}; Pressmark reads plain text, Markdown and saved HTML pages."
    )


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\0" * 1000, b"\x01\x02\x03" * 99])
def test_binary_data_is_refused(data: bytes) -> None:
    assert "is not text" in refusal(data, "data.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["empty.txt", "empty.md"])
def test_a_file_without_text_is_refused(data: bytes, name: str) -> None:
    assert refusal(data, name) == f"“{name}” holds no text."


@pytest.mark.parametrize("text", ["", "   \n ", "\0", "\ufeff"])
def test_pasting_nothing_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="no text"):
        article_from_text(text)


def test_pasting_control_characters_is_refused() -> None:
    with pytest.raises(FormatError, match="The pasted text is not text"):
        article_from_text("\x01\x02\x03\x04 words")


def test_a_web_archive_is_refused_with_what_to_do() -> None:
    assert "save the page as HTML" in refusal(b"MIME-Version: 1.0", "page.mhtml")


@pytest.mark.parametrize("name", ["speech.log", "notes.org", "v1.2 of 3. May", ".hidden", "README"])
def test_a_text_with_any_other_suffix_is_plain_text(name: str) -> None:
    assert read_article(b"It rained # all day.", name).text == "It rained # all day."


@pytest.mark.parametrize("name", ["a.MD", "b.markdown", "folder/c.md", "folder\\d.Md"])
def test_the_suffix_of_markdown_is_known_in_any_case(name: str) -> None:
    assert read_article(b"It *rained*.", name).text == "It rained."


def test_files_over_the_limit_are_refused() -> None:
    assert "larger than the 32 MB" in refusal(b"a" * (MAX_TEXT_BYTES + 1), "big.txt")
    page = b"<!doctype html>" + b"a" * MAX_HTML_BYTES
    assert "larger than the 16 MB" in refusal(page, "big.html")


@pytest.mark.parametrize("name", ["page.txt", "page", "page.md", "page.xhtml"])
def test_a_page_is_read_as_a_page_whatever_its_suffix(name: str) -> None:
    page = b"<!DOCTYPE html>\n<html><title>Ferries</title><body><p>The ferry is late.</p></html>"
    article = read_article(page, name)
    assert article.title == "Ferries"
    assert article.text == "Ferries\n\nThe ferry is late."


def test_a_text_that_mentions_a_tag_is_not_a_page() -> None:
    article = read_article(b"The <html> tag\n\nIt opens a page.", "notes.txt")
    assert article.text.startswith("The <html> tag")


def test_a_text_without_a_headline_takes_the_name_of_its_file() -> None:
    article = read_article(b"It rained all day, and the ferry stayed in.", "A rainy day.txt")
    assert article.title == "A rainy day"


def test_a_pasted_text_without_a_headline_takes_its_first_words() -> None:
    article = article_from_text("It rained all day, and the ferry stayed in. " * 5)
    assert article.title.startswith("It rained all day")
    assert article.title.endswith("…")
    assert len(article.title) <= 81


def test_importing_the_package_imports_no_parser() -> None:
    heavy = "trafilatura lxml markdown nh3 yaml charset_normalizer"
    modules = "formats, formats.markdown_export, formats.preview, formats.note_html"
    code = f"import sys, {modules}; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
