"""Our own drawings, in the theme's colours."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.icons import FOLDER, app_icon, icon

NAMES = sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != "pressmark")


def colours_of(image: QImage) -> list[QColor]:
    """Return the colours of all pixels that are fully drawn."""
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    pixels = [image.pixelColor(x, y) for x, y in places]
    return [pixel for pixel in pixels if pixel.alpha() == 255]


def far_apart(one: QColor, other: QColor) -> int:
    """Return the greatest difference in one channel, 0 to 255."""
    red, green = one.red() - other.red(), one.green() - other.green()
    return max(abs(red), abs(green), abs(one.blue() - other.blue()))


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_shows_something_in_the_colour_asked_for(qtbot: QtBot, name: str) -> None:
    asked = QColor("#A83E00")
    drawn = colours_of(icon(name, asked, 20).pixmap(QSize(20, 20), 2.0).toImage())
    assert drawn
    assert max(far_apart(pixel, asked) for pixel in drawn) <= 2  # edges are blended and rounded


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_each_pixel_of_the_screen(qtbot: QtBot, ratio: float) -> None:
    pixmap = icon("search", QColor("black"), 20).pixmap(QSize(20, 20), ratio)
    assert pixmap.width() == round(20 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_no_drawing_touches_the_edge_of_its_field(qtbot: QtBot) -> None:
    for name in NAMES:
        image = icon(name, QColor("black"), 20).pixmap(QSize(20, 20), 1.0).toImage()
        edge = [image.pixelColor(x, y).alpha() for x in range(20) for y in (0, 19)]
        edge += [image.pixelColor(x, y).alpha() for y in range(20) for x in (0, 19)]
        assert max(edge) == 0, name


def test_an_icon_asked_for_twice_is_drawn_once(qtbot: QtBot) -> None:
    first, second = icon("tag", QColor("#123456"), 20), icon("tag", QColor("#123456"), 20)
    assert first.cacheKey() == second.cacheKey()
    assert first.cacheKey() != icon("tag", QColor("#654321"), 20).cacheKey()


def test_the_mark_of_the_program_has_all_usual_sizes(qtbot: QtBot) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_an_unknown_drawing_is_an_error_of_ours(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such drawing", QColor("black"))


def test_a_program_that_used_icons_ends_quietly() -> None:
    words = "\n".join(
        [
            "from PySide6.QtGui import QColor",
            "from PySide6.QtWidgets import QApplication",
            "from ui.icons import icon",
            "app = QApplication(['x', '-platform', 'offscreen'])",
            "icon('search', QColor('black')).pixmap(20, 20)",
        ]
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", words], cwd=root, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
