"""Recognise debris around an article: sign-up notices, share lines, adverts, source lines.

Precision before recall: a line counts only when all of it reads as debris, and a paragraph only
when it speaks to the reader about signing up, adverts or cookies in several of the usual phrases.
What is recognised is only given another kind; it stays in the text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from annotation.article import BlockKind

_LONGEST_LINE = 120
"""Code points up to which a block can be a debris line."""

_LONGEST_NOTICE = 700
"""Code points up to which a block can be a sign-up or cookie notice."""

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|instagram|tiktok|youtube|telegram"
    r"|messenger|mastodon|bluesky|threads|e-?mail|print|copy link)"
)
_PIECE = r"(?:article|story|page|post|link|video|gallery)"

_LINE_SHAPES = (
    # adverts
    r"advertisements?",
    r"sponsored (?:content|links|stories)",
    r"promoted (?:content|links|stories)",
    r"ad feedback",
    rf"{_PIECE} continues (?:below|after).*",
    r"scroll down (?:to|for) (?:continue|read|more)\b.*",
    # where the rest is
    r"source: ?read (?:the )?full (?:article|story).*",
    rf"read (?:the )?(?:full|original|whole) {_PIECE}(?: (?:here|at |on ).*)?",
    r"(?:continue reading|read on)(?: (?:below|the main story))?",
    r"(?:read|see|watch|learn|view) more(?: (?:here|stories|news|articles))?[.…>»→ ]*",
    r"(?:read|see) (?:more|also|next) ?: .*",
    r"also read ?: .*",
    r"don['’]t miss ?(?:\.\.\.|…|:).*",
    r"related(?: (?:articles?|stories|topics|posts|news|content|links|reading))? ?: .*",
    r"(?:related|recommended|trending|popular|latest|more) (?:articles|stories|posts|news) ?:?",
    r"recommended for you ?:?",
    r"trending now ?:?",
    r"you (?:may|might) also like ?:?",
    r"more (?:on this story|from this author)",
    r"most (?:read|popular|viewed|shared|commented)(?: (?:in|on|stories|articles|news) .{0,40})?",
    # sharing
    rf"share(?: this(?: {_PIECE})?)?(?: (?:on|via|with) {_NETWORK}.{{0,40}})?",
    rf"(?:copy|print|e-?mail|save|bookmark) this {_PIECE}",
    rf"(?:share ?[:|]? ?)?{_NETWORK}(?: ?[,|/·•]? ?{_NETWORK})+",
    rf"(?:please )?(?:follow|like|find|join) us (?:on|at|via) {_NETWORK}\b.*",
    # signing up
    r"(?:please )?(?:sign up|subscribe)(?: (?:now|today|here|free))?[.!]?",
    r"(?:please )?(?:sign up|subscribe)(?: (?:now|today|here|free))? (?:for|to) (?:our|the) .{0,60}"
    r"\b(?:newsletters?|e-?mail alerts?|podcast|channel)\b.{0,40}",
    r"get (?:our|the) .{3,60} (?:newsletter|in your inbox).{0,30}",
    r"(?:enter )?your e-?mail address.{0,20}",
    r"invalid e-?mail(?: address)?[.!]?",
    r"(?:log|sign) in(?: (?:or|/) (?:register|sign up|subscribe))?",
    r"(?:click|tap) (?:here|below) (?:to|for) .*",
    r"click here[.!]?",
    # small print
    r"(?:(?:\(c\)|©|copyright) ?)+\d{4}(?:[-–]\d{4})?\b.{0,90}",
    r".{0,90}\ball rights reserved\b.{0,30}",
    r"(?:accept|reject|manage) (?:all |your )?cookies?(?: (?:settings|preferences))?",
    r"cookie (?:settings|notice|preferences)",
    # controls of the page
    r"(?:skip to (?:main )?(?:content|navigation)|skip past newsletter promotion)",
    r"(?:back|return|jump) to (?:the )?top",
    r"(?:leave|post|add) a (?:comment|reply)",
    r"(?:\d+ comments?|comments ?\(\d+\))",
    r"(?:show|view|hide|load) (?:all |more )?comments",
    r"loading ?(?:\.\.\.|…)",
    r"please enable javascript.*",
    r"(?:this )?(?:video|image|content) is (?:not|no longer) available.?",
)
_LINES = re.compile("|".join(_LINE_SHAPES), re.I)

_PHRASES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bsign[- ]?up\b|\bsigning up\b|\bsubscrib(?:e|ing)\b|\bby registering\b",
        r"\bnewsletters?\b|\be-?mails? (?:from us|alerts?|updates?)\b|\binbox\b",
        r"\bunsubscribe\b|\bopt[- ]out\b",
        r"\bconsent(?:ed)?\b",
        r"\badverts? from\b",
        r"\b(?:personali[sz]ed|targeted|relevant) (?:ads|adverts|advertising|content)\b",
        r"\b(?:3rd|third)[- ]part(?:y|ies)\b|\bour (?:\d+ )?partners\b",
        r"\bprivacy (?:policy|notice|statement)\b|\bterms (?:of (?:use|service)|and conditions)\b",
        r"\bcookies?\b",
        r"\bmore info(?:rmation)?\.?\s*$|\bmore info\b",
        r"\b(?:improve|personali[sz]e) (?:our understanding|your experience)\b",
    )
)
_READER = re.compile(r"\byou(?:r|’ve|'ve|’re|'re)?\b", re.I)
_PUBLISHER = re.compile(r"\b(?:we|us|our|by (?:signing|subscribing|continuing|clicking))\b", re.I)
_SIGN_UP = re.compile(r"\bsign(?:ing)?[- ]?up\b|\bsubscri|\bnewsletter", re.I)
_QUOTED = re.compile(r"[“”\"„«»]")

_CAPTION = re.compile(
    r"""(?: (?:photo|image|picture|photograph|pic|video|watch|graphic|illustration|map|chart)
            (?:\ (?:credit|by|courtesy\ of))? \s* [:©] .{3,}
          | [\[(] \s* (?:photo|image|picture|photograph|pic|video|graphic) s? \s*
                (?:by|:|/|credit) .{2,} [\])]
          | (?:file\ (?:photo|picture|image)) \b .{0,160}
          | (?:getty(?:\ images)?|reuters|ap|afp|epa|shutterstock|alamy)
            (?: \s* / \s* [\w .]{2,40})? (?:\ images?|\ photo)? )""",
    re.I | re.X,
)
_TITLED = re.compile(r"[^\s:][^:]{1,40}: [^\s:].{5,110}")
_FINAL = re.compile(r"[.!?…][”’\"')\]]*$")


def debris_kind(words: str) -> BlockKind | None:
    """Return what a block's words are, BOILERPLATE or CAPTION, or None where not certain."""
    words = " ".join(words.split())
    if len(words) <= _LONGEST_LINE and _LINES.fullmatch(words):
        return BlockKind.BOILERPLATE
    if is_notice(words):
        return BlockKind.BOILERPLATE
    if len(words) <= _LONGEST_LINE and _CAPTION.fullmatch(words):
        return BlockKind.CAPTION
    return None


def is_notice(words: str) -> bool:
    """Tell whether a paragraph is a sign-up, newsletter, advert or cookie notice."""
    if len(words) > _LONGEST_NOTICE or _QUOTED.search(words):
        return False
    if not _READER.search(words) or not _PUBLISHER.search(words):
        return False
    return sum(1 for phrase in _PHRASES if phrase.search(words)) >= 3


def debris_kinds(blocks: Sequence[str]) -> list[BlockKind | None]:
    """Return the kind of each block as ``debris_kind`` does, with its neighbours in view.

    A line like "Topic: somebody on something" directly before a sign-up notice is the caption of
    a video player: the notice belongs to the player, and no section begins with it.
    """
    kinds = [debris_kind(words) for words in blocks]
    for place, (words, following) in enumerate(pairwise(blocks)):
        if place and kinds[place] is None and _is_video_title(words, following):
            kinds[place] = BlockKind.CAPTION
    return kinds


def _is_video_title(words: str, following: str) -> bool:
    if "\n" in words or not _TITLED.fullmatch(words) or _FINAL.search(words):
        return False
    return bool(_SIGN_UP.search(following)) and is_notice(" ".join(following.split()))
