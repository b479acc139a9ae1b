"""Tool tips that show words as they are."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a tool tip for words of others: Qt would read markup in them."""
    return f"<p>{escape(text)}</p>" if text else ""
