"""YAML front matter: the block between two ``---`` lines at the top of a Markdown file."""

import re
from collections.abc import Mapping
from typing import Any

_FENCED = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_LONGEST = 100_000
"""Code points of front matter that are parsed; more is taken for text."""


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter's values and the text after it.

    What is not valid YAML, or no mapping, is no front matter: the text then comes back whole.
    """
    found = _FENCED.match(text) if text.startswith("---") else None
    if not found or len(found[1]) > _LONGEST:
        return {}, text
    values = _parsed(found[1])
    return ({}, text) if values is None else (values, text[found.end() :])


def dump_front_matter(values: Mapping[str, Any]) -> str:
    """Return values as front matter with every string in double quotes.

    Double quotes read the same in YAML 1.1 and 1.2, whatever the string holds.
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes values in double quotes and keys plainly."""

    Dumper.add_representer(_Quoted, _represent)
    body = yaml.dump(
        _quoted(values),
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=float("inf"),
    )
    return f"---\n{body}---\n"


class _Quoted(str):
    """A string to be written in double quotes."""

    __slots__ = ()


def _represent(dumper: Any, words: _Quoted) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style='"')


def _quoted(value: Any) -> Any:
    if isinstance(value, str):
        return _Quoted(value)
    if isinstance(value, Mapping):
        return {key: _quoted(each) for key, each in value.items()}
    return [_quoted(each) for each in value]


def _parsed(source: str) -> dict[str, Any] | None:
    import yaml

    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None
    if values is None:
        return {}
    return {str(key): each for key, each in values.items()} if isinstance(values, dict) else None
