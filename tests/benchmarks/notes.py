"""How long the view of all annotations takes at a hundred thousand of them."""

import random
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from annotation.article import Article
from annotation.entities import Label, Mention
from annotation.notes import Colour
from annotation.notes_filter import Grouping, NoteOrder, NotesFilter
from storage import Archive, Delete, Recolour, open_archive
from storage.hashing import row_hash
from tests.benchmarks.analysis import seconds
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 7
ANNOTATIONS = 100_000
A_TENTH = 10_000
"""Annotations that one act changes."""

TAGS = ("", "war", "war/sea", "check\nlater", "people")
NAME = "Tom Reed"
FILTERS = {
    "everything": NotesFilter(),
    "a word": NotesFilter(words="bridge"),
    "two colours": NotesFilter(colours=(Colour.YELLOW, Colour.BLUE)),
    "a tag": NotesFilter(tags=("war",)),
    "with a note": NotesFilter(has_note=True),
    "a label": NotesFilter(label=Label.PERSON),
    "an entity": NotesFilter(entity=NAME),
}


def figures(annotations: int = ANNOTATIONS) -> Iterator[Figure]:
    """Measure the first page, counting, gathering groups and changing a tenth at once.

    The reference is reading every annotation.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = open_archive(Path(folder) / "archive.db")
        fill(archive, annotations)
        reference = _typical(lambda: archive.database.rows("SELECT * FROM annotations"))
        for name, act in _acts(archive):
            yield Figure(f"notes, {name}", _typical(act) * 1000, "ms", reference * 1000)
        yield from _changes(archive, min(A_TENTH, annotations // 10), reference)
        archive.close()


def _acts(archive: Archive) -> Iterator[tuple[str, Callable[[], object]]]:
    notes = archive.all_notes
    for name, wanted in FILTERS.items():
        yield f"first page, {name}", partial(notes.find, wanted)
    yield "first page, newest first", lambda: notes.find(order=NoteOrder.NEWEST)
    yield "count, everything", notes.count
    for grouping in Grouping:
        yield f"gather by {grouping}", partial(_gather, archive, grouping)
        yield f"one part by {grouping}", partial(_gather, archive, grouping, parts=1)


def _gather(archive: Archive, grouping: Grouping, parts: int | None = None) -> None:
    gathering = archive.all_notes.gather(NotesFilter(), grouping)
    part = gathering.part()
    while part.after is not None and parts is None:
        part = gathering.part(part.after)


def _changes(archive: Archive, count: int, reference: float) -> Iterator[Figure]:
    ids = archive.all_notes.ids()[:count]
    for act in (Recolour(Colour.PINK), Delete()):
        name = type(act).__name__.casefold()
        for what, do in (
            (f"{name} {count:,}", partial(archive.all_notes.carry_out, act, ids)),
            (f"undo {name} {count:,}", archive.history.undo),
        ):
            yield Figure(f"notes, {what}", seconds(do) * 1000, "ms", reference * 1000)


def fill(archive: Archive, annotations: int, each: int = 12) -> None:
    """Keep articles with so many annotations, about ``each`` in one, and names in all."""
    chance = random.Random(7)
    with archive.step("Fill"):
        for number in range(-(-annotations // each)):
            made = article(number, 300)
            added = archive.articles.add(made).id
            rows = islice(_rows(made, added, chance), min(each, annotations - number * each))
            _insert(archive, list(rows))
            archive.mentions.put(added, _mentions(made), "benchmark")


def _insert(archive: Archive, rows: list[dict[str, object]]) -> None:
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" for _ in (*rows[0], "hash"))
    archive.database.write_many(
        f"INSERT INTO annotations ({names}, row_hash) VALUES ({marks})",
        [(*row.values(), row_hash(row)) for row in rows],
    )


def _mentions(made: Article) -> list[Mention]:
    starts = range(0, len(made.text) - 10, 60)
    labels = (Label.PERSON, Label.ORG, Label.PLACE, Label.DATE)
    names = (NAME, *(f"Name {number}" for number in range(40)))
    return [
        Mention(start, start + 8, labels[start % 4], names[start % 41], 0.9, "benchmark")
        for start in starts
    ]


def _rows(made: Article, article_id: int, chance: random.Random) -> Iterator[dict[str, object]]:
    text = made.text
    while True:
        start = chance.randrange(len(text) - 250)
        end = start + chance.randrange(20, 240)
        moment = f"20{chance.randrange(18, 26)}-{chance.randrange(10, 13)}-17T10:00:00Z"
        yield {
            "uuid": f"{chance.getrandbits(128):032x}",
            "article_id": article_id,
            "start": start,
            "end": end,
            "exact": text[start:end],
            "prefix": text[max(0, start - 32) : start],
            "suffix": text[end : end + 32],
            "colour": chance.choice(tuple(Colour)).value,
            "body": text[:200] if chance.random() < 0.4 else "",
            "tags": chance.choice(TAGS),
            "created": moment,
            "modified": moment,
            "state": "exact",
        }


def _typical(act: Callable[[], object]) -> float:
    return median(seconds(act) for _ in range(ROUNDS))
