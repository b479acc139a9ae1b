"""What the commands share: the archive they were told to use, mentions, errors in words."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotation.article import Article
from annotation.deciding import decide
from annotation.decisions import single_spaced
from annotation.entities import Mention
from annotation.recognition import STAMP
from formats import FormatError
from storage import Archive, ArchiveError, open_archive
from ui.analysis import names_in
from ui.opening import OpenWindow
from ui.output import Output
from ui.places import archive_path, keep_report
from ui.worker import Worker, WorkerError

Mentions = tuple[Mention, ...]


@dataclass
class Session:
    """What the command line was told: how to open the window, and which archive to use."""

    open_window: OpenWindow
    named: Path | None = None

    @property
    def place(self) -> Path:
        """The archive to use."""
        return self.named or archive_path()

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """Open the archive to read it. The default one is empty until it is made."""
        nothing_yet = self.named is None and not self.place.exists()
        archive = open_archive(":memory:" if nothing_yet else self.place, read_only=True)
        try:
            yield archive
        finally:
            archive.close()

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """Open the archive to change it, or raise ArchiveError where that cannot be."""
        archive = open_archive(self.place)
        try:
            archive.must_be_writable()
            yield archive
        finally:
            archive.close()


def in_words(error: Exception) -> str:
    """Return an error in one sentence; one that nobody foresaw is written down first."""
    if isinstance(error, FormatError | ArchiveError | WorkerError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}."
    return keep_report(error)


def found_names(
    worker: Worker, article: Article, output: Output, about: str
) -> tuple[Mentions, str]:
    """Find the names in an article, with the stamp to keep them under.

    Where the time did not last for all of it that is said, and stamped: the window goes on.
    """
    found = names_in(worker, article)
    if found.complete:
        return tuple(found.mentions), STAMP
    output.remark(
        "It is so long that only names in its first part are marked; the window marks the rest.",
        about,
    )
    return tuple(found.mentions), f"{STAMP}, in part"


def not_marked(error: Exception) -> str:
    """Say that an article is there, but not its names."""
    return f"The names in it could not be marked. {in_words(error)}"


def present_mentions(
    archive: Archive, worker: Worker, article_id: int, article: Article, output: Output
) -> tuple[Mentions, bool]:
    """Return what today's recogniser proposes, and whether it is found anew and to be kept."""
    if archive.mentions.stamp(article_id) == STAMP:
        return tuple(archive.mentions.of(article_id)), False
    try:
        mentions, stamp = found_names(worker, article, output, str(article_id))
        return mentions, stamp == STAMP
    except Exception as error:
        output.failed(not_marked(error), str(article_id))
        return (), False


def decided(session: Session, article: Article, proposals: Mentions, output: Output) -> Mentions:
    """Return what is proposed in an article that is not kept, with the reader's decisions applied.

    Where the archive with the decisions cannot be read, that is said.
    """
    try:
        with session.reading() as archive:
            names = {single_spaced(each.span.of(article.text)) for each in proposals}
            names |= {each.entity for each in proposals}
            decisions = archive.decisions.of_text(article.text, article.source, names)
    except ArchiveError as error:
        output.remark(f"What you decided about names is left out. {error}")
        return proposals
    return tuple(decide(article.text, proposals, decisions))


def keep_mentions(session: Session, found: dict[int, Mentions]) -> None:
    """Keep mentions found anew, where the archive may be written; they can be found again."""
    with suppress(ArchiveError), session.writing() as archive:
        for article_id, mentions in found.items():
            archive.mentions.put(article_id, mentions, STAMP)
