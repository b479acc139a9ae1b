"""Prints how much memory a text takes on the page, or in a bare text widget. Run as a script.

    python -m tests.benchmarks.reading_memory ours|floor WORDS

The end of the text is gone to and all is held, as after reading. Megabytes of resident memory.
"""

import os
import sys
import time
from pathlib import Path


def main(kind: str, words: int) -> int:
    """Show a text of so many words and print the memory of this process."""
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

    from tests.benchmarks.texts import article, marked
    from ui.reading.block_styles import PageStyle
    from ui.reading.document import PageDocument
    from ui.reading.page import Page
    from ui.theme import LIGHT

    app = QApplication(sys.argv[:1])
    made = article(1, words)
    view: QAbstractScrollArea
    if kind == "floor":
        view = bare = QPlainTextEdit()
        bare.setReadOnly(True)
        bare.setPlainText(made.text)
        del made
    else:
        mentions, _ = marked(made)
        view = page = Page()
        document = PageDocument(made, PageStyle(LIGHT), "", frozenset(), 0)
        page.show_page(document)
        page.marks.lay_mentions(document, mentions)
        page.refresh()
    view.resize(700, 780)
    view.show()
    until = time.perf_counter() + 1
    while time.perf_counter() < until:
        app.processEvents()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    app.processEvents()
    print(resident())
    return 0


def resident() -> float:
    """Return the resident memory of this process, in megabytes; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
