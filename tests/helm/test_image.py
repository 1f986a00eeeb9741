"""The image: the rooms and what they need, and nothing that only a developer or the demo needs."""

import re
import tomllib

from tests.helm.release import HELM, PARTS

ROOT = HELM.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_every_room_of_the_project_is_in_the_image():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    rooms = {package.split("/")[0] for package in packages}

    assert set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)) == rooms


def test_only_what_the_image_copies_is_sent_to_its_builder():
    named = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    ignored = (ROOT / ".dockerignore").read_text().splitlines()

    assert "*" in ignored
    assert {line.removeprefix("!") for line in ignored if line.startswith("!")} == set(" ".join(named).split())


def test_no_package_of_demo_or_development_is_installed():
    installs = re.findall(r"uv sync.*", DOCKERFILE)

    assert len(installs) == 2
    for install in installs:
        assert "--locked --no-default-groups" in install


def test_the_image_has_the_python_of_the_project():
    wanted = (ROOT / ".python-version").read_text().strip()

    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)) == {f"python:{wanted}-slim"}


def test_the_image_runs_as_the_user_that_the_chart_demands(release):
    (user,) = re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE)

    for component in PARTS:
        demanded = release.pods[component]["spec"]["securityContext"]
        assert user == f"{demanded['runAsUser']}:{demanded['runAsGroup']}"


def test_a_container_without_settings_is_a_production():
    assert "KETEN_ENV=production" in DOCKERFILE.split("FROM")[-1]


def test_the_whole_licence_travels_with_the_image():
    licence = (ROOT / "LICENSE").read_text()

    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\.[A-Z]", licence, re.MULTILINE) == [str(article) for article in range(1, 16)]
    assert "Compatible Licences" in licence
    assert "COPY LICENSE" in DOCKERFILE
