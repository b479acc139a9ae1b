"""A note's Markdown as the panel shows it."""

from functools import lru_cache


@lru_cache(maxsize=512)
def rendered_note(markdown: str) -> str:
    """Return sanitised HTML of a note; the Markdown library is loaded with the first one."""
    from formats.note_html import render_note  # not needed before the first note is shown

    return render_note(markdown)
