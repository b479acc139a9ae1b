"""One entity, many names, within an article. [P ...] marks a person, [O] an organisation..."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.entities import Label, Mention, entities_of
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.loading import load_lexicon
from annotation.recognition.naming import name_all
from annotation.recognition.spans import Candidate

TOKENISER, LEXICON = load_lexicon(RESOURCES / "lexicon")
LABELS = {"P": Label.PERSON, "O": Label.ORG, "L": Label.PLACE, "N": Label.NORP}


def article(marked: str) -> tuple[str, list[Candidate]]:
    """Return the text without its marks, and the candidates that they mean."""
    text, found, at = "", [], 0
    for mark in re.finditer(r"\[([POLN]) ([^\]]*)\]", marked):
        text += marked[at : mark.start()]
        words = tuple(token.text for token in TOKENISER.words(mark[2] + " x")[:-1])
        place = len(text), len(text) + len(mark[2])
        found.append(Candidate(*place, LABELS[mark[1]], 0.9, "marked", words))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], found


def named(marked: str) -> tuple[str, tuple[Mention, ...]]:
    text, candidates = article(marked)
    return text, name_all(text, candidates, LEXICON)


def entities(marked: str) -> dict[str, tuple[str, ...]]:
    """Return every entity with its other spellings."""
    return {each.name: each.aliases for each in entities_of(*named(marked))}


def last(marked: str) -> Mention:
    return named(marked)[1][-1]


def test_a_last_name_means_the_person_of_that_name() -> None:
    found = entities("[P Vladimir Putin] spoke. President [P Putin] left. So did [P Putin's] car.")
    assert found == {"Vladimir Putin": ("Putin", "Putin's")}


def test_titles_stand_beside_the_name_not_in_it() -> None:
    _, mentions = named(
        "[N Russian] President [P Vladimir Putin] met Mr [P Stoltenberg], and"
        " [O NATO] Secretary-General [P Jens Stoltenberg] met chancellor [P Olaf Scholz]."
        " The actor [P Tom Hanks] was there."
    )
    titles = [each.title for each in mentions if each.label is Label.PERSON]
    assert titles == ["Russian President", "Mr", "NATO Secretary-General", "chancellor", ""]


@pytest.mark.parametrize(
    "learnt",
    [
        "[N Russian] President [P Vladimir Putin] spoke.",
        "[L Russia]’s neighbours listened to the [N Russian] president, [P Vladimir Putin].",
        "[P Vladimir Putin], the [N Russian] president, spoke.",
        "[P Vladimir Putin], president of [L Russia], spoke.",
        "The president of [L Russia], [P Vladimir Putin], spoke.",
    ],
)
@pytest.mark.parametrize(
    "phrase",
    ["the [N Russian] President", "The [N Russian] president", "the president of [L Russia]"],
)
def test_a_description_means_the_one_person_it_fits(learnt: str, phrase: str) -> None:
    text, mentions = named(f"{learnt} Later {phrase} left.")
    described = mentions[-1]
    assert (described.entity, described.label) == ("Vladimir Putin", Label.PERSON)
    assert described.span.of(text).casefold() == re.sub(r"\[. |\]", "", phrase).casefold()
    assert described.score < 0.6
    assert "Vladimir Putin" in described.reason
    assert "description" in described.reason


def test_a_description_of_an_organisations_head() -> None:
    text = (
        "[O NATO] Secretary General [P Jens Stoltenberg] came. The [O NATO] secretary-general left."
    )
    assert last(text).entity == "Jens Stoltenberg"


@pytest.mark.parametrize(
    "text",
    [
        "[P Vladimir Putin] spoke. The [N Russian] president left.",
        "[N Russian] President [P Vladimir Putin] and [N Russian] President [P Dmitry Medvedev]"
        " spoke. The [N Russian] president left.",
        "Former [N Russian] President [P Dmitry Medvedev] spoke. The [N Russian] president left.",
        "[N French] President [P Emmanuel Macron] spoke. The [N Russian] president left.",
        "[N Russian] President [P Vladimir Putin] spoke. A [N Russian] president left.",
        "[N Russian] President [P Vladimir Putin] spoke. The [N Russian] presidential guard left.",
        "[N Russian] President [P Vladimir Putin] spoke. The [N Russian] president-elect left.",
        "[N Russian] President [P Vladimir Putin] spoke. The [N Russian] President Somebody left.",
    ],
)
def test_a_description_that_may_mean_another_is_left_alone(text: str) -> None:
    assert last(text).label is Label.NORP


def test_a_description_beside_the_name_itself_is_not_marked_twice() -> None:
    text = "The [N Russian] president, [P Vladimir Putin], met the [N Russian] President [P Putin]."
    assert [each.label for each in named(text)[1]] == [Label.NORP, Label.PERSON] * 2


def test_two_people_of_one_last_name_stay_two() -> None:
    found = entities("[P George W. Bush] came. [P George H. W. Bush] did not.")
    assert found == {"George W. Bush": (), "George H. W. Bush": ()}


def test_the_full_name_nearest_before_decides_whom_a_last_name_means() -> None:
    between = "He was asked about many things and had much to say about all of them. " * 3
    text = (
        f"[P Hillary Clinton] came. {between} [P Bill Clinton] spoke. {between} [P Clinton] left."
    )
    assert last(text).entity == "Bill Clinton"


def test_a_last_name_after_both_in_one_breath_goes_to_neither() -> None:
    mention = last("[P Hillary Clinton] and [P Bill Clinton] came. [P Clinton] left.")
    assert mention.entity == "Clinton"
    assert mention.reason == "marked; could be Hillary Clinton or Bill Clinton"


def test_a_last_name_before_both_goes_to_neither() -> None:
    _, mentions = named("[P Clinton] left. [P Hillary Clinton] met [P Bill Clinton].")
    assert mentions[0].entity == "Clinton"


def test_a_title_can_decide() -> None:
    text = "President [P Bill Clinton] and Mrs [P Hillary Clinton] came. Mrs [P Clinton] left."
    assert last(text).entity == "Hillary Clinton"


def test_a_longer_name_takes_the_shorter_one_in() -> None:
    found = entities("[P Gabriel García] wrote. [P Gabriel García Márquez] won. [P Márquez] slept.")
    assert list(found) == ["Gabriel García Márquez"]


def test_slips_of_one_letter_come_together_under_the_usual_spelling() -> None:
    found = entities("[P Dmitry Pesko] said. [P Dmitry Peskov] said. [P Dmitry Peskov] left.")
    assert found == {"Dmitry Peskov": ("Dmitry Pesko",)}
    found = entities("[P Dmitri Peskov] said. [P Dmitry Peskov] said. [P Dmitry Peskov] left.")
    assert found == {"Dmitry Peskov": ("Dmitri Peskov",)}
    found = entities("[P Jens Stoltenberg] said. [P Stoltenburg] left. [P Stoltenberg] too.")
    assert found == {"Jens Stoltenberg": ("Stoltenburg", "Stoltenberg")}
    found = entities("[O Rosneft] said. [O Rosnefft] said. [O Rosneft] left.")
    assert found == {"Rosneft": ("Rosnefft",)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[P Maria Rossi]", "[P Mario Rossi]"),
        ("[P Jan Hansen]", "[P Jon Hansen]"),
        ("[P Anna Olsen]", "[P Anna Ilsen]"),
        ("[L Slovakia]", "[L Slovenia]"),
        ("[O Channel 41]", "[O Channel 42]"),
        ("[O Rosneft]", "[L Rosneff]"),
    ],
)
def test_names_that_may_be_two_stay_two(one: str, other: str) -> None:
    assert len(entities(f"{one} said. {other} said. {other} left.")) == 2


def test_an_acronym_in_brackets_is_the_full_name() -> None:
    found = entities(
        "The [O Global Harbour Alliance] (GHA) met. The [O GHA] said no. A [P GHA] flag, a GHA hat."
    )
    assert found == {"Global Harbour Alliance": ("GHA",)}
    _, mentions = named("The [O Global Harbour Alliance] (GHA) met. A GHA flag. The GHAB stayed.")
    assert [each.label for each in mentions] == [Label.ORG] * 3
    assert "brackets" in mentions[1].reason


def test_the_full_name_may_stand_in_the_brackets() -> None:
    found = entities("The [O GHA] ([O Global Harbour Alliance]) met. [O GHA] said no.")
    assert found == {"Global Harbour Alliance": ("GHA",)}


def test_initials_without_brackets_need_exactly_one_name_that_fits() -> None:
    assert list(entities("The [O Global Harbour Alliance] met. [O GHA] said no.")) == [
        "Global Harbour Alliance"
    ]
    found = entities(
        "[O Global Harbour Alliance] met [O German Hockey Association]. [O GHA] said no."
    )
    assert "GHA" in found


def test_what_brackets_explain_goes_before_the_lists() -> None:
    found = entities("The [O Western Harbour Office] (WHO) met. [O WHO] said no.")
    assert found == {"Western Harbour Office": ("WHO",)}


def test_spellings_and_listed_names_come_together() -> None:
    assert list(entities("[L U.S.] and [L US] and [L United States]")) == ["United States"]
    assert list(
        entities("[P Emmanuel Macron] spoke. [O Société Générale]. [O Societe Generale]")
    ) == [
        "Emmanuel Macron",
        "Société Générale",
    ]


PIECES = st.sampled_from(
    [
        *("[P Vladimir Putin]", "[P Putin]", "[P Dmitry Peskov]", "[P Pesko]", "[N Russian]"),
        *("the", "The", "President", "president", ",", ".", "(", ")", "GHA", "[O GHA]", "\n", "of"),
        *("[O Global Harbour Alliance]", "[L Russia]", "[P Lyudmila Putin]", "former", "[P 's]"),
    ]
)


@given(st.lists(PIECES, max_size=20))
def test_mentions_stay_in_order_and_never_overlap(pieces: list[str]) -> None:
    text, mentions = named(" ".join(pieces))
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.start < mention.end <= len(text)
        assert mention.entity
        assert "\n" not in mention.title
        ends.append(mention.end)
