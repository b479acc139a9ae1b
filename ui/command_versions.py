"""What the command on versions does; ui/command_line.py says how it is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotation.differences import Difference, Kind
from annotation.selectors import Span
from storage import Archive, Version, VersionState
from ui.command_session import Session
from ui.output import Output, shortened, table
from ui.records import Record, annotation_words, report_record


class UnknownVersionError(ValueError):
    """An article has no version of this number; says so in a sentence."""


@dataclass(frozen=True)
class Wanted:
    """What to do with the versions of an article; they are meant by their numbers."""

    accept: int | None = None
    reject: int | None = None
    compare: tuple[int, int] | None = None

    @property
    def acts(self) -> int:
        """How many things are asked for at once."""
        return sum(each is not None for each in (self.accept, self.reject, self.compare))


def versions(session: Session, article_id: int, wanted: Wanted, output: Output) -> int:
    """List the versions of an article, or do what is wanted with them."""
    try:
        if wanted.accept is not None:
            _accept(session, article_id, wanted.accept, output)
        elif wanted.reject is not None:
            _reject(session, article_id, wanted.reject, output)
        elif wanted.compare is not None:
            _compare(session, article_id, wanted.compare, output)
        else:
            _list(session, article_id, output)
    except UnknownVersionError as error:
        output.failed(str(error))
    return output.status


def _list(session: Session, article_id: int, output: Output) -> None:
    with session.reading() as archive:
        found = _versions_of(archive, article_id)
        waiting = [each.id for each in found if each.state is VersionState.WAITING]
        reasons = {each: archive.versions.reason(each) for each in waiting}
    lines = table(
        [
            (
                f"{each.number:>5}",
                each.added[:10],
                "shown" if each.current else each.state.value,
                f"{each.words:>7,} words",
                shortened(each.origin, 60),
                reasons.get(each.id, ""),
            )
            for each in found
        ]
    )
    for version, words in zip(found, lines, strict=True):
        reason = reasons.get(version.id, "")
        output.record(_version_record(version, reason), words.rstrip())


def _versions_of(archive: Archive, article_id: int) -> list[Version]:
    """Return the versions of an article, newest first; its one text where it has no others."""
    kept = archive.articles.get(article_id)
    one = Version(
        *(0, kept.id, 1, kept.article.title, kept.added, kept.origin, kept.words),
        VersionState.KEPT,
        current=True,
    )
    return archive.versions.of(article_id) or [one]


def _version_record(version: Version, reason: str) -> Record:
    return {
        "article": version.article_id,
        "number": version.number,
        "title": version.title,
        "added": version.added,
        "origin": version.origin,
        "words": version.words,
        "state": version.state.value,
        "current": version.current,
        "reason": reason,
    }


def _numbered(archive: Archive, article_id: int, number: int) -> Version:
    for each in _versions_of(archive, article_id):
        if each.number == number:
            return each
    raise UnknownVersionError(f"Article {article_id} has no version {number}.")


def _accept(session: Session, article_id: int, number: int, output: Output) -> None:
    with session.writing() as archive:
        version = _numbered(archive, article_id, number)
        if version.id:
            report = archive.versions.accept(version.id)
        else:
            report = archive.versions.report(article_id)
    where = f": {report.in_words()}" if report.in_words() else ""
    lost = [annotation_words(each) for each in report.orphan]
    output.record(
        {"article": article_id, "current": number, "report": report_record(report)},
        "\n".join([f"Version {number} is shown{where}.", *lost]),
    )


def _reject(session: Session, article_id: int, number: int, output: Output) -> None:
    with session.writing() as archive:
        version = _numbered(archive, article_id, number)
        if not version.id:
            raise UnknownVersionError("This is the article's only text; it cannot be rejected.")
        archive.versions.reject(version.id)
        current = next(each.number for each in archive.versions.of(article_id) if each.current)
    output.record(
        {"article": article_id, "rejected": number, "current": current},
        f"Version {number} is rejected; version {current} is shown.",
    )


# Comparing


def _compare(session: Session, article_id: int, numbers: tuple[int, int], output: Output) -> None:
    with session.reading() as archive:
        old, new = (_numbered(archive, article_id, each) for each in numbers)
        if not (old.id and new.id):
            raise UnknownVersionError("The article has just its one text; nothing can be compared.")
        found = archive.versions.compare(old.id, new.id)
        texts = archive.versions.text(old.id).text, archive.versions.text(new.id).text
    if output.as_json:
        for each in found:
            output.record(_difference_record(each, *texts), "")
    output.words("\n".join(_lines(found, *texts)))


def _difference_record(difference: Difference, old: str, new: str) -> Record:
    return {
        "kind": difference.kind.value,
        "old": _passage(difference.old, old),
        "new": _passage(difference.new, new),
        "changes": [
            {"old": _passage(each.old, old), "new": _passage(each.new, new)}
            for each in difference.changes
        ],
        "quotes": [
            {"annotation": each.annotation_id, "before": each.before, "after": each.after}
            for each in difference.quotes
        ],
    }


def _passage(span: Span | None, text: str) -> Record | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _lines(found: Sequence[Difference], old: str, new: str) -> Iterator[str]:
    for kind, group in groupby(found, key=lambda each: each.kind):
        if kind is Kind.SAME:
            count = sum(1 for _ in group)
            yield f"  … {count:,} {'paragraph' if count == 1 else 'paragraphs'} the same"
            continue
        for each in group:
            yield _line(each, old, new)
            for quote in each.quotes:
                yield f"      annotated: “{shortened(quote.before)}” → {_now(quote.after)}"


def _now(words: str) -> str:
    return f"“{shortened(words)}”" if words else "gone"


def _line(difference: Difference, old: str, new: str) -> str:
    """Return a paragraph with its words that are gone as [-so-] and those that came as {+so+}."""
    if difference.new is not None and difference.old is None:
        return f"+ {difference.new.of(new)}"
    paragraph = difference.old or Span(0, 0)
    if difference.new is None:
        return f"- {paragraph.of(old)}"
    parts, last = [], paragraph.start
    for change in difference.changes:
        gone, come = change.old.of(old), change.new.of(new)
        before = old[last : change.old.start]
        space = " " if come and not gone and before[-1:].strip() else ""
        parts += [before, f"[-{gone}-]" if gone else "", space, f"{{+{come}+}}" if come else ""]
        last = change.old.end
    return "~ " + "".join([*parts, old[last : paragraph.end]])
