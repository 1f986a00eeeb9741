"""Every page of the product stands on these templates, so each of them is rendered here."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path

from frontend.look import build, charts

TEMPLATES = sorted(
    str(path.relative_to(build.FRONTEND / "templates")) for path in build.FRONTEND.glob("templates/look/**/*.html")
)
login = ([path("uitloggen/", lambda request: HttpResponse(), name="logout")], "login")
urlpatterns = [path("", include(login))]


class Question(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Je roepnaam")


@pytest.fixture
def ask(settings):
    """Render a template for somebody at the jongerenloket of Noorderkoog."""
    settings.ROOT_URLCONF = __name__

    def render(template, query="", **context):
        request = RequestFactory().get(f"/jongeren{query}")
        vars(request).update(
            tenant=SimpleNamespace(naam="Noorderkoog", kind="gemeente", theme="noorderkoog"),
            user=SimpleNamespace(naam="Anouk Peters", is_authenticated=True),
        )
        return render_to_string(template, everything() | context, request)

    return render


def everything():
    form = Question({})
    return {
        "nav_items": [{"label": "Jongeren", "url": "/jongeren", "icon": "users", "current": True, "count": 3}],
        "form": form,
        "field": form["naam"],
        "page": Paginator(range(500), 10).get_page(7),
        "steps": ["Wie", {"label": "Wat", "url": "/wat"}],
        "current": 2,
        "table": charts.heat_table(["jan"], [("Werk", [3])]),
        "row": charts.heat_table(["jan", "okt"], [("Werk", [3, 4])]).rows[0],
        "radar": charts.radar(["a", "b", "c"], [1, 2, 3]),
        "bars": charts.hbars([("Oost", 12)]),
        "widget": {"attrs": {"id": "id_x", "class": "jr-choice"}, "optgroups": [], "parts": [], "name": "x"},
        "key": "naam", "sort": "naam", "label": "Naam", "title": "Titel", "text": "Tekst", "name": "home",
        "value": 12, "target": "rows", "helper_name": "Anouk", "helper_phone": "06 00 00 00 00",
    }  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_of_the_look_renders(ask, template):
    assert ask(template).strip()


@pytest.mark.parametrize("base", ["look/base.html", "look/phone.html"])
def test_a_page_is_dutch_and_begins_with_a_link_to_its_content(ask, base):
    html = ask(base)

    assert '<html lang="nl">' in html
    assert html.index('href="#inhoud"') < html.index("<header")
    assert 'id="inhoud"' in html


@pytest.mark.parametrize("base", ["look/base.html", "look/phone.html"])
def test_a_page_shows_whose_it_is_and_who_is_logged_in(ask, base):
    html = ask(base)

    assert "Jongerenloket" in html
    assert "Gemeente Noorderkoog" in html
    assert "themes/noorderkoog" in html
    assert 'action="/uitloggen/"' in html


def test_the_menu_marks_the_page_that_is_open(ask):
    assert 'href="/jongeren" aria-current="page"' in " ".join(ask("look/base.html").split())


def test_somebody_who_is_not_logged_in_sees_no_menu(ask):
    html = ask("look/base.html", user_name="", nav_items=[])

    assert "Uitloggen" not in html
    assert "<nav" not in html


def test_pages_around_this_one_keep_the_search(ask):
    html = ask("look/pagination.html", query="?q=Sem&page=7")

    assert "?q=Sem&amp;page=8" in html
    assert 'aria-current="page"' in html
    assert "61 tot en met 70 van 500" in html


@pytest.mark.parametrize(
    ("sort", "next_sort", "direction"),
    [("naam", "-naam", "ascending"), ("-naam", "naam", "descending"), ("wijk", "naam", None)],
)
def test_a_header_sorts_and_a_second_click_sorts_the_other_way(ask, sort, next_sort, direction):
    html = ask("look/th.html", query="?q=Sem&page=7", sort=sort)

    assert f"?q=Sem&amp;sort={next_sort}" in html
    assert "page=7" not in html
    assert (f'aria-sort="{direction}"' in html) == (direction is not None)
