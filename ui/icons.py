"""Our own icons, drawn in the theme's colours. There are no theme icons without a desktop."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "resources" / "icons"

RATIOS = (1.0, 2.0, 3.0)
"""Device pixels per pixel for which an icon is drawn, so that it is crisp on each screen."""

APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """Return a drawing in one colour; ``size`` is its width and height in pixels.

    Raises:
        FileNotFoundError: there is no drawing of that name.
    """
    return _icon(name, colour.name(), size)


def app_icon() -> QIcon:
    """Return the mark of the program in its own colours."""
    result = QIcon()
    drawing = (FOLDER / "pressmark.svg").read_bytes()
    for size in APP_SIZES:
        result.addPixmap(_pixmap(drawing, size, 1.0))
    return result


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, size: int) -> QIcon:
    drawing = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    result = QIcon()
    for ratio in RATIOS:
        result.addPixmap(_pixmap(drawing, size, ratio))
    return result


def _pixmap(drawing: bytes, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
