"""Privacy, accessibility and help are open to everybody, on every host."""

import pytest
from django.test import Client
from django.urls import include, path

from frontend.look import build

urlpatterns = [path("", include("frontend.look.urls"))]
PAGES = {
    "/privacy/": "Het burgerservicenummer delen we nooit.",
    "/toegankelijkheid/": "WCAG 2.2",
    "/hulp/": "Inloggen lukt niet",
}


@pytest.mark.parametrize(("address", "sentence"), PAGES.items())
def test_the_page_opens_without_logging_in(settings, address, sentence):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []

    page = Client().get(address)

    assert page.status_code == 200
    assert sentence in page.content.decode()


def test_the_links_at_the_foot_lead_to_these_pages():
    links = (build.FRONTEND / "templates/look/footer_links.html").read_text()

    assert all(f'href="{address}"' in links for address in PAGES)
