"""A saved page to an element tree without anything hidden or active, whatever the page holds."""

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from formats.errors import FormatError

DEEPEST = 400
"""Elements inside one another; real pages stay far below, parsers suffer far above."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.I)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_GONE = ("script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "base")
_HEAD = {"title", "meta", "link", "base", "script", "style", "noscript", "template"}
_NEVER_HIDDEN = {"html", "body", "main", "article"}


def parse_page(page: str, name: str) -> Any:
    """Return the tree of a page.

    Raises:
        FormatError: the page holds no elements, or they are nested too deeply.
    """
    page = _NOT_XML.sub("", _DECLARATION.sub("", page, count=1))
    parser = html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, collect_ids=False
    )
    try:
        tree = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise FormatError(f"“{name}” holds no words that can be read.") from error
    cut_short = any("depth" in entry.message.lower() for entry in parser.error_log)
    if cut_short or _depth(tree) > DEEPEST:
        raise FormatError(
            f"“{name}” nests its elements too deeply to be read safely;"
            " copy its text in a browser and paste it."
        )
    _fill_body(tree)
    return tree


def keep_code(tree: Any) -> None:
    """Turn preformatted text into code, in place: the extraction would take it for a quotation."""
    for element in list(tree.iter("pre")):
        words, tail = "".join(element.itertext()), element.tail
        element.clear()
        element.tag, element.text, element.tail = "code", words, tail


def _fill_body(tree: Any) -> None:
    """Move what belongs to the body out of the head, where libxml2 puts HTML 5's elements of a
    page that leaves the tags of head and body out.
    """
    head, body = tree.find("head"), tree.find("body")
    strays = [] if head is None else [each for each in head if each.tag not in _HEAD]
    if strays and body is None:
        body = etree.SubElement(tree, "body")
    for place, stray in enumerate(strays):
        body.insert(place, stray)


def remove_hidden(tree: Any) -> None:
    """Take scripts, styles, hidden elements and remote references out of a tree, in place."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _GONE or _is_hidden(element):
            _drop(element)
    _show_formulas(tree)
    for element in tree.iter():
        for attribute in ("src", "srcset", "href", "data", "poster", "action", "background"):
            element.attrib.pop(attribute, None)


def _show_formulas(tree: Any) -> None:
    """Turn each MathML formula into its plain text, which the extraction would drop."""
    for formula in list(tree.iter("math")):
        for source in list(formula.iter("annotation", "annotation-xml")):
            _drop(source)
        words = " ".join("".join(formula.itertext()).split())
        tail = formula.tail
        formula.clear()
        formula.tag, formula.text, formula.tail = "span", words, tail


def _is_hidden(element: Any) -> bool:
    """Tell whether an element is not shown. A page opened behind a dialogue hides its article
    from assistive tools, so aria-hidden does not count on the elements that hold everything.
    """
    if element.tag in _NEVER_HIDDEN:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _drop(element: Any) -> None:
    """Remove an element with its content; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    element_before = element.getprevious()
    if element.tail and element_before is not None:
        element_before.tail = (element_before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _depth(tree: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
