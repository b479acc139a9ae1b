"""What the reader says about names: the cards, the menus and the list, and where answers go."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotation.anchoring import anchor
from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Entity, Label, Mention
from annotation.selectors import Span
from storage import ArchiveError
from ui.appearance import Appearance
from ui.entities.answers import Answer, Named, spellings, words_of
from ui.entities.entity_field import MOST
from ui.reading.mentions_at import mention_here
from ui.reading.word_edges import whole_words
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class EntityActs(QObject):
    """Shows cards and menus for names and hands the answers to the session."""

    def __init__(self, window: "MainWindow", session: Session, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._appearance = appearance

    # What is asked about

    def named(self, mention: Mention, *, whole: bool = False) -> Named | None:
        """Return a mention with what is known about it; None where its article is gone."""
        opened = self._session.opened_now
        if opened is None:
            return None
        article = opened.kept.article
        for entity in opened.entities:
            if entity.name == mention.entity and entity.label is mention.label:
                words = words_of(article.text, mention)
                decision = self._decision(mention)
                others = self._elsewhere(mention, opened.kept.id)
                return Named(mention, words, entity, article.source, decision, whole, others)
        return None

    def _decision(self, mention: Mention) -> Decision | None:
        decisions = self._session.archive.decisions
        return decisions.find(mention.decision) if mention.decision else None

    def _elsewhere(self, mention: Mention, article_id: int) -> int:
        try:
            entities = self._session.archive.entities
            return entities.also(mention.label, mention.entity, article_id)
        except ArchiveError:
            return 0

    def _known(self, label: Label) -> list[str]:
        """Return the names that a mention may be the same as, those with its label first."""
        opened = self._session.opened_now
        entities = opened.entities if opened is not None else []
        return [each.name for each in sorted(entities, key=lambda each: each.label is not label)]

    def _in_archive(self, label: Label, words: str) -> list[str]:
        """Return names of the archive's entities with a label that hold some words."""
        try:
            found = self._session.archive.entities.all(MOST, label, words)
        except ArchiveError:
            return []
        return [each.name for each in found]

    @property
    def reach(self) -> Reach:
        """The reach that the reader chose last; at first this article."""
        kept = self._session.archive.settings.get("reach", "")
        return Reach(kept) if isinstance(kept, str) and kept in set(Reach) else Reach.ARTICLE

    def _prefer(self, reach: Reach) -> None:
        self._session.remember("reach", reach.value)

    # Cards

    def show_card(self, mention: Mention, below: QPoint) -> None:
        """Show what a mention names and what can be said about it, below a point of the screen."""
        named = self.named(mention)
        if named is not None:
            self._open_card(named, [mention], below)

    def _open_card(
        self, named: Named, mentions: Sequence[Mention], below: QPoint, *, join: bool = False
    ) -> None:
        from ui.entities.mention_card import MentionCard  # no start needs a card

        known = self._known(named.mention.label)
        look_up = partial(self._in_archive, named.mention.label)
        card = MentionCard(named, self.reach, known, look_up, self._appearance, self._window)
        card.answered.connect(partial(self.carry_out, mentions))
        card.boundaries_wanted.connect(partial(self.begin_boundaries, named.mention))
        card.withdrawn.connect(partial(self._withdraw, named.mention))
        card.reach_chosen.connect(self._prefer)
        card.show_below(below)
        if join:
            card.ask_for_entity()

    def show_mark_card(self, span: Span, below: QPoint) -> None:
        """Offer to mark words, below a point of the screen."""
        from ui.entities.mark_card import MarkCard

        kept = self._session.current
        if kept is None or self._session.refused():
            return
        article, deciding = kept.article, self._session.deciding
        around = next((each.span for each in article.blocks if each.span.overlaps(span)), span)
        span = whole_words(article.text, span, around)
        words = " ".join(span.of(article.text).split())
        card = MarkCard(
            words,
            article.source,
            self.reach,
            lambda label, reach: deciding.places(span, label, reach),
            self._appearance,
            self._window,
        )
        card.answered.connect(partial(self._mark, span))
        card.reach_chosen.connect(self._prefer)
        card.show_below(below)

    def _mark(self, span: Span, answer: Answer) -> None:
        if answer.label is not None:
            self._window.reading.page.deselect()
            self._decide_about(span, answer.label, answer.reach)
            self._window.panel.entities.show_label(answer.label)

    def _decide_about(self, span: Span, label: Label, reach: Reach) -> None:
        """Mark words; where they lie over a mention, that one only had wrong boundaries."""
        opened = self._session.opened_now
        mentions = opened.mentions if opened is not None else ()
        over = next((each for each in mentions if each.span.overlaps(span)), None)
        if over is None:
            self._session.deciding.mark(span, label, reach)
        elif over.span == span:
            self._session.deciding.relabel(over, label, reach)
        else:
            self._session.deciding.respan(over, span, reach, label)

    # Menus

    def fill_menu(self, menu: QMenu, mention: Mention, point: QPoint) -> None:
        """Put the acts on a mention into the page's menu, which opened at a point."""
        named = self.named(mention)
        if named is None:
            return
        self._fill(menu, named, [mention], point)
        if mention.decision:
            taken_back = menu.addAction("&Take Back Your Decision")
            taken_back.triggered.connect(partial(self._withdraw, mention))
        menu.addSeparator()

    def _fill(self, menu: QMenu, named: Named, mentions: Sequence[Mention], point: QPoint) -> None:
        from ui.entities.act_menu import add_acts

        add_acts(menu, named, partial(self.carry_out, mentions))
        if not named.whole:
            boundaries = menu.addAction("Wrong &Boundaries…")
            boundaries.triggered.connect(partial(self.begin_boundaries, named.mention))
        same = menu.addAction("&Same as…")
        same.triggered.connect(lambda _=False: self._open_card(named, mentions, point, join=True))

    def show_entity_menu(self, entity: Entity, point: QPoint) -> None:
        """Show the acts on a whole entity, all its names in one step."""
        kept = self._session.current
        if kept is None:
            return
        mentions = spellings(kept.article.text, entity)
        named = self.named(mentions[0], whole=True)
        if named is None:
            return
        menu = QMenu(self._window)
        self._fill(menu, named, mentions, point)
        self._add_partings(menu, kept.article.text, named, mentions)
        menu.exec(point)
        menu.deleteLater()

    def _add_partings(
        self, menu: QMenu, text: str, named: Named, mentions: Sequence[Mention]
    ) -> None:
        from ui.entities.act_menu import add_parting

        for mention in mentions:
            part = named._replace(mention=mention, words=words_of(text, mention))
            if part.words != named.entity.name:
                add_parting(menu, part, partial(self.carry_out, [mention]))

    # Where answers go

    def carry_out(self, mentions: Sequence[Mention], answer: Answer) -> None:
        """Decide as the reader answered; the session says what was done, with Undo."""
        deciding, reach = self._session.deciding, answer.reach
        if answer.verdict is Verdict.CONFIRM:
            deciding.confirm(mentions, reach)
        elif answer.verdict is Verdict.REJECT:
            deciding.reject(mentions, reach)
        elif answer.verdict is Verdict.RELABEL and answer.label is not None:
            deciding.relabel(mentions, answer.label, reach)
            self._window.panel.entities.show_label(answer.label)
        elif answer.verdict is Verdict.SAME:
            deciding.same(mentions, answer.entity, reach)
        elif answer.verdict is Verdict.APART:
            deciding.apart(mentions, reach)

    def _withdraw(self, mention: Mention, _checked: bool = False) -> None:
        self._session.deciding.withdraw([mention.decision])

    def begin_boundaries(self, mention: Mention, _checked: bool = False) -> None:
        """Let the reader move the ends of a mention."""
        self._window.reading.bounding.begin(mention)

    def begin_boundaries_here(self) -> None:
        """Let the reader move the ends of the mention that is selected or at the cursor."""
        mention = mention_here(self._window.reading.page)
        if mention is None:
            self._session.said.emit("Put the cursor on a name first, then move its boundaries.")
        else:
            self.begin_boundaries(mention)

    # All decisions

    def show_decisions(self) -> None:
        """Show the list of all decisions."""
        from ui.entities.decision_list import DecisionList

        dialog = DecisionList(self._session, self._appearance, self._window)
        dialog.place_wanted.connect(self.go_to)
        dialog.exec()
        dialog.deleteLater()

    def go_to(self, decision: Decision) -> None:
        """Show where a decision holds: in its article, otherwise in the one on the page."""
        if decision.article_id is not None:
            self._session.open_article(decision.article_id)
        opened = self._session.opened_now
        if opened is None:
            return
        for mention in opened.mentions:
            if mention.decision == decision.id:
                self._window.panel.entities.show_label(mention.label)
                self._window.reading.show_mention(mention)
                return
        span = _place(opened.kept.article.text, decision)
        if span is None:
            self._session.said.emit("These words do not stand in this article.")
        self._window.reading.marking.go(span)


def _place(text: str, decision: Decision) -> Span | None:
    """Return where a decision's words stand in a text."""
    if decision.selectors is not None:
        return anchor(text, decision.selectors).unchanged
    start = text.find(decision.words)
    return Span(start, start + len(decision.words)) if decision.words and start >= 0 else None
