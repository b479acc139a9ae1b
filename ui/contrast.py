"""How well one colour stands out from another, after WCAG 2.2."""

from PySide6.QtGui import QColor

TEXT = 4.5
"""The least contrast of words on what is behind them (1.4.3)."""
SHAPE = 3.0
"""The least contrast of lines and shapes that say something (1.4.11)."""


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours: 1 for none to 21 for black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Return how light a colour is, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def laid_over(over: QColor, under: QColor) -> QColor:
    """Return what is seen where a colour, as opaque as it is, lies over an opaque one."""
    share = over.alphaF()
    return QColor(
        round(over.red() * share + under.red() * (1 - share)),
        round(over.green() * share + under.green() * (1 - share)),
        round(over.blue() * share + under.blue() * (1 - share)),
    )


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """Return a colour as opaque as wanted, 0 to 1."""
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result
