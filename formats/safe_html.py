"""Sanitise the HTML of a note or a preview: the one place that says what may be shown."""

from annotation.notes import Colour

_TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre",
    "code", "em", "strong", "del", "sub", "sup", "small", "mark", "a", "div", "table", "thead",
    "tbody", "tr", "th", "td", "dl", "dt", "dd",
}  # fmt: skip
_COLOURS = {colour.value for colour in Colour}


def sanitise(html: str) -> str:
    """Return HTML without scripts, styles, pictures and events; links lead to the web or to mail.

    Links inside the page (footnotes) stay.
    """
    import nh3

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={
            "a": {"href", "title"},
            "li": {"id"},
            "sup": {"id"},
            "ol": {"start"},
            "th": {"align"},
            "td": {"align"},
        },
        allowed_classes={"mark": _COLOURS, "div": {"footnote"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        clean_content_tags=set(),
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id":
        return value if value.startswith(("fn:", "fnref")) else None
    if name != "href":
        return value
    inside = value.startswith(("#fn:", "#fnref"))
    return value if inside or value.lower().startswith(("http://", "https://", "mailto:")) else None
