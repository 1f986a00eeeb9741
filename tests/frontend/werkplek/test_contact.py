"""The Contact tab: what was tried, what is planned, and when to go next; also after four hundred moments."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.contact.models import Contactmoment
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


def fill(case, number):
    now = timezone.now()
    Contactmoment.objects.bulk_create(
        Contactmoment(case=case, by=case.regiehouder, with_whom="Teun", at=now - timedelta(days=day))
        for day in range(number)
    )


def test_a_visit_that_failed_suggests_another_time_with_one_click(case, regiehouder):
    """B66"""
    monday = timezone.localtime().replace(hour=10, minute=0) - timedelta(days=timezone.localdate().weekday() + 7)
    make.make_contact(case=case, channel="huisbezoek", result="niet_thuis", at=monday, announced=False)

    tab = text_of(regiehouder.client.get(at("contact", case.pk)))
    form = regiehouder.client.get(at("contact-plan", case.pk) + "?kanaal=huisbezoek")

    assert "Probeer het nu 's avonds." in tab
    assert "T19:00" in form.content.decode()
    assert "Probeer het nu 's avonds." in text_of(form)


def test_four_hundred_moments_cost_as_much_as_four(case, regiehouder, django_assert_max_num_queries):
    """A24"""
    fill(case, 400)

    with django_assert_max_num_queries(40):
        page = regiehouder.client.get(at("contact", case.pk))

    assert len(page.context["page"]) == 25
    assert "400 contactmomenten sinds" in text_of(page)


def test_moments_are_found_by_their_result(case, regiehouder):
    make.make_contact(case=case, result="nvzb", text="Kwam niet.")
    make.make_contact(case=case, text="Kwam wel.")

    page = text_of(regiehouder.client.get(at("contact", case.pk) + "?uitkomst=nvzb"))

    assert "Kwam niet." in page
    assert "Kwam wel." not in page


def test_the_form_knows_what_the_page_before_knew(case, regiehouder):
    page = regiehouder.client.get(at("contact-record", case.pk) + "?kanaal=huisbezoek&met=ouders")
    nonsense = regiehouder.client.get(at("contact-record", case.pk) + "?kanaal=duif&met=niemand")

    assert (page.context["form"]["channel"].value(), page.context["form"]["party"].value()) == ("huisbezoek", "ouders")
    assert nonsense.context["form"]["channel"].value() == "telefoon"
