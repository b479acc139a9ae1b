"""Tool tips that show words as they are."""

from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """Return a tool tip for words of others: Qt would read markup in them."""
    from html import escape  # slow to load, and no window opens with a tool tip

    return f"<p>{escape(text)}</p>" if text else ""


def short_tip(text: str) -> str:
    """Return a tool tip for a few words, which stay as they are unless Qt would read markup."""
    return plain_tip(text) if "<" in text else text


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip in others' words, and the same words to those who hear it."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(text)
