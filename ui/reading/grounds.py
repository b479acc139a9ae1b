"""What is seen behind words and below them, whatever lies on them together.

Everything that lies on the same words shows, and the words can still be read: where all of it
together would take their contrast below 4.5:1, all of it is laid on more thinly. Underlines and
frames become stronger on stronger grounds, so that they keep 3:1.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from annotation.entities import Label
from annotation.notes import Colour
from ui.contrast import SHAPE, TEXT, contrast, laid_over, with_alpha
from ui.theme import THEMES, Theme, mixed

TINT = 0.08
LIFTED_TINT = 0.25
FOUND_TINT = 0.2
PROPOSED_OPACITY = 0.7
"""How strong the underline of a proposal is on the bare page. At 0.6 some would fall below 3:1."""
PROPOSED_OPACITY_MARKED = 0.85
"""The same on a highlighter, where fainter ones would fall below 3:1."""
FRAME_OPACITY = 0.7
"""How strong the frame of found words is where nothing else asks for more."""
DEEPER = (100, 100, 107, 111, 115)
"""How much darker (percent) the ground is with none, one, two, three and more annotations."""
DEEPER_IN_DARK = (100, 100, 114, 119, 124)
"""How much lighter it is in dark themes."""
SPARE = 0.05
"""Contrast that is left over: painting rounds colours."""
_THINNER = (1.0, 0.8, 0.6, 0.45, 0.3, 0.15, 0.0)
_STRONGER = (0.8, 0.9, 1.0)
_TOWARDS_TEXT = (0.85, 0.7, 0.55, 0.4, 0.2, 0.0)


class On(NamedTuple):
    """What lies on some words."""

    counts: tuple[int, ...] = (0,) * len(Colour)
    """Annotations of each colour, in the order of :class:`Colour`."""
    label: Label | None = None
    lifted: bool = False
    found: bool = False
    selected: bool = False


class Ground(NamedTuple):
    """What is painted behind words; the selection is laid over it by Qt."""

    fill: QColor | None
    """The highlighters together, opaque; None where there is none."""
    tint: QColor | None
    """What lies over them, or over the page; not opaque."""


def ground(theme: Theme, on: On) -> Ground:
    """Return what to paint behind words."""
    return _ground(theme.name, on)


@lru_cache(maxsize=4096)
def _ground(name: str, on: On) -> Ground:
    theme = THEMES[name]
    fill, fill_selected = _fill(theme, on), _fill(theme, on._replace(selected=True))
    tint = _tint(theme, on)
    if tint is None:
        return Ground(fill, None)
    # The tint is the same below a selection, which would else hardly be seen on found words.
    for share in _THINNER:
        thinner = with_alpha(tint, tint.alphaF() * share)
        plain = _readable(theme, Ground(fill, thinner), selected=False)
        if plain and _readable(theme, Ground(fill_selected, thinner), selected=True):
            return Ground(fill, thinner)
    return Ground(fill, None)


def _fill(theme: Theme, on: On) -> QColor | None:
    """Return the highlighters together, only as deep as leaves the words readable."""
    if not any(on.counts):
        return None
    fill = _highlighter(theme, on.counts)
    while not _readable(theme, Ground(fill, None), selected=on.selected):
        fill = mixed(fill.name(), theme.page, 0.95)
    return fill


def _readable(theme: Theme, result: Ground, *, selected: bool) -> bool:
    seen = _seen(theme, result, selected=selected)
    return contrast(QColor(theme.text), seen) >= TEXT + SPARE


def seen(theme: Theme, on: On) -> QColor:
    """Return the colour that is in the end behind words."""
    return _seen(theme, ground(theme, on), selected=on.selected)


def _seen(theme: Theme, what: Ground, *, selected: bool) -> QColor:
    colour = what.fill or QColor(theme.page)
    colour = laid_over(what.tint, colour) if what.tint is not None else colour
    return laid_over(theme.selection, colour) if selected else colour


def _highlighter(theme: Theme, counts: tuple[int, ...]) -> QColor:
    """Return the mean of highlighters, deeper for each that lies over another."""
    depth = sum(counts)
    colours = [(theme.highlighter(colour), n) for colour, n in zip(Colour, counts, strict=True)]
    mean = QColor(
        round(sum(colour.red() * n for colour, n in colours) / depth),
        round(sum(colour.green() * n for colour, n in colours) / depth),
        round(sum(colour.blue() * n for colour, n in colours) / depth),
    )
    if theme.dark:
        return mean.lighter(DEEPER_IN_DARK[min(depth, len(DEEPER_IN_DARK) - 1)])
    return mean.darker(DEEPER[min(depth, len(DEEPER) - 1)])


def _tint(theme: Theme, on: On) -> QColor | None:
    """Return what a found word or a name lays over the words."""
    if on.lifted and on.label is not None:
        return with_alpha(theme.label(on.label), LIFTED_TINT)
    if on.found:
        return with_alpha(QColor(theme.accent), FOUND_TINT)
    return with_alpha(theme.label(on.label), TINT) if on.label is not None else None


@lru_cache(maxsize=4096)
def _line(name: str, on: On, colour: str, faint: float) -> QColor:
    """Return a line's colour, as faint as wanted or as much stronger as its ground needs."""
    theme = THEMES[name]
    below = seen(theme, on)
    faints = [with_alpha(QColor(colour), share) for share in (faint, *_STRONGER) if share >= faint]
    for line in (*faints, *(mixed(colour, theme.text, share) for share in _TOWARDS_TEXT)):
        if contrast(laid_over(line, below), below) >= SHAPE + SPARE:
            return line
    return QColor(theme.text)


def underline(theme: Theme, on: On, label: Label, *, decided: bool) -> QColor:
    """Return the colour of a mention's underline; what was only proposed is fainter."""
    proposed = PROPOSED_OPACITY_MARKED if any(on.counts) else PROPOSED_OPACITY
    faint = 1.0 if decided or on.lifted else proposed
    return _line(theme.name, on, theme.labels[label], faint)


def found_frame(theme: Theme, on: On, *, present: bool) -> QColor:
    """Return the colour of the frame around found words; the present one's is full.

    It is the same with and without a selection: that must not change what it does not cover.
    """
    selected = on._replace(selected=True)
    return _line(theme.name, selected, theme.accent, 1.0 if present else FRAME_OPACITY)


def active_line(theme: Theme, colour: Colour) -> QColor:
    """Return the colour of the frame and the stripe of the annotation that is chosen."""
    return mixed(theme.stripes[colour], theme.text, 0.6)
