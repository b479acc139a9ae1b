"""What stands on the screen about versions and lost passages, and how it is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotation.article import Article, BlockKind, build
from annotation.selectors import Span
from ui.main_window import MainWindow
from ui.versions.lost_passages import LostPassages
from ui.versions.version_list import VersionList


def _with_versions(window: MainWindow) -> int:
    """Keep an article that comes in twice more, once cut short, with a passage that gets lost."""
    archive = window.session.archive
    texts = (
        "The ferry leaves at nine.\n\nNobody had seen the lamp burn so long.",
        "The ferry leaves at ten.\n\nA new paragraph about the quay stands here.",
    )
    for words in texts:
        text, blocks = build((part, BlockKind.PARAGRAPH, 0) for part in words.split("\n\n"))
        article = Article("The ferry", text, blocks, address="https://example.org/ferry")
        added = archive.articles.add(article, "https://example.org/ferry")
        if words is texts[0]:
            start = text.index("the lamp burn so long")
            archive.annotations.add(added.id, Span(start, start + 21), body="Which lamp?")
            archive.annotations.add(added.id, Span(0, 24))
    for version in archive.versions.of(added.id):
        if not version.current and version.number == 2:
            archive.versions.accept(version.id)
    window.session.feed.tell(added.changes, None)
    window.session.open_article(added.id)
    return added.id


def _versions(window: MainWindow, _folder: Path) -> QWidget:
    id_ = _with_versions(window)
    dialog = VersionList(window.session, window.appearance, id_, window)
    dialog.show()
    return dialog


def _one_version(window: MainWindow, _folder: Path) -> QWidget:
    assert window.session.current is not None
    dialog = VersionList(window.session, window.appearance, window.session.current.id, window)
    dialog.show()
    return dialog


def _lost(window: MainWindow, _folder: Path) -> QWidget:
    _with_versions(window)
    dialog = LostPassages(window.session, window.appearance, window)
    dialog.show()
    return dialog


def _nothing_lost(window: MainWindow, _folder: Path) -> QWidget:
    dialog = LostPassages(window.session, window.appearance, window)
    dialog.show()
    return dialog


def _version_notice(window: MainWindow, _folder: Path) -> QWidget:
    _with_versions(window)
    return window.reading.notice


VERSION_SURFACES: dict[str, Callable[[MainWindow, Path], QWidget]] = {
    "versions": _versions,
    "one version": _one_version,
    "lost passages": _lost,
    "nothing lost": _nothing_lost,
    "notice about versions": _version_notice,
}
