"""The main job without a window: articles in and out, notes, names, and what was decided of them.

No Qt here or in anything imported from here. What each command does is in ui/command_work.py,
ui/command_decisions.py, ui/command_entities.py and ui/command_history.py.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from annotation.entities import Label
from annotation.notes import Colour
from annotation.tags import clean_tag
from ui import (
    command_decisions,
    command_entities,
    command_history,
    command_notes,
    command_versions,
    command_work,
)
from ui.command_notes_options import notes_options
from ui.command_session import Session, in_words
from ui.opening import OpenWindow, open_files
from ui.output import Output, let_go_of_stdout, say, speak_utf8
from ui.places import NAME, VERSION

Command = Callable[..., int | None]


def run_command_line(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments ask for and return the exit status.

    0: all done; 1: something failed, the rest is done; 2: wrong usage; 130: interrupted.
    Whatever goes wrong is said in one line on stderr.
    """
    speak_utf8()
    try:
        session = Session(open_window)
        status = pressmark.main(
            list(arguments), prog_name=NAME.lower(), standalone_mode=False, obj=session
        )
        return status if isinstance(status, int) else 0
    except click.UsageError as error:
        say(f"{error.format_message()} See --help.")
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        let_go_of_stdout()
        return 1
    except Exception as error:
        say(in_words(error))
        let_go_of_stdout()
        return 1


class _Pressmark(click.Group):
    """The commands; whatever does not begin with one of them are files for the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the window where the first word is no command."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "window", _window, args


def _choose_archive(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.find_object(Session).named = Path(value)  # type: ignore[union-attr]


def _archive_option(command: Command) -> Command:
    return click.option(
        "--archive",
        metavar="PATH",
        callback=_choose_archive,
        expose_value=False,
        help="The archive to use instead of the default one.",
    )(command)


def _options(command: Command) -> Command:
    as_json = click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON object per line."
    )
    return _archive_option(as_json(command))


@click.group(cls=_Pressmark, invoke_without_command=True, subcommand_metavar="[COMMAND | FILE...]")
@_archive_option
@click.version_option(VERSION, message="%(prog)s %(version)s")
@click.pass_context
def pressmark(context: click.Context) -> int:
    """Read articles, mark who and what they name, keep notes. Opens the window unless given a
    command."""
    if context.invoked_subcommand is None:
        return open_files(context.obj.open_window, context.obj.named, ())
    return 0


@click.command("window")
@_archive_option
@click.argument("files", nargs=-1)
@click.pass_obj
def _window(session: Session, files: tuple[str, ...]) -> int:
    """Open the window with files."""
    if not os.path.lexists(files[0]):
        names = ", ".join(pressmark.commands)
        raise click.UsageError(
            f"There is no command and no file “{files[0]}”. The commands are {names}."
        )
    return open_files(session.open_window, session.named, files)


@pressmark.command()
@_options
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.pass_obj
def add(session: Session, sources: tuple[str, ...], as_json: bool) -> int:
    """Keep articles from text, Markdown or saved HTML files; - is standard input."""
    return command_work.add(session, sources, Output(as_json))


@pressmark.command("list")
@_options
@click.pass_obj
def list_articles(session: Session, as_json: bool) -> int:
    """List the articles, newest first."""
    return command_work.list_articles(session, Output(as_json))


@pressmark.command()
@_options
@click.argument("article_id", type=int, metavar="ID")
@click.pass_obj
def show(session: Session, article_id: int, as_json: bool) -> int:
    """Show an article with the names and annotations in it."""
    return command_work.show(session, article_id, Output(as_json))


@pressmark.command()
@_options
@click.argument("article_id", type=int, metavar="ID")
@click.option("--quote", required=True, metavar="TEXT", help="The words to mark, as they stand.")
@click.option("--prefix", default="", metavar="TEXT", help="Words right before the quote.")
@click.option("--suffix", default="", metavar="TEXT", help="Words right after the quote.")
@click.option("--note", default="", metavar="MARKDOWN", help="What you have to say about it.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given often.")
@click.option(
    "--colour",
    default=Colour.YELLOW.value,
    show_default=True,
    metavar="NAME",
    help=f"One of {', '.join(Colour)}, or what you call one of them.",
)
@click.pass_obj
def annotate(session: Session, /, as_json: bool, **what: Any) -> int:
    """Mark a passage of an article, with or without a note."""
    if not what["quote"].strip():
        raise click.UsageError("The quote is empty.")
    if not all(clean_tag(tag) for tag in what["tags"]):
        raise click.UsageError("A tag is empty.")
    passage = command_work.Passage(**what)
    try:
        return command_work.annotate(session, passage, Output(as_json))
    except command_work.UnknownColourError as error:
        raise click.UsageError(str(error)) from error


@pressmark.command()
@_options
@click.argument("query", nargs=-1, required=True)
@click.pass_obj
def search(session: Session, query: tuple[str, ...], as_json: bool) -> int:
    """Find articles by their titles, texts and notes, newest first."""
    return command_work.search(session, " ".join(query), Output(as_json))


@pressmark.command()
@_options
@notes_options
@click.pass_obj
def notes(session: Session, /, as_json: bool, **which: Any) -> int:
    """List the annotations of all articles, by what they are and what they hold."""
    if as_json and which["markdown"]:
        raise click.UsageError("Give either --json or --markdown.")
    try:
        return command_notes.list_notes(session, command_notes.wanted(**which), Output(as_json))
    except command_work.UnknownColourError as error:
        raise click.UsageError(str(error)) from error


@pressmark.command()
@_options
@click.argument("article_ids", nargs=-1, type=int, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="Export every article.")
@click.option("--to", "folder", required=True, metavar="FOLDER", help="Where the files go.")
@click.pass_obj
def export(
    session: Session, article_ids: tuple[int, ...], everything: bool, folder: str, as_json: bool
) -> int:
    """Write annotated articles as Markdown files."""
    if everything == bool(article_ids):
        raise click.UsageError("Give either the IDs of articles or --all.")
    ids = None if everything else article_ids
    return command_work.export(session, ids, Path(folder), Output(as_json))


@pressmark.command()
@_archive_option
@click.pass_obj
def check(session: Session) -> int:
    """Check that everything in the archive is whole."""
    return command_work.check_archive(session, Output())


@pressmark.command()
@_options
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--all", "everything", is_flag=True, help="List whom the whole archive names.")
@click.option(
    "--label",
    type=click.Choice([label.value for label in Label], case_sensitive=False),
    help="With --all: only names with this label.",
)
@click.option("--search", default="", metavar="WORDS", help="With --all: names that hold these.")
@click.option(
    "--limit",
    type=click.IntRange(1, 2**31),
    default=100,
    show_default=True,
    help="With --all: at most so many.",
)
@click.option("--articles", is_flag=True, help="With --all: say in which articles, too.")
@click.pass_obj
def entities(
    session: Session,
    /,
    sources: tuple[str, ...],
    as_json: bool,
    everything: bool,
    label: str | None,
    **which: Any,
) -> int:
    """Show the names in files without keeping anything, or with --all those of the archive."""
    if everything == bool(sources):
        raise click.UsageError("Give either files or --all.")
    if not everything:
        return command_work.entities(session, sources, Output(as_json))
    wanted = command_entities.Wanted(Label(label) if label else None, **which)
    return command_entities.list_entities(session, wanted, Output(as_json))


@pressmark.command()
@_options
@click.pass_obj
def undo(session: Session, as_json: bool) -> int:
    """Take the last step back, wherever it was made."""
    return command_history.undo(session, Output(as_json))


@pressmark.command()
@_options
@click.pass_obj
def redo(session: Session, as_json: bool) -> int:
    """Do the step again that was undone last."""
    return command_history.redo(session, Output(as_json))


@pressmark.command()
@_options
@click.argument("step", type=int, metavar="STEP")
@click.pass_obj
def revert(session: Session, step: int, as_json: bool) -> int:
    """Take one step back by its number, where nothing later depends on it."""
    return command_history.revert(session, step, Output(as_json))


@pressmark.command()
@_options
@click.option(
    "--limit",
    type=click.IntRange(1, 2**31),
    default=100,
    show_default=True,
    help="At most so many steps.",
)
@click.pass_obj
def history(session: Session, limit: int, as_json: bool) -> int:
    """List what was changed, the newest step first."""
    return command_history.history(session, limit, Output(as_json))


@pressmark.command()
@_options
@click.argument("article_id", type=int, metavar="ID")
@click.option("--accept", type=int, metavar="N", help="Show this version, also an older one.")
@click.option("--reject", type=int, metavar="N", help="Do not want this version shown.")
@click.option(
    "--compare", nargs=2, type=int, metavar="N M", help="Tell what differs between two versions."
)
@click.pass_obj
def versions(session: Session, /, article_id: int, as_json: bool, **what: Any) -> int:
    """List the texts that an article has or had, newest first."""
    wanted = command_versions.Wanted(**what)
    if wanted.acts > 1:
        raise click.UsageError("Give only one of --accept, --reject and --compare.")
    return command_versions.versions(session, article_id, wanted, Output(as_json))


@pressmark.group("decisions")
@_archive_option
def decisions() -> None:
    """What you decided about names: list it, or take it out of the archive and into another."""


@decisions.command("list")
@_options
@click.pass_obj
def list_decisions(session: Session, as_json: bool) -> int:
    """List the decisions in the order they were made."""
    return command_decisions.list_decisions(session, Output(as_json))


@decisions.command("export")
@_options
@click.argument("file", metavar="FILE")
@click.pass_obj
def export_decisions(session: Session, file: str, as_json: bool) -> int:
    """Write the decisions into a file of tab-separated values."""
    return command_decisions.export_file(session, Path(file), Output(as_json))


@decisions.command("import")
@_options
@click.argument("file", metavar="FILE")
@click.pass_obj
def import_decisions(session: Session, file: str, as_json: bool) -> int:
    """Take in the decisions of a file of tab-separated values."""
    return command_decisions.import_file(session, Path(file), Output(as_json))
