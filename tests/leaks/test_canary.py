"""The crawl itself is tested: a view that leaks is caught, wherever in the answer it leaks."""

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import clear_url_caches, path

from accounts.session import Kind
from cases.jongeren.models import Jongere
from config.urls import partners
from tenants import hop
from tests.access.walk import addresses
from tests.leaks.canaries import sightings
from tests.leaks.crawl import Crawler

known_to_the_partner: set[str] = set()


def somebody():
    """The first of whom this partner may see nothing."""
    with hop("noorderkoog"):
        for one in Jongere.objects.order_by("achternaam"):
            told = f"{one.achternaam} {one.email} {one.straat} {one.telefoon} {one.geboortedatum}"
            if not sightings(told) & known_to_the_partner:
                return one
    raise AssertionError("this partner may see everybody")


def in_the_body(request, share_id):
    return HttpResponse(f"<p>{somebody().achternaam}</p>")


def in_a_header(request, share_id):
    return HttpResponse(headers={"X-Kenmerk": somebody().email})


def in_a_redirect(request, share_id):
    return HttpResponseRedirect(f"/?naam={somebody().straat}")


def as_a_date(request, share_id):
    return HttpResponse(f"geboren op {somebody().geboortedatum:%d-%m-%Y}" if request.GET.get("format") else "")


def to_htmx_only(request, share_id):
    return HttpResponse(somebody().telefoon if request.headers.get("HX-Request") else "")


LEAKS = [in_the_body, in_a_header, in_a_redirect, as_a_date, to_htmx_only]


@pytest.mark.parametrize("view", LEAKS, ids=lambda view: view.__name__)
def test_a_new_view_that_leaks_is_caught(world, monkeypatch, view):
    monkeypatch.setattr(view, "open_to", Kind.PARTNER, raising=False)
    mounted = [path("lek/<uuid:share_id>/", view, name="lek"), *partners.urlpatterns]
    monkeypatch.setattr(partners, "urlpatterns", mounted)
    clear_url_caches()
    crawler = Crawler(world, world.partners["jgz"].sessions["medewerker"])
    monkeypatch.setitem(globals(), "known_to_the_partner", world.allowed("jgz"))

    leak = next(address for address in addresses("partners") if address.name == "lek")
    crawler.every_way(leak, world.partners["jgz"])
    clear_url_caches()

    assert len(crawler.found.strangers(world.allowed("jgz"))) == 1


def test_an_address_with_an_unknown_parameter_is_not_skipped(world):
    (address,) = [one for one in addresses("partners") if one.name == "keten:member_end"]

    with pytest.raises(AssertionError, match="the tests know no value for member_id"):
        address.path({"schema": "noorderkoog"})


@pytest.mark.parametrize("text", ["14-03-2009", "2009-03-14", "14 mrt 2009", "14 maart 2009", "2009-03-14T09:00:00"])
def test_a_date_is_recognised_in_each_way_it_is_written(text):
    assert "2009-03-14" in sightings(f"op {text}, toen")
