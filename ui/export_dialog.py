"""The export window: which articles, how they will look, and where they go."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from formats.markdown_export import export_file_name
from storage import ArchiveError, Changes
from ui.appearance import Appearance
from ui.archive.article_delegate import ArticleDelegate
from ui.archive.article_list import ArticleList
from ui.archive.chosen_model import ChosenModel
from ui.export_foot import ExportFoot
from ui.export_plan import (
    Outcome,
    Plan,
    counted,
    exported,
    failure,
    folder_mistake,
    kept_name,
    name_mistake,
    question,
    success,
)
from ui.export_preview import ExportPreview
from ui.export_run import ExportRun
from ui.room import take_room
from ui.session import Session
from ui.theme import STEP

FOLDER_KEY = "export_folder"
LIST_WIDTH = 240


class ExportDialog(QDialog):
    """Exports articles as Markdown files into a folder."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ids = list(ids)
        self._shown = 0
        self._run: ExportRun | None = None
        self.list = ArticleList(
            ChosenModel(session.archive, self._ids, self), ArticleDelegate(appearance, self), self
        )
        self.preview = ExportPreview(appearance, self)
        self.folder = QLineEdit(self._first_folder(), self)
        self.choose = QPushButton("Choose…", self)
        self.name = QLineEdit(self)
        self.foot = ExportFoot(self)
        self._lay_out()
        self._connect()
        self.setWindowTitle(f"Export {counted(len(self._ids))} as Markdown")
        take_room(self, 900, 640, least=QSize(560, 420))
        self._show_first()

    def reject(self) -> None:
        """Stop what runs, or close."""
        if self._run is not None:
            self._run.stop()
        else:
            super().reject()

    # Building

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Articles to export")
        self.list.setVisible(len(self._ids) > 1)
        self.folder.setAccessibleName("Folder")
        self.name.setAccessibleName("File name")
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self.preview)
        panes.setStretchFactor(1, 1)
        panes.setSizes([LIST_WIDTH, 900 - LIST_WIDTH])
        below = QVBoxLayout()
        below.setContentsMargins(5 * STEP, 4 * STEP, 5 * STEP, 5 * STEP)
        below.setSpacing(4 * STEP)
        below.addLayout(self._fields())
        below.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(panes, 1)
        layout.addLayout(below)

    def _fields(self) -> QGridLayout:
        one = len(self._ids) == 1
        folder, name = QLabel("&Folder", self), QLabel("File &name", self)
        folder.setBuddy(self.folder)
        name.setBuddy(self.name)
        name.setVisible(one)
        self.name.setVisible(one)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.addWidget(folder, 0, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.choose, 0, 2)
        grid.addWidget(name, 1, 0)
        grid.addWidget(self.name, 1, 1, 1, 2)
        return grid

    def _connect(self) -> None:
        self.list.wanted.connect(self._show)
        self.choose.clicked.connect(self._choose_folder)
        self.folder.textEdited.connect(lambda: self.foot.be_ready())
        self.name.textEdited.connect(lambda: self.foot.be_ready())
        self.foot.export_wanted.connect(self._export)
        self.foot.cancel_wanted.connect(self.reject)
        self._session.feed.changed.connect(self._notice)

    # Preview

    def _show_first(self) -> None:
        if len(self._ids) > 1:
            self.list.select(self._ids[0])
        if self._ids:
            self._show(self._ids[0])
            self.name.setText(self._first_name())
        self.foot.export_button.setFocus()

    def _show(self, article_id: int) -> None:
        """Show an article; its names appear in the front matter as soon as they are marked."""
        self._shown = article_id
        try:
            export = exported(self._session.archive, article_id)
        except ArchiveError as error:
            self.foot.be_ready(str(error))
            return
        self.preview.show_export(export)
        self._session.names.mark(article_id)

    def _notice(self, changes: Changes, _origin: object) -> None:
        here = self._shown in changes.articles or changes.touches_mentions(self._shown)
        if here or changes.annotations:
            self._show(self._shown)

    # Where to

    def _first_folder(self) -> str:
        kept = str(self._session.archive.settings.get(FOLDER_KEY, ""))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return kept or QStandardPaths.writableLocation(documents) or str(Path.home())

    def _first_name(self) -> str:
        try:
            title = self._session.archive.articles.get(self._ids[0]).article.title
        except ArchiveError:
            title = ""
        return export_file_name(title)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Export to", self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.foot.be_ready()

    # Exporting

    def _export(self) -> None:
        one = len(self._ids) == 1
        mistake = folder_mistake(self.folder.text()) or (one and name_mistake(self.name.text()))
        if mistake:
            self.foot.be_ready(mistake)
            return
        folder = Path(self.folder.text()).expanduser()
        name = kept_name(self.name.text()) if one else ""
        run = ExportRun(self._session, folder, self._ids, name, self)
        run.progress.connect(self.foot.run)
        run.asked.connect(self._ask)
        run.ended.connect(self._end)
        self.foot.replace_wanted.connect(run.replace_files)
        self.foot.keep_both_wanted.connect(run.keep_both)
        self._run = run
        self._let_edit(False)
        self.foot.run(0, 1)
        run.start()

    def _ask(self, plans: list[Plan]) -> None:
        self.foot.ask(question(plans))

    def _end(self, outcome: Outcome) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self._let_edit(True)
        self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        """Say how it went; stay open where something is left to do."""
        failed = failure(outcome)
        done = outcome.written + outcome.same
        if done:
            self._session.remember(FOLDER_KEY, self.folder.text())
            self._session.said.emit(success(outcome))
        if failed:
            self._session.failed.emit(failed)
        self.foot.be_ready(failed)
        if done and not failed and not outcome.stopped:
            self.accept()

    def _let_edit(self, on: bool) -> None:
        for field in (self.folder, self.choose, self.name):
            field.setEnabled(on)
