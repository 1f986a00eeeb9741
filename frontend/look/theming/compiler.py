"""From tokens to the style file that is served: completed, pruned to what our styles use, checked for contrast."""

import re
from dataclasses import dataclass

from frontend.look.theming.bridge import bridge
from frontend.look.theming.colour import as_hex, contrast
from frontend.look.theming.ours import our_tokens
from frontend.look.theming.tokens import Tokens, resolve

USES = re.compile(r"var\(\s*(--[\w-]+)")
# What is read, on what, and the contrast it needs (WCAG 2.2 AA; body text gets AAA).
BUTTON = "--utrecht-button-primary-action"
PAIRS: tuple[tuple[str, str, str, float], ...] = (
    ("de tekst op een knop", f"{BUTTON}-color", f"{BUTTON}-background-color", 4.5),
    ("de tekst op een rode knop", f"{BUTTON}-danger-color", f"{BUTTON}-danger-background-color", 4.5),
    ("een link", "--basis-color-action-2-color-default", "--basis-color-default-bg-document", 4.5),
    ("een link op de pagina", "--basis-color-action-2-color-default", "--jr-page-bg", 4.5),
    ("gewone tekst", "--basis-color-default-color-document", "--basis-color-default-bg-document", 7),
    ("grijze tekst op de pagina", "--basis-color-default-color-subtle", "--jr-page-bg", 4.5),
    ("de rand van een invulveld", "--basis-form-control-border-color", "--basis-color-default-bg-document", 3),
    ("de tekst in de kop", "--jr-header-color", "--jr-header-bg", 4.5),
    ("een foutmelding", "--basis-color-negative-color-default", "--basis-color-default-bg-document", 4.5),
)


@dataclass(frozen=True)
class Illegible:
    """A pair of colours that a part of the readers cannot read."""

    what: str
    foreground: str
    background: str
    ratio: float
    needed: float

    def __str__(self) -> str:
        return (
            f"Het contrast van {self.what} is {self.ratio:.1f} ({self.foreground} op {self.background}); "
            f"nodig is {self.needed:g}."
        )


class ThemeRefused(ValueError):
    def __init__(self, illegible: list[Illegible]) -> None:
        super().__init__(" ".join(str(pair) for pair in illegible))
        self.illegible = illegible


def compile_theme(*, base: Tokens, theme: Tokens, used: set[str]) -> str:
    """The style file: one `:root` block with only the tokens in use. Refuses a theme that cannot be read."""
    complete = complete_theme(base=base, theme=theme)
    if illegible := find_illegible(complete):
        raise ThemeRefused(illegible)
    lines = (f"  {name}: {complete[name]};\n" for name in sorted(reachable(complete, used)))
    return ":root {\n" + "".join(lines) + "}\n"


def complete_theme(*, base: Tokens, theme: Tokens) -> Tokens:
    return base | our_tokens() | bridge(theme) | theme


def find_illegible(tokens: Tokens) -> list[Illegible]:
    found = []
    for what, front, back, needed in PAIRS:
        foreground, background = (as_hex(resolve(f"var({name})", tokens)) for name in (front, back))
        if foreground and background and (ratio := contrast(foreground, background)) < needed:
            found.append(Illegible(what, foreground, background, ratio, needed))
    return found


def reachable(tokens: Tokens, used: set[str]) -> set[str]:
    """The tokens that the styles name, and the tokens that those are made of."""
    kept: set[str] = set()
    waiting = [name for name in used if name in tokens]
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept.add(name)
            waiting += [other for other in USES.findall(tokens[name]) if other in tokens]
    return kept
