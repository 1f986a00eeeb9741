"""The day: what is new, late, due and about to end, one click from its case; and the same over a team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from cases.agenda import due_in
from cases.agenda.items import SOURCES
from cases.dossier.models import Case
from cases.signals.services import assign
from consent.machtigingen.services import withdraw
from frontend.werkplek.vandaag.places import PLACES
from tests import factories as make
from tests.deciding import decided, signed
from tests.frontend.werkplek.pages import at, text_of
from tests.scoring import make_fall


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

    assert "Willem de Wit 1 1 0 2" in page
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


def test_every_line_of_the_day_is_one_click_from_its_case(case, regiehouder):
    promise(case, "Brief sturen", 4)

    page = regiehouder.client.get(at("vandaag")).content.decode()

    assert f'<a href="{at("plan", case.pk)}">Brief sturen</a>' in page
    assert f'<a href="{at("case", case.pk)}">Sem Mulder</a>' in page


def test_what_somebody_took_up_before_there_is_a_case_is_on_their_day(regiehouder, colleague):
    """B38"""
    mine, other = make.make_melding(by=None, voornaam="Iris"), make.make_melding(by=None, voornaam="Noor")
    assign(melding=mine, to=regiehouder.user, by=regiehouder.user)
    assign(melding=other, to=colleague("Nora Kok").user, by=regiehouder.user)

    response = regiehouder.client.get(at("vandaag"))

    assert "Iris Bakker, melding" in text_of(response)
    assert at("melding", mine.pk) in response.content.decode()
    assert "Noor Bakker" not in text_of(response)


def test_a_fall_that_nobody_judged_stays_on_the_day_of_the_regiehouder(regiehouder, colleague):
    """B90: the notice may be read, the signal still waits."""
    signal = make_fall(case=make.make_case(regiehouder=regiehouder.user))
    regiehouder.client.post(at("berichten-seen"))

    page = regiehouder.client.get(at("vandaag")).content.decode()

    assert at("drop", signal.case_id, signal.pk) in page
    assert "Een score daalde van 5 naar 2" in page
    anna = colleague("Anna Blauw", Role.COORDINATOR)
    assert "daalde" not in text_of(anna.client.get(at("vandaag-team"), {"toon": "nieuw"}))


def test_a_coordinator_gives_a_melding_of_nobody_to_somebody(regiehouder, colleague):
    """B28"""
    melding = make.make_melding(by=None)
    anna = colleague("Anna Blauw", Role.COORDINATOR)
    response = anna.client.get(at("vandaag-team"))

    assert "Meldingen die nog van niemand zijn 1" in text_of(response)
    assert at("melding-assign", melding.pk) in response.content.decode()
    anna.client.post(at("melding-assign", melding.pk), {"to": regiehouder.user.pk})

    page = text_of(anna.client.get(at("vandaag-team"), {"toon": "binnenkort"}))
    assert "Alle meldingen zijn verdeeld." in page
    assert "Teun Bakker, melding" in page
    assert "Willem de Wit 0 0 0 0 0 0 0" in page


@pytest.mark.parametrize(
    ("part", "there"), [("laat", "Brief sturen"), ("vandaag", "School bellen"), ("binnenkort", "Plan bespreken")]
)
def test_a_coordinator_sees_late_today_and_soon_apart(case, colleague, part, there):
    texts = {"Brief sturen": 4, "School bellen": 0, "Plan bespreken": -10}
    for text, days_ago in texts.items():
        promise(case, text, days_ago)
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    page = text_of(anna.client.get(at("vandaag-team"), {"toon": part}))

    assert [text for text in texts if text in page] == [there]


def test_a_coordinator_sees_what_stands_still_by_name_and_of_one_regiehouder(case, colleague):
    """A21"""
    still = make.make_case(jongere=make.make_jongere(roepnaam="Iris", achternaam="Kok"))
    Case.objects.filter(pk__in=[case.pk, still.pk]).update(opened_at=timezone.now() - timedelta(days=90))
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    everybody = text_of(anna.client.get(at("vandaag-team"), {"toon": "stil"}))
    one = text_of(anna.client.get(at("vandaag-team"), {"toon": "stil", "regiehouder": still.regiehouder_id}))

    assert "Sem Mulder Nog niet gesproken sinds" in everybody
    assert "Iris Kok Nog niet gesproken sinds" in one
    assert "Sem Mulder" not in one


def test_a_coordinator_sees_the_answers_that_a_regiehouder_did_not_open_yet(teun, regiehouder, school, colleague):
    signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    anna = colleague("Anna Blauw", Role.COORDINATOR)

    response = anna.client.get(at("vandaag-team"), {"toon": "nieuw"})

    assert "Teun Bakker heeft een machtiging getekend" in text_of(response)
    assert at("case", teun.case.pk) in response.content.decode()
    regiehouder.client.post(at("berichten-seen"))
    assert "niet las" in text_of(anna.client.get(at("vandaag-team"), {"toon": "nieuw"}))


def test_every_page_that_a_coordinator_is_sent_to_opens_for_them(case, colleague):
    """Who may read a case but not act in it is sent to where it shows, and not to a page that does not exist."""
    anna = colleague("Anna Blauw", Role.COORDINATOR)
    shown = {place.shown.removeprefix("werkplek:") for place in PLACES.values() if not place.alone}

    assert {name: anna.client.get(at(name, case.pk)).status_code for name in shown} == dict.fromkeys(shown, 200)
    assert anna.client.get(at("melding", make.make_melding(by=None).pk)).status_code == 200


def test_a_jongere_of_27_tomorrow_is_told_of_today_and_stays_until_somebody_acts(regiehouder):
    """A2, B9: WEB 9.2.1"""
    tomorrow = make.born(27) + timedelta(days=1)
    old = make.make_jongere(roepnaam="Noah", achternaam="Vos", geboortedatum=tomorrow)
    make.make_case(jongere=old, regiehouder=regiehouder.user, task="doorstroompunt")

    page = text_of(regiehouder.client.get(at("vandaag")))

    assert "Wordt 27: het Doorstroompunt stopt." in page
    assert "Noah Vos" in page
    assert "Noah Vos" in text_of(regiehouder.client.get(at("home")))
