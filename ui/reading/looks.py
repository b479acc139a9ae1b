"""How the page is set, as the reader likes it: face, size, line height, column and margins."""

from collections.abc import Mapping
from typing import NamedTuple

SIZES = (10.0, 11.0, 12.0, 13.0, 14.0, 15.5, 17.0, 19.0, 22.0, 26.0, 32.0, 39.0)
"""Points of the reading face that "larger" and "smaller" step through."""

POINTS = (10.0, 39.0)
LINE = (110, 220)
LETTERS = (40, 110)
MARGIN = (36, 200)
"""The least and the most of each; what is kept beyond them is taken for the nearer one."""


class Looks(NamedTuple):
    """The reader's choice for all articles."""

    face: str = "serif"
    """"serif", "sans", or the name of a family; one that is gone is shown as serif."""
    points: float = 13.0
    line: int = 150
    """Line height in percent of the face's own."""
    letters: int = 68
    """Width of the column in average letters: 62 to 72 read best."""
    margin: int = 36
    """Pixels that stay free at both sides however narrow the window is."""

    def zoomed(self, steps: int) -> "Looks":
        """Return the same with a face some steps larger or smaller; 0 is the usual size."""
        nearest = min(range(len(SIZES)), key=lambda rank: abs(SIZES[rank] - self.points))
        wanted = SIZES.index(Looks().points) if steps == 0 else nearest + steps
        return self._replace(points=SIZES[max(0, min(wanted, len(SIZES) - 1))])


def looks_from(kept: object, points: object = None) -> Looks:
    """Return what was kept as :class:`Looks`; whatever is no number or out of range is mended.

    ``points`` is the size that earlier versions kept alone.
    """
    values: Mapping[str, object] = kept if isinstance(kept, dict) else {"points": points}
    usual = Looks()
    face = values.get("face", usual.face)
    return Looks(
        face if isinstance(face, str) and face else usual.face,
        _within(values.get("points"), POINTS, usual.points),
        round(_within(values.get("line"), LINE, usual.line)),
        round(_within(values.get("letters"), LETTERS, usual.letters)),
        round(_within(values.get("margin"), MARGIN, usual.margin)),
    )


def _within(value: object, limits: tuple[float, float], usual: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        return usual
    return max(limits[0], min(value, limits[1]))
