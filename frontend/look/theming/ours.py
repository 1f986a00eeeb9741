"""Tokens that our styles need and that no theme is obliged to give: our own `--jr-*`, and buttons for danger."""

from frontend.look.theming.colour import WHITE
from frontend.look.theming.tokens import Tokens

NEGATIVE = "--basis-color-negative"
STATES = ("", "hover-", "active-", "focus-", "pressed-")


def our_tokens() -> Tokens:
    return {
        "--jr-chart-1": "var(--basis-color-accent-1-color-default)",
        "--jr-header-bg": WHITE,
        "--jr-header-color": "var(--basis-color-default-color-document)",
        "--jr-page-bg": "var(--basis-color-default-bg-subtle)",
        "--basis-focus-background-color": "#ffdd00",
        **_danger("primary-action", background="inverse-bg-default", border="inverse-bg-default", text="inverse-color"),
        **_danger("secondary-action", background="bg-document", border="border-default", text="color"),
        **_danger("subtle", background="bg-document", border="bg-document", text="color"),
    }


def _danger(kind: str, *, background: str, border: str, text: str) -> Tokens:
    """One kind of button in red. Pointing at it darkens a full button and tints an empty one."""
    tokens: Tokens = {}
    for state in STATES:
        calm = state in ("", "focus-")
        fill = background if calm else "inverse-bg-hover" if background.startswith("inverse") else "bg-default"
        button = f"--utrecht-button-{kind}-danger-{state}"
        tokens[f"{button}background-color"] = f"var({NEGATIVE}-{fill})"
        tokens[f"{button}border-color"] = f"var({NEGATIVE}-{border})"
        tokens[f"{button}color"] = f"var({NEGATIVE}-{text}-default)"
    return tokens
