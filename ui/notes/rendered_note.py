"""A note's Markdown as the panel shows it."""

from functools import lru_cache

_STYLE = (
    "<style>ul, ol { margin: 3px 0 3px 0; -qt-list-indent: 0; } li { margin-left: 14px; }"
    " h1, h2, h3, h4 { font-size: medium; margin: 4px 0 2px 0; } p { margin: 3px 0 3px 0; }"
    " code, pre { font-family: monospace; } blockquote { margin: 3px 0 3px 12px; }"
    " td, th { padding: 1px 8px 1px 0; }</style>"
)
"""Qt's own defaults are those of a page, too wide for a card."""


@lru_cache(maxsize=512)
def rendered_note(markdown: str, whole: tuple[bool, ...] = ()) -> str:
    """Return sanitised HTML of a note; the Markdown library is loaded with the first one."""
    from formats.note_html import render_note  # not needed before the first note is shown

    return _STYLE + render_note(markdown, whole)
