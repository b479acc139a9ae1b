"""Articles made up for measuring: the same ones in every run."""

import random
import re

from annotation.article import Article, BlockKind, build
from annotation.entities import Label, Mention
from annotation.selectors import Span

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


def marked(made: Article, share: float = 0.05) -> tuple[list[Mention], list[Span]]:
    """Return names and spans to annotate that hold about a share of an article's words.

    Every hundredth is to be annotated, at least one.
    """
    chance = random.Random(len(made.text))
    labels = (Label.PERSON, Label.ORG, Label.PLACE, Label.DATE)
    mentions: list[Mention] = []
    spans: list[Span] = []
    for block in made.blocks[1:]:
        words = list(re.finditer(r"\w+", block.span.of(made.text)))
        for place in range(0, len(words) - 1, round(2 / share)):
            first = place + chance.randrange(min(20, len(words) - 1 - place))
            start, end = block.start + words[first].start(), block.start + words[first + 1].end()
            if len(mentions) % 100 == 50:
                spans.append(Span(start, end))
            name = made.text[start:end]
            mentions.append(Mention(start, end, chance.choice(labels), name, 0.9, "model, 0.90"))
    return mentions, spans
