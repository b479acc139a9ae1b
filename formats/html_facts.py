"""What a page says about itself: title, author, date, publication, address, language."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from formats.assembling import same_words

_SAVED_FROM = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+)?(?:url|saved from url)\s*[:=]\s*(?:\(\d+\))?(\S+)",
    re.I,
)
_TITLE_PARTS = re.compile(r"\s+[|»·•]\s+|\s+[–—-]\s+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)
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
        author=_line(found.author).replace("; ", ", "),
        source=_line(found.sitename) or host,
        published=published[0] if published else "",
        address=address,
        language=_language(tree, found),
    )


def _metadata(tree: Any, address: str) -> Document:
    dates = {"original_date": True, "extensive_search": False}
    try:
        return extract_metadata(tree, address or None, dates, False)
    except Exception:  # a page's broken metadata must not keep its text from being read
        return Document()


def _title(tree: Any, title: str) -> str:
    """Return the title, without the name of the site where the page's only headline shows it."""
    headlines = [_line(element.text_content()) for element in tree.iter("h1")]
    headlines = [words for words in headlines if words]
    if not title:
        return headlines[0] if headlines else _line(tree.findtext(".//title"))
    for words in headlines:
        parts = _TITLE_PARTS.split(title)
        if any(same_words(words, part) for part in parts) or same_words(words, title):
            return words
    return title


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
    return " ".join((words or "").split())
