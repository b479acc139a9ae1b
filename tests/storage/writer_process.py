"""A process that annotates until it is killed, and says on stdout what it was told is kept."""

import sys

import storage.adding  # noqa: F401  (so that it writes from its first moment on)
from annotation.selectors import Span
from storage import open_archive
from tests.storage.samples import article


def work(path: str, cycle: str) -> None:
    archive = open_archive(path)
    print("read-only" if archive.read_only else "open", flush=True)
    number = 0
    while not archive.read_only:
        number += 1
        title = f"Cycle {cycle} article {number}"
        kept = archive.articles.add(article(title)).id
        note, _ = archive.annotations.add(kept, Span(0, 5), body=title)
        archive.annotations.update(note.id, body=f"{title}, edited")
        print(note.id, title, sep="\t", flush=True)


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2])
