"""One small style file per theme: complete, pruned, and refused when it cannot be read."""

import pytest

from frontend.look.theming.compiler import ThemeRefused, compile_theme, reachable
from frontend.look.theming.sources import read_theme, theme_name
from frontend.look.theming.tokens import read_css

LEGIBLE = {
    "--utrecht-button-primary-action-color": "#ffffff",
    "--utrecht-button-primary-action-background-color": "#17616b",
    "--basis-color-default-bg-document": "#ffffff",
    "--basis-color-default-color-document": "#111111",
}


def test_only_tokens_that_the_styles_use_are_kept_with_what_they_are_made_of():
    tokens = {"--used": "var(--source)", "--source": "#111", "--other": "1px"}

    assert reachable(tokens, {"--used", "--unknown"}) == {"--used", "--source"}


def test_the_theme_wins_from_the_base():
    css = compile_theme(base=LEGIBLE | {"--a": "1px", "--b": "2px"}, theme={"--b": "3px"}, used={"--a", "--b"})

    assert read_css(css).tokens == {"--a": "1px", "--b": "3px"}


def test_an_older_theme_lends_its_button_colour_to_the_newer_names():
    older = {"--utrecht-button-primary-action-background-color": "hsl(150 100% 20%)"}

    css = compile_theme(base=LEGIBLE, theme=older, used={"--jr-brand", "--basis-color-accent-1-bg-default"})

    tokens = read_css(css).tokens
    assert tokens["--jr-brand"] == "#006633"
    assert tokens["--basis-color-accent-1-bg-default"].startswith("#")


def test_a_theme_with_an_illegible_button_is_refused_with_the_reason():
    pale = {"--utrecht-button-primary-action-background-color": "#ffe600"}

    with pytest.raises(ThemeRefused, match="contrast van de tekst op een knop"):
        compile_theme(base=LEGIBLE, theme=pale, used=set())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("zee.tokens.css", ":root { --jr-brand: #14507a }"),
        ("zee.json", '{"brand": "#14507a"}'),
        ("zee.tokens.json", '{"jr": {"brand": {"$value": "#14507a"}}}'),
    ],
)
def test_a_theme_comes_as_css_as_tokens_or_as_choices(tmp_path, name, text):
    source = tmp_path / name
    source.write_text(text)

    assert read_theme(source)["--jr-brand"] == "#14507a"
    assert theme_name(source) == "zee"
