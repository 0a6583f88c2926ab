from __future__ import annotations

import math
from itertools import combinations

import pytest

from dashboard.drawing.palette import (
    ASH,
    BY_HAND,
    HUES,
    NAMELESS,
    SYMBOLS,
    contrast,
    find_style,
    find_text_colour,
    read_rgb,
)
from dashboard.look import DARK, LIGHT, Theme

# Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
# severity 1.0; they work on linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES = [LIGHT, DARK]


def linear(colour: str) -> list[float]:
    parts = [part / 255 for part in read_rgb(colour)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def oklab(rgb: list[float]) -> tuple[float, float, float]:
    """Ottosson 2020, "A perceptual color space for image processing"."""
    r, g, b = rgb
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def seen(colour: str, blindness: str) -> tuple[float, float, float]:
    """The colour as seen, in a space where distance is difference."""
    rgb = linear(colour)
    turned = [sum(a * b for a, b in zip(row, rgb, strict=True)) for row in BLINDNESS[blindness]]
    return oklab([min(max(part, 0), 1) for part in turned])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("hue", [*HUES, ASH], ids=lambda hue: hue.light)
def test_every_colour_stands_out_from_the_ground(hue: object, theme: Theme) -> None:
    assert contrast(getattr(hue, theme.name), theme.ground) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("hue", HUES, ids=lambda hue: hue.light)
def test_names_in_a_colour_can_be_read(hue: object, theme: Theme) -> None:
    assert contrast(find_text_colour(getattr(hue, theme.name), theme.ground, theme.ink), theme.ground) >= 4.5


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_hues_are_told_apart(theme: Theme, blindness: str) -> None:
    # 0.02 is about what an eye just notices between two patches side by side; marks are small and apart.
    for one, other in combinations(HUES, 2):
        distance = math.dist(seen(getattr(one, theme.name), blindness), seen(getattr(other, theme.name), blindness))
        assert distance >= 0.05, (one, other, distance)


def test_main_producers_have_a_colour_and_mark_of_their_own() -> None:
    assert len(set(BY_HAND.values())) == len(BY_HAND)


def test_the_counters_of_violence_all_differ_in_hue() -> None:
    counters = ["picss", "pips", "crss", "iep", "satp", "ucdp", "acled", "pk_government"]
    assert len({BY_HAND[name].hue for name in counters}) == len(counters)


def test_a_producer_keeps_its_style_whoever_else_is_there() -> None:
    assert find_style("frontier_watch") == find_style("frontier_watch")
    assert find_style("frontier_watch") not in BY_HAND.values()
    assert find_style("frontier_watch").symbol in SYMBOLS


def test_counters_without_a_name_are_grey() -> None:
    assert find_style("elders_of_the_valley", "hospital_or_residents").hue == ASH
    assert {style.hue for style in NAMELESS.values()} == {ASH}


def test_the_diamond_is_kept_for_our_own_arithmetic() -> None:
    assert not any("diamond" in symbol for symbol in SYMBOLS)
