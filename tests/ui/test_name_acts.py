"""What the reader says about names: the card, the menus, marking words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.decisions import Reach, Verdict
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from tests.ui.conftest import second_article
from tests.ui.test_boundaries import mention
from tests.ui.test_reading import click_on, select
from ui.entities.card_head import what_it_is, why
from ui.entities.entity_field import EntityField
from ui.entities.label_chips import LabelChips
from ui.entities.mark_card import MarkCard
from ui.entities.mention_card import MentionCard
from ui.main_window import MainWindow

Open = Callable[[str], MentionCard]


def mentions(window: MainWindow) -> list[tuple[str, Label, str]]:
    """Return words, label and entity of each mention that is shown."""
    opened = window.session.opened_now
    assert opened is not None
    text = opened.kept.article.text
    return [(each.span.of(text), each.label, each.entity) for each in opened.mentions]


def named(window: MainWindow) -> list[str]:
    return [words for words, _, _ in mentions(window)]


@pytest.fixture
def open_card(window: MainWindow) -> Open:
    def show(words: str) -> MentionCard:
        window.reading.page.select(mention(window, words).span)
        window.actions_by_id["card"].trigger()
        card = QApplication.activePopupWidget()
        assert isinstance(card, MentionCard)
        return card

    return show


def press(qtbot: QtBot, card: MentionCard, *keys: str) -> None:
    for key in keys:
        qtbot.keyClick(card, getattr(Qt.Key, f"Key_{key}"))


def close_popup() -> None:
    card = QApplication.activePopupWidget()
    assert card is not None
    card.close()


def undo(window: MainWindow) -> None:
    window.status.undo_wanted.emit()


def test_r_says_that_a_name_is_right(qtbot: QtBot, window: MainWindow, open_card: Open) -> None:
    press(qtbot, open_card("Ada Larsen"), "R")
    found = mention(window, "Ada Larsen")
    assert found.decision
    assert found.score == 1.0
    assert window.session.archive.decisions.get(found.decision).verdict is Verdict.CONFIRM
    undo(window)
    assert mention(window, "Ada Larsen").decision == ""


def test_a_right_name_is_not_asked_about_again(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    press(qtbot, open_card("Ada Larsen"), "R")
    card = open_card("Ada Larsen")
    assert "R" not in card.acts
    assert card.head.take_back is not None
    qtbot.mouseClick(card.head.take_back, Qt.MouseButton.LeftButton)
    assert mention(window, "Ada Larsen").decision == ""
    undo(window)
    assert mention(window, "Ada Larsen").decision


def test_n_takes_a_wrong_name_off_the_page_at_once(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    press(qtbot, open_card("Bergen"), "N")
    assert "Bergen" not in named(window)
    assert window.reading.page.marks.of_entity(("Bergen", Label.PLACE)) == []
    assert "Bergen" in window.status.message()
    undo(window)
    assert "Bergen" in named(window)


def test_l_gives_another_label_and_shows_it(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    press(qtbot, card, "L")
    chips = QApplication.focusWidget()
    assert chips is not None
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert ("Bergen", Label.ORG, "Bergen") in mentions(window)
    undo(window)
    assert ("Bergen", Label.PLACE, "Bergen") in mentions(window)


def test_a_label_that_is_hidden_is_switched_on_by_giving_it(
    window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    card.ask_for_label()
    (chips,) = card.findChildren(LabelChips)
    chips.chip(Label.QUANTITY).click()
    assert Label.QUANTITY in window.reading.page.marks.labels


def test_s_joins_a_name_with_an_entity_and_undo_parts_them(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    press(qtbot, card, "S")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "lars")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert ("Bergen", Label.PLACE, "Ada Larsen") in mentions(window)
    undo(window)
    assert ("Bergen", Label.PLACE, "Bergen") in mentions(window)


def test_names_of_the_whole_archive_are_offered_too(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    archive = window.session.archive
    other = archive.articles.add(second_article(), "")
    found = Mention(2, 7, Label.PLACE, "Hardanger", 0.9, "model, 0.90")
    archive.mentions.put(other.id, [found], STAMP)
    archive.entities.bring_up_to_date()
    second = Mention(8, 12, Label.PLACE, "Bergen", 0.9, "model, 0.90")
    archive.mentions.put(other.id, [found, second], STAMP)
    archive.entities.bring_up_to_date()
    asked = window.acts.named(mention(window, "Bergen"))
    assert asked is not None
    assert what_it_is(asked) == "Place  ·  once in this article and in 1 other"
    card = open_card("Bergen")
    card.ask_for_entity()
    (field,) = card.findChildren(EntityField)
    qtbot.keyClicks(field.field, "hard")
    assert [field.list.item(row).text() for row in range(field.list.count())] == ["Hardanger"]
    close_popup()


def test_d_parts_a_name_from_the_entity_it_is_joined_with(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    assert "D" not in open_card("Ada Larsen").acts
    close_popup()
    press(qtbot, open_card("Larsen"), "D")
    assert ("Larsen", Label.PERSON, "Larsen") in mentions(window)
    undo(window)
    assert ("Larsen", Label.PERSON, "Ada Larsen") in mentions(window)


def test_b_hands_the_page_the_handles(qtbot: QtBot, window: MainWindow, open_card: Open) -> None:
    press(qtbot, open_card("Bergen"), "B")
    assert window.reading.bounding.boundaries.active
    assert window.reading.page.hasFocus()


def test_the_reach_is_changed_by_arrows_and_kept_for_the_next_card(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    assert card.reach.switches[Reach.ARTICLE].isChecked()
    press(qtbot, card, "Right", "Right")
    assert card.reach.switches[Reach.EVERYWHERE].isChecked()
    press(qtbot, card, "Escape")
    press(qtbot, open_card("Bergen"), "N")
    (decision,) = window.session.archive.decisions.all()
    assert decision.reach is Reach.EVERYWHERE


def test_the_source_is_offered_only_where_the_article_has_one(
    window: MainWindow, open_card: Open
) -> None:
    assert Reach.SOURCE in open_card("Bergen").reach.switches
    close_popup()
    window.session.add_text("The ferry to Tromsø was late.")
    session = window.session
    assert session.current is not None
    start = session.current.article.text.index("Tromsø")
    found = Mention(start, start + 6, Label.PLACE, "Tromsø", 0.9, "model, 0.90")
    session.feed.tell(session.archive.mentions.put(session.current.id, [found], STAMP))
    assert Reach.SOURCE not in open_card("Tromsø").reach.switches


def test_never_from_this_source_holds_in_its_other_articles(
    window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    card.reach.choose(Reach.SOURCE)
    card.acts["N"].click()
    (decision,) = window.session.archive.decisions.all()
    assert (decision.reach, decision.source) == (Reach.SOURCE, "The Coast")


def test_esc_leaves_a_list_first_and_then_the_card(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    press(qtbot, card, "L", "Escape")
    assert card.isVisible()
    assert card.acts["N"].isVisible()
    press(qtbot, card, "Escape")
    assert not card.isVisible()
    assert window.session.archive.decisions.count() == 0


def test_arrows_walk_among_the_acts_and_still_change_the_reach(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Bergen")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or card, key)
    (decision,) = window.session.archive.decisions.all()
    assert decision.verdict is Verdict.REJECT
    assert decision.reach is Reach.SOURCE


def test_tab_walks_from_the_reach_through_the_acts(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    card = open_card("Larsen")
    seen = []
    for _ in range(10):
        qtbot.keyClick(QApplication.focusWidget() or card, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
    acts = ["This is right", "Not a name", "Another label", "Wrong boundaries", "Same as"]
    start = seen.index("This is right")
    assert seen[start : start + 5] == acts
    assert all(seen)


def test_the_card_says_in_words_what_is_known(window: MainWindow) -> None:
    found = mention(window, "Ada Larsen")
    asked = window.acts.named(found)
    assert asked is not None
    assert what_it_is(asked) == "Person  ·  twice in this article"
    assert why(asked) == "Why: the recogniser is 90 % sure"
    guess = Mention(0, 3, Label.PERSON, "Ada", 0.0, "model, 0.00")
    guessed = asked._replace(mention=guess)
    assert why(guessed) == "Why: the recogniser is less than 1 % sure"
    day = asked._replace(
        mention=Mention(0, 3, Label.DATE, "Monday", 1.0, "a weekday", "2024-11-18")
    )
    assert "18 November 2024" in what_it_is(day)


def mark_card(qtbot: QtBot, window: MainWindow, words: str) -> MarkCard:
    select(window, words)
    qtbot.keyClick(window.reading.page, Qt.Key.Key_E)
    card = QApplication.activePopupWidget()
    assert isinstance(card, MarkCard)
    return card


def test_selected_words_are_marked_here(qtbot: QtBot, window: MainWindow) -> None:
    card = mark_card(qtbot, window, "northern light")
    card.reach.choose(Reach.HERE)
    card.chips.chip(Label.PRODUCT).click()
    assert ("northern light", Label.PRODUCT, "northern light") in mentions(window)
    undo(window)
    assert "northern light" not in named(window)


def test_marking_in_the_article_says_how_many_places_and_marks_them_all(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.add_text("The Lamp burned. The keeper lit the Lamp again, Lamp and all. Lamps.")
    card = mark_card(qtbot, window, "Lamp")
    card.reach.choose(Reach.HERE)
    card.reach.step(1)
    assert card.count.text() == "3 places in this article"
    card.chips.chip(Label.PRODUCT).click()
    assert named(window).count("Lamp") == 3
    undo(window)
    assert "Lamp" not in named(window)


def test_marking_words_around_a_name_corrects_its_boundaries(
    qtbot: QtBot, window: MainWindow
) -> None:
    card = mark_card(qtbot, window, "mayor of Bergen")
    card.chips.chip(Label.PERSON).click()
    (decision,) = window.session.archive.decisions.all()
    assert decision.verdict is Verdict.RESPAN
    assert ("mayor of Bergen", Label.PERSON, "mayor of Bergen") in mentions(window)
    assert "Bergen" not in named(window)


def test_the_bar_marks_a_selection(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "northern light")
    qtbot.waitUntil(window.reading.bar.isVisible)
    qtbot.mouseClick(window.reading.bar.entity, Qt.MouseButton.LeftButton)
    assert isinstance(QApplication.activePopupWidget(), MarkCard)
    close_popup()


def test_e_says_what_to_do_where_there_is_neither_name_nor_selection(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.reading.page.place_cursor(0)
    qtbot.keyClick(window.reading.page, Qt.Key.Key_E)
    assert QApplication.activePopupWidget() is None
    assert "select the words" in window.status.message()


def test_the_panel_says_how_often_the_recogniser_was_right(
    qtbot: QtBot, window: MainWindow, open_card: Open
) -> None:
    line = window.panel.entities.checked
    assert line.isHidden()
    press(qtbot, open_card("Ada Larsen"), "R")
    press(qtbot, open_card("Bergen"), "N")
    card = mark_card(qtbot, window, "northern light")
    card.chips.chip(Label.PRODUCT).click()
    qtbot.waitUntil(lambda: line.text() == "You checked 3 names: 1 right, 1 wrong, 1 missed")
    assert "People: 1 right" in line.toolTip()
    for _ in range(3):
        window.session.undo()
    qtbot.waitUntil(line.isHidden)


def test_a_double_click_on_a_word_of_a_name_opens_its_card(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_on(qtbot, window, "Larsen said", twice=True)
    assert QApplication.activePopupWidget() is None
    click_on(qtbot, window, "Larsen rowed", twice=True)
    card = QApplication.activePopupWidget()
    assert isinstance(card, MentionCard)
    card.close()
