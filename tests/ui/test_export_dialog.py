"""The export window: preview, names, files that exist, and many articles at once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from tests.ui.articles import add, add_many
from ui.appearance import Appearance
from ui.export_dialog import FOLDER_KEY, ExportDialog
from ui.export_plan import (
    Outcome,
    Standing,
    exported,
    failure,
    folder_mistake,
    kept_name,
    name_mistake,
    standing,
    success,
)
from ui.export_preview import ENDS_HERE, beginning
from ui.session import Session

Show = Callable[[list[int]], ExportDialog]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Clippings"
    place.mkdir()
    return place


@pytest.fixture
def show(qtbot: QtBot, session: Session, appearance: Appearance, folder: Path) -> Show:
    def open_dialog(ids: list[int]) -> ExportDialog:
        dialog = ExportDialog(session, appearance, ids)
        qtbot.addWidget(dialog)
        dialog.folder.setText(str(folder))
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_dialog


def press(button: QPushButton) -> None:
    assert button.isVisible()
    button.click()


def export(qtbot: QtBot, dialog: ExportDialog) -> None:
    """Press Export and wait until the window has closed or waits for the reader."""
    press(dialog.foot.export_button)
    qtbot.waitUntil(lambda: not dialog.foot.stop_button.isVisible())


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


# The preview


def test_the_preview_shows_highlights_and_notes_before_anything_is_written(
    session: Session, kept: int, folder: Path, show: Show
) -> None:
    session.archive.annotations.add(kept, Span(0, 12), colour=Colour.GREEN, body="Which *one*?")
    dialog = show([kept])
    assert "Harbour crew" in dialog.preview.page.toPlainText()
    assert "Which one?" in dialog.preview.page.toPlainText()
    assert '<mark class="green">' in dialog.preview.source.toPlainText()
    assert files(folder) == {}


def test_the_preview_follows_a_new_note(session: Session, kept: int, show: Show) -> None:
    dialog = show([kept])
    _, changes = session.archive.annotations.add(
        kept, Span(0, 7), colour=Colour.PINK, body="A late thought"
    )
    session.feed.tell(changes)
    assert "A late thought" in dialog.preview.page.toPlainText()


def test_the_preview_is_made_for_the_article_chosen(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    ids = [add(session.archive, title) for title in ("First", "Second", "Third")]
    dialog = show(ids)
    assert "First" in dialog.preview.page.toPlainText()
    dialog.list.go_to(2)
    qtbot.waitUntil(lambda: "Third" in dialog.preview.page.toPlainText())


def test_the_preview_loads_nothing(kept: int, show: Show) -> None:
    page: QTextBrowser = show([kept]).preview.page
    assert not page.openLinks()
    for address in ("file:///etc/hostname", "https://example.org/a.png"):
        assert page.loadResource(2, QUrl(address)) is None


def test_a_huge_article_is_shown_only_in_part() -> None:
    markdown = "\n\n".join(f"Paragraph {number} and its words" for number in range(1000))
    shown = beginning(markdown, 500)
    assert len(shown) <= 500 + len(ENDS_HERE)
    assert shown.endswith("and its words" + ENDS_HERE)
    assert beginning("short", 500) == "short"


# One article


def test_one_article_is_written_as_previewed(
    qtbot: QtBot, session: Session, kept: int, folder: Path, show: Show
) -> None:
    dialog = show([kept])
    previewed = dialog.preview.source.toPlainText()
    with qtbot.waitSignal(session.said) as said:
        export(qtbot, dialog)
    assert files(folder) == {"Harbour crew saves the northern light.md": previewed}
    assert said.args == [f"Exported 1 article to {folder}"]
    assert not dialog.isVisible()


def test_the_file_name_can_be_changed(
    qtbot: QtBot, session: Session, kept: int, folder: Path, show: Show
) -> None:
    dialog = show([kept])
    dialog.name.setText("Northern light")
    export(qtbot, dialog)
    assert list(files(folder)) == ["Northern light.md"]


def test_exporting_twice_gives_the_same_bytes_and_asks_nothing(
    qtbot: QtBot, session: Session, kept: int, folder: Path, show: Show
) -> None:
    export(qtbot, show([kept]))
    before = files(folder)
    dialog = show([kept])
    with qtbot.waitSignal(session.said) as said:
        export(qtbot, dialog)
    assert files(folder) == before
    assert said.args == [f"Exported 1 article to {folder} before; nothing has changed since"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "Give the file a name."),
        ("a/b", "“a/b.md” is no file name on every system; “a b.md” would be one."),
        ("con", "“con.md” is no file name on every system; “_con.md” would be one."),
        ("what?.md", "“what?.md” is no file name on every system; “what.md” would be one."),
        ("Fine name.md", ""),
        ("Fine NAME.MD", ""),
        ("Łódź", ""),
    ],
)
def test_a_file_name_works_everywhere_or_is_refused(name: str, what: str) -> None:
    assert name_mistake(name) == what


def test_a_name_gets_its_ending_once() -> None:
    assert [kept_name(name) for name in ("a", "a.md", " a ", "")] == ["a.md", "a.md", "a.md", ""]


def test_a_folder_that_is_missing_is_made(
    qtbot: QtBot, kept: int, tmp_path: Path, show: Show
) -> None:
    dialog = show([kept])
    missing = tmp_path / "new" / "folder"
    dialog.folder.setText(str(missing))
    export(qtbot, dialog)
    assert len(list(missing.glob("*.md"))) == 1


def test_a_file_where_the_folder_should_be_is_told(kept: int, tmp_path: Path, show: Show) -> None:
    dialog = show([kept])
    file = tmp_path / "file"
    file.write_text("mine")
    dialog.folder.setText(str(file))
    press(dialog.foot.export_button)
    assert "is not a folder" in dialog.foot.mistake.text()
    QTest.keyClicks(dialog.folder, "x")
    assert dialog.foot.mistake.text() == ""


@pytest.mark.parametrize("folder", ["", "   ", "a\0b", "/dev/null"])
def test_a_strange_folder_is_refused_in_words(folder: str) -> None:
    assert folder_mistake(folder).endswith((".", ". "))


def test_the_folder_is_remembered(
    qtbot: QtBot, session: Session, appearance: Appearance, kept: int, folder: Path, show: Show
) -> None:
    export(qtbot, show([kept]))
    assert session.archive.settings.get(FOLDER_KEY, "") == str(folder)
    again = ExportDialog(session, appearance, [kept])
    qtbot.addWidget(again)
    assert again.folder.text() == str(folder)


# Files that exist


def test_replace_writes_over_files_that_exist(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    ids = [add(session.archive, "First"), add(session.archive, "Second")]
    (folder / "First.md").write_text("mine")
    dialog = show(ids)
    export(qtbot, dialog)
    assert dialog.foot.question.text().startswith("“First.md” exists already")
    assert files(folder) == {"First.md": "mine"}
    press(dialog.foot.replace_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert set(files(folder)) == {"First.md", "Second.md"}
    assert files(folder)["First.md"] == exported(session.archive, ids[0]).signed()


def test_keep_both_leaves_files_that_exist(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    first = add(session.archive, "First")
    (folder / "First.md").write_text("mine")
    (folder / "First (2).md").write_text("mine too")
    dialog = show([first])
    export(qtbot, dialog)
    press(dialog.foot.keep_both_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert files(folder) == {
        "First.md": "mine",
        "First (2).md": "mine too",
        "First (3).md": exported(session.archive, first).signed(),
    }


def test_cancel_at_the_question_writes_nothing(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    ids = [add(session.archive, title) for title in ("First", "Second", "Third")]
    (folder / "First.md").write_text("mine")
    (folder / "Third.md").write_text("mine")
    dialog = show(ids)
    export(qtbot, dialog)
    assert dialog.foot.question.text().startswith("2 files exist already")
    press(dialog.foot.leave_button)
    assert files(folder) == {"First.md": "mine", "Third.md": "mine"}
    assert dialog.isVisible()
    assert dialog.foot.export_button.isVisible()


def test_what_lies_in_a_folder_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "same.md").write_bytes(b"abc")
    (tmp_path / "other.md").write_bytes(b"abd")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    names = ("free", "same", "other", "folder", "link")
    found = [standing(tmp_path / f"{name}.md", b"abc") for name in names]
    assert found == [
        Standing.FREE,
        Standing.SAME,
        Standing.OTHER,
        Standing.OTHER,
        Standing.OTHER,
    ]


# Many articles


def test_articles_of_the_same_title_get_files_of_their_own(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    texts = ("The kiln was lit again.", "Rain fell all week.", "A bridge opened on Sunday.")
    ids = [add(session.archive, "Same", text) for text in texts]
    export(qtbot, show(ids))
    assert set(files(folder)) == {"Same.md", "Same (2).md", "Same (3).md"}
    assert len(set(files(folder).values())) == 3


def test_many_articles_are_told_in_one_line(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    ids = add_many(session.archive, 60)
    dialog = show(ids)
    with qtbot.waitSignal(session.said) as said:
        export(qtbot, dialog)
    assert said.args == [f"Exported 60 articles to {folder}"]
    assert len(files(folder)) == 60


def test_cancel_stops_between_two_articles(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    ids = add_many(session.archive, 400)
    dialog = show(ids)
    press(dialog.foot.export_button)
    qtbot.waitUntil(lambda: bool(list(folder.glob("Number*.md"))))
    with qtbot.waitSignal(session.said) as said:
        press(dialog.foot.stop_button)
    written = len(files(folder))
    assert 0 < written < 400
    assert said.args == [f"Stopped: exported {written} of 400 articles to {folder}"]
    assert not list(folder.glob(".pressmark*"))
    assert dialog.isVisible()


def test_a_file_that_cannot_be_written_is_named_and_the_rest_is_done(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    ids = [add(session.archive, "First"), add(session.archive, "Second")]
    (folder / "First.md").mkdir()
    dialog = show(ids)
    export(qtbot, dialog)
    with qtbot.waitSignal(session.failed) as failed:
        press(dialog.foot.replace_button)
    assert failed.args is not None
    assert failed.args[0].startswith("1 of 2 articles could not be exported: “First” (")
    assert (folder / "Second.md").is_file()
    assert dialog.isVisible()
    assert dialog.foot.mistake.text() == failed.args[0]


def test_an_article_that_is_gone_is_named(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    first, second = add(session.archive, "First"), add(session.archive, "Second")
    dialog = show([first, second])
    session.archive.articles.move_to_bin([second])
    session.archive.articles.delete_forever([second])
    with qtbot.waitSignal(session.failed):
        export(qtbot, dialog)
    assert list(files(folder)) == ["First.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_folder_that_may_not_be_written_is_told(kept: int, folder: Path, show: Show) -> None:
    folder.chmod(0o500)
    dialog = show([kept])
    press(dialog.foot.export_button)
    assert dialog.foot.mistake.text() == f"You have no permission to write to “{folder}”."


def test_names_that_were_never_marked_are_marked_before_the_export(
    qtbot: QtBot, session: Session, folder: Path, show: Show
) -> None:
    article_id = add(session.archive, "A visit", "Angela Merkel travelled to Paris in May.")
    session.archive.mentions.put(article_id, (), "an older recogniser")
    other = add(session.archive, "Other")
    dialog = show([other, article_id])
    press(dialog.foot.export_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    assert "Angela Merkel" in files(folder)["A visit.md"].split("\n---\n")[0]


def test_failures_are_named_up_to_a_few(tmp_path: Path) -> None:
    outcome = Outcome(tmp_path, 9, written=4, failed=[(f"N{each}", "why") for each in range(5)])
    assert failure(outcome) == (
        "5 of 9 articles could not be exported: “N0” (why), “N1” (why), “N2” (why) and 2 more."
    )
    assert failure(Outcome(tmp_path, 1, failed=[("A", "why")])) == "Not exported: “A” (why)."
    assert success(Outcome(tmp_path, 9, written=4, same=5)).endswith(", 5 of them unchanged")
