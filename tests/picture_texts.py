"""The articles in the pictures of the docs, besides the welcome article."""

from annotation.article import Article, BlockKind, build
from annotation.notes import Colour

_LIGHTHOUSE = (
    ("A lighthouse is more than its lamp", BlockKind.HEADING, 1),
    (
        "Alan Stevenson built the tower of Skerryvore between 1838 and 1844, on a reef that the "
        "sea covers twice a day. Most of the stone came from Mull, and every block was cut to fit "
        "its neighbours before it left the shore. The work stopped each winter, and each spring "
        "the masons counted what the waves had left of it.",
        BlockKind.PARAGRAPH,
        0,
    ),
    (
        "His nephew Robert Louis Stevenson wrote about the engineers of his family all his life. "
        "The lamps themselves came from Paris: Augustin Fresnel had shown that a ring of prisms "
        "throws as much light as a mirror ten times as heavy, and within thirty years his lenses "
        "stood on every coast of Europe.",
        BlockKind.PARAGRAPH,
        0,
    ),
    (
        "What a lamp says is its rhythm. A sailor who counts the seconds between two flashes "
        "knows which light he sees, and so where he is. The lists of lights are printed every "
        "year, and the keepers set their clocks by the sun until the railway brought them the "
        "time of Greenwich.",
        BlockKind.PARAGRAPH,
        0,
    ),
)

OVERLAPS = (
    ("on a reef", "Stevenson wrote about", Colour.YELLOW, "The whole story, in one paragraph."),
    ("Most of the stone", "left the shore", Colour.GREEN, ""),
    ("every block", "had left of it", Colour.BLUE, "Compare with the Bell Rock."),
    ("The lamps themselves", "where he is", Colour.PINK, "Two inventions: the lens and the code."),
    ("Augustin Fresnel", "as heavy", Colour.YELLOW, ""),
    ("a ring of prisms", "every coast of Europe", Colour.PURPLE, ""),
    ("throws as much light", "as a mirror", Colour.GREEN, "Where was this measured?"),
    ("as much light", "ten times", Colour.BLUE, ""),
    ("The lists of lights", "every year", Colour.GREEN, ""),
)
"""From which words to which, in which colour and with which note."""

_LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
_LONG_HEADLINE = (
    f"The {_LONG_WORD} is gone, and no German law has needed so long a word since to say who "
    "has to look after the labels on beef"
)


def lighthouse() -> Article:
    """An article to lay many annotations on."""
    text, blocks = build(_LIGHTHOUSE)
    return Article(_LIGHTHOUSE[0][0], text, blocks, source="The Coast")


def long_headline() -> Article:
    """An article whose headline takes several lines, with a word that is wider than a column."""
    body = (
        "Mecklenburg-Vorpommern passed it in 1999 and repealed it in 2013, when the tests it was "
        "made for were no longer asked for by the European Union. Its name stood in no dictionary: "
        "the editors of Duden take in a word when it is used, not when it is only law."
    )
    text, blocks = build(
        [(_LONG_HEADLINE, BlockKind.HEADING, 1), (body, BlockKind.PARAGRAPH, 0)],
    )
    return Article(_LONG_HEADLINE, text, blocks, source="Words at Work", author="L. Brandt")
