"""What the reader decides about names. Every act says what it did, with an offer to undo it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from annotation.deciding import decide
from annotation.decisions import Decision, Reach, Verdict, in_one_line, single_spaced
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from annotation.selectors import Span
from formats import FormatError
from storage import ArchiveError, Changes
from ui.archive_writer import ArchiveWriter
from ui.opened import Opened

Mentions = Mention | Sequence[Mention]

NAMED = 3
"""How many names an act on several of them tells."""


class Deciding:
    """The reader's acts on the names of the article on the page.

    Where several mentions are given (the names of one entity), that is one step and one decision
    for each of their words. Nothing happens where no article is open.
    """

    def __init__(self, writer: ArchiveWriter, opened: Callable[[], Opened | None]) -> None:
        self._writer = writer
        self._archive = writer.archive
        self._opened = opened

    # About names

    def confirm(self, mentions: Mentions, reach: Reach) -> None:
        """Say that mentions are right."""
        self._decide(
            mentions, reach, lambda each: replace(_draft(Verdict.CONFIRM), label=each.label)
        )

    def reject(self, mentions: Mentions, reach: Reach) -> None:
        """Say that mentions are no names."""
        # Where the reader had decided otherwise, nothing of that is to come back.
        self._decide(
            mentions,
            reach,
            lambda each: replace(
                _draft(Verdict.REJECT), label=None if each.decision else each.label
            ),
        )

    def relabel(self, mentions: Mentions, label: Label, reach: Reach) -> None:
        """Say that mentions have another label."""
        self._decide(
            mentions,
            reach,
            lambda each: replace(_draft(self._unless_missed(Verdict.RELABEL, each)), label=label),
        )

    def respan(
        self, mention: Mention, span: Span, reach: Reach, label: Label | None = None
    ) -> None:
        """Say that a mention has other boundaries: those of ``span``, in code points."""
        opened = self._opened()
        if opened is None or not len(span):
            return
        verdict = Verdict.RESPAN
        if reach is Reach.HERE:
            verdict = self._unless_missed(verdict, mention)
        decision = replace(
            _draft(verdict),
            label=label or mention.label,
            instead=_words(opened, mention.span) if verdict is Verdict.RESPAN else "",
            proposed=self._proposed(opened, mention),
        )
        self._add([(decision, span)], reach)

    def mark(self, span: Span, label: Label, reach: Reach) -> None:
        """Say that words (code points) are a name that was missed."""
        if len(span):
            self._add([(replace(_draft(Verdict.MARK), label=label), span)], reach)

    def same(self, mentions: Mentions, entity: str, reach: Reach) -> None:
        """Say that mentions mean the entity of this name."""
        name = single_spaced(entity)
        if not name:
            return
        self._decide(
            mentions,
            reach,
            lambda each: replace(_draft(Verdict.SAME), label=each.label, entity=name),
        )

    def apart(self, mentions: Mentions, reach: Reach) -> None:
        """Say that mentions do not mean the entity they are joined with."""
        self._decide(
            mentions,
            reach,
            lambda each: replace(_draft(Verdict.APART), label=each.label, entity=each.entity),
        )

    def places(self, span: Span, label: Label, reach: Reach) -> int:
        """Count the places of the open article that ``mark`` would mark, without doing it."""
        opened = self._opened()
        if opened is None or not len(span):
            return 0
        if reach is Reach.HERE:
            return 1
        id_, text = opened.kept.id, opened.kept.article.text
        words = _words(opened, span)
        trial = Decision("trial", Verdict.MARK, reach, words, label, modified="9999")
        decisions = [*self._archive.decisions.of(id_), trial]
        marked = decide(text, self._archive.mentions.of(id_), decisions)
        return sum(each.decision == trial.id for each in marked)

    # About decisions

    def withdraw(self, ids: Sequence[str]) -> None:
        """Take decisions back."""
        if not ids:
            return
        decisions = self._archive.decisions
        self._writer.write(lambda: decisions.delete(ids), f"Took back {counted(len(ids))}")

    def change(
        self,
        ids: Sequence[str],
        *,
        verdict: Verdict | None = None,
        label: Label | None = None,
        reach: Reach | None = None,
        entity: str | None = None,
    ) -> None:
        """Change what is given of decisions, all of them or none."""
        count = counted(len(ids))
        decisions = self._archive.decisions

        def act() -> Changes:
            with self._archive.step(f"Change {count}") as step:
                for id_ in ids:
                    decisions.change(id_, verdict=verdict, label=label, reach=reach, entity=entity)
            return step.changes

        self._writer.write(act, f"Changed {count}")

    def export_file(self, path: str | Path) -> None:
        """Write every decision into a file of tab-separated values."""
        from ui.decision_files import export_decisions  # no start needs files

        try:
            count = export_decisions(self._archive, Path(path))
        except OSError as error:
            self._writer.failed.emit(f"“{path}” could not be written: {error.strerror}.")
        except ArchiveError as error:
            self._writer.failed.emit(str(error))
        else:
            self._writer.said.emit(f"Exported {counted(count)} to {path}")

    def import_file(self, path: str | Path) -> None:
        """Take in the decisions of a file of tab-separated values; what fails is told."""
        from ui.decision_files import Imported, import_decisions, imported_in_words

        done: list[Imported] = []

        def act() -> Changes:
            self._writer.busy.emit("Importing decisions…")
            done.append(import_decisions(self._archive, Path(path)))
            return done[0].changes

        try:
            self._writer.write(act, "Imported decisions")
        except OSError as error:
            self._writer.failed.emit(f"“{path}” could not be read: {error.strerror}.")
        except FormatError as error:
            self._writer.failed.emit(str(error))
        if done:
            self._tell(done[0].changes, *imported_in_words(done[0]))

    def _tell(self, changes: Changes, taken: str, *refused: str) -> None:
        told = self._writer.undoable if changes else self._writer.said
        told.emit(taken.rstrip("."))
        for sentence in refused:
            self._writer.failed.emit(sentence)

    # How

    def _decide(
        self, mentions: Mentions, reach: Reach, draft: Callable[[Mention], Decision]
    ) -> None:
        opened = self._opened()
        if opened is None:
            return
        each = [mentions] if isinstance(mentions, Mention) else list(mentions)
        self._add(
            [
                (replace(draft(mention), proposed=self._proposed(opened, mention)), mention.span)
                for mention in each
            ],
            reach,
        )

    def _add(self, drafts: Sequence[tuple[Decision, Span]], reach: Reach) -> None:
        opened = self._opened()
        if opened is None or not drafts:
            return
        source = opened.kept.article.source
        if reach is Reach.SOURCE and not source:
            self._writer.failed.emit("This article names no source. Decide for all articles.")
            return
        drafts = [
            (replace(each, reach=reach, words=_words(opened, span)), span) for each, span in drafts
        ]
        said = _said([each for each, _ in drafts], source)
        made: list[Changes] = []

        def act() -> Changes:
            with self._archive.step(said) as step:
                for decision, span in drafts:
                    self._add_one(opened.kept.id, decision, span)
            made.append(step.changes)
            return step.changes

        self._writer.write(act, said)
        if made and not made[0]:
            self._writer.said.emit("You have decided so already.")

    def _add_one(self, article_id: int, decision: Decision, span: Span) -> None:
        self._archive.decisions.add(
            decision.verdict,
            decision.reach,
            decision.words,
            label=decision.label,
            entity=decision.entity,
            article_id=article_id,
            span=span if decision.reach is Reach.HERE else None,
            proposed=decision.proposed,
            instead=decision.instead,
        )

    def _proposal(self, opened: Opened, span: Span) -> Mention | None:
        proposals = self._archive.mentions.of(opened.kept.id)
        return next((each for each in proposals if each.span == span), None)

    def _proposed(self, opened: Opened, mention: Mention) -> str:
        """Return what the recogniser proposed where a mention stands, as decisions keep it."""
        proposal = self._proposal(opened, mention.span)
        if proposal is not None:
            reason = single_spaced(proposal.reason).replace("|", "/")
            stamp = self._archive.mentions.stamp(opened.kept.id) or STAMP
            return f"{proposal.label.value}|{reason}|{stamp}"
        earlier = self._earlier(mention)
        return earlier.proposed if earlier is not None else ""

    def _unless_missed(self, verdict: Verdict, mention: Mention) -> Verdict:
        """Return MARK where the reader corrects a name that only they had marked."""
        opened, earlier = self._opened(), self._earlier(mention)
        missed = earlier is not None and earlier.verdict is Verdict.MARK
        if missed and opened is not None and self._proposal(opened, mention.span) is None:
            return Verdict.MARK
        return verdict

    def _earlier(self, mention: Mention) -> Decision | None:
        if not mention.decision or self._opened() is None:
            return None
        return self._archive.decisions.find(mention.decision)


def _said(drafts: Sequence[Decision], source: str) -> str:
    names = list(dict.fromkeys(each.words for each in drafts))
    listed = "”, “".join(names[:NAMED])
    if len(names) == 1:
        listed = names[0]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    first = replace(drafts[0], words=names[0], source=source)
    return in_one_line(first).replace(f"“{names[0]}”", f"“{listed}”{more}")


def counted(decisions: int) -> str:
    """Return "1 decision" or "3 decisions"."""
    return "1 decision" if decisions == 1 else f"{decisions:,} decisions"


def _draft(verdict: Verdict) -> Decision:
    return Decision("", verdict, Reach.HERE, "")


def _words(opened: Opened, span: Span) -> str:
    return single_spaced(span.of(opened.kept.article.text))
