"""The options of ``notes``; ui/command_notes.py says what they mean."""

from collections.abc import Callable

import click

from annotation.entities import Label

Command = Callable[..., int | None]

_DAY = click.DateTime(["%Y-%m-%d"])

_OPTIONS = (
    click.option("--search", default="", metavar="WORDS", help="Passage, note or tags hold these."),
    click.option(
        "--colour", "colours", multiple=True, metavar="NAME", help="A colour; may be given often."
    ),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag, or one below it."),
    click.option(
        "--label",
        type=click.Choice([label.value for label in Label], case_sensitive=False),
        help="The passage holds a name with this label.",
    ),
    click.option("--entity", default="", metavar="NAME", help="The passage names this."),
    click.option("--source", metavar="NAME", help="The article's source."),
    click.option("--since", type=_DAY, help="Made on this day or later."),
    click.option("--until", type=_DAY, help="Made on this day or earlier."),
    click.option(
        "--by-article", is_flag=True, help="--since and --until mean the date of the article."
    ),
    click.option(
        "--with-note/--without-note", "has_note", default=None, help="Has words of yours."
    ),
    click.option("--orphan", is_flag=True, help="Its passage is no longer in the text."),
    click.option("--fuzzy", is_flag=True, help="Its passage was found again by likeness only."),
    click.option("--newest", is_flag=True, help="List by when they were made, the newest first."),
    click.option("--limit", type=click.IntRange(1, 2**31), help="At most so many."),
    click.option("--markdown", is_flag=True, help="Print them as one Markdown text."),
)


def notes_options(command: Command) -> Command:
    """Give a command these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
