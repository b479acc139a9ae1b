"""What a page says about itself: title, author, date, publication, address, language."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from annotation.article import canonical
from formats.assembling import same_words

_SAVED_FROM = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+)?(?:url|saved from url)\s*[:=]\s*(?:\(\d+\))?(\S+)",
    re.I,
)
_TITLE_PARTS = re.compile(r"\s+[|»·•]\s+|\s+[–—-]\s+")
_NOBODY = ("username", "admin", "administrator", "guest", "anonymous", "unknown", "user")
"""What stands where an author should, and names nobody."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)
_FEW_WORDS = 4
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """The metadata of a page; every field is empty where the page does not say it."""

    title: str = ""
    author: str = ""
    source: str = ""
    published: str = ""
    address: str = ""
    language: str = ""


def facts_of(tree: Any, page: str) -> Facts:
    """Read the metadata of a page from its tree and, for SingleFile's comment, its source."""
    saved_from = _SAVED_FROM.search(page[:4096])
    address = _web_address(saved_from[1]) if saved_from else ""
    found = _metadata(tree, address)
    address = _web_address(found.url or "") or address
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    published = _DATE.fullmatch(found.date or "")
    return Facts(
        title=_title(tree, _line(found.title)),
        author=_authors(_line(found.author)),
        source=_line(found.sitename) or host,
        published=published[0] if published else "",
        address=address,
        language=_language(tree, found),
    )


def _metadata(tree: Any, address: str) -> Document:
    dates = {"original_date": True, "extensive_search": False}
    try:
        return extract_metadata(tree, address or None, dates, False, set(_NOBODY))
    except Exception:  # a page's broken metadata must not keep its text from being read
        return Document()


def _title(tree: Any, found: str) -> str:
    """Return the headline: the heading that the page's own title repeats, else that title.

    A site puts its name behind the title ("Headline - Site"), and often a heading of its own on
    top; the heading that agrees with a part of the title is the article's.
    """
    stated = [_line(tree.findtext(".//title"))]
    headings = [_line(element.text_content()) for element in tree.iter("h1")]
    if found not in headings:
        stated.insert(0, found)
    stated = [words for words in stated if words]
    seconds = [_line(element.text_content()) for element in tree.iter("h2")]
    for title in stated:
        parts = [title, *_TITLE_PARTS.split(title)]
        for heading in headings + seconds:
            if any(same_words(heading, part) for part in parts):
                return heading
    if stated and (stated[0] == found or len(stated[0].split()) >= _FEW_WORDS or not headings):
        return _without_site(stated[0])
    return next((words for words in headings if words), "")


def _without_site(title: str) -> str:
    """Drop the name of the site at the end of a title: a few words after a bar or a dash."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2 or len(parts[-1].split()) > 3 or len(parts[0].split()) < _FEW_WORDS:
        return title
    return title[: title.rindex(parts[-1])].rstrip(" |»·•–—-")


def _authors(found: str) -> str:
    """Return the names, each once, without a lower-case word that strayed in behind."""
    names: dict[str, str] = {}
    for name in found.split(";"):
        words = name.split()
        while len(words) > 1 and words[-1][0].islower():
            words.pop()
        if words:
            names.setdefault(" ".join(words).casefold(), " ".join(words))
    return ", ".join(names.values())


def _language(tree: Any, found: Document) -> str:
    declared = tree.get("lang") or tree.get("xml:lang") or found.language or ""
    matched = _LANGUAGE.fullmatch(declared.strip())
    return matched[0].replace("_", "-") if matched else ""


def _web_address(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def _line(words: str | None) -> str:
    return " ".join(canonical(words or "").split())
