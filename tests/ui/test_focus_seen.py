"""Where the keys are is seen in every theme: at 3:1 against how the same place looks without them.

WCAG 2.2, 2.4.7 and 1.4.11; measured in pixels, as 2.4.13 does.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from tests.ui.surfaces import opened
from tests.ui.test_surfaces import said, stops
from tests.ui.test_theme import contrast
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.theme import THEMES

AROUND = 3
"""Pixels around a control that may show that it has the keys."""

KINDS = (
    *("window", "nothing kept", "notes", "entities", "find bar", "looks", "name card"),
    *("name card, labels", "mark card", "keys", "export all", "decisions", "archive names"),
)
"""Surfaces that together hold every kind of control."""

DARKER = [each for each in THEMES if each != "light"]
ROWS = [
    *((name, "light") for name in KINDS),
    *((name, each) for name in ("window", "notes", "looks", "keys") for each in DARKER),
]
"""All of them once, and those with the most kinds in every theme."""


def picture(window: QWidget, place: QRect) -> QImage:
    return window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels_that_tell(one: QImage, other: QImage) -> int:
    """Count the pixels that differ by at least 3:1."""
    count = 0
    known: dict[tuple[int, int], bool] = {}
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            pair = one.pixel(x, y), other.pixel(x, y)
            if pair[0] != pair[1]:
                if pair not in known:
                    known[pair] = contrast(QColor(pair[0]), QColor(pair[1])) >= 3
                count += known[pair]
    return count


def place_of(widget: QWidget) -> QRect:
    """Return where a control is in its window, as far as it is in sight, and a little around."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)


@pytest.mark.parametrize(("name", "theme"), ROWS)
def test_where_the_keys_are_is_seen(
    name: str, theme: str, shown: MainWindow, appearance: Appearance, tmp_path: Path
) -> None:
    appearance.choose(theme)
    with opened(name, shown, tmp_path):
        stops()
        unseen = []
        for here in stops():
            QApplication.processEvents()
            window = here.window()
            window.focusNextPrevChild(True)
            window.focusNextPrevChild(False)
            if QApplication.focusWidget() is not here:
                continue  # a field that closes when it is left
            QApplication.processEvents()
            with_keys = picture(window, place_of(here))
            window.focusNextPrevChild(True)
            QApplication.processEvents()
            without = picture(window, place_of(here))
            count = pixels_that_tell(with_keys, without)
            size = here.tabRect(here.currentIndex()) if isinstance(here, QTabBar) else here.rect()
            if count < (size.width() + size.height()) / 2:
                unseen.append((said(here), count))
        assert unseen == []
