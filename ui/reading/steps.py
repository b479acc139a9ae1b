"""The actions that go through the article, and those that reshape annotations on the page."""

from collections.abc import Callable
from functools import partial

from annotation.notes import Colour
from ui.reading.passages import Unit
from ui.reading.reading_pane import ReadingPane


def step_slots(reading: ReadingPane) -> dict[str, Callable[[], object]]:
    """Return what these actions of the table do."""
    sentences, walking = reading.marking.sentences, reading.walking
    slots: dict[str, Callable[[], object]] = {
        "grow": sentences.grow,
        "shrink": sentences.shrink,
        "hints": reading.hints.begin,
        "unfold": reading.unfold_all,
    }
    for word, by in (("next", 1), ("previous", -1)):
        slots[f"{word}_annotation"] = partial(walking.to_annotation, by)
        slots[f"{word}_annotation_here"] = partial(reading.cycling.step, by)
        slots[f"{word}_mention"] = partial(walking.to_mention, by)
        for unit in Unit:
            slots[f"{word}_{unit.value}"] = partial(sentences.step, by, unit)
            slots[f"select_{word}_{unit.value}"] = partial(sentences.extend, by, unit)
    return slots


def shape_slots(reading: ReadingPane) -> dict[str, Callable[[], object]]:
    """Return what the actions do that give annotations a colour and a shape."""
    highlight = reading.marking.highlight
    return {
        **{f"highlight_{colour.value}": partial(highlight, colour) for colour in Colour},
        "reshape": reading.reshaping.begin,
        "split": reading.several.split,
        "merge": reading.several.merge,
        "choose_here": reading.several.choose_here,
    }
