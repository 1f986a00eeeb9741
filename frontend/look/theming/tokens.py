"""Reading design tokens, css or json, as data: what does not match the allow-list is left out and reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Tokens = dict[str, str]

NAME = re.compile(r"--[a-z_][a-z0-9_-]*", re.IGNORECASE)
LONGEST_VALUE = 300
CHARACTERS = re.compile(r"""[\w\s#%.,()'"*/+\-]*""")
FUNCTION = re.compile(r"([\w-]+)\s*\(")
FUNCTIONS = frozenset(
    {"var", "calc", "rgb", "rgba", "hsl", "hsla", "oklch", "oklab", "min", "max", "clamp", "color-mix", "cubic-bezier"}
)
ALIAS = re.compile(r"\{([^}]+)\}")


@dataclass
class Reading:
    """What a tokens file held: the tokens we accept, and what we refused."""

    tokens: Tokens = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        if NAME.fullmatch(name) and is_safe(value):
            self.tokens[name] = value
        else:
            self.refused.append((name, value))


def is_safe(value: str) -> bool:
    """Only numbers, names, colours, quoted font names and calculations: nothing that fetches, escapes or runs."""
    if not value or len(value) > LONGEST_VALUE or not CHARACTERS.fullmatch(value) or "/*" in value or "*/" in value:
        return False
    if any(name.lower() not in FUNCTIONS for name in FUNCTION.findall(value)):
        return False
    return _balanced(value) and value.count("'") % 2 == 0 and value.count('"') % 2 == 0


def read_css(text: str) -> Reading:
    """Custom properties from plain rules such as `:root` or `.voorbeeld-theme`; rules inside an at-rule are skipped."""
    reading = Reading()
    for name, value in _declarations(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        if name.startswith("--"):
            reading.add(name, value)
    return reading


def read_json(document: Any) -> Reading:
    """Tokens of Tokens Studio or the Design Tokens Community Group: nested groups with `$value` (or `value`) leaves."""
    reading = Reading()
    for path, leaf in (found for group in _token_sets(document) for found in _leaves(group, ())):
        value = _as_css(leaf)
        if value is not None:
            reading.add("--" + "-".join(path).replace(" ", "-"), value)
    return reading


def resolve(value: str, tokens: Tokens, depth: int = 0) -> str:
    """Follow var() to the value behind it; a loop or a missing token gives an empty string or the fallback."""
    reference = re.fullmatch(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)", value.strip())
    if reference is None:
        return value.strip()
    name, fallback = reference.groups()
    if depth > 16 or name not in tokens:
        return resolve(fallback, tokens, depth + 1) if fallback and depth <= 16 else ""
    return resolve(tokens[name], tokens, depth + 1)


def _balanced(value: str) -> bool:
    depth = 0
    for character in value:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    depth, inside_at_rule, piece = 0, False, ""
    for part in re.findall(r"[{};]|[^{};]+", text):
        if part == "{":
            depth += 1
            inside_at_rule = piece.strip().startswith("@") if depth == 1 else inside_at_rule
            piece = ""
        elif part in ";}":
            if depth == 1 and not inside_at_rule and ":" in piece:
                name, value = piece.split(":", 1)
                yield name.strip(), value.strip()
            depth -= part == "}"
            piece = ""
        else:
            piece += part


def _token_sets(document: Any) -> list[Any]:
    """The sets of Tokens Studio in their own order, later ones winning; a plain document is one set."""
    match document:
        case {"$metadata": {"tokenSetOrder": [*names]}}:
            return [document.get(name) for name in names if isinstance(name, str)]
        case _:
            return [document]


def _leaves(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if not isinstance(node, dict):
        return
    if "$value" in node or ("value" in node and not isinstance(node["value"], dict)):
        yield path, node.get("$value", node.get("value"))
        return
    for key, child in node.items():
        if not key.startswith("$"):
            yield from _leaves(child, (*path, key))


def _as_css(leaf: Any) -> str | None:
    if isinstance(leaf, str):
        return ALIAS.sub(lambda alias: f"var(--{alias[1].replace('.', '-')})", leaf)
    if isinstance(leaf, list):
        return ", ".join(f"'{name}'" if " " in str(name) else str(name) for name in leaf)
    return str(leaf) if isinstance(leaf, int | float) and not isinstance(leaf, bool) else None
