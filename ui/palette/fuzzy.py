"""How well a few typed letters fit a line of words."""

WORD_START, NEXT_LETTER, FIRST = 8, 5, 4
"""Points: for a letter that begins a word, follows the one before, stands at the very start."""


def fit(typed: str, line: str) -> int:
    """Return how well ``typed`` fits, more being better; 0 where its letters are not all there.

    Letters have to come in their order; spaces part words that may stand in any order.
    """
    words = typed.casefold().split()
    points = [_fit_word(word, line.casefold()) for word in words]
    return sum(points) if all(points) else 0


def _fit_word(word: str, line: str) -> int:
    """Fit one word, in one piece where that can be, and best at the start of a word of the line."""
    whole = [place for place in range(len(line)) if line.startswith(word, place)]
    starts = [place for place in whole if _begins_word(line, place)]
    if whole:
        place = (starts or whole)[0]
        return _points(line, list(range(place, place + len(word))))
    return _points(line, _scattered(word, line))


def _scattered(word: str, line: str) -> list[int]:
    """Return where the letters stand; [] for nowhere.

    Each begins a word of the line or follows the one before, so that "hg" is *Highlight in Green*
    and hardly anything else.
    """
    ways: list[dict[int, int]] = []
    for rank, letter in enumerate(word):
        before = ways[rank - 1] if rank else {}
        first = min(before, default=len(line))
        here: dict[int, int] = {}
        for place in (place for place, other in enumerate(line) if other == letter):
            if place - 1 in before:
                here[place] = place - 1
            elif _begins_word(line, place) and (rank == 0 or first < place):
                here[place] = first
        if not here:
            return []
        ways.append(here)
    places = [min(ways[-1])]
    for way in reversed(ways[1:]):
        places.append(way[places[-1]])
    return places[::-1]


def _begins_word(line: str, place: int) -> bool:
    return place == 0 or not line[place - 1].isalnum()


def _points(line: str, places: list[int]) -> int:
    points = 0
    for rank, place in enumerate(places):
        points += 1 + WORD_START * _begins_word(line, place) + FIRST * (place == 0)
        points += NEXT_LETTER * (rank > 0 and places[rank - 1] == place - 1)
    return points
