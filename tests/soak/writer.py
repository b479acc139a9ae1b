"""A process that authors at random until it is killed, and tells what it was promised.

Before each act it sends ``["will", act, ...]``, after it ``["did", digest]``: a digest of every
authored row. So whoever kills it knows how the tables must be: as they were after the last act
that was acknowledged, or after the one that was under way.
"""

import hashlib
import json
import random
from multiprocessing.connection import Connection

from storage import Archive, ArchiveError, open_archive
from tests.soak.acts import ACTS, BODIES
from tests.soak.pictures import picture


def work(path: str, seed: int, told: Connection) -> None:
    """Author until killed."""
    chance = random.Random(seed)
    archive = open_archive(path)
    if archive.read_only:
        told.send(["read-only", archive.notice])
        return
    told.send(["open", digest(archive)])
    while True:
        for kind, act in (("step", _author), ("typing", _type), ("turn", _turn)):
            for _ in range(chance.choice((0, 1, 4))):
                act(archive, chance, told, kind)
                told.send(["did", digest(archive)])


def _author(archive: Archive, chance: random.Random, told: Connection, kind: str) -> None:
    told.send(["will", kind])
    chance.choice(ACTS)(archive, chance)


def _type(archive: Archive, chance: random.Random, told: Connection, kind: str) -> None:
    """Save a note as it is typed; it goes on with the newest step."""
    notes = [each for id_ in archive.articles.ids() for each in archive.annotations.of(id_)]
    if not notes:
        told.send(["will", "step"])
        return
    note = notes[0]
    body = note.body + chance.choice(BODIES) + chance.choice("abc")
    told.send(["will", kind, note.id, body, digest(archive, without=note.id)])
    archive.annotations.update(note.id, body=body, joins="typing")


def _turn(archive: Archive, chance: random.Random, told: Connection, kind: str) -> None:
    """Undo, redo, or take back a step out of the middle."""
    told.send(["will", "step"])
    which, history = chance.randrange(3), archive.history
    if which == 0:
        history.undo()
    elif which == 1:
        history.redo()
    elif steps := history.steps(8):
        try:
            history.revert(chance.choice(steps).id)
        except ArchiveError:
            return


def digest(archive: Archive, without: str = "") -> str:
    """Return what stands for every authored row, but for the annotation of one id."""
    rows = [
        (key, cells)
        for key, cells in sorted(picture(archive).items())
        if not (without and cells.get("uuid") == without)
    ]
    return hashlib.sha256(json.dumps(rows, default=repr).encode()).hexdigest()
