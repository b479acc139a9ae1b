"""Everything a reader can author, done at random: each act takes an archive and a source of chance.

An act that finds nothing to work on does nothing. What it writes is compared by whoever calls it.
"""

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError
from storage.articles import Batch
from tests.storage.samples import article

STORIES = [
    ("The last ferry", "The ferry Löwe left the harbour of Riga at dawn. Ana Ruiz waved."),
    ("A quiet week", "Nothing happened in Riga, said Ana Ruiz. Nobody had expected it to."),
    ("Salt", "Salt and rope and tar: the harbour smelled as it always had. 😀 No one came."),
    ("Snow in May", "Snow fell on the 3rd of May. The Baltic Union met in Riga all the same."),
    ("Two boats", "Two boats and a lamp.\n\nAna Ruiz saw them first, then Jan Berg."),
]
WORDS = ("Riga", "Ana Ruiz", "Baltic Union", "harbour", "Jan Berg")
BODIES = ("", "Why?", "*No*: see above", "é\u0301 😀\n\nsecond line", "x" * 300)
TAGS = ("sea", "sea/salt", "Ruiz", "to read", "")

Act = Callable[[Archive, random.Random], object]
T = TypeVar("T")


def add_article(archive: Archive, chance: random.Random) -> object:
    """Add one of a few stories, which may be there already, or in the bin."""
    return archive.articles.add(article(*chance.choice(STORIES)), "story.txt")


def import_some(archive: Archive, chance: random.Random) -> object:
    """Add several as one step, one of which cannot be kept."""
    batch = Batch()
    for story in [*chance.sample(STORIES, chance.randint(1, 3)), ("", "")]:
        with suppress(ArchiveError):
            archive.articles.add(article(*story), batch=batch)
    return batch


def rename(archive: Archive, chance: random.Random) -> object:
    """Give an article another title."""
    ids = archive.articles.ids()
    return ids and archive.articles.rename(chance.choice(ids), f"Title {chance.randint(1, 9)}")


def to_bin(archive: Archive, chance: random.Random) -> object:
    """Move articles to the bin."""
    return archive.articles.move_to_bin(_some(chance, archive.articles.ids()))


def restore(archive: Archive, chance: random.Random) -> object:
    """Take articles out of the bin."""
    return archive.articles.restore(_some(chance, archive.articles.ids(deleted=True)))


def delete_forever(archive: Archive, chance: random.Random) -> object:
    """Delete articles in the bin with all that is on them."""
    return archive.articles.delete_forever(_some(chance, archive.articles.ids(deleted=True)))


def annotate(archive: Archive, chance: random.Random) -> object:
    """Mark a passage or write on a whole article."""
    ids = archive.articles.ids()
    if not ids:
        return None
    article_id = chance.choice(ids)
    span = _span(archive, chance, article_id) if chance.random() < 0.8 else None
    return archive.annotations.add(
        article_id,
        span,
        colour=chance.choice(list(Colour)),
        body=chance.choice(BODIES),
        tags=chance.sample(TAGS, 2),
    )


def update(archive: Archive, chance: random.Random) -> object:
    """Change an annotation's note, colour or tags."""
    ids = _annotations(archive)
    if not ids:
        return None
    wanted = chance.sample(("body", "colour", "tags"), chance.randint(1, 2))
    return archive.annotations.update(
        chance.choice(ids),
        body=chance.choice(BODIES) if "body" in wanted else None,
        colour=chance.choice(list(Colour)) if "colour" in wanted else None,
        tags=chance.sample(TAGS, 2) if "tags" in wanted else None,
    )


def type_words(archive: Archive, chance: random.Random) -> object:
    """Type on in one of two editors: one step as long as nothing comes between."""
    ids = _annotations(archive)
    if not ids:
        return None
    body = "".join(chance.choices("salt ", k=chance.randint(1, 12)))
    return archive.annotations.update(ids[0], body=body, joins=chance.choice("AB"))


def delete_annotations(archive: Archive, chance: random.Random) -> object:
    """Delete some annotations."""
    return archive.annotations.delete(_some(chance, _annotations(archive)))


def reshape(archive: Archive, chance: random.Random) -> object:
    """Move, split, merge or recolour annotations; what cannot be is refused and changes nothing."""
    ids = _annotations(archive)
    if not ids:
        return None
    one = archive.annotations.get(chance.choice(ids))
    which = chance.randrange(4)
    with suppress(ArchiveError):
        if which == 0 and one.span:
            span = _span(archive, chance, one.article_id)
            return archive.annotations.move(one.id, span, joins=chance.choice(("", "drag")))
        if which == 1 and one.span:
            return archive.annotations.split(one.id, (one.span.start + one.span.end) // 2)
        if which == 2:
            return archive.annotations.merge(_some(chance, ids))
        return archive.annotations.recolour(_some(chance, ids), chance.choice(list(Colour)))
    return None


def retag(archive: Archive, chance: random.Random) -> object:
    """Rename, merge or delete a tag everywhere."""
    tags, which = [tag for tag in TAGS if tag], chance.randrange(3)
    if which == 0:
        return archive.tags.rename(chance.choice(tags), chance.choice(tags))
    if which == 1:
        return archive.tags.merge(chance.sample(tags, 2), chance.choice(tags))
    return archive.tags.delete(chance.choice(tags))


def decide(archive: Archive, chance: random.Random) -> object:
    """Decide about words somewhere."""
    verdict = chance.choice([Verdict.CONFIRM, Verdict.REJECT, Verdict.RELABEL, Verdict.SAME])
    reach, ids = chance.choice(list(Reach)), archive.articles.ids()
    if not ids:
        return None
    article_id = chance.choice(ids)
    return archive.decisions.add(
        verdict,
        reach,
        chance.choice(WORDS),
        label=chance.choice([Label.PERSON, Label.PLACE, Label.ORG]),
        entity=chance.choice(WORDS) if verdict is Verdict.SAME else "",
        article_id=article_id,
        span=_span(archive, chance, article_id) if reach is Reach.HERE else None,
    )


def decide_otherwise(archive: Archive, chance: random.Random) -> object:
    """Change a decision, take some back, or take some in that come from elsewhere."""
    decisions = archive.decisions.all()
    if not decisions:
        return None
    some = _some(chance, decisions)
    with suppress(ArchiveError):
        which = chance.randrange(3)
        if which == 0:
            return archive.decisions.change(some[0].id, label=chance.choice(list(Label)))
        if which == 1:
            return archive.decisions.put_many(some)
        return archive.decisions.delete([each.id for each in some])
    return None


def name_colour(archive: Archive, chance: random.Random) -> object:
    """Give a highlighter a name, or take it away."""
    name = chance.choice(("", "claim", "doubt"))
    return archive.colours.rename(chance.choice(list(Colour)[:2]), name)


def revise(archive: Archive, chance: random.Random) -> object:
    """Take in a story whose text has changed: another version of an article, or a new one."""
    title, body = chance.choice(STORIES)
    words = body.split(" ")
    words[chance.randrange(len(words))] = chance.choice(("suddenly", "again", "Riga"))
    return archive.articles.add(article(title, " ".join(words)), "story.txt")


def choose_version(archive: Archive, chance: random.Random) -> object:
    """Show a version of an article, or reject it."""
    ids = archive.articles.ids()
    versions = [each for id_ in ids for each in archive.versions.of(id_)]
    if not versions:
        return None
    act = chance.choice((archive.versions.accept, archive.versions.reject))
    with suppress(ArchiveError):
        return act(chance.choice(versions).id)
    return None


def several(archive: Archive, chance: random.Random) -> object:
    """Do several acts as one step; one that fails inside leaves the others."""
    with archive.step("Several at once") as step:
        for _ in range(chance.randint(1, 3)):
            chance.choice(SINGLE)(archive, chance)
        with suppress(ArchiveError), archive.step("Fails"):
            chance.choice(SINGLE)(archive, chance)
            archive.articles.move_to_bin([10**6])
    return step


SINGLE: Sequence[Act] = (annotate, update, delete_annotations, decide, rename, to_bin, restore)
ACTS: Sequence[Act] = (
    *(add_article, add_article, import_some, rename, to_bin, restore, delete_forever),
    *(annotate, annotate, annotate, update, update, type_words, type_words, delete_annotations),
    *(revise, revise, choose_version, choose_version),
    *(reshape, retag, decide, decide, decide_otherwise, name_colour, several),
)
"""All of them; what others need comes more often."""


def _annotations(archive: Archive) -> list[str]:
    ids = archive.articles.ids()
    return [each.id for article_id in ids for each in archive.annotations.of(article_id)]


def _some(chance: random.Random, things: Sequence[T]) -> list[T]:
    return chance.sample(things, chance.randint(1, min(3, len(things)))) if things else []


def _span(archive: Archive, chance: random.Random, article_id: int) -> Span:
    text = archive.articles.get(article_id).article.text
    start = chance.choice([place for place, letter in enumerate(text) if not letter.isspace()])
    return Span(start, chance.randint(start + 1, min(len(text), start + 12)))
