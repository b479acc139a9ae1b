"""Articles made up for measuring: the same ones in every run."""

import random

from annotation.article import Article, BlockKind, build

PEOPLE = ("Maria Costa", "Tom Reed", "Ada Quill", "Peter Grey", "Ingrid Holm")
PLACES = ("Lisbon", "Hamburg", "Norway", "Wales", "Glasbury", "the Black Forest")
GROUPS = ("the Harbour Council", "Northwind Ltd", "the River Trust", "Reuters")
SENTENCES = (
    "{person} told {group} on Monday that the bridge would open again before the winter.",
    "Nobody in {place} had seen the water rise so quickly since 1987.",
    "The report of {group} counted 4,200 boats and said that {amount} percent of them were old.",
    "“We waited long enough,” {person} said, and the meeting in {place} went on until midnight.",
    "It was a quiet evening with little wind, and the lamps along the quay were lit one by one.",
    "The price had gone up by {amount} dollars, which {person} called a bad joke.",
)


def article(number: int, words: int = 600) -> Article:
    """Return an article of about so many words; the same number gives the same article."""
    chance = random.Random(number)
    title = f"{number}: What {chance.choice(PEOPLE)} saw in {chance.choice(PLACES)}"
    pieces = [(title, BlockKind.HEADING, 1)]
    count = 0
    while count < words:
        paragraph = " ".join(_sentence(chance) for _ in range(5))
        pieces.append((paragraph, BlockKind.PARAGRAPH, 0))
        count += len(paragraph.split())
    text, blocks = build(pieces)
    return Article(title, text, blocks, chance.choice(PEOPLE), "The Quay", f"20{number % 90 + 10}")


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        person=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        group=chance.choice(GROUPS),
        amount=chance.randint(2, 90),
    )
