"""What the labels are called on the screen, and in which groups they are switched."""

from annotation.entities import Label

NAMES = {
    Label.PERSON: "People",
    Label.ORG: "Organisations",
    Label.PLACE: "Places",
    Label.NORP: "Groups",
    Label.EVENT: "Events",
    Label.PRODUCT: "Products",
    Label.DATE: "Dates",
    Label.TIME: "Times",
    Label.QUANTITY: "Quantities",
    Label.MONEY: "Money",
    Label.PERCENT: "Percentages",
}
ONE = {
    Label.PERSON: "Person",
    Label.ORG: "Organisation",
    Label.PLACE: "Place",
    Label.NORP: "Group",
    Label.EVENT: "Event",
    Label.PRODUCT: "Product",
    Label.DATE: "Date",
    Label.TIME: "Time",
    Label.QUANTITY: "Quantity",
    Label.MONEY: "Money",
    Label.PERCENT: "Percentage",
}
"""What one thing with a label is called."""
SHOWN_AT_FIRST = frozenset({Label.PERSON, Label.ORG, Label.PLACE, Label.EVENT, Label.PRODUCT})
NAME_LABELS = SHOWN_AT_FIRST | {Label.NORP}
SWITCHES: tuple[tuple[str, tuple[Label, ...]], ...] = (
    ("People", (Label.PERSON,)),
    ("Organisations", (Label.ORG,)),
    ("Places", (Label.PLACE,)),
    ("Groups", (Label.NORP,)),
    ("Events", (Label.EVENT,)),
    ("Products", (Label.PRODUCT,)),
    ("Dates", (Label.DATE, Label.TIME)),
    ("Numbers", (Label.QUANTITY, Label.MONEY, Label.PERCENT)),
)
"""The legend: each switch with the labels it shows, in order."""


def labels_from(kept: object) -> frozenset[Label]:
    """Return the labels to show: those kept among the settings, or else the usual ones."""
    if isinstance(kept, list):
        return frozenset(label for label in Label if label.value in kept)
    return SHOWN_AT_FIRST
