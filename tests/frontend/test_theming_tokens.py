"""A tokens file of a gemeente is data: whatever else is in it never reaches a browser."""

import pytest

from frontend.look.theming.tokens import is_safe, read_css, read_json, resolve

ATTACKS = {
    "fetches a picture": "url(https://kwaad.example/pixel.png)",
    "fetches with odd capitals": "URL (//kwaad.example)",
    "fetches through image-set": "image-set('a.png' 1x)",
    "reads an attribute": "attr(value)",
    "runs in an old browser": "expression(alert(1))",
    "closes the rule": "red} body{display:none",
    "adds a declaration": "red; background: blue",
    "opens a tag": "red</style><script>alert(1)</script>",
    "escapes characters": r"\75rl(https://kwaad.example)",
    "imports a style file": "@import 'https://kwaad.example/a.css'",
    "hides in a comment": "red/**/",
    "leaves a bracket open": "calc(1px",
    "closes a bracket too many": "1px) calc(2px",
    "leaves a quote open": "'Noto Sans",
    "runs a script": "javascript:alert(1)",
    "is endless": "1px " * 200,
    "is empty": "",
}
HONEST = [
    "#17616b",
    "16px",
    "1.5",
    "'Noto Sans', sans-serif",
    "var(--a, 3px)",
    "calc(1px + 2 * var(--b))",
    "rgb(0 0 0)",
]


@pytest.mark.parametrize("value", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_value_is_refused_when_it(value):
    assert not is_safe(value)


@pytest.mark.parametrize("value", HONEST)
def test_an_honest_value_is_accepted(value):
    assert is_safe(value)


def test_a_style_file_gives_its_custom_properties_and_nothing_else():
    reading = read_css(":root { --a: 1px; color: red; } .x-theme { --b: var(--a) } p { margin: 0 }")

    assert reading.tokens == {"--a": "1px", "--b": "var(--a)"}


def test_rules_inside_an_at_rule_are_skipped():
    reading = read_css("@media (prefers-color-scheme: dark) { :root { --a: #000; } } :root { --a: #fff; }")

    assert reading.tokens == {"--a": "#fff"}


def test_what_was_refused_is_reported():
    reading = read_css(":root { --logo: url(//kwaad.example); --a: 1px }")

    assert reading.tokens == {"--a": "1px"}
    assert reading.refused == [("--logo", "url(//kwaad.example)")]


def test_a_comment_cannot_carry_a_declaration():
    assert read_css(":root { /* --a: 1px; */ --b: 2px }").tokens == {"--b": "2px"}


def test_json_tokens_become_custom_properties():
    document = {
        "brand": {"kleur": {"$value": "#17616b", "$type": "color"}},
        "knop": {
            "kleur": {"value": "{brand.kleur}"},
            "font": {"$value": ["Noto Sans", "serif"]},
            "rand": {"$value": 2},
        },
    }

    assert read_json(document).tokens == {
        "--brand-kleur": "#17616b",
        "--knop-kleur": "var(--brand-kleur)",
        "--knop-font": "'Noto Sans', serif",
        "--knop-rand": "2",
    }


def test_json_token_sets_are_read_in_their_own_order():
    document = {
        "$metadata": {"tokenSetOrder": ["basis", "gemeente"]},
        "basis": {"kleur": {"$value": "#111"}},
        "gemeente": {"kleur": {"$value": "#222"}},
    }

    assert read_json(document).tokens == {"--kleur": "#222"}


def test_an_attack_in_json_is_refused_too():
    reading = read_json({"a": {"$value": "url(//kwaad.example)"}, "b;}": {"$value": "1px"}})

    assert reading.tokens == {}
    assert len(reading.refused) == 2


@pytest.mark.parametrize("document", [[], "x", None, {"$metadata": 3}, {"$metadata": {"tokenSetOrder": [1, "weg"]}}])
def test_a_json_file_that_holds_no_tokens_gives_none(document):
    assert read_json(document).tokens == {}


@pytest.mark.parametrize(
    ("value", "resolved"),
    [("#fff", "#fff"), ("var(--a)", "#111"), ("var(--none, 3px)", "3px"), ("var(--none)", ""), ("var(--loop)", "")],
)
def test_references_are_followed_to_their_value(value, resolved):
    assert resolve(value, {"--a": "var(--b)", "--b": "#111", "--loop": "var(--loop)"}) == resolved
