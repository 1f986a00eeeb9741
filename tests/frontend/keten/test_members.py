"""A beheerder of a partner ends the access of a colleague; others do not find the page."""

import pytest
from django.test import Client

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
