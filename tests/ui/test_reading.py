"""The page: selecting, highlighting, folding, finding, walking."""

import re

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.entities import Label, Mention
from annotation.notes import Colour
from annotation.selectors import Span
from ui.main_window import MainWindow
from ui.reading.painting import MarkPainter
from ui.session import Session


def span_of(session: Session, words: str) -> Span:
    assert session.current is not None
    start = session.current.article.text.index(words)
    return Span(start, start + len(words))


def select(window: MainWindow, words: str) -> None:
    window.reading.page.select(span_of(window.session, words))


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.reading.page, key)


def click_on(qtbot: QtBot, window: MainWindow, words: str, *, twice: bool = False) -> None:
    page = window.reading.page
    rect = page.span_rect(span_of(window.session, words))
    assert rect is not None
    point = QPoint(rect.left() + 12, rect.center().y())
    if twice:
        qtbot.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    else:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_h_highlights_the_selection(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    select(window, "rowed out at dawn")
    press(qtbot, window, Qt.Key.Key_H)
    (annotation,) = window.session.archive.annotations.of(kept)
    assert annotation.quote == "rowed out at dawn"
    assert annotation.colour is Colour.YELLOW


def test_a_digit_highlights_in_its_colour_and_h_repeats_it(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    select(window, "dawn")
    press(qtbot, window, Qt.Key.Key_3)
    select(window, "lamp")
    press(qtbot, window, Qt.Key.Key_H)
    colours = [each.colour for each in window.session.archive.annotations.of(kept)]
    assert colours == [Colour.BLUE, Colour.BLUE]


def test_a_digit_recolours_the_highlight_that_was_clicked(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    window.session.annotate(span_of(window.session, "rowed out"))
    click_on(qtbot, window, "rowed out")
    press(qtbot, window, Qt.Key.Key_4)
    assert window.session.archive.annotations.of(kept)[0].colour is Colour.PINK


def test_the_bar_appears_above_a_selection_and_never_over_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    select(window, "burned for")
    bar = window.reading.bar
    qtbot.waitUntil(bar.isVisible)
    rect = window.reading.page.span_rect(span_of(window.session, "burned for"))
    assert rect is not None
    rect.moveTopLeft(window.reading.page.viewport().mapTo(window.reading, rect.topLeft()))
    assert not bar.geometry().intersects(rect)


def test_esc_peels_the_bar_and_the_selection(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "burned for")
    qtbot.waitUntil(window.reading.bar.isVisible)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.reading.bar.isVisible()
    assert window.reading.page.selected_span() is None


def test_delete_removes_the_clicked_highlight_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    window.session.annotate(span_of(window.session, "rowed out"))
    click_on(qtbot, window, "rowed out")
    press(qtbot, window, Qt.Key.Key_Delete)
    assert window.session.archive.annotations.of(kept) == []
    window.actions_by_id["undo"].trigger()
    assert window.session.archive.annotations.of(kept)[0].quote == "rowed out"
    window.actions_by_id["redo"].trigger()
    assert window.session.archive.annotations.of(kept) == []


def test_copy_gives_the_stored_words(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "Ada Larsen rowed")
    window.actions_by_id["copy"].trigger()
    assert QApplication.clipboard().text() == "Ada Larsen rowed"


def test_clicking_the_folded_line_shows_the_boilerplate(qtbot: QtBot, window: MainWindow) -> None:
    page = window.reading.page
    assert page.page is not None
    folded = page.document().findBlockByNumber(2)
    layout = page.document().documentLayout()
    point = layout.blockBoundingRect(folded).topLeft().toPoint() + QPoint(60, 10)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "never miss a story" in page.toPlainText()


def test_an_annotation_keeps_its_boilerplate_unfolded(window: MainWindow) -> None:
    window.session.annotate(span_of(window.session, "never miss"))
    window.reading.show_article()
    assert "never miss a story" in window.reading.page.toPlainText()


def test_brackets_walk_through_the_mentions_shown(qtbot: QtBot, window: MainWindow) -> None:
    page = window.reading.page
    seen = []
    for _ in range(3):
        qtbot.keyClicks(page, "]")
        span = page.selected_span()
        assert span is not None
        assert window.session.current is not None
        seen.append(span.of(window.session.current.article.text))
    assert seen == ["Ada Larsen", "Bergen", "Larsen"]


def test_find_counts_and_selects_matches(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["find"].trigger()
    bar = window.reading.find_bar
    qtbot.keyClicks(bar.field, "larsen")
    assert "1 of 3" in bar.count_text()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert "2 of 3" in bar.count_text()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_larger_text_keeps_the_place(window: MainWindow) -> None:
    before = window.reading.page.page
    window.actions_by_id["larger"].trigger()
    after = window.reading.page.page
    assert before is not None
    assert after is not None
    assert after.style.points > before.style.points


def test_a_double_click_on_a_mention_shows_its_card(qtbot: QtBot, window: MainWindow) -> None:
    click_on(qtbot, window, "Ada Larsen", twice=True)
    card = QApplication.activePopupWidget()
    assert card is not None
    assert card.objectName() == "mentionCard"
    card.close()


def test_a_press_between_two_lines_counts_for_the_nearer_line(window: MainWindow) -> None:
    page = window.reading.page
    window.resize(700, 700)
    window.session.add_text("A word in every line. " * 60)
    assert page.page is not None
    block = page.document().lastBlock()
    layout = page.page.layout.laid(block)
    gap = page.page.layout.origin(block).y() + layout.lineAt(1).y() - 3
    point = QPointF(layout.lineAt(1).x() + 150, gap)
    place = page.page.layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
    line = layout.lineForTextPosition(place - page.document().findBlock(place).position())
    assert line.lineNumber() == 1
    assert line.textStart() < place - page.document().findBlock(place).position()


def test_the_next_annotation_is_chosen_without_selecting_its_words(
    qtbot: QtBot, window: MainWindow, kept: int
) -> None:
    for words in ("Ada Larsen rowed out at dawn", "rowed out", "lamp"):
        window.session.annotate(span_of(window.session, words))
    seen = []
    for _ in range(3):
        window.actions_by_id["next_annotation"].trigger()
        seen.append(window.reading.page.marks.active)
    qtbot.wait(400)
    placed = window.session.archive.annotations.of(kept)
    assert seen == [annotation.id for annotation in placed]
    assert window.reading.page.selected_span() is None
    press(qtbot, window, Qt.Key.Key_Delete)
    assert len(window.session.archive.annotations.of(kept)) == 2


def test_a_right_click_chooses_what_is_under_it(qtbot: QtBot, window: MainWindow) -> None:
    first = window.session.annotate(span_of(window.session, "rowed out"))
    second = window.session.annotate(span_of(window.session, "lamp burned"))
    assert first is not None
    assert second is not None
    click_on(qtbot, window, "rowed out")
    page = window.reading.page
    page.menu_wanted.disconnect()
    rect = page.span_rect(span_of(window.session, "lamp burned"))
    assert rect is not None
    point = QPoint(rect.left() + 12, rect.center().y())
    place = page.viewport().mapToGlobal(point)
    page.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place))
    assert page.marks.active == second.id


def test_found_words_stay_marked_when_the_page_is_laid_out_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_by_id["find"].trigger()
    qtbot.keyClicks(window.reading.find_bar.field, "larsen")
    window.actions_by_id["larger"].trigger()
    assert len(window.reading.page.marks.found) == 3
    numbers = range(window.reading.page.document().blockCount())
    marks = [window.reading.page.marks.of_block(number) for number in numbers]
    assert sum(len(each.found) for each in marks if each is not None) == 3


def test_words_on_two_lines_are_found(qtbot: QtBot, window: MainWindow) -> None:
    window.session.add_text(
        "A story.\n\n" + "Nobody saw the ferry leave\nthe harbour that night.\n" * 3
    )
    window.actions_by_id["find"].trigger()
    qtbot.keyClicks(window.reading.find_bar.field, "leave the")
    assert "1 of 3" in window.reading.find_bar.count_text()


def test_find_unfolds_the_boilerplate_it_finds_words_in(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["find"].trigger()
    qtbot.keyClicks(window.reading.find_bar.field, "never miss")
    assert "never miss a story" in window.reading.page.toPlainText()


def test_old_documents_are_let_go(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(4):
        window.actions_by_id["larger"].trigger()
        window.actions_by_id["smaller"].trigger()
    qtbot.wait(50)
    assert len(window.reading.page.findChildren(QTextDocument)) <= 2


def test_marks_of_a_long_paragraph_are_painted_only_where_they_are_seen(
    window: MainWindow,
) -> None:
    window.session.add_text("The ferry to Bergen. " * 3000)
    assert window.session.current is not None
    page = window.reading.page
    assert page.page is not None
    article = window.session.current.article
    mentions = [
        Mention(hit.start(), hit.end(), Label.PLACE, "Bergen")
        for hit in re.finditer("Bergen", article.text)
    ]
    page.marks.lay_mentions(page.page, mentions)
    block = page.document().lastBlock()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        marker = MarkPainter(painter, page.page.style.theme, page.marks, 0, 600)
        page.page.layout.laid(block)
        seen = marker.seen(block, page.page.layout.origin(block))
    assert seen is not None
    assert 0 < len(seen.mentions) < 400


def test_words_can_be_selected_with_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    page = window.reading.page
    page.place_cursor(span_of(window.session, "Ada").start)
    for _ in range(2):
        qtbot.keyClick(
            page,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
    span = page.selected_span()
    assert span == span_of(window.session, "Ada Larsen")
    qtbot.waitUntil(window.reading.bar.isVisible)
