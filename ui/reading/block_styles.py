"""How each kind of block is set: its face, its colour, the room around it."""

from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from annotation.article import BlockKind
from ui.reading.looks import Looks
from ui.theme import Theme, reading_font, sized

_HEADING_SIZES = {1: 1.7, 2: 1.3, 3: 1.12}
_TIGHT = 118
"""Line height of headings, in percent."""


class BlockStyle:
    """One way to set a block. Lengths are pixels, ``line`` is the line height in percent."""

    def __init__(
        self,
        font: QFont,
        colour: str,
        line: int,
        above_and_below: tuple[float, float],
        *,
        left: float = 0,
        right: float = 0,
        indent: float = 0,
    ) -> None:
        self.font = font
        self.colour = QColor(colour)
        self.line = line
        self.above, self.below = above_and_below
        self.left, self.right = left, right
        self.indent = indent
        """How much farther right than the others the first line begins; below 0 it hangs."""

    @cached_property
    def characters(self) -> QTextCharFormat:
        """The format of the block's words."""
        result = QTextCharFormat()
        result.setFont(self.font)
        result.setForeground(self.colour)
        return result

    @cached_property
    def line_height(self) -> float:
        """What a line takes, of a face that needs no other for some of its letters."""
        return QFontMetricsF(self.font).height() * self.line / 100

    def advance(self, sample: str) -> float:
        """Return the average width of the letters of a sample of text."""
        return QFontMetricsF(self.font).horizontalAdvance(sample) / max(1, len(sample))


class PageStyle(NamedTuple):
    """How the page is set: the theme in force and what the reader chose."""

    theme: Theme
    looks: Looks = Looks()

    @property
    def points(self) -> float:
        """Size of the reading face."""
        return self.looks.points

    def font(self) -> QFont:
        """Return the reading face at its size."""
        return reading_font(self.points, self.looks.face)


class BlockStyles:
    """The styles of one page, each made when it is first asked for."""

    def __init__(self, style: PageStyle) -> None:
        self._style = style
        self._font = style.font()
        self._made: dict[tuple[BlockKind, int, bool], BlockStyle] = {}

    def of(self, kind: BlockKind, level: int = 0, *, marker: bool = False) -> BlockStyle:
        """Return the style of a block; ``marker`` tells that it brings its own bullet."""
        key = (kind, level, marker)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    @cached_property
    def facts(self) -> BlockStyle:
        """The line of facts below the headline."""
        font = QFont()
        font.setPointSizeF(self._style.points * 0.78)
        return BlockStyle(font, self._style.theme.dim, 130, (2, 22))

    def _make(self, kind: BlockKind, level: int, marker: bool) -> BlockStyle:
        theme, font, line = self._style.theme, self._font, self._style.looks.line
        if kind is BlockKind.HEADING:
            heading = sized(font, _HEADING_SIZES.get(level, 1.0))
            heading.setWeight(QFont.Weight.DemiBold)
            return BlockStyle(heading, theme.text, _TIGHT, (0, 8) if level == 1 else (22, 10))
        if kind is BlockKind.QUOTATION:
            slanted = QFont(font)
            slanted.setItalic(True)
            return BlockStyle(slanted, theme.text, line, (4, 14), left=28, right=12)
        if kind is BlockKind.LIST_ITEM:
            left, hanging = 24 * max(1, level), -14 if marker else 0
            return BlockStyle(font, theme.text, line, (0, 6), left=left, indent=hanging)
        if kind is BlockKind.CAPTION:
            smaller = sized(reading_font(self._style.points, "sans"), 0.8)
            return BlockStyle(smaller, theme.dim, line - 10, (10, 22))
        if kind is BlockKind.BOILERPLATE:
            return BlockStyle(sized(font, 0.85), theme.dim, line - 10, (0, 14))
        return BlockStyle(font, theme.text, line, (0, 14))
