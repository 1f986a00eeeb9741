"""One click asks whoever must sign now; the page says why, and what stays closed until then."""

import pytest

from accounts.rights import Right
from cases.dossier.models import Case
from cases.dossier.team import add_colleague
from cases.jongeren.services import invite_citizen
from consent.models import Machtiging
from consent.open import open_codes
from tests import factories as make
from tests.deciding import decided, signed
from tests.frontend.werkplek.delen.conftest import at


@pytest.fixture
def share(school, regiehouder):
    """The mother of somebody of 15 said ja; since then a birth date was corrected, and it turns out to be 16 today."""
    jongere = make.make_jongere(age=15, roepnaam="Nova")
    mother = make.make_gezagsdrager(jongere=jongere, verified_by=regiehouder.user)
    case = make.make_case(jongere=jongere, regiehouder=regiehouder.user)
    make.make_inschrijving(jongere=jongere)
    afweging = signed(
        decided(case=case, partner=school, by=regiehouder.user), by=invite_citizen(person=mother, by=regiehouder.user)
    )
    type(jongere).objects.filter(pk=jongere.pk).update(geboortedatum=make.born(16))
    return afweging


def page_of(client, share):
    return client.get(at("delen-afweging", share.pk)).content.decode()


def test_the_page_says_that_somebody_else_must_sign_and_offers_one_button(regiehouder, share):
    page = page_of(regiehouder.client, share)

    assert "Door de leeftijd moet nu een ander tekenen" in page
    assert at("delen-opnieuw-vragen", share.pk) in page
    assert "Vraag opnieuw" in regiehouder.client.get(at("delen", share.case_id)).content.decode()


def test_one_click_asks_and_opens_nothing(regiehouder, share):
    told = regiehouder.client.post(at("delen-opnieuw-vragen", share.pk), follow=True).content.decode()

    assert "Er is opnieuw gevraagd: de jongere moet tekenen." in told
    assert Machtiging.objects.filter(afweging=share).count() == 2
    assert open_codes(share.pk) == []
    assert at("delen-opnieuw-vragen", share.pk) not in told


def test_clicking_twice_asks_once_and_says_so(regiehouder, share):
    regiehouder.client.post(at("delen-opnieuw-vragen", share.pk))

    told = regiehouder.client.post(at("delen-opnieuw-vragen", share.pk), follow=True).content.decode()

    assert "er is al opnieuw gevraagd" in told
    assert Machtiging.objects.filter(afweging=share).count() == 2


def test_who_may_only_look_has_no_button_and_cannot_ask(colleague, regiehouder, share):
    looks = colleague("Kees")
    add_colleague(case=Case.objects.get(pk=share.case_id), colleague=looks.user, rights=[Right.VIEW_CASE],
                  by=regiehouder.user)  # fmt: skip

    assert at("delen-opnieuw-vragen", share.pk) not in page_of(looks.client, share)
    assert looks.client.post(at("delen-opnieuw-vragen", share.pk)).status_code == 404


def test_on_vandaag_it_is_one_click_from_the_page_that_asks(regiehouder, share):
    page = regiehouder.client.get(at("vandaag")).content.decode()

    assert "Is 16: vraag opnieuw om te tekenen voor ROC Waterkant" in page
    assert at("delen-afweging", share.pk) in page
