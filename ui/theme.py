"""Colours, fonts and distances. The only place that names a colour.

Contrast: text at least 4.5:1 on its page and on every highlighter, underlines and stripes at
least 3:1 there (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette

from annotation.entities import Label
from annotation.notes import Colour

STEP = 4
"""Pixels: every distance on the screen is a multiple of this."""

READING_FACES = ("Literata", "Source Serif 4", "Charter", "Georgia", "Noto Serif", "DejaVu Serif")
SANS_FACES = ("Inter", "Source Sans 3", "Helvetica Neue", "Segoe UI", "Noto Sans", "DejaVu Sans")
"""Faces to read in, the best first; the first that is present stands for its kind."""


SELECTED, SELECTED_DARK = 0.32, 0.24
"""How much of the accent lies over selected words, in light and in dark themes."""


class Underline(Enum):
    """How a label is drawn, so that colour is never the only cue."""

    SOLID = "solid"
    DOUBLE = "double"
    DOTTED = "dotted"
    DASHED = "dashed"
    WAVE = "wave"
    DASH_DOT = "dash-dot"
    THIN = "thin"
    THIN_DOTS = "thin dots"


UNDERLINES = {
    Label.PERSON: Underline.SOLID,
    Label.ORG: Underline.DOUBLE,
    Label.PLACE: Underline.DOTTED,
    Label.NORP: Underline.DASHED,
    Label.EVENT: Underline.WAVE,
    Label.PRODUCT: Underline.DASH_DOT,
    Label.DATE: Underline.THIN,
    Label.TIME: Underline.THIN,
    Label.QUANTITY: Underline.THIN_DOTS,
    Label.MONEY: Underline.THIN_DOTS,
    Label.PERCENT: Underline.THIN_DOTS,
}


class Theme(NamedTuple):
    """One set of colours, as ``#RRGGBB``."""

    name: str
    dark: bool
    page: str
    text: str
    dim: str
    """Secondary text on page and panel."""
    panel: str
    panel_raised: str
    line: str
    """Hairlines between panes and around fields."""
    accent: str
    on_accent: str
    labels: dict[Label, str]
    highlighters: dict[Colour, str]
    stripes: dict[Colour, str]
    """A highlighter's colour where it stands alone: stripes and dots."""

    @property
    def edge(self) -> QColor:
        """The colour of what shows where a control is: borders of fields, grooves, handles."""
        return mixed(self.text, self.panel, 0.6)

    @property
    def selection(self) -> QColor:
        """What lies over selected words; faint enough to read them on every highlighter."""
        colour = QColor(self.accent)
        colour.setAlphaF(SELECTED_DARK if self.dark else SELECTED)
        return colour

    def label(self, label: Label) -> QColor:
        """Return the colour of a label's underline."""
        return QColor(self.labels[label])

    def highlighter(self, colour: Colour) -> QColor:
        """Return the colour behind highlighted words."""
        return QColor(self.highlighters[colour])

    def stripe(self, colour: Colour) -> QColor:
        """Return the highlighter's colour for stripes and dots."""
        return QColor(self.stripes[colour])


def _labels(values: str) -> dict[Label, str]:
    person, org, place, norp, event, product, date, number = values.split()
    return {
        Label.PERSON: person,
        Label.ORG: org,
        Label.PLACE: place,
        Label.NORP: norp,
        Label.EVENT: event,
        Label.PRODUCT: product,
        Label.DATE: date,
        Label.TIME: date,
        Label.QUANTITY: number,
        Label.MONEY: number,
        Label.PERCENT: number,
    }


def _colours(values: str) -> dict[Colour, str]:
    return dict(zip(Colour, values.split(), strict=True))


_LIGHT_LABELS = _labels("#0B63A5 #A83E00 #006B4A #6D4AA2 #A0154F #6A5800 #48606B #5B5348")
_DARK_LABELS = _labels("#6DB7F2 #FF9E66 #4FC99A #BBA0EE #FF86B3 #D9C04B #9DB8C4 #BFB5A4")
_LIGHT_STRIPES = _colours("#A17C00 #3F8F2E #2F79BE #C64B7C #8257C2")
_DARK_STRIPES = _colours("#D9B63A #6DBB5E #62A8EA #E57BA3 #AE8AE6")

LIGHT = Theme(
    name="light",
    dark=False,
    page="#FFFFFF",
    text="#1C1E21",
    dim="#5F656D",
    panel="#F6F6F4",
    panel_raised="#FFFFFF",
    line="#DEDEDA",
    accent="#0B63A5",
    on_accent="#FFFFFF",
    labels=_LIGHT_LABELS,
    highlighters=_colours("#FFECA3 #C3EEB9 #C4E0FF #FFD0E0 #E5D4FF"),
    stripes=_LIGHT_STRIPES,
)
SEPIA = Theme(
    name="sepia",
    dark=False,
    page="#F6EEDF",
    text="#3A2E20",
    dim="#6B5D4C",
    panel="#EFE5D2",
    panel_raised="#F9F3E7",
    line="#DACDB4",
    accent="#0B63A5",
    on_accent="#FFFFFF",
    labels=_LIGHT_LABELS,
    highlighters=_colours("#FBE696 #BFE7AC #C0D9F2 #FBC9D4 #E1CEF2"),
    stripes=_LIGHT_STRIPES,
)
DARK = Theme(
    name="dark",
    dark=True,
    page="#1B1D21",
    text="#E4E1DA",
    dim="#A3A19B",
    panel="#222429",
    panel_raised="#2A2D33",
    line="#383B42",
    accent="#6DB7F2",
    on_accent="#10202E",
    labels=_DARK_LABELS,
    highlighters=_colours("#5E4D0D #274C26 #1D4366 #602841 #413166"),
    stripes=_DARK_STRIPES,
)
BLACK = Theme(
    name="black",
    dark=True,
    page="#000000",
    text="#D6D3CC",
    dim="#9A9892",
    panel="#0E0F11",
    panel_raised="#17181B",
    line="#2C2E33",
    accent="#6DB7F2",
    on_accent="#10202E",
    labels=_DARK_LABELS,
    highlighters=_colours("#534100 #1C4019 #133759 #551C34 #372659"),
    stripes=_DARK_STRIPES,
)
THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK, BLACK)}


def palette(theme: Theme) -> QPalette:
    """Return the theme as Qt's own widgets understand it."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.panel,
        roles.WindowText: theme.text,
        roles.Base: theme.panel_raised,
        roles.AlternateBase: theme.panel,
        roles.Text: theme.text,
        roles.PlaceholderText: theme.dim,
        roles.Button: theme.panel,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.ToolTipBase: theme.panel_raised,
        roles.ToolTipText: theme.text,
        roles.Light: theme.panel_raised,
        roles.Midlight: theme.line,
        roles.Mid: theme.line,
        roles.Dark: theme.line,
        roles.Shadow: theme.line,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, mixed(theme.dim, theme.panel, 0.6))
    return result


def mixed(over: str, under: str, share: float) -> QColor:
    """Return ``share`` (0 to 1) of one colour laid over another."""
    one, other = QColor(over), QColor(under)
    return QColor(
        round(one.red() * share + other.red() * (1 - share)),
        round(one.green() * share + other.green() * (1 - share)),
        round(one.blue() * share + other.blue() * (1 - share)),
    )


def reading_font(points: float, face: str = "serif") -> QFont:
    """Return a face to read in, at a size in points.

    ``face`` is "serif", "sans" or a family's name; for one that is not there the best serif.
    """
    families = set(QFontDatabase.families())
    hints = QFont.StyleHint
    plain = face == "sans" or face in SANS_FACES
    best = next((name for name in (SANS_FACES if plain else READING_FACES) if name in families), "")
    font = QFont(face if face in families else best or ("sans-serif" if plain else "serif"))
    font.setStyleHint(hints.SansSerif if plain else hints.Serif)
    font.setPointSizeF(points)
    return font


def reading_font_beside(font: QFont, points: float) -> QFont:
    """Return the face to read in for a control: ``points`` beside letters of the usual 10.

    Beside larger letters of the interface it is larger by as much, never smaller.
    """
    return reading_font(points * max(1.0, QFontInfo(font).pointSizeF() / 10))


def faces_present() -> list[tuple[str, str]]:
    """Return the faces to choose from, each as it is shown and as it is kept."""
    families = set(QFontDatabase.families())
    named = [name for name in (*READING_FACES, *SANS_FACES) if name in families]
    return [("Serif", "serif"), ("Sans Serif", "sans"), *((name, name) for name in named)]


def sized(font: QFont, factor: float) -> QFont:
    """Return a copy of a font, its size times ``factor``."""
    copy = QFont(font)
    copy.setPointSizeF(QFontInfo(font).pointSizeF() * factor)
    return copy
