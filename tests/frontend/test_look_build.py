"""The built files are committed: they are what the sources say, and they fetch nothing from elsewhere."""

import json
import re

import pytest
from django.core.management import CommandError, call_command

from frontend.look import build
from frontend.look.theming.colour import as_hex
from frontend.look.theming.compiler import PAIRS, complete_theme
from frontend.look.theming.sources import read_theme
from frontend.look.theming.tokens import resolve

THEMES = ["neutraal", "noorderkoog", "waterland", "zandwaard"]


def test_every_built_file_is_current():
    call_command("build_frontend", check=True)


def test_a_file_that_is_not_current_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "outputs", lambda: {build.STATIC / "css/other.css": b"x"})

    with pytest.raises(CommandError, match=r"frontend/static/css/other\.css"):
        call_command("build_frontend", check=True)


def test_building_twice_gives_the_same_bytes():
    assert build.outputs() == build.outputs()


@pytest.mark.parametrize("theme", THEMES)
def test_a_shipped_theme_is_one_root_block_of_tokens(theme):
    css = (build.STATIC / f"themes/{theme}.css").read_text()

    assert re.fullmatch(r":root \{\n(  --[\w-]+: [^;{}<>]+;\n)+\}\n", css)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_colours_of_a_shipped_theme_is_measured(theme):
    tokens = complete_theme(base=build.base_tokens(), theme=read_theme(build.LOOK / f"themes/{theme}.json"))

    for what, *pair, _ in PAIRS:
        assert all(as_hex(resolve(f"var({name})", tokens)) for name in pair), what


def test_no_style_file_reaches_outside_of_our_own_host():
    for path in build.STATIC.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", path.read_text())
        assert all(address.startswith(("../", "data:image/svg+xml")) for address in addresses), path


def test_every_vendored_file_has_a_version_and_every_version_a_file():
    pinned = json.loads((build.VENDOR / "VERSIONS.json").read_text())
    named = {file for package in pinned.values() for file in package["files"].values()}
    kept = {str(path.relative_to(build.VENDOR)) for path in build.VENDOR.rglob("*") if path.is_file()}

    assert kept - {"VERSIONS.json", "update.py"} == named


def test_third_party_work_is_named_with_its_licence():
    notice = (build.FRONTEND.parent / "THIRD-PARTY.md").read_text()

    for package, pinned in json.loads((build.VENDOR / "VERSIONS.json").read_text()).items():
        assert f"{package} {pinned['version']}" in notice
