"""What holds for every template of every face: strict content security, known names, short files."""

import re

import pytest

from frontend.look import build

PAGES = sorted((build.FRONTEND / "templates").rglob("*.html"))
FORBIDDEN = {
    "a style attribute": r"\sstyle\s*=",
    "an inline handler": r"<[^>%]*\son[a-z]+\s*=",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "a style element": r"<style\b",
    "a javascript address": r"javascript:",
    "hx-on": r"\bhx-on\b",
    "an htmx extension": r"\bhx-ext\b",
    "javascript in hx-vals or hx-headers": r"hx-(vals|headers)=[\"']js:",
    "a filter in hx-trigger": r"hx-trigger=[\"'][^\"']*\[",
    "something from another host": r"(?:src|srcset)=[\"'](?:https?:)?//",
}
SPRITE = {path.stem for path in build.VENDOR.glob("icons/*.svg")}
KNOWN_CLASSES = set(re.findall(r"\.((?:jr|zrm)-[\w-]+)", (build.STATIC / "css/app.css").read_text()))
WITHOUT_STYLE = {"jr-count", "jr-user__name"}
LONGEST = 120


def named(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: str(page.relative_to(build.FRONTEND / "templates")))


@named(PAGES)
def test_a_template_asks_nothing_that_the_content_security_policy_forbids(page):
    text = page.read_text()

    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)] == []


@named(PAGES)
def test_every_icon_is_in_the_sprite(page):
    text = page.read_text()
    icons = set(re.findall(r"{% icon \"([\w-]+)\"", text)) | set(re.findall(r"\bicon=\"([\w-]+)\"", text))

    assert icons <= SPRITE


@named(PAGES)
def test_every_class_of_ours_has_a_style(page):
    plain = re.sub(r"{%.*?%}|{{.*?}}", " ", page.read_text())
    used = {name for names in re.findall(r'class="([^"]*)"', plain) for name in names.split() if name.startswith("jr-")}
    complete = {name for name in used if not name.endswith("-")}

    assert complete <= KNOWN_CLASSES | WITHOUT_STYLE


@named(PAGES)
def test_a_template_is_short(page):
    assert len(page.read_text().splitlines()) <= LONGEST
