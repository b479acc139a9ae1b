"""Contrast in dialogs, panels and cards, computed after WCAG 2.2 in every theme.

What is on the page itself is in ``test_theme`` and ``test_legibility``.
"""

import re

import pytest
from PySide6.QtGui import QColor

from annotation.entities import Label
from tests.ui.test_theme import EVERY_THEME, contrast
from ui.archive.article_delegate import cue_ink, dim_ink, ground
from ui.entities.entity_delegate import CHOSEN as CHOSEN_ENTITY
from ui.entities.entity_delegate import heading_ink
from ui.entities.legend import TINT
from ui.entities.two_lines import CHOSEN, CHOSEN_FOCUSED, quiet_ink
from ui.palette.entry_model import CHOSEN as CHOSEN_ENTRY
from ui.row_state import RowState
from ui.style import style_sheet
from ui.theme import Theme, mixed, palette

HOVERED = 0.05
TEXT, SIGN = 4.5, 3.0

STATES = [
    RowState(chosen, focused, hovered)
    for chosen in (False, True)
    for focused in (False, True)
    for hovered in (False, True)
]


def grounds(theme: Theme) -> list[QColor]:
    """Return what words stand on in panels, dialogs and cards, with buttons under the pointer."""
    plain = [QColor(theme.panel), QColor(theme.panel_raised)]
    return [*plain, mixed(theme.text, theme.panel, 0.07), mixed(theme.text, theme.panel, 0.14)]


@EVERY_THEME
def test_words_and_quiet_words_can_be_read_on_every_ground(theme: Theme) -> None:
    assert min(contrast(theme.text, each) for each in grounds(theme)) >= TEXT
    assert min(contrast(theme.dim, each) for each in grounds(theme)[:3]) >= TEXT
    assert min(contrast(theme.accent, each) for each in grounds(theme)[:2]) >= TEXT


@EVERY_THEME
def test_rows_of_the_archive_can_be_read_chosen_or_not(theme: Theme) -> None:
    for state in STATES:
        for ink in (QColor(theme.text), dim_ink(theme, state), cue_ink(theme, state)):
            assert contrast(ink, ground(theme, state)) >= TEXT, state


@EVERY_THEME
@pytest.mark.parametrize("share", [CHOSEN, CHOSEN_FOCUSED])
def test_rows_of_names_can_be_read_while_chosen(theme: Theme, share: float) -> None:
    chosen = mixed(theme.accent, theme.panel, share)
    assert contrast(theme.text, chosen) >= TEXT
    assert contrast(quiet_ink(theme, chosen=True), chosen) >= TEXT
    assert contrast(quiet_ink(theme, chosen=False), QColor(theme.panel)) >= TEXT
    assert contrast(quiet_ink(theme, chosen=False), mixed(theme.text, theme.panel, HOVERED)) >= TEXT


@EVERY_THEME
def test_rows_of_entities_decisions_and_the_palette_can_be_read_while_chosen(theme: Theme) -> None:
    quiet = quiet_ink(theme, chosen=True)
    for chosen in (
        mixed(theme.accent, theme.panel, CHOSEN_ENTITY),
        mixed(theme.accent, theme.panel_raised, CHOSEN_ENTRY),
    ):
        assert contrast(theme.text, chosen) >= TEXT
        assert contrast(quiet, chosen) >= TEXT


@EVERY_THEME
def test_labels_can_be_read_as_headings_and_on_cards(theme: Theme) -> None:
    for colour in theme.labels.values():
        assert contrast(colour, theme.panel) >= TEXT
        assert contrast(colour, theme.panel_raised) >= TEXT
    chosen = mixed(theme.accent, theme.panel, CHOSEN_ENTITY)
    assert min(contrast(heading_ink(theme, each, chosen=True), chosen) for each in Label) >= TEXT


@EVERY_THEME
@pytest.mark.parametrize("label", Label)
def test_the_legend_and_the_chips_can_be_read_and_their_lines_be_seen(
    theme: Theme, label: Label
) -> None:
    for below in (theme.panel, theme.panel_raised):
        tint = mixed(theme.labels[label], below, TINT)
        assert contrast(theme.text, tint) >= TEXT
        assert contrast(theme.labels[label], tint) >= SIGN


@EVERY_THEME
def test_what_is_on_and_what_has_the_keys_is_seen(theme: Theme) -> None:
    assert min(contrast(theme.edge, outside) for outside in grounds(theme)[:3]) >= SIGN
    assert min(contrast(theme.accent, below) for below in grounds(theme)) >= SIGN
    assert contrast(theme.on_accent, theme.accent) >= TEXT


@EVERY_THEME
def test_signs_of_colour_are_seen_on_cards_and_bars(theme: Theme) -> None:
    for stripe in theme.stripes.values():
        assert contrast(stripe, theme.panel_raised) >= SIGN
    assert contrast(theme.accent, theme.line) >= SIGN


@EVERY_THEME
def test_the_style_sheet_and_the_palette_name_no_colour_of_their_own(theme: Theme) -> None:
    known = {
        QColor(each).name()
        for each in (
            *(theme.page, theme.text, theme.dim, theme.panel, theme.panel_raised, theme.line),
            *(theme.accent, theme.on_accent, theme.edge.name()),
            *(each.name() for each in grounds(theme)),
        )
    }
    used = {each.lower() for each in re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(theme))}
    assert used <= known
    colours = palette(theme)
    enabled = {
        colours.color(colours.ColorGroup.Active, role).name()
        for role in (colours.ColorRole.WindowText, colours.ColorRole.Text, colours.ColorRole.Link)
    }
    assert enabled <= known
