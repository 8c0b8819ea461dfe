from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.adapters.drawing.colours import Colour, in_both_schemes, on_dark, parsed
from cxmap.adapters.drawing.look import ROLES

STYLESHEET = (Path(__file__).parents[3] / "theme/assets/diagrams.css").read_text(encoding="utf-8")
LIGHT_PAGE, DARK_PAGE = "#ffffff", "#1e2029"
COLOURS = st.builds(Colour, *[st.floats(0, 1)] * 3)


def scheme(opening: str) -> dict[str, str]:
    block = STYLESHEET.partition(opening)[2].partition("}")[0]
    return dict(re.findall(r"--cxmap-diagram-([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = scheme(":root {")
DARK = {**LIGHT, **scheme('[data-md-color-scheme="slate"] {')}
UNDER_INK = ("paper", "box", "second", "third", "group", "note", *(f"stage-{count}" for count in range(8)))
# What Mermaid draws eyes and mouths in.
FEATURES = Colour(0.4, 0.4, 0.4)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2."""
    lower, higher = sorted((one.luminance, other.luminance))
    return (higher + 0.05) / (lower + 0.05)


def ratio(one: str, other: str) -> float:
    first, second = parsed(one), parsed(other)
    assert first
    assert second
    return contrast(first, second)


def test_stylesheet_names_the_colours_that_drawings_use() -> None:
    assert {role: colour for colour, role in ROLES.items()} == LIGHT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", UNDER_INK)
def test_text_is_legible_on_every_ground(colours: dict[str, str], ground: str) -> None:
    assert ratio(colours["ink"], colours[ground]) >= 4.5


@pytest.mark.parametrize(("colours", "features"), [(LIGHT, FEATURES), (DARK, on_dark(FEATURES))], ids=["light", "dark"])
def test_faces_can_be_told_apart(colours: dict[str, str], features: Colour) -> None:
    face = parsed(colours["face"])

    assert face
    assert contrast(features, face) >= 3


@pytest.mark.parametrize(("colours", "page"), [(LIGHT, LIGHT_PAGE), (DARK, DARK_PAGE)], ids=["light", "dark"])
def test_text_and_lines_are_visible_on_the_page(colours: dict[str, str], page: str) -> None:
    assert ratio(colours["ink"], page) >= 7
    assert ratio(colours["line"], page) >= 4.5
    assert ratio(colours["edge"], page) >= 3


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_on_a_dark_page(one: Colour, other: Colour) -> None:
    assert contrast(on_dark(one), on_dark(other)) == pytest.approx(contrast(one, other), rel=0.01)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#fff", "#ffffff"),
        ("#ABCDEF", "#abcdef"),
        ("#abcd", "#aabbccdd"),
        ("rgb(1, 2, 3)", "#010203"),
        ("rgba(0,0,0,0.5)", "#00000080"),
        ("rgb(100% 0% 0% / 50%)", "#ff000080"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(-240, 100%, 25%)", "#008000"),
        ("RebeccaPurple", "#663399"),
    ],
)
def test_colour_is_read_as_css_reads_it(text: str, expected: str) -> None:
    colour = parsed(text)

    assert colour
    assert colour.hexadecimal == expected


@pytest.mark.parametrize("value", ["none", "transparent", "currentColor", "inherit", "url(#red)", "rgb(1)", "red-ish"])
def test_what_is_no_colour_stays(value: str) -> None:
    assert in_both_schemes(value) == value


def test_colour_with_a_role_leaves_its_dark_self_to_the_stylesheet() -> None:
    assert in_both_schemes("#1F2430") == "var(--cxmap-diagram-ink,#1f2430)"


def test_other_colour_brings_its_dark_self() -> None:
    assert in_both_schemes("white !important") == "light-dark(#ffffff,#000000) !important"
