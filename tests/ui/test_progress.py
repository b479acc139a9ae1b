"""How far an article is read."""

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from tests.ui.conftest import harbour
from ui.main_window import MainWindow
from ui.reading.progress import Reckoner


def article_of(*words: int) -> Article:
    pieces = [("word " * count, BlockKind.PARAGRAPH, 0) for count in words]
    return Article("", *build(pieces))


def test_what_is_left_is_said_in_minutes_and_percent() -> None:
    article = article_of(460, 460)
    reckoner = Reckoner(article)
    assert reckoner.in_words(0) == "4 min left, 0 %"
    assert reckoner.in_words(article.blocks[0].end) == "2 min left, 50 %"
    assert reckoner.in_words(len(article.text) - 5) == "1 min left, 99 %"
    assert reckoner.in_words(len(article.text)) == "100 %"


def test_notices_are_not_counted() -> None:
    article = harbour()
    reckoner = Reckoner(article)
    assert reckoner.words == article.words_to_read()
    notice = article.blocks[1]
    assert reckoner.words_before(notice.end) == reckoner.words_before(notice.start)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.data())
def test_no_place_has_fewer_words_before_it_than_an_earlier_one(
    words: list[int], data: st.DataObject
) -> None:
    article = article_of(*words)
    reckoner = Reckoner(article)
    one = data.draw(st.integers(0, len(article.text)))
    other = data.draw(st.integers(one, len(article.text)))
    assert reckoner.words_before(one) <= reckoner.words_before(other) <= reckoner.words
    assert reckoner.words_before(one) <= len(article.text[:one].split())


def test_the_status_line_follows_the_reading(qtbot: QtBot, window: MainWindow) -> None:
    assert window.status.place() == ""
    window.session.add_text("The ferry is late again. " * 2000)
    qtbot.waitUntil(lambda: "min left" in window.status.place())
    first = window.status.place()
    bar = window.reading.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: window.status.place() not in ("", first))
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: window.status.place() == "100 %")
    window.session.close_article()
    qtbot.waitUntil(lambda: window.status.place() == "")
