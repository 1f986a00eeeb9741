"""The day: what is new, late, due and about to end, one click from its case; and the same over a team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from cases.agenda import due_in
from cases.agenda.items import SOURCES
from cases.dossier.models import Case
from consent.machtigingen.services import withdraw
from frontend.werkplek.vandaag.places import PLACES
from tests import factories as make
from tests.deciding import decided, signed
from tests.frontend.werkplek.pages import at, text_of


def promise(case, text, days_ago):
    plan = case.plans.active().first() or make.make_plan(case=case)
    make.make_action(
        goal=make.make_goal(plan=plan), text=text, owner_kind="regiehouder", due_on=make.days_ago(days_ago)
    )


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(roepnaam="Sem", achternaam="Mulder"))


def test_late_today_and_soon_stand_apart_and_open_their_case(case, regiehouder):
    """A4"""
    for text, days_ago in (("Brief sturen", 4), ("School bellen", 0), ("Plan bespreken", -10), ("Volgend jaar", -300)):
        promise(case, text, days_ago)

    response = regiehouder.client.get(at("vandaag"))
    page = text_of(response)

    assert (
        page.index("Te laat") < page.index("Brief sturen") < page.index("School bellen") < page.index("Plan bespreken")
    )
    assert "Volgend jaar" not in page
    assert at("plan", case.pk) in response.content.decode()


def test_a_share_that_ends_and_a_question_without_answer_are_due(teun, regiehouder, school):
    soon = timezone.localdate() + timedelta(days=20)
    signed(decided(case=teun.case, partner=school, by=regiehouder.user, valid_until=soon), by=teun.user)
    decided(case=teun.case, partner=school, by=regiehouder.user)

    due = due_in(Case.objects.all(), until=soon)

    assert {item.kind for item in due} >= {"delen_stopt", "machtiging_wacht"}


def test_an_empty_day_is_seen_to_be_good(regiehouder):
    page = text_of(regiehouder.client.get(at("vandaag")))

    assert "Niets is te laat." in page
    assert "Er is niets nieuws." in page


def test_a_jongere_who_signs_or_stops_is_news_for_the_regiehouder(teun, regiehouder, school):
    afweging = signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    withdraw(machtiging=afweging.machtiging, by=teun.user)

    page = text_of(regiehouder.client.get(at("vandaag")))

    assert "Teun Bakker heeft een machtiging getekend" in page
    assert "Teun Bakker is gestopt met delen" in page


def test_opening_news_leads_to_its_case_and_makes_it_old(teun, regiehouder, school):
    signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    notice = regiehouder.user.notices.get()

    answer = regiehouder.client.post(at("bericht", notice.pk))

    assert answer.headers["Location"] == at("delen", teun.case.pk)
    assert "nieuw" not in text_of(regiehouder.client.get(at("berichten"))).split("Mail")[0].replace("nieuws", "")


def test_news_of_a_case_that_somebody_lost_says_nothing_about_it(teun, regiehouder, school):
    signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    Case.objects.filter(pk=teun.case.pk).update(regiehouder=make.make_user("Nora Kok"))

    page = text_of(regiehouder.client.get(at("berichten")))

    assert "Dit ging over een dossier dat je niet meer ziet" in page
    assert "Teun" not in page


def test_nobody_opens_the_news_of_somebody_else(teun, regiehouder, school, colleague):
    signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    nora = colleague("Nora Kok")

    assert nora.client.post(at("bericht", regiehouder.user.notices.get().pk)).status_code == 404


def test_mail_is_switched_off_and_on_by_oneself(regiehouder):
    regiehouder.client.post(at("berichten-mail"), {"mail": "nee"})
    off = text_of(regiehouder.client.get(at("berichten")))
    regiehouder.client.post(at("berichten-mail"), {"mail": "ja"})

    assert "Je krijgt geen mail" in off
    assert "Je krijgt een mail als er iets nieuws is." in text_of(regiehouder.client.get(at("berichten")))


def test_a_coordinator_sees_per_regiehouder_what_is_late_and_what_stands_still(case, colleague):
    """A21"""
    promise(case, "Brief sturen", 4)
    promise(case, "Vandaag is op tijd", 0)
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=90))
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    page = text_of(anna.client.get(at("vandaag-team")))

    assert "Willem de Wit 1 1 0 2 1" in page
    assert "Brief sturen" in page
    assert "Vandaag is op tijd" not in page


def test_a_coordinator_looks_at_one_regiehouder(case, colleague):
    promise(case, "Brief sturen", 4)
    other = make.make_case()
    promise(other, "Van een ander", 2)
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    page = text_of(anna.client.get(at("vandaag-team"), {"regiehouder": other.regiehouder_id}))

    assert "Van een ander" in page
    assert "Brief sturen" not in page


def test_the_team_page_asks_as_much_for_many_as_for_few(case, colleague, django_assert_max_num_queries):
    for number in range(12):
        promise(make.make_case(), f"Afspraak {number}", number)
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    with django_assert_max_num_queries(24 + 2 * len(SOURCES)):
        anna.client.get(at("vandaag-team"))


def test_every_page_that_opens_what_is_due_exists(case):
    for kind, place in PLACES.items():
        number = case.pk if place.about else None
        assert at(place.url_name.removeprefix("werkplek:"), case.pk, *([number] if number else [])), kind
