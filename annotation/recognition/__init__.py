"""Words in, mentions out. nltk lives here and nowhere else; this file imports none of it."""

STAMP = "net/4"
"""Name and version of the recogniser, kept beside the mentions that it proposed."""
