"""How an exported article will look, and its Markdown."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTabWidget, QTextBrowser, QWidget

from annotation.notes import Colour
from formats.preview import preview_html
from ui.appearance import Appearance
from ui.export_plan import Exported
from ui.focus_ring import FocusRing
from ui.theme import STEP, Theme, reading_font_beside

LONGEST = 60_000
"""Code points of Markdown that are shown; the file holds everything."""

ENDS_HERE = "\n\n*The preview ends here; the file holds the whole article.*\n"

READING_POINTS = 11.5

BARE = "QPlainTextEdit, QPlainTextEdit:focus { border: none; border-radius: 0; padding: 0; }"
"""The Markdown fills its tab as the preview does."""


class Page(QTextBrowser):
    """Shows rendered Markdown; loads nothing and opens nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(reading_font_beside(parent.font(), READING_POINTS))
        self.document().setDocumentMargin(6 * STEP)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing, from nowhere."""

    def _follow(self, link: QUrl) -> None:
        """Walk between a footnote and its mark; leave all other links alone."""
        if link.hasFragment() and not link.scheme() and not link.path():
            self.scrollToAnchor(link.fragment())


class ExportPreview(QTabWidget):
    """Two tabs: the article as a Markdown viewer shows it, and the Markdown itself."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._export = Exported("", "", "")
        self.page = Page(self)
        self.page.setAccessibleName("Preview")
        self.source = QPlainTextEdit(self)
        self.source.setReadOnly(True)
        self.source.setStyleSheet(BARE)
        self.source.setFont(_fixed_font())
        self.source.document().setDocumentMargin(4 * STEP)
        self.source.setAccessibleName("Markdown")
        for view in (self.page, self.source):
            FocusRing(view)
        self.setDocumentMode(True)
        self.setAccessibleName("How it will look")
        self.addTab(self.page, "Preview")
        self.addTab(self.source, "Markdown")
        appearance.changed.connect(self._paint)

    def show_export(self, export: Exported) -> None:
        """Show an export; where it is the same article again, stay at the same place in it."""
        if export == self._export:
            return
        bar, place = self.page.verticalScrollBar(), self.page.verticalScrollBar().value()
        again = export.uuid == self._export.uuid
        self._export = export
        self._paint()
        bar.setValue(place if again else 0)

    def _paint(self) -> None:
        larger = self.page.font().pointSizeF() / READING_POINTS
        self.page.document().setDefaultStyleSheet(preview_style(self._appearance.theme, larger))
        self.page.setHtml(preview_html(beginning(self._export.markdown)))
        self.source.setPlainText(beginning(self._export.signed()))


def beginning(markdown: str, longest: int = LONGEST) -> str:
    """Return as many whole paragraphs as are shown, and a word about the rest."""
    if len(markdown) <= longest:
        return markdown
    end = markdown.rfind("\n\n", 0, longest)
    return markdown[: end if end > 0 else longest] + ENDS_HERE


def preview_style(theme: Theme, larger: float = 1.0) -> str:
    """Return the style sheet of a rendered export, its letters larger by a factor."""
    marks = "".join(
        f"mark.{colour.value} {{ background-color: {theme.highlighters[colour]}; }} "
        for colour in Colour
    )
    return f"""
    body {{ color: {theme.text}; }}
    h1 {{ font-size: {20 * larger:g}pt; font-weight: 600; margin-top: 12px; margin-bottom: 12px; }}
    h2 {{ font-size: {15 * larger:g}pt; font-weight: 600; margin-top: 20px; margin-bottom: 8px; }}
    h3 {{ font-size: {13 * larger:g}pt; font-weight: 600; margin-top: 16px; margin-bottom: 8px; }}
    p, li {{ margin-top: 0px; margin-bottom: 12px; line-height: 140%; }}
    blockquote {{ color: {theme.dim}; margin-left: 20px; margin-right: 20px; }}
    small, th, .footnote {{ color: {theme.dim}; }}
    hr {{ background-color: {theme.line}; }}
    th, td {{ font-size: {9.5 * larger:g}pt; }}
    th {{ font-weight: normal; text-align: left; padding-right: 16px; padding-bottom: 4px; }}
    td {{ padding-bottom: 4px; }}
    code, pre {{ background-color: {theme.panel}; }}
    a {{ color: {theme.accent}; text-decoration: underline; }}
    {marks}
    """


def _fixed_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
