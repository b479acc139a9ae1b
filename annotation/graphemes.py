"""Where what a reader takes for one letter begins and ends (grapheme clusters).

An emoji of a family, a letter with its accents, or a flag is several code points; a selection
that cuts one apart would keep half a letter. After Unicode Standard Annex #29, extended grapheme
clusters, with the properties of Python's own Unicode tables. All offsets are code points.
"""

import unicodedata
from enum import Enum, auto

from annotation.selectors import Span


class _Kind(Enum):
    """What a code point does to its neighbours (Grapheme_Cluster_Break)."""

    OTHER = auto()
    CR = auto()
    LF = auto()
    CONTROL = auto()
    EXTEND = auto()
    JOINER = auto()
    FLAG = auto()
    PREPEND = auto()
    SPACING = auto()
    L = auto()
    V = auto()
    T = auto()
    LV = auto()
    LVT = auto()


def _points(ranges: str) -> frozenset[int]:
    """Return the code points of ranges like "600-605 6DD"."""
    points: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


_PREPEND = _points(
    "600-605 6DD 70F 890-891 8E2 D4E 110BD 110CD 111C2-111C3 1193F 11941 11A84-11A89 11D46"
)
_EXTEND_THOUGH_NO_MARK = _points(
    "9BE 9D7 B3E B57 BBE BD7 CC2 CD5-CD6 D3E D57 DCF DDF 1B35 200C 302E-302F FF9E-FF9F 1133E 11357"
    " 114B0 114BD 115AF 11930 1D165 1D16E-1D172 1F3FB-1F3FF E0020-E007F"
)
_SPACING_THOUGH_NO_MARK = _points("E33 EB3")
_MARKS_OF_THEIR_OWN = _points(
    "102B-102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C 1A61 1A63-1A64 AA7B AA7D"
    " 11720-11721"
)
_HANGUL = (0xAC00, 0xD7A3)
_T_COUNT = 28
_NOT_JOINED_FORWARD = (_Kind.CR, _Kind.LF, _Kind.CONTROL)
_JOINED_BACKWARD = (_Kind.EXTEND, _Kind.JOINER, _Kind.SPACING)
_SYLLABLES = {
    _Kind.L: (_Kind.L, _Kind.V, _Kind.LV, _Kind.LVT),
    _Kind.LV: (_Kind.V, _Kind.T),
    _Kind.V: (_Kind.V, _Kind.T),
    _Kind.LVT: (_Kind.T,),
    _Kind.T: (_Kind.T,),
}


def snapped(text: str, span: Span) -> Span:
    """Return a span grown so that it cuts no letter apart; an empty one stays as it is."""
    if span.start == span.end:
        return span
    return Span(edge_before(text, span.start), edge_after(text, span.end))


def edge_before(text: str, offset: int) -> int:
    """Return the last edge of a letter at or before an offset."""
    while not is_edge(text, offset):
        offset -= 1
    return offset


def edge_after(text: str, offset: int) -> int:
    """Return the first edge of a letter at or after an offset."""
    while not is_edge(text, offset):
        offset += 1
    return offset


def is_edge(text: str, offset: int) -> bool:
    """Tell whether a letter may end at an offset and another begin."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before.isascii() and after.isascii():
        return (before, after) != ("\r", "\n")
    one, other = _kind(before), _kind(after)
    if one in _NOT_JOINED_FORWARD or other in _NOT_JOINED_FORWARD:
        return True
    if other in _JOINED_BACKWARD or one is _Kind.PREPEND:
        return False
    if other in _SYLLABLES.get(one, ()):
        return False
    if one is _Kind.JOINER and _is_picture(after):
        return not _joins_a_picture(text, offset - 1)
    if one is other is _Kind.FLAG:
        return _flags_before(text, offset) % 2 == 0
    return True


def _kind(character: str) -> _Kind:
    point = ord(character)
    if point < 0x300:
        return _low_kind(point)
    if point in _PREPEND:
        return _Kind.PREPEND
    if point in _EXTEND_THOUGH_NO_MARK:
        return _Kind.EXTEND
    if point in _SPACING_THOUGH_NO_MARK:
        return _Kind.SPACING
    if point == 0x200D:
        return _Kind.JOINER
    if 0x1F1E6 <= point <= 0x1F1FF:
        return _Kind.FLAG
    category = unicodedata.category(character)
    if category[0] == "M" and point not in _MARKS_OF_THEIR_OWN:
        return _Kind.SPACING if category == "Mc" else _Kind.EXTEND
    if category in ("Cf", "Zl", "Zp"):
        return _Kind.CONTROL
    return _hangul_kind(point)


def _low_kind(point: int) -> _Kind:
    if point == 0x0D:
        return _Kind.CR
    if point == 0x0A:
        return _Kind.LF
    return _Kind.CONTROL if point < 0x20 or 0x7F <= point < 0xA0 or point == 0xAD else _Kind.OTHER


def _hangul_kind(point: int) -> _Kind:
    if _HANGUL[0] <= point <= _HANGUL[1]:
        return _Kind.LVT if (point - _HANGUL[0]) % _T_COUNT else _Kind.LV
    if 0x1100 <= point <= 0x115F or 0xA960 <= point <= 0xA97C:
        return _Kind.L
    if 0x1160 <= point <= 0x11A7 or 0xD7B0 <= point <= 0xD7C6:
        return _Kind.V
    if 0x11A8 <= point <= 0x11FF or 0xD7CB <= point <= 0xD7FB:
        return _Kind.T
    return _Kind.OTHER


def _is_picture(character: str) -> bool:
    """Tell whether a sign can be a part of an emoji: every symbol that is no flag letter."""
    return unicodedata.category(character) in ("So", "Sm", "Cn") and (
        _kind(character) is not _Kind.FLAG
    )


def _joins_a_picture(text: str, joiner: int) -> bool:
    """Tell whether a picture stands before a joiner, whatever extends it between."""
    place = joiner - 1
    while place >= 0 and _kind(text[place]) is _Kind.EXTEND:
        place -= 1
    return place >= 0 and _is_picture(text[place])


def _flags_before(text: str, offset: int) -> int:
    """Count the flag letters that stand in one row before an offset."""
    place = offset
    while place > 0 and _kind(text[place - 1]) is _Kind.FLAG:
        place -= 1
    return offset - place
