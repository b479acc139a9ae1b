"""How far an article is read, and how long the rest will take."""

from bisect import bisect_right
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from annotation.article import Article, BlockKind
from ui.reading.page import Page
from ui.session import Session

WORDS_A_MINUTE = 230


class Reckoner:
    """Counts the words before any place of one article, notices and the like aside."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._blocks = [each for each in article.blocks if each.kind is not BlockKind.BOILERPLATE]
        self._starts = [block.start for block in self._blocks]
        counts = (len(block.span.of(article.text).split()) for block in self._blocks)
        self._before = [0, *accumulate(counts)]
        self.words = self._before[-1]

    def words_before(self, offset: int) -> int:
        """Count the words that end at or before a code point offset, or are cut there."""
        rank = bisect_right(self._starts, offset) - 1
        if rank < 0:
            return 0
        block = self._blocks[rank]
        if offset >= block.end:
            return self._before[rank + 1]
        return self._before[rank] + len(self._article.text[block.start : offset].split())

    def in_words(self, offset: int) -> str:
        """Say what is left below a code point offset: "12 min left, 34 %"."""
        read = self.words_before(offset)
        if read >= self.words:
            return "100 %"
        minutes = ceil((self.words - read) / WORDS_A_MINUTE)
        left = f"{minutes} min left" if minutes > 1 else "1 min left"
        return f"{left}, {100 * read // self.words} %"


class Progress(QObject):
    """``told(text)`` follows the reading; empty while the whole article is in view."""

    told = Signal(str)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._article: Article | None = None
        self._reckoner: Reckoner | None = None
        self._soon = QTimer(self, singleShot=True, interval=80)
        self._soon.timeout.connect(self._tell)
        session.opened.connect(self._start)
        page.scrolled.connect(self._soon.start)
        page.verticalScrollBar().rangeChanged.connect(self._soon.start)
        self._start()

    def _start(self) -> None:
        kept = self._session.current
        self._article = kept.article if kept is not None else None
        self._reckoner = None
        self._soon.start()

    def _tell(self) -> None:
        self.told.emit(self.text())

    def text(self) -> str:
        """Return what is to be told now."""
        document, bar = self._page.page, self._page.verticalScrollBar()
        if self._article is None or document is None or bar.maximum() == 0:
            return ""
        if self._reckoner is None:  # counted only after the article is shown
            self._reckoner = Reckoner(self._article)
        if bar.value() == bar.maximum():
            return self._reckoner.in_words(len(document.article.text))
        corner = QPoint(self._page.viewport().width() - 1, self._page.viewport().height() - 1)
        place = self._page.cursorForPosition(corner).position()
        return self._reckoner.in_words(document.offset(place))
