"""What the lists hold together ("UN = United Nations"), as folded names. No nltk here."""

from functools import lru_cache

from annotation.likeness import folded
from annotation.recognition.lexicon import RESOURCES, read_list

_LISTS = ("countries", "regions", "cities", "organisations", "events", "products")


@lru_cache(maxsize=1)
def canonical_names() -> dict[str, str]:
    """Return folded names with the folded name of the same thing that the lists prefer.

    Raises:
        LexiconError: a list is missing, empty or not UTF-8.
    """
    found: dict[str, str] = {}
    for name in _LISTS:
        for line in read_list(RESOURCES / "lexicon", name):
            other, _, preferred = line.partition(" = ")
            if preferred and not other.rstrip().endswith("?"):
                found[folded(other.strip())] = folded(preferred.removesuffix("?").strip())
    # Where a preferred name is another name itself, the last one counts.
    return {each: found.get(to, to) for each, to in found.items() if found.get(to, to) != each}
