"""Each host shows its own name and its own theme."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from frontend.look.context import look
from frontend.templatetags.look import initials


def seen(**attributes):
    request = RequestFactory().get("/")
    vars(request).update(attributes)
    return look(request)


@pytest.mark.parametrize(
    ("kind", "naam", "titles"),
    [
        ("gemeente", "Noorderkoog", ("Jongerenloket", "Gemeente Noorderkoog")),
        ("gemeente", "Gemeente Zandwaard", ("Jongerenloket", "Gemeente Zandwaard")),
        ("rmc_regio", "Regio Waterland-Midden", ("Doorstroompunt", "Regio Waterland-Midden")),
    ],
)
def test_a_tenant_gives_its_name(kind, naam, titles):
    context = seen(tenant=SimpleNamespace(kind=kind, naam=naam, theme="zandwaard"), face_of_host="tenant")

    assert (context["face_title"], context["face_subtitle"]) == titles
    assert context["theme"] == "zandwaard"


@pytest.mark.parametrize(
    ("face", "subtitle"), [("partners", "Voor ketenpartners"), ("beheer", "Beheer van het platform")]
)
def test_a_host_without_tenant_is_the_platform_in_its_neutral_theme(face, subtitle):
    context = seen(tenant=None, face_of_host=face)

    assert (context["face_title"], context["face_subtitle"]) == ("Ketenplatform", subtitle)
    assert context["theme"] == "neutraal"


@pytest.mark.parametrize("theme", ["bestaatniet", "", "../../etc/passwd", "a b"])
def test_an_unknown_theme_costs_the_colours_and_not_the_page(theme):
    tenant = SimpleNamespace(kind="gemeente", naam="Noorderkoog", theme=theme)

    assert seen(tenant=tenant)["theme"] == "neutraal"


@pytest.mark.parametrize(("path", "home"), [("/mijn/plan", "/mijn/"), ("/jongeren", "/"), ("/mijnenveld", "/")])
def test_a_jongere_goes_home_to_the_pages_of_the_jongere(path, home):
    assert look(RequestFactory().get(path))["home_url"] == home


def test_nobody_is_named_before_logging_in():
    assert seen(user=SimpleNamespace(is_authenticated=False))["user_name"] == ""


@pytest.mark.parametrize(("naam", "letters"), [("Yara el Amrani", "YA"), ("Teun", "T"), ("", "")])
def test_initials_are_those_of_first_and_last_name(naam, letters):
    assert initials(naam) == letters
