"""A worse copy is told by what it looks like, and a better one never taken for it."""

import gzip
import json
from pathlib import Path

import pytest

from annotation.article import Article, BlockKind, build
from annotation.resemblance import page_of, resemblance
from annotation.worse import lost_too_many, worse

LINES = (
    "The library on Harbour Street reopened on Saturday after two years of building work.",
    "Its reading room has forty new seats and a roof of glass, said the architect Mia Lund.",
    "The town paid 3.2 million crowns; a third of that came from a lottery.",
    "Books that were kept in a school meanwhile are to be back on their shelves by May.",
    "On the first day 1,200 people came, and most of them left with a book.",
    "The café in the cellar opens next week, when its oven has been repaired.",
)


def written(*lines: str, title: str = "The library", debris: tuple[str, ...] = ()) -> Article:
    pieces = [(line, BlockKind.PARAGRAPH, 0) for line in lines]
    pieces += [(line, BlockKind.BOILERPLATE, 0) for line in debris]
    text, blocks = build(pieces)
    return Article(title, text, blocks)


OLD = written(*LINES)


@pytest.mark.parametrize(
    ("page", "looks"),
    [
        ("404 Not Found. nginx", "an error page"),
        (
            "Sorry! The page could not be found. Try our front page or search the archive.",
            "an error",
        ),
        ("Seite nicht gefunden. Der Artikel ist leider nicht mehr verfügbar.", "an error page"),
        ("Oups ! Page introuvable. Cette page n’existe plus.", "an error page"),
        ("La página no existe o ha cambiado de sitio.", "an error page"),
        ("Pagina non trovata", "an error page"),
        ("Страница не найдена. Вернитесь на главную.", "an error page"),
        ("お探しのページが見つかりません。", "an error page"),
        ("502 Bad Gateway. The server is overloaded, try later.", "an error page"),
        ("We and our partners use cookies to show adverts. Accept all cookies?", "a notice about"),
        ("Wir verwenden auf dieser Seite Cookies. Alle Cookies akzeptieren", "a notice about cook"),
        (
            "Nous utilisons des cookies. Accepter les cookies ou s’abonner.",
            "a notice about cookies",
        ),
        ("Używamy plików cookies, aby strona działała. Akceptuję pliki cookies", "a notice about"),
        ("Please log in to continue. Forgot your password?", "a page to log in"),
        ("Dieser Text ist nur für Abonnenten. Bitte melden Sie sich an.", "a page to log in"),
        ("Inicia sesión para seguir leyendo", "a page to log in"),
        ("Checking your browser before you enter. Ray ID 7f3a", "a check for robots"),
        ("Our systems have seen unusual traffic. Solve the CAPTCHA.", "a check for robots"),
        ("Bitte bestätigen Sie, dass Sie kein Roboter sind.", "a check for robots"),
    ],
)
def test_a_page_that_is_no_article_is_told_by_its_words(page: str, looks: str) -> None:
    assert worse(OLD, written(page)).startswith(f"It looks like {looks}")


def test_half_an_article_is_worse_and_a_little_less_is_not() -> None:
    assert worse(OLD, written(*LINES[:2])).startswith("It has lost more than half of its words")
    assert worse(OLD, written(*LINES[:4])) == ""
    assert worse(written(*LINES[:2]), OLD) == ""


def test_words_are_not_counted_by_spaces_alone() -> None:
    old = written("图书馆星期六重新开放。" * 40)
    assert "lost more than half of its letters" in worse(old, written("图书馆星期六重新开放。"))


def test_what_is_mostly_notices_is_worse() -> None:
    notices = ("Sign up for our newsletter and get the news every day, for free and for ever.",) * 8
    assert worse(OLD, written(*LINES[:4], debris=notices)).startswith("Most of it is not the art")
    both = written(*LINES[:3], debris=notices)
    assert worse(both, both) == ""


def test_lost_and_garbled_letters_are_worse_unless_they_were_so_before() -> None:
    lost = written(*(line.replace("o", "\ufffd") for line in LINES))
    wrong = written(*(line.replace("a", "Ã¤") for line in LINES))
    for damaged in (lost, wrong):
        assert worse(OLD, damaged) == "Letters in it are lost or garbled."
        assert worse(damaged, OLD) == ""
        assert worse(damaged, damaged) == ""


def test_quite_another_text_is_worse() -> None:
    other = written(
        *(f"Snow fell on hill {number} and on valley {number}." for number in range(12))
    )
    assert "hardly a sentence in common" in worse(OLD, other)


@pytest.mark.parametrize(
    "more",
    [
        "The library says that its site uses cookies, and that readers may log in to continue.",
        "A sign at the door reads: 404 not found. It is a joke, said Lund.",
        "An error occurred when the first books were lent, but it was soon corrected.",
    ],
)
def test_words_of_such_pages_in_an_article_do_no_harm(more: str) -> None:
    assert worse(OLD, written(*LINES, more)) == ""
    assert worse(written(*LINES[:2]), written(*LINES[:2], more)) == ""


def test_what_is_wrong_with_both_is_no_reason() -> None:
    poem = written("404 not found: a poem of four lines", "about a page", "that nobody missed")
    assert (
        worse(poem, written("404 not found: a poem of five lines", "about a page", "we miss")) == ""
    )


def test_up_to_a_third_of_the_passages_may_be_lost() -> None:
    assert lost_too_many(0, 0) == ""
    assert lost_too_many(1, 3) == ""
    assert lost_too_many(2, 5) == "2 of 5 annotated passages would lose their place."
    assert lost_too_many(1, 1) == "1 of 1 annotated passage would lose their place."


def test_resemblance_looks_at_words_in_threes() -> None:
    assert resemblance(OLD.text, OLD.text) == 1.0
    assert resemblance(OLD.text, written(*LINES[2:4]).text) > 0.9
    assert resemblance(OLD.text, "Snow fell on all hills and valleys of the north.") == 0.0
    assert resemblance("", OLD.text) == 0.0


SUITES = Path(__file__).parents[2].parent / "shared" / "data" / "suites"


@pytest.mark.skipif(not (SUITES / "urls").is_dir(), reason="the addresses are not here")
def test_no_address_is_too_strange() -> None:
    for file in (SUITES / "urls").rglob("*.json"):
        for each in json.loads(file.read_text("utf-8")):
            if isinstance(each, dict) and isinstance(each.get("input"), str):
                assert page_of(each["input"]) == page_of(each["input"])


@pytest.mark.skipif(
    not (SUITES / "article-extraction").is_dir(), reason="the articles are not here"
)
def test_articles_as_others_cut_them_out_are_seldom_taken_for_worse() -> None:
    from formats import read_article

    truth = json.loads((SUITES / "article-extraction" / "ground-truth.json").read_text("utf-8"))
    wrong = []
    for name, known in truth.items():
        page = SUITES / "article-extraction" / "html" / f"{name}.html.gz"
        made = read_article(gzip.decompress(page.read_bytes()), "page.html")
        whole = written(*known["articleBody"].split("\n"), title=made.title)
        if worse(whole, made):
            wrong.append((name, worse(whole, made)))
    assert [each for each in wrong if "more than half" not in each[1]] == []
    assert len(wrong) <= 5, wrong
