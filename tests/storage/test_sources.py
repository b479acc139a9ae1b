"""Which article a text that comes in is: the same one anew, or another."""

import pytest

from annotation.article import Article, BlockKind, build
from storage import Archive

BODY = "The old mill by the river was sold on Friday to a baker from the next town over the hill."
EDITED = BODY.replace("on Friday", "on Saturday") + " The price is not known."
OTHER = "A comet passed over the valley last night and hardly anybody looked up to see it go by."


def story(
    body: str = BODY,
    title: str = "The mill",
    address: str = "",
    source: str = "",
    published: str = "",
) -> Article:
    text, blocks = build([(title, BlockKind.HEADING, 1), (body, BlockKind.PARAGRAPH, 0)])
    return Article(title, text, blocks, "", source, published, address)


def status(archive: Archive, *articles: tuple[Article, str]) -> str:
    """Return what comes of the last of these articles, each with its origin."""
    return [archive.articles.add(*each) for each in articles][-1].status


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/mill",
        "http://news.example/mill",
        "https://www.news.example/mill/",
        "https://NEWS.Example:443/mill?utm_source=mail&utm_medium=x&fbclid=9#part-2",
        "https://reader@news.example/mill?gclid=1",
    ],
)
def test_one_address_written_otherwise_is_one_article(archive: Archive, address: str) -> None:
    first = story(address="https://news.example/mill")
    assert status(archive, (first, ""), (story(EDITED, "Sold!", address), "")) == "version"


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/mill?page=2",
        "https://news.example/mills",
        "https://news.example/Mill",
        "https://other.example/mill",
        "https://news.example:8080/mill",
        "https://news.example/mill#!/older",
        "ftp://news.example/mill",
    ],
)
def test_another_address_is_another_article_however_alike(archive: Archive, address: str) -> None:
    first = story(address="https://news.example/mill")
    now = status(archive, (first, "/a/mill.html"), (story(EDITED, address=address), "/b/mill.html"))
    assert now == ("version" if address.startswith("ftp") else "added")


@pytest.mark.parametrize("address", ["https://news.example/", "https://news.example", "http://["])
def test_a_front_page_tells_no_article(archive: Archive, address: str) -> None:
    pair = (story(address=address), ""), (story(OTHER, "A comet", address), "")
    assert status(archive, *pair) == "added"


def test_one_file_with_the_same_title_or_much_of_the_text_is_one_article(archive: Archive) -> None:
    assert status(archive, (story(), "/a/mill.txt"), (story(EDITED), "/a/mill.txt")) == "version"
    renamed = story(EDITED + " That is all.", "The mill is sold")
    assert status(archive, (renamed, "/a/mill.txt")) == "version"
    assert archive.articles.count() == 1


def test_a_file_that_holds_another_article_by_now_is_a_new_one(archive: Archive) -> None:
    pair = (story(), "/a/article.txt"), (story(OTHER, "A comet"), "/a/article.txt")
    assert status(archive, *pair) == "added"


def test_a_file_is_known_by_every_version_that_came_from_it(archive: Archive) -> None:
    address = "https://news.example/mill"
    status(archive, (story(address=address), "/a/one.html"))
    status(archive, (story(EDITED, address=address), "/a/two.html"))
    again = story(EDITED + " It rained.", "Sold again")
    assert status(archive, (again, "/a/two.html")) == "version"


@pytest.mark.parametrize("origin", ["", "pasted"])
def test_what_was_pasted_is_known_by_title_and_text_only(archive: Archive, origin: str) -> None:
    status(archive, (story(), origin))
    assert status(archive, (story(OTHER, "A comet"), origin)) == "added"
    assert status(archive, (story(OTHER), origin)) == "added"
    assert status(archive, (story(EDITED), origin)) == "version"


def test_a_column_of_the_same_title_is_new_every_day(archive: Archive) -> None:
    days = [story(published=f"2024-05-{day}", source="The Post", title="Mills") for day in (1, 2)]
    status(archive, (days[0], "/a/1.txt"))
    changed = story(EDITED, "Mills", "", "The Post", "2024-05-2")
    assert status(archive, (changed, "/a/2.txt")) == "added"
    elsewhere = story(EDITED + " So it goes.", "Mills", "", "The Gazette", "2024-05-1")
    assert status(archive, (elsewhere, "/a/3.txt")) == "added"


def test_of_several_that_fit_the_one_outside_the_bin_and_most_alike_is_meant(
    archive: Archive,
) -> None:
    address = "https://news.example/mill"
    ids = [
        archive.articles.add(story(body, f"The mill {number}")).id
        for number, body in enumerate((BODY, OTHER, BODY + " No more."))
    ]
    with archive.step("Give all of them one address"):
        for each in ids:
            with archive.history.step("") as step:
                step.update("articles", each, {"address": address})
    archive.articles.move_to_bin(ids[2:])
    assert archive.articles.add(story(EDITED, address=address)).id == ids[0]


def test_an_article_in_the_bin_comes_out_again_with_its_new_version(archive: Archive) -> None:
    address = "https://news.example/mill"
    first = archive.articles.add(story(address=address)).id
    archive.articles.move_to_bin([first])
    assert archive.articles.add(story(EDITED, address=address)).id == first
    assert archive.articles.ids() == [first]
    archive.history.undo()
    assert archive.articles.ids(deleted=True) == [first]
    assert archive.versions.of(first) == []
