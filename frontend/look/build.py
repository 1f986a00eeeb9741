"""What `manage build_frontend` makes: the style file, the icon sprite, the fonts and the themes that we ship.

Python only, and the same input gives the same bytes: the outputs are committed and a check compares them.
"""

import re
from pathlib import Path

import rcssmin

from frontend.look.theming.compiler import USES, compile_theme
from frontend.look.theming.sources import read_theme, theme_name
from frontend.look.theming.tokens import Tokens

FRONTEND = Path(__file__).resolve().parent.parent
VENDOR, STATIC, LOOK = FRONTEND / "vendor", FRONTEND / "static", FRONTEND / "look"
OUR_STYLES = (
    "page", "layout", "header", "card", "form", "table", "dossier", "chart", "wizard", "message", "phone", "media",
)  # fmt: skip
NOTICE = "/*! Contains NL Design System and Utrecht component css (EUPL-1.2); see THIRD-PARTY.md */\n"
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>\n'
)

Outputs = dict[Path, bytes]


def outputs() -> Outputs:
    """Every built file with the content that it must have."""
    css = stylesheet()
    made = {STATIC / "css/app.css": css.encode(), STATIC / "icons/sprite.svg": sprite().encode()}
    made |= {STATIC / "fonts" / font.name: font.read_bytes() for font in sorted(VENDOR.glob("fonts/*.woff2"))}
    return made | themes(set(USES.findall(css)))


def write() -> list[Path]:
    """Write what is not current; return those paths."""
    stale = find_stale()
    for path, content in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(stale)


def find_stale() -> Outputs:
    return {path: content for path, content in outputs().items() if not path.exists() or path.read_bytes() != content}


def stylesheet() -> str:
    """Vendored css in one cascade layer and ours in the next, so that ours wins without a fight over specificity."""
    vendored = "".join(path.read_text() for path in sorted(VENDOR.glob("css/*.css")))
    ours = "".join((LOOK / "css" / f"{name}.css").read_text() for name in OUR_STYLES)
    vendored = re.sub(r'@charset "[^"]*";', "", vendored)
    return NOTICE + _shrink(f"@layer nlds,app;@layer nlds{{{vendored}}}@layer app{{{ours}}}") + "\n"


def sprite() -> str:
    icons = sorted(VENDOR.glob("icons/*.svg"))
    symbols = (SYMBOL.format(name=icon.stem, drawing=_drawing(icon.read_text())) for icon in icons)
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "".join(symbols) + "</svg>\n"


def themes(used: set[str]) -> Outputs:
    """One style file per source in look/themes; the name of the source is the name that a tenant refers to."""
    base = base_tokens()
    return {
        STATIC / "themes" / f"{theme_name(source)}.css": compile_theme(
            base=base, theme=read_theme(source), used=used
        ).encode()
        for source in sorted((LOOK / "themes").iterdir())
    }


def base_tokens() -> Tokens:
    """The Voorbeeld theme in the colours of our own default: what a theme does not say itself comes from here."""
    return read_theme(VENDOR / "tokens/voorbeeld.css") | read_theme(LOOK / "themes/neutraal.json")


def _shrink(css: str) -> str:
    return str(rcssmin.cssmin(css, keep_bang_comments=False))


def _drawing(svg: str) -> str:
    inside = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL).split(">", 1)[1].rsplit("</svg>", 1)[0]
    without_frame = re.sub(r'<path stroke="none"[^>]*/>', "", inside)
    return re.sub(r"\s*\n\s*", "", without_frame)
