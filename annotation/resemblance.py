"""How much of one text stands in another, and whether two addresses are of one page. Pure."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

MOST_LETTERS = 300_000
"""Code points of a text that are compared; what two books share shows long before."""

SIMILAR = 0.6
"""From so much on two texts of the same title are clearly one article."""

RELATED = 0.3
"""From so much on a file that was written anew still holds the same article."""

_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\W\u2e80-\u9fff\uac00-\ud7af]+")
"""A word; in Chinese, Japanese and Korean, which do not part words, a sign."""

_TRACKING = re.compile(
    r"(?:utm_|pk_|mtm_|piwik_|at_|hsa_|oly_).*|_ga|_gl|_hs(?:enc|mi)|cmpid|dclid|fbclid|gbraid"
    r"|gclid|gclsrc|igsh|igshid|mc_cid|mc_eid|mkt_tok|msclkid|ocid|ref_src|ref_url|s_cid|smid"
    r"|twclid|wbraid|xtor|yclid|ysclid",
    re.I,
)
_PORTS = {"http": 80, "https": 443}


def words_of(text: str) -> list[str]:
    """Return the words of a text without regard to case; of a very long one the first."""
    return _WORD.findall(text[:MOST_LETTERS].casefold())


def resemblance(one: str, other: str) -> float:
    """Return how much of the shorter of two texts stands in the other, from 0 to 1.

    Compared are three words in a row, each once, so that words which every text has do not
    count; of texts with fewer than three words, the words.
    """
    first, second = sorted((_threes(one), _threes(other)), key=len)
    return len(first & second) / len(first) if first else 0.0


def _threes(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    if len(words) < 3:
        return {(word,) for word in words}
    return set(zip(words, words[1:], words[2:], strict=False))


def page_of(address: str) -> str:
    """Return what two addresses of one page have in common; "" where an address tells no page.

    Only http and https count. Left out are the scheme, the case of the host and a leading
    ``www.``, the usual port, who signs in, a slash at the end, parameters that only tell where a
    reader came from (``utm_...``, ``fbclid`` and the like) and the fragment, unless it is a path
    as in ``#!/story``. The front page of a site tells no page: what it shows is different every
    day.
    """
    parts = _split(address)
    if parts is None:
        return ""
    path = parts.path.rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    rest = path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return _host(parts) + rest if rest else ""


def beginnings_of_page(address: str) -> list[str]:
    """Return the ways in which addresses of the same page may begin, but for the host's case."""
    parts = _split(address)
    if parts is None or not page_of(address):
        return []
    rest = _host(parts) + parts.path.rstrip("/")
    return [f"{scheme}://{www}{rest}" for scheme in _PORTS for www in ("", "www.")]


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if known else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.")
    port = parts.port
    return host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
