"""Exported files: signed by their article, replaced only while nobody has touched them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.article import Article, BlockKind, build
from formats.markdown_export import Export, to_markdown
from ui.exporting import Written, export_to, is_untouched_export, origin_name, signed

MINE, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def article(title: str, words: str) -> Export:
    text, blocks = build([(words, BlockKind.PARAGRAPH, 0)])
    return Export(Article(title, text, blocks), [], [])


TEXTS = st.text(max_size=80)


@given(title=TEXTS, words=TEXTS, edit=st.integers(min_value=0))
def test_a_signature_fits_its_article_and_no_edited_file(title: str, words: str, edit: int) -> None:
    markdown = signed(to_markdown(article(title.replace("\0", ""), words)), MINE)
    assert is_untouched_export(markdown, MINE)
    assert not is_untouched_export(markdown, OTHER)
    place = edit % (len(markdown) + 1)
    assert not is_untouched_export(f"{markdown[:place]}x{markdown[place:]}", MINE)


@pytest.mark.parametrize(
    "text", ["", "---\n", "no front matter\n---\n", "---\npressmark: x\n---\n"]
)
def test_other_files_are_no_exports(text: str) -> None:
    assert not is_untouched_export(text, MINE)


def test_the_signature_is_one_line_of_the_front_matter() -> None:
    plain = to_markdown(article("Moor", "Frost."))
    extra = set(signed(plain, MINE).splitlines()) - set(plain.splitlines())
    assert [line.split()[0] for line in extra] == ["pressmark:"]


def test_a_link_in_the_way_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_text("precious", "utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    try:
        (folder / "Moor.md").symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")
    file = export_to(folder, article("Moor", "Frost."), MINE)
    assert (file.path.name, file.outcome) == ("Moor (2).md", Written.NEW)
    assert target.read_text("utf-8") == "precious"


def test_nothing_half_written_is_left_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        export_to(tmp_path, article("Moor", "Frost."), MINE)
    assert list(tmp_path.iterdir()) == []


def test_without_hard_links_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*paths: object) -> None:
        raise OSError("not on this file system")

    monkeypatch.setattr("os.link", refuse)
    assert export_to(tmp_path, article("Moor", "Frost."), MINE).outcome is Written.NEW
    assert [path.name for path in tmp_path.iterdir()] == ["Moor.md"]


def test_an_export_tells_the_file_but_not_its_folders() -> None:
    assert origin_name("/home/reader/papers/story.txt") == "story.txt"
    assert origin_name("D:\\papers\\story.txt") == "story.txt"
    assert origin_name("https://example.org/a/story") == "https://example.org/a/story"
    assert origin_name("") == ""
