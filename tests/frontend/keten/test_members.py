"""A beheerder of a partner invites colleagues and ends their access; others do not find the page."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.members.models import PartnerMember, PartnerRole
from accounts.models import User
from audit.models import Entry
from tenants import hop
from tests.login import sign_in


@pytest.fixture
def colleague_of():
    def hire(organisation, naam="Bas Beheerder", role=PartnerRole.BEHEERDER):
        with hop("public"):
            user = User.objects.create_person(naam=naam, email=f"{naam.split()[0].lower()}@example.org")
            member = PartnerMember.objects.create(user=user, ketenpartner=organisation.ketenpartner, role=role)
        member.client = sign_in(Client(HTTP_HOST="partners.localhost"), user, "partner")
        return member

    return hire


def test_a_beheerder_sees_the_own_colleagues_only(school, partner, colleague_of):
    partner("GGZ De Dijk", "ggz")

    page = colleague_of(school).client.get("/collegas/").content.decode()

    assert "Fatima van ROC Waterkant" in page
    assert "De Dijk" not in page


def test_a_beheerder_ends_the_access_of_a_colleague(school, colleague_of):
    bas = colleague_of(school)
    address = f"/collegas/{school.member.pk}/stoppen/"

    assert "niets meer lezen" in bas.client.get(address).content.decode()
    bas.client.post(address)

    assert school.teacher.get("/").status_code == 404
    with hop("public"):
        assert Entry.objects.get(action="member.ended").actor_id == bas.user_id


def test_a_beheerder_does_not_end_the_own_access(school, colleague_of):
    bas = colleague_of(school)

    page = bas.client.post(f"/collegas/{bas.pk}/stoppen/", follow=True)

    assert "Je kunt je eigen toegang niet stoppen" in page.content.decode()
    assert bas.client.get("/").status_code == 200


def test_a_beheerder_ends_nobody_of_another_partner(school, partner, colleague_of):
    outsider = partner("GGZ De Dijk", "ggz")

    assert colleague_of(school).client.post(f"/collegas/{outsider.member.pk}/stoppen/").status_code == 404
    assert outsider.teacher.get("/").status_code == 200


def test_for_a_medewerker_there_is_no_such_page(school, colleague_of):
    bas = colleague_of(school)

    assert school.teacher.get("/collegas/").status_code == 404
    assert school.teacher.post(f"/collegas/{bas.pk}/stoppen/").status_code == 404


ELS = {"naam": "Els Kuiper", "email": "els@roc.example", "functie": "mentor", "role": "medewerker"}
NEW_PASSWORD = "zes schapen op de dijk"


def link_in(page):
    return re.search(r'value="http://partners.localhost(/\S+)"', page.content.decode())[1]


def choose_password(link):
    """What a colleague does with the link: the status of the page with the form, and of sending it."""
    browser = Client(HTTP_HOST="partners.localhost")
    form = browser.get(link).headers.get("Location", link)
    return browser.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})


@pytest.fixture
def bas(school, colleague_of, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
    return colleague_of(school)


def test_a_colleague_is_invited_and_chooses_a_password_with_the_link(bas, school):
    link = link_in(bas.client.post("/collegas/nieuw/", ELS))

    assert choose_password(link).headers["Location"].endswith("/done/")

    els = PartnerMember.objects.get(user__email=ELS["email"])
    assert (els.ketenpartner_id, els.role, els.functie) == (school.id, "medewerker", "mentor")
    assert els.user.check_password(NEW_PASSWORD)
    login = Client(HTTP_HOST="partners.localhost")
    login.post("/account/login/", {"login": ELS["email"], "password": NEW_PASSWORD})
    assert login.get("/").headers["Location"] == "/account/2fa/app/"


def test_the_invitation_is_written_down_without_name_or_address(bas):
    bas.client.post("/collegas/nieuw/", ELS)

    with hop("public"):
        line = Entry.objects.get(action="member.added")
    assert (line.actor_id, line.actor_role) == (bas.user_id, "beheerder")
    assert "els" not in str(line.details).lower()


def test_a_link_that_was_used_works_no_more(bas):
    link = link_in(bas.client.post("/collegas/nieuw/", ELS))
    choose_password(link)

    page = Client(HTTP_HOST="partners.localhost").get(link)

    assert "Deze link werkt niet meer. Hij is al gebruikt, of te oud." in page.content.decode()


def test_a_link_that_is_too_old_works_no_more_and_a_new_one_does(bas, settings):
    old = link_in(bas.client.post("/collegas/nieuw/", ELS))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Hij is al gebruikt, of te oud." in Client(HTTP_HOST="partners.localhost").get(old).content.decode()
    settings.PASSWORD_RESET_TIMEOUT = 60

    els = PartnerMember.objects.get(user__email=ELS["email"])
    assert choose_password(link_in(bas.client.post(f"/collegas/{els.pk}/link/"))).status_code == 302


def test_who_has_a_password_keeps_it_from_the_beheerder(bas):
    choose_password(link_in(bas.client.post("/collegas/nieuw/", ELS)))
    els = PartnerMember.objects.get(user__email=ELS["email"])

    page = bas.client.post(f"/collegas/{els.pk}/link/", follow=True)

    assert "Els Kuiper kan al inloggen." in page.content.decode()
    assert f"/collegas/{els.pk}/link/" not in page.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"naam": ""}, "Naam"), ({"email": "els"}, "E-mailadres"), ({"role": "baas"}, "Rol")],
)
def test_what_is_wrong_comes_back_with_what_was_typed(bas, wrong, sentence):
    page = bas.client.post("/collegas/nieuw/", ELS | wrong)

    assert (page.status_code, sentence in page.content.decode(), "mentor" in page.content.decode()) == (422, True, True)
    assert not PartnerMember.objects.filter(functie="mentor").exists()


def test_an_address_that_has_an_account_is_refused_in_one_sentence(bas, partner):
    elsewhere = partner("GGZ De Dijk", "ggz")

    for taken in (elsewhere.member.user.email.upper(), "bas@example.org"):
        page = bas.client.post("/collegas/nieuw/", ELS | {"email": taken})
        assert (page.status_code, "Met dit e-mailadres is er al een account." in page.content.decode()) == (422, True)


def test_who_left_comes_back_as_the_same_person_with_the_new_role(bas):
    choose_password(link_in(bas.client.post("/collegas/nieuw/", ELS | {"role": "beheerder"})))
    els = PartnerMember.objects.get(user__email=ELS["email"])
    bas.client.post(f"/collegas/{els.pk}/stoppen/")

    page = bas.client.post("/collegas/nieuw/", ELS, follow=True)

    els.refresh_from_db()
    assert (els.active_until, els.role) == (None, "medewerker")
    assert "kan weer inloggen, op dezelfde manier als eerder" in page.content.decode()


@pytest.mark.parametrize("again", ["link", "invited"])
def test_nobody_gets_in_as_a_colleague_who_logs_in_elsewhere(bas, school, again):
    """Somebody without a password here may have a login at their own organisation: a link would be a second way in."""
    fatima = school.member
    fatima.user.last_login = timezone.now()
    fatima.user.save()
    if again == "invited":
        bas.client.post(f"/collegas/{fatima.pk}/stoppen/")

    address = "/collegas/nieuw/" if again == "invited" else f"/collegas/{fatima.pk}/link/"
    page = bas.client.post(address, ELS | {"email": fatima.user.email}, follow=True).content.decode()

    assert "/account/password/reset/key/" not in page
    assert ("kan weer inloggen" if again == "invited" else "kan al inloggen") in page


def test_a_medewerker_invites_nobody(school, bas):
    assert school.teacher.get("/collegas/nieuw/").status_code == 404
    assert school.teacher.post("/collegas/nieuw/", ELS).status_code == 404
    assert school.teacher.post(f"/collegas/{bas.pk}/link/").status_code == 404
