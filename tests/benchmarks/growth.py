"""How the cost of recognition grows with the text, also with text made to be slow.

Each figure is the time for four times the text beside the time for the text once: the ratio is
about 4 where the cost grows with the length, 16 where it grows with its square.
"""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotation.article import Block
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

if TYPE_CHECKING:
    from annotation.recognition.recogniser import Recogniser

TIMES = 4
ROUNDS = 3
PROSE = article(1, 1500).text
SHAPES = {
    "prose": PROSE,
    "one word": "a" * 60_000,
    "full stops": ". " * 2_500,
    "joined full stops": "." * 5_000,
    "punctuation": "?!;:,'\"()[]-–—" * 500,
    "deep marks": ("e" + "\u0301" * 40 + " ") * 1_500,
    "directions": "\u202e\u2067שלום\u2069 Putin " * 600,
    "empty lines": "\n" * 250_000,
    "numbers": "1,000,000 " * 800,
    "digits": "7" * 60_000,
    "amounts": "about $ 2 to $ 3 million and one hundred and five per cent " * 150,
    "dates": "early on Monday, March 3 to 5, the last three months of 2008 " * 150,
    "words of numbers": "one hundred million thousand and twenty " * 300,
    "signs": "$€£% " * 1_000,
    "capitals": "Putin Merkel " * 1_000,
    "hyphens": "pro-Anti-" * 5_000,
    "quotes": "wrote “The " * 1_000,
}
"""Texts of a size that is read in some hundredths of a second or more."""


def figures(shapes: tuple[str, ...] = tuple(SHAPES)) -> Iterator[Figure]:
    """Measure the growth for each shape of text, as milliseconds of processor time."""
    from annotation.recognition.recogniser import Recogniser

    recogniser = Recogniser()
    for name in shapes:
        text = SHAPES[name]
        once, more = (least(recogniser, text * times) for times in (1, TIMES))
        yield Figure(f"growth, {name}", 1000 * more, "ms", 1000 * once)


def least(recogniser: "Recogniser", text: str) -> float:
    """Return the seconds of processor time that reading takes at its quickest."""
    blocks = [Block(0, len(text))]
    return min(_seconds(recogniser, text, blocks) for _ in range(ROUNDS))


def _seconds(recogniser: "Recogniser", text: str, blocks: list[Block]) -> float:
    begun = time.process_time()
    recogniser.recognise(text, blocks)
    return time.process_time() - begun
