"""How annotations are held to versions, as rows of the archive, and back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from annotation.carrying import Held
from annotation.notes import AnchorState
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from storage.database import checked
from storage.errors import DAMAGED, ArchiveError

if TYPE_CHECKING:
    from storage.steps import Image

COLUMNS = ("start", "end", "exact", "prefix", "suffix", "state")
"""What ``read_held`` reads, in this order; annotations and anchors have them both."""

LISTED = ", ".join(f'"{name}"' for name in COLUMNS)
_SHAPE = (int, int, str, str, str, str)
_STATES = tuple(AnchorState)


def read_held(row: Sequence[Any]) -> Held:
    """Return what holds an annotation to a text, from a row of ``COLUMNS``.

    Raises:
        ArchiveError: it is damaged.
    """
    start, end, exact, prefix, suffix, state = checked(tuple(row), _SHAPE)
    if not 0 <= start <= end:
        raise ArchiveError(DAMAGED)
    selectors = Selectors(
        TextPositionSelector(start, end), TextQuoteSelector(exact, prefix, suffix)
    )
    # A newer Pressmark may know states that this one does not.
    return Held(selectors, AnchorState(state) if state in _STATES else AnchorState.ORPHAN)


def held_values(held: Held) -> "Image":
    """Return the columns of a row that hold an annotation to a text."""
    position, quote = held.selectors.position, held.selectors.quote
    values = (position.start, position.end, quote.exact, quote.prefix, quote.suffix)
    return dict(zip(COLUMNS, (*values, held.state.value), strict=True))
