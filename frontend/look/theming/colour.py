"""Colours: reading them from css, how well two of them can be told apart (WCAG), and lighter or darker kin (OKLCH)."""

import colorsys
import math
import re

WHITE, BLACK = "#ffffff", "#000000"
HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
RGB = re.compile(r"rgba?\(\s*([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)\s*\)", re.IGNORECASE)
HSL = re.compile(r"hsla?\(\s*([\d.]+)(?:deg)?[ ,]+([\d.]+)%[ ,]+([\d.]+)%\s*\)", re.IGNORECASE)


def as_hex(value: str) -> str | None:
    """The colour as #rrggbb, from hex, rgb() or hsl(); None for what we cannot compute with."""
    value = value.strip()
    if HEX.fullmatch(value):
        digits = value[1:].lower()
        return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
    if match := RGB.fullmatch(value):
        return _hex(*(min(255.0, float(part)) / 255 for part in match.groups()))
    if match := HSL.fullmatch(value):
        hue, saturation, lightness = (float(part) for part in match.groups())
        return _hex(*colorsys.hls_to_rgb(hue % 360 / 360, min(1, lightness / 100), min(1, saturation / 100)))
    return None


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(background: str) -> str:
    """White, or black where white is too faint; one of the two has a contrast of 4.5 on any colour."""
    return WHITE if contrast(background, WHITE) >= 4.5 else BLACK


def to_oklch(colour: str) -> tuple[float, float, float]:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen can show: chroma is lowered until red, green and blue are in range."""
    rgb = _oklch_to_rgb(lightness, chroma, hue)
    for _ in range(40):
        if all(-0.0005 <= channel <= 1.0005 for channel in rgb):
            break
        chroma *= 0.93
        rgb = _oklch_to_rgb(lightness, chroma, hue)
    return _hex(*(_gamma(min(1.0, max(0.0, channel))) for channel in rgb))


def _oklch_to_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
