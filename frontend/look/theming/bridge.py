"""Older themes know only component tokens such as a button's colour; derive the basis layer from what they do say."""

from frontend.look.theming.colour import WHITE, as_hex, contrast
from frontend.look.theming.palette import brand_mark, colour_group
from frontend.look.theming.tokens import Tokens, resolve

BUTTON = "--utrecht-button-primary-action-background-color"
LINK = "--utrecht-link-color"
FONT = "--utrecht-document-font-family"
HEADER = "--utrecht-page-header-background-color"
BASIS_ACCENT = "--basis-color-accent-1-inverse-bg-default"
SOURCES: dict[str, tuple[str, ...]] = {
    "--basis-color-action-1-inverse-bg-default": (BUTTON, "--utrecht-button-background-color"),
    "--basis-color-action-2-color-default": (LINK,),
    "--basis-color-action-2-color-hover": ("--utrecht-link-hover-color", LINK),
    "--basis-text-font-family-default": (FONT, "--basis-typography-font-family-default"),
    "--basis-heading-font-family": ("--utrecht-heading-font-family", FONT),
    "--basis-color-default-color-document": ("--utrecht-document-color",),
}


def bridge(theme: Tokens) -> Tokens:
    """Tokens to add to a theme. What the theme says itself is never replaced."""
    found: Tokens = {}
    brand = _brand(theme)
    if brand and BASIS_ACCENT not in theme:
        found |= colour_group(brand, "accent-1", "action-1")
    for token, sources in SOURCES.items():
        if source := next((name for name in sources if name in theme), ""):
            found[token] = f"var({source})"
    if brand:
        found |= brand_mark(brand)
    return {token: value for token, value in found.items() if token not in theme}


def _brand(theme: Tokens) -> str:
    """The colour that stands for the gemeente: of its basis layer, its header, its button or its links."""
    for name in ("--jr-brand", BASIS_ACCENT, HEADER, BUTTON, LINK):
        colour = as_hex(resolve(f"var({name})", theme))
        if colour and contrast(colour, WHITE) >= 1.6:
            return colour
    return ""
