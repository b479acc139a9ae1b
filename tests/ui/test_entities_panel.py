"""The entities panel and the legend."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.entities import Label, entities_of
from tests.ui.conftest import harbour, harbour_mentions
from ui.entities.entity_model import ENTITY, EntityModel
from ui.entities.labels import SWITCHES
from ui.main_window import MainWindow


def row(window: MainWindow, name: str, label: Label) -> None:
    panel = window.panel.entities
    index = panel.model.find(name, label)
    assert index.isValid()
    panel.tree.clicked.emit(index)


def selected_words(window: MainWindow) -> int:
    entry = window.reading.page.marks.lifted
    return len(window.reading.page.marks.of_entity(entry))


def test_the_model_is_sound(qapp: QApplication) -> None:
    model = EntityModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    article = harbour()
    model.show_entities(entities_of(article.text, harbour_mentions(article)))
    assert model.rowCount() == 3
    people = model.index(0, 0)
    assert model.index(0, 0, people).data(ENTITY).aliases == ("Larsen",)
    model.show_entities([])
    assert model.rowCount() == 0


def test_clicking_an_entity_walks_through_its_mentions(window: MainWindow) -> None:
    panel = window.panel.entities
    seen = []
    panel.shown.connect(lambda mention: seen.append(mention.start))
    for _ in range(3):
        row(window, "Ada Larsen", Label.PERSON)
    assert len(set(seen)) == 2
    assert seen[2] == seen[0]
    assert selected_words(window) == 2


def test_the_legend_switches_labels_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    marks = window.reading.page.marks
    assert Label.QUANTITY not in marks.labels
    switch = next(
        each for each in window.panel.entities.legend.switches if Label.QUANTITY in each.labels
    )
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert Label.QUANTITY in marks.labels
    assert [mention.label for mention in marks.shown_mentions()][-1] is Label.QUANTITY


def test_switches_are_remembered(window: MainWindow) -> None:
    window.panel.entities.legend.switches[0].setChecked(False)
    kept = window.session.archive.settings.get("labels", [])
    assert isinstance(kept, list)
    assert "PERSON" not in kept
    assert "ORG" in kept


def test_walking_to_a_hidden_label_switches_it_on(window: MainWindow) -> None:
    row(window, "40 hours", Label.QUANTITY)
    assert Label.QUANTITY in window.reading.page.marks.labels


def test_every_label_has_a_switch() -> None:
    assert {label for _, labels in SWITCHES for label in labels} == set(Label)


def test_the_list_follows_the_theme(window: MainWindow) -> None:
    tree = window.panel.entities.tree
    for name in ("dark", "light", "sepia"):
        window.appearance.choose(name)
        window.panel.show_entities()
        QApplication.processEvents()
        picture = tree.grab().toImage()
        corner = picture.pixelColor(picture.width() // 2, picture.height() - 3)
        assert corner == QColor(window.appearance.theme.panel)


def test_esc_closes_the_card_and_leaves_the_page_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.reading.page.setFocus()
    qtbot.keyClicks(window.reading.page, "]e")
    card = QApplication.activePopupWidget()
    assert card is not None
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
