"""Whatever brand colour a gemeente has, its pages can be read."""

import pytest

from frontend.look import build
from frontend.look.theming.colour import as_hex, contrast
from frontend.look.theming.compiler import complete_theme, find_illegible
from frontend.look.theming.palette import ChoiceRefused, Choices, generate, scale

BRANDS = ["#17616b", "#2f6b2a", "#8c1d40", "#ffe600", "#7fba00", "#e17000", "#00a0e3", "#000000", "#ffffff", "#777777"]


@pytest.mark.parametrize("brand", BRANDS)
def test_text_in_the_brand_colour_can_be_read_on_white(brand):
    steps = scale(brand)

    assert contrast(steps[400], "#ffffff") >= 4.5
    assert contrast(steps[500], "#ffffff") >= 7


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("header", ["light", "brand"])
def test_a_generated_theme_has_no_illegible_pair(brand, header):
    theme = generate(Choices(brand=brand, neutral="#52584a", header=header, page="#f5f7f2"))

    assert find_illegible(complete_theme(base=build.base_tokens(), theme=theme)) == []


def test_a_legible_brand_colour_is_kept_exactly_on_buttons():
    assert generate(Choices(brand="#8c1d40"))["--basis-color-action-1-inverse-bg-default"] == "#8c1d40"


def test_a_yellow_brand_gets_a_darker_button():
    button = generate(Choices(brand="#ffe600"))["--basis-color-action-1-inverse-bg-default"]

    assert contrast(button, "#ffffff") >= 4.5


@pytest.mark.parametrize(
    "choices",
    [{"brand": "rood"}, {"brand": ""}, {"brand": "#17616b", "page": "x}"}, {"brand": "#17616b", "font": "Comic Sans"}],
)
def test_a_choice_that_is_no_colour_or_font_of_ours_is_refused(choices):
    with pytest.raises(ChoiceRefused):
        Choices(**choices)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#ABC", "#aabbcc"),
        ("rgb(23, 97, 107)", "#17616b"),
        ("hsl(0deg 100% 50%)", "#ff0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("var(--x)", None),
        ("currentColor", None),
    ],
)
def test_colours_are_read_in_every_notation_that_themes_use(written, read):
    assert as_hex(written) == read
