"""The pages of the functioneel beheerder about staff."""

import pytest

from accounts.models import StaffRole, User
from accounts.rights import Role
from cases.staff.models import RoleReview
from cases.staff.roster import stamp
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

NEW = {"naam": "Bas Mulder", "email": "bas@gemeente.example", "telefoon": "06 11111111", "roles": ["regiehouder"]}


@pytest.fixture
def joke(colleague):
    return colleague("Joke Schouten", Role.FUNCTIONEEL_BEHEERDER)


def test_a_colleague_is_added_and_stands_in_the_list(joke):
    assert joke.client.post(at("medewerker-add"), NEW).status_code == 302

    page = text_of(joke.client.get(at("medewerkers")))
    assert "Bas Mulder bas@gemeente.example 06 11111111 regiehouder nog nooit" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"roles": []}, "Kies minstens één rol."), ({"email": "bas"}, "E-mailadres:"), ({"naam": ""}, "Naam:")],
)
def test_what_is_wrong_comes_back_with_what_was_typed(joke, wrong, sentence):
    page = joke.client.post(at("medewerker-add"), NEW | wrong)

    assert (page.status_code, sentence in text_of(page)) == (422, True)
    assert "06 11111111" in page.content.decode()


def test_an_address_of_a_colleague_is_refused_in_words(joke):
    make.make_user("Bas de Eerste", email="BAS@gemeente.example")

    assert "Bas de Eerste is al medewerker" in text_of(joke.client.post(at("medewerker-add"), NEW))


def test_the_list_is_searched_filtered_and_paged(joke):
    make.make_user("Piet Uit", is_active=False)
    people = [User(naam=f"Collega {n:02}", username=f"c{n}") for n in range(55)]
    StaffRole.objects.bulk_create([StaffRole(user=one, role="fg") for one in User.objects.bulk_create(people)])

    def shown(asked):
        return text_of(joke.client.get(at("medewerkers") + asked, HTTP_HX_REQUEST="true"))

    assert "Collega 54" not in shown("")
    assert "Collega 54" in shown("?page=2")
    assert "Piet Uit" in shown("?account=uit")
    assert "Collega" not in shown("?account=uit")
    assert "Joke" in shown("?rol=functioneel_beheerder")
    assert "Niemand gevonden" in shown("?zoek=niemand")
    assert "Collega 54" in shown("?account=nakijken&zoek=54")


def test_fifty_people_cost_as_many_queries_as_one(joke, django_assert_max_num_queries):
    for number in range(12):
        make.make_user(f"Collega {number}")

    with django_assert_max_num_queries(14):
        joke.client.get(at("medewerkers"), HTTP_HX_REQUEST="true")


def test_somebody_elses_change_is_shown_before_it_is_overwritten(joke):
    bas = make.make_user("Bas Mulder")
    stale = NEW | {"seen": stamp(bas)}
    User.objects.filter(pk=bas.pk).update(naam="Bas van Dam")

    page = joke.client.post(at("medewerker", bas.pk), stale)

    assert page.status_code == 422
    assert "Zo staat het nu Naam Bas van Dam" in text_of(page)
    assert (
        joke.client.post(at("medewerker", bas.pk), NEW | {"seen": page.context["form"].data["seen"]}).status_code == 302
    )


def test_off_is_out_at_the_next_request(joke, colleague):
    bas = colleague("Bas Mulder")

    assert "uitzetten?" in text_of(joke.client.get(at("medewerker-off", bas.user.pk)))
    joke.client.post(at("medewerker-off", bas.user.pk))
    assert bas.client.get("/").headers["Location"].startswith("/inloggen/")

    joke.client.post(at("medewerker-on", bas.user.pk))
    assert bas.client.get("/").headers["Location"].startswith("/inloggen/")


def test_who_leads_a_case_stays_until_it_is_handed_over(joke, regiehouder, teun):
    page = joke.client.post(at("medewerker-off", regiehouder.user.pk))

    assert page.status_code == 422
    assert "Willem de Wit is regiehouder van nog 1 open dossier." in text_of(page)
    assert regiehouder.client.get("/").status_code == 200


def test_still_right_is_recorded(joke):
    bas = make.make_user("Bas Mulder")
    assert "2 medewerkers hebben rollen om na te kijken" in text_of(joke.client.get(at("medewerkers")))

    joke.client.post(at("medewerker-confirm", bas.pk), {"seen": stamp(bas)})

    assert RoleReview.objects.get(person=bas).reviewed_by == joke.user
    assert "1 medewerker heeft rollen om na te kijken" in text_of(joke.client.get(at("medewerkers")))


def test_roles_that_changed_meanwhile_are_not_confirmed(joke):
    bas = make.make_user("Bas Mulder")

    page = joke.client.post(at("medewerker-confirm", bas.pk), {"seen": "ouder"}, follow=True)

    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(page)
    assert not RoleReview.objects.exists()


def test_a_jongere_is_no_colleague(joke, teun):
    assert joke.client.get(at("medewerker", teun.user.pk)).status_code == 404
    assert "Teun" not in text_of(joke.client.get(at("medewerkers")))


@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.COORDINATOR, Role.FG, Role.BELEIDSMEDEWERKER])
def test_for_other_roles_there_is_no_such_page(colleague, role):
    other = colleague("Nora Kok", role)

    assert other.client.get(at("medewerkers")).status_code == 404
    assert "Medewerkers" not in text_of(other.client.get("/"))
