"""What a format module says when it cannot read something."""

MAX_TEXT_BYTES = 32 * 1024 * 1024
"""Largest plain text or Markdown file that is read, in bytes."""

MAX_HTML_BYTES = 16 * 1024 * 1024
"""Largest saved HTML page that is read, in bytes."""


class FormatError(Exception):
    """An article that cannot be read: one plain sentence, fit to be shown as it is."""
