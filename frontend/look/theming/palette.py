"""A whole theme from the few choices that a gemeente can make in a minute: colours, font, corners, header."""

import dataclasses
from typing import Literal

from frontend.look.theming.colour import WHITE, as_hex, contrast, from_oklch, text_on, to_oklch
from frontend.look.theming.tokens import Tokens

Scale = dict[int, str]

FALLBACK_FONTS = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
FONTS = ("Source Sans 3", "Noto Sans", "Atkinson Hyperlegible Next")
MOST_CHROMA = 0.2
# Per step: lightness, part of the brand's chroma, and the contrast on white that text in this step must have.
STEPS: dict[int, tuple[float, float, float]] = {
    50: (0.985, 0.12, 0),
    100: (0.955, 0.25, 0),
    200: (0.91, 0.45, 0),
    300: (0.82, 0.75, 0),
    400: (0.55, 1, 5.3),
    500: (0.46, 1, 7.6),
    600: (0.37, 0.9, 7.6),
    700: (0.23, 0.6, 7.6),
}
# The roles of the NL Design System's basis layer, and the step of the scale that plays each; 0 is white.
ROLES: dict[str, int] = {
    "bg-document": 0, "bg-subtle": 50, "bg-default": 100, "bg-hover": 200, "bg-active": 200,
    "border-subtle": 300, "border-default": 400, "border-hover": 500, "border-active": 500,
    "color-subtle": 400, "color-default": 500, "color-hover": 600, "color-active": 600, "color-document": 700,
    "inverse-bg-document": 600, "inverse-bg-subtle": 700, "inverse-bg-default": 500, "inverse-bg-hover": 600,
    "inverse-bg-active": 600, "inverse-border-subtle": 400, "inverse-border-default": 300, "inverse-border-hover": 200,
    "inverse-border-active": 200, "inverse-color-subtle": 300, "inverse-color-default": 0, "inverse-color-hover": 0,
    "inverse-color-active": 0, "inverse-color-document": 0,
}  # fmt: skip


class ChoiceRefused(ValueError):
    """A choice that cannot become a theme; the message is for the person who made it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choices:
    brand: str
    action: str = ""
    neutral: str = ""
    font: str = FONTS[0]
    radius: int = 8
    header: Literal["light", "brand"] = "light"
    page: str = ""

    def __post_init__(self) -> None:
        for name in ("brand", "action", "neutral", "page"):
            colour = getattr(self, name)
            if (name == "brand" or colour) and as_hex(colour) is None:
                raise ChoiceRefused(f"“{colour}” is geen kleur. Bijvoorbeeld: #17616b.")
        if self.font not in FONTS:
            raise ChoiceRefused(f"Kies een van deze lettertypen: {', '.join(FONTS)}.")
        if not 0 <= self.radius <= 24:
            raise ChoiceRefused("Kies een ronding van 0 tot en met 24.")


def generate(choices: Choices) -> Tokens:
    """Tokens for all colours. Text steps are dark enough on white whatever the brand colour, yellow and lime too."""
    brand, action = as_hex(choices.brand) or "", as_hex(choices.action or choices.brand) or ""
    tokens = colour_group(brand, "accent-1", "accent-2", "accent-3", "selected")
    tokens |= colour_group(action, "action-1", "action-2")
    if choices.neutral:
        tokens |= colour_group(as_hex(choices.neutral) or "", "default", "disabled")
    if contrast(action, WHITE) >= 4.5:
        # The exact house colour on buttons, where its text can be read.
        tokens["--basis-color-action-1-inverse-bg-default"] = action
    tokens |= _font(choices.font) | _corners(choices.radius) | _header(brand, choices.header)
    if choices.page:
        tokens["--jr-page-bg"] = as_hex(choices.page) or ""
    return tokens


def colour_group(colour: str, *groups: str) -> Tokens:
    steps = scale(colour)
    return {
        f"--basis-color-{group}-{role}": steps[step] if step else WHITE
        for group in groups
        for role, step in ROLES.items()
    }


def scale(colour: str) -> Scale:
    """Eight steps of one hue, from nearly white to nearly black."""
    _, chroma, hue = to_oklch(colour)
    most = min(chroma, MOST_CHROMA)
    return {step: shade(lightness, most * part, hue, needed) for step, (lightness, part, needed) in STEPS.items()}


def shade(lightness: float, chroma: float, hue: float, needed: float) -> str:
    """The colour at this lightness, or as much darker as its contrast on white asks."""
    colour = from_oklch(lightness, chroma, hue)
    while contrast(colour, WHITE) < needed:
        lightness -= 0.01
        colour = from_oklch(lightness, chroma, hue)
    return colour


def brand_mark(brand: str) -> Tokens:
    return {"--jr-brand": brand, "--jr-brand-contrast": text_on(brand)}


def _font(font: str) -> Tokens:
    family = f"'{font}', {FALLBACK_FONTS}"
    return {"--basis-text-font-family-default": family, "--basis-heading-font-family": family}


def _corners(radius: int) -> Tokens:
    control = f"{min(radius, 8)}px"
    return {
        "--basis-form-control-border-radius": control,
        "--basis-border-radius-sm": f"{radius // 2}px",
        "--basis-border-radius-md": f"{radius}px",
        "--basis-border-radius-lg": f"{radius * 8 // 5}px",
        "--utrecht-button-border-radius": f"{radius}px",
        "--jr-radius-card": f"{radius * 5 // 4}px",
        "--jr-radius-control": control,
    }


def _header(brand: str, kind: str) -> Tokens:
    tokens = brand_mark(brand)
    if kind == "brand":
        text = tokens["--jr-brand-contrast"]
        tokens |= {
            "--jr-header-bg": brand,
            "--jr-header-border": brand,
            "--jr-header-color": text,
            "--jr-header-active": text,
            "--jr-brandbar-size": "0px",
        }
    return tokens
