"""A file with a theme: design tokens (css or json) as a gemeente has them, or a short json with choices."""

import json
from pathlib import Path

from frontend.look.theming.palette import Choices, generate
from frontend.look.theming.tokens import Tokens, read_css, read_json


def read_theme(source: Path) -> Tokens:
    """Tokens that passed the allow-list; the rest of the file is ignored."""
    text = source.read_text()
    if source.suffix == ".css":
        return read_css(text).tokens
    document = json.loads(text)
    return (
        generate(Choices(**document))
        if isinstance(document, dict) and "brand" in document
        else read_json(document).tokens
    )


def theme_name(source: Path) -> str:
    """`zandwaard` for zandwaard.json as well as for zandwaard.tokens.json."""
    return source.name.split(".")[0]
