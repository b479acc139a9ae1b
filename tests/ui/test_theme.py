"""Contrast, computed after WCAG 2.2."""

import pytest
from PySide6.QtGui import QColor

from annotation.entities import Label
from annotation.notes import Colour
from ui.reading.grounds import FOUND_TINT, On, seen, underline
from ui.theme import THEMES, UNDERLINES, Theme, mixed

EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def luminance(colour: str | QColor) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | QColor, other: str | QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@EVERY_THEME
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = [theme.page, theme.panel, theme.panel_raised, *theme.highlighters.values()]
    assert min(contrast(theme.text, ground) for ground in grounds) >= 4.5


@EVERY_THEME
def test_dim_text_can_be_read_beside_the_page(theme: Theme) -> None:
    grounds = (theme.page, theme.panel, theme.panel_raised)
    assert min(contrast(theme.dim, ground) for ground in grounds) >= 4.5


@EVERY_THEME
def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


BARE = (0, 0, 0, 0, 0)
ONE = [tuple(int(rank == place) for rank in range(5)) for place in range(5)]


@EVERY_THEME
def test_underlines_are_seen_on_the_page_and_on_every_highlighter(theme: Theme) -> None:
    for label in Label:
        for on in (On(counts, label) for counts in (BARE, *ONE)):
            below, line = seen(theme, on), underline(theme, on, label, decided=False)
            assert contrast(mixed(line.name(), below.name(), line.alphaF()), below) >= 3


@EVERY_THEME
@pytest.mark.parametrize("marked", [False, True])
def test_only_what_the_reader_decided_is_drawn_fully(theme: Theme, marked: bool) -> None:
    on = On(ONE[0] if marked else BARE, Label.PLACE)
    assert underline(theme, on, Label.PLACE, decided=False).alphaF() < 0.95
    assert underline(theme, on, Label.PLACE, decided=True).alphaF() == 1.0


@EVERY_THEME
def test_note_stripes_are_seen_on_the_page(theme: Theme) -> None:
    assert min(contrast(stripe, theme.page) for stripe in theme.stripes.values()) >= 3


@EVERY_THEME
def test_every_label_and_every_highlighter_has_a_colour(theme: Theme) -> None:
    assert set(theme.labels) == set(Label)
    assert set(theme.highlighters) == set(theme.stripes) == set(Colour)


def test_labels_of_one_colour_share_their_underline_and_others_differ() -> None:
    theme = THEMES["light"]
    by_colour: dict[str, set[str]] = {}
    for label, style in UNDERLINES.items():
        by_colour.setdefault(theme.labels[label], set()).add(style.value)
    assert all(len(styles) == 1 for styles in by_colour.values())
    assert len({style for styles in by_colour.values() for style in styles}) == len(by_colour)


@EVERY_THEME
def test_selected_and_found_words_can_be_read_on_every_highlighter(theme: Theme) -> None:
    for share in (theme.selection.alphaF(), FOUND_TINT):
        for ground in (theme.page, *theme.highlighters.values()):
            assert contrast(theme.text, mixed(theme.accent, ground, share)) >= 4.5


@EVERY_THEME
def test_fields_handles_and_the_focus_are_seen(theme: Theme) -> None:
    for ground in (theme.page, theme.panel, theme.panel_raised):
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.accent, ground) >= 3


@EVERY_THEME
def test_links_and_tabs_can_be_read(theme: Theme) -> None:
    for ground in (theme.page, theme.panel, theme.panel_raised):
        assert contrast(theme.accent, ground) >= 4.5
