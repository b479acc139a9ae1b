"""An exported article as safe HTML, for the live preview before it is saved."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from formats.front_matter import split_front_matter
from formats.markdown_rendering import as_plain_html, is_too_hard, to_html
from formats.safe_html import sanitise

_INDENTED_FENCE = re.compile(
    r"^(?P<indent> {4,12})(?P<fence>`{3,}|~{3,})[^\n`]*\n"
    r"(?P<code>(?:.*\n){1,500}?)(?P=indent)(?P=fence)[ ]*$",
    re.M,
)
_LONGEST = 2_000_000
"""Code points of an export that is rendered; longer ones are shown as plain text."""


def preview_html(markdown: str) -> str:
    """Return an export as sanitised HTML: its front matter as a table, then the article.

    Highlights are ``<mark class="yellow">`` and so on, boilerplate is ``<small>``.
    """
    facts, body = split_front_matter(markdown)
    rendered = None if is_too_hard(body, _LONGEST) else to_html(_unfenced(body), own_tags=True)
    if rendered is None:
        return _table(facts) + as_plain_html(body)
    return _table(facts) + sanitise(rendered)


def _unfenced(body: str) -> str:
    """Turn fenced code inside notes into indented code; Python-Markdown knows no fence there."""

    def indented(fence: re.Match[str]) -> str:
        lines = fence["code"].rstrip("\n").split("\n")
        code = "\n".join(f"    {line}" if line.strip() else "" for line in lines)
        before = "" if body.endswith("\n\n", 0, fence.start()) else "\n"
        after = "" if body.startswith("\n\n", fence.end()) else "\n"
        return before + code + after

    return _INDENTED_FENCE.sub(indented, body)


def _table(facts: Mapping[str, Any]) -> str:
    if not facts:
        return ""
    rows = "".join(
        f"<tr><th>{_words(name)}</th><td>{_value(value)}</td></tr>" for name, value in facts.items()
    )
    return f"<table>{rows}</table>\n<hr>\n"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "<br>".join(f"{_words(name)}: {_value(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_words(each) for each in value)
    return _words(value)


def _words(value: Any) -> str:
    return escape(str(value), quote=False)
