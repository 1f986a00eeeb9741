"""The look in a real browser, in each theme, on a desk and on a small phone: axe, width, and the security policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from frontend.look import charts
from frontend.look.forms import BirthDateInput, Card
from tests.chromium import FLAGS, violations
from tests.plugin_report import need

ADDRESSES = ["neutraal", "noorderkoog", "waterland", "zandwaard", "neutraal/telefoon", "zandwaard/telefoon"]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

pytestmark = pytest.mark.browser


class Question(forms.Form):
    naam = forms.CharField(label="Met wie was het contact?", help_text="Naam en rol")
    datum = forms.DateField(label="Datum")
    geboren = forms.DateField(label="Geboortedatum", widget=BirthDateInput)
    mag = forms.ChoiceField(label="Mag het?", widget=forms.RadioSelect, choices=[("ja", "Ja"), ("nee", "Nee")])
    veld = forms.MultipleChoiceField(
        label="Welke gegevens?",
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("a", Card("Naam", sub="Nodig om te herkennen")),
            ("b", Card("Diagnose", locked="Mag niet van de wet")),
        ],
    )
    keuze = forms.ChoiceField(
        label="Leeftijd",
        widget=forms.RadioSelect(attrs={"class": "jr-segments"}),
        choices=[("d", "Delen"), ("g", "Grover"), ("z", "Jongere deelt zelf")],
    )
    akkoord = forms.BooleanField(label="Ik begrijp wat hier staat.")


PHONE = """{% extends "look/phone.html" %}{% load look %}{% block title %}Mijn plan{% endblock title %}
{% block hero %}<h1 class="utrecht-heading-1" id="hoi">Hoi Teun</h1>{% include "look/speak.html" with target="hoi" %}
{% endblock hero %}
{% block main %}<section class="jr-card"><form method="post">{{ form }}</form></section>{% endblock main %}"""


def shown(address):
    """The page at /thema or /thema/telefoon."""
    theme, _, on_phone = address.strip("/").partition("/")
    source = PHONE if on_phone else Path(__file__).with_name("test_look_everything.html").read_text()
    return engines["django"].from_string(source).render(everything(theme), RequestFactory().get(address))


def everything(theme):
    scores = [("Maatschappelijke participatie", [1, 2, None]), ("Werk", [3, 4, 5])]
    return {
        "theme": theme, "user_name": "Anouk Peters", "logout_url": "/uitloggen/", "face_subtitle": "Noorderkoog",
        "nav_items": [{"label": "Jongeren", "url": "/", "icon": "users", "current": True}] * 5,
        "steps": ["Met wie", "Wat", "Waarvoor", "Controleren"], "form": Question({}), "sort": "naam",
        "page": Paginator(range(500), 10).get_page(7), "bars": charts.hbars([("Westerkwartier", 33), ("Oost", 12)]),
        "table": charts.heat_table(["jan 2026", "apr 2026", "okt 2026"], scores),
        "radar": charts.radar(["Geld", "Werk", "Wonen"], [3, 2, 5], [1, 2, 2], then_label="januari"),
    }  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """Our pages under our own content security policy, without a database behind them."""

    def do_GET(self):
        found = finders.find(self.path.removeprefix("/static/")) if self.path.startswith("/static/") else None
        self.send_response(200)
        self.send_header("Content-Type", TYPES[Path(found).suffix] if found else "text/html; charset=utf-8")
        policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(Path(found).read_bytes() if found else shown(self.path).encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 320], ids=["desk", "phone"])
def page(chromium, request):
    page = chromium.new_page(viewport={"width": request.param, "height": 800})
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    page.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_look_is_accessible_fits_and_breaks_no_policy(site, page, address):
    page.goto(f"{site}/{address}")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []


def test_the_focus_begins_at_the_errors(site, page):
    page.goto(f"{site}/neutraal")

    assert page.evaluate("document.activeElement.className") == "jr-errors"


def test_a_link_in_the_errors_leads_to_its_field(site, page):
    page.goto(f"{site}/neutraal")
    page.click(".jr-errors a >> nth=0")

    assert page.evaluate("document.activeElement.id") == "id_naam"


def test_the_user_menu_closes_with_escape(site, page):
    page.goto(f"{site}/neutraal")
    page.click(".jr-user > summary")
    page.keyboard.press("Escape")

    assert not page.is_visible(".jr-user__menu")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
