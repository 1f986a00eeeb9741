"""Pages of the consultatieteam: for who asks, who thinks along, who forms a team, and the jongere (B49)."""

import pytest

from accounts.rights import Role
from cases.consultatie.models import Consultatie, Consultatieteam
from tests import factories as make
from tests import thinking
from tests.frontend.werkplek.pages import at, text_of

QUESTION = "Hoe houden we het klein?"


@pytest.fixture
def member(colleague):
    return colleague("Nora Kok")


@pytest.fixture
def team(member):
    return thinking.make_team(member.user, naam="Breed team")


def sent(team, **over):
    values = {"team": str(team.pk), "domains": ["FIN", "HUIS"], "vraag": QUESTION, "wijze": "toegang",
              "jongere_weet_het": "on", "until": make.days_ago(-9).isoformat()}  # fmt: skip
    return values | over


def test_a_regiehouder_asks_and_the_team_advises(teun, regiehouder, member, team):
    """B49"""
    regiehouder.client.post(at("consultatie-ask", teun.case.pk), sent(team))
    asked = Consultatie.objects.get()
    assert "Jouw consultatieteam is iets gevraagd" in text_of(member.client.get(at("vandaag")))
    page = text_of(member.client.get(at("consultatie", asked.pk)))
    assert QUESTION in page
    assert "Dossier van Teun Bakker" in page
    assert member.client.get(at("case", teun.case.pk)).status_code == 200

    member.client.post(at("consultatie", asked.pk), {"text": "Begin met de huur."})

    assert "wat doen we ermee?" in text_of(regiehouder.client.get(at("vandaag")))
    assert "Begin met de huur." in text_of(regiehouder.client.get(at("team", teun.case.pk)))
    assert member.client.get(at("case", teun.case.pk)).status_code == 404
    assert member.client.get(at("consultatie", asked.pk)).status_code == 404


def test_without_a_name_the_team_sees_what_was_typed_and_no_name(teun, regiehouder, member, team):
    """B49"""
    regiehouder.client.post(at("consultatie-ask", teun.case.pk), sent(team, wijze="anoniem"))

    shown = member.client.get(at("consultatie", Consultatie.objects.get().pk)).content.decode()

    assert QUESTION in shown
    assert not [word for word in ("Teun", "Bakker", teun.case.reference, str(teun.case.pk)) if word in shown]
    assert member.client.get(at("case", teun.case.pk)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"domains": ["FIN"]}, "Kies ten minste twee gebieden."),
        ({"domains": []}, "Kies ten minste twee gebieden."),
        ({"until": make.days_ago(-90).isoformat()}, "hoogstens 60 dagen vooruit"),
        ({"jongere_weet_het": ""}, "Met toegang kan alleen als de jongere ervan weet."),
        ({"wijze": "anoniem", "vraag": f"{QUESTION} Teun"}, "in je vraag staat “Teun”"),
    ],
)
def test_a_mistake_is_told_and_the_question_is_kept(teun, regiehouder, team, wrong, error):
    """B49"""
    page = regiehouder.client.post(at("consultatie-ask", teun.case.pk), sent(team, **wrong))

    assert page.status_code == 422
    assert error in text_of(page)
    assert QUESTION in text_of(page)


def test_what_is_done_with_the_advice_is_written_down_once(teun, regiehouder):
    """B49"""
    asked = thinking.make_consultatie(case=teun.case)
    thinking.make_advies(consultatie=asked)
    url = at("consultatie-follow", teun.case.pk, asked.pk)
    assert "Begin met de huur." in text_of(regiehouder.client.get(url))

    regiehouder.client.post(url, {"keuze": "deels", "text": "Alleen de huur."})

    assert "We doen een deel: Alleen de huur." in text_of(regiehouder.client.get(at("team", teun.case.pk)))
    again = regiehouder.client.post(url, {"keuze": "niet", "text": "Toch niet."})
    assert again.status_code == 422
    assert "al opgeschreven" in text_of(again)


def test_who_is_put_in_the_team_finds_the_open_question_and_the_log_says_so(teun, regiehouder, member, team, colleague):
    """B49"""
    asked = thinking.with_access(case=teun.case, team=team)
    iris, former = colleague("Iris Bos"), colleague("Cor Twee", Role.COORDINATOR).client
    assert iris.client.get(at("case", teun.case.pk)).status_code == 404

    values = {"naam": team.naam, "leden": [str(member.user.pk), str(iris.user.pk)], "version": "1"}
    former.post(at("consultatieteam", team.pk), values)

    assert "Er is een vraag voor je consultatieteam" in text_of(iris.client.get(at("berichten")))
    assert QUESTION in text_of(iris.client.get(at("consultatie", asked.pk)))
    assert iris.client.get(at("case", teun.case.pk)).status_code == 200
    assert "Andere collega's in het consultatieteam lezen mee" in text_of(
        regiehouder.client.get(at("timeline", teun.case.pk))
    )
    former.post(at("consultatieteam", team.pk), values | {"leden": [str(member.user.pk)], "version": "2"})
    assert iris.client.get(at("case", teun.case.pk)).status_code == 404


def test_a_question_is_taken_back_with_one_button(teun, regiehouder, member, team):
    asked = thinking.with_access(case=teun.case, team=team)

    regiehouder.client.post(at("consultatie-back", teun.case.pk, asked.pk))

    assert member.client.get(at("case", teun.case.pk)).status_code == 404
    assert "Ingetrokken op" in text_of(regiehouder.client.get(at("team", teun.case.pk)))


def test_the_jongere_sees_who_thinks_along_and_as_what_somebody_read(teun, member, team):
    """B49"""
    thinking.with_access(case=teun.case, team=team)
    member.client.get(at("case", teun.case.pk))

    assert "Breed team" in text_of(teun.client.get("/mijn/wie-ziet-wat/"))
    assert "Nora Kok lid van een consultatieteam" in text_of(teun.client.get("/mijn/wie-keek/"))


def test_who_is_in_no_team_finds_no_question(teun, colleague, team):
    asked = thinking.make_consultatie(case=teun.case, team=team)
    outsider = colleague("Bo Buitenstaander").client

    assert outsider.get(at("consultatie", asked.pk)).status_code == 404
    assert "Er wacht niets" in text_of(outsider.get(at("consultaties")))
    assert outsider.get(at("consultatieteams")).status_code == 404


def test_a_coordinator_forms_a_team_changes_it_and_stops_with_it(colleague, member):
    """B49"""
    former = colleague("Cor Coördinator", Role.COORDINATOR).client
    wrong = former.post(at("consultatieteam-new"), {"naam": "Breed team"})
    assert wrong.status_code == 422
    assert "Zet ten minste één collega in het team." in text_of(wrong)
    former.post(at("consultatieteam-new"), {"naam": "Breed team", "leden": [str(member.user.pk)]})
    team = Consultatieteam.objects.get()
    doubled = former.post(at("consultatieteam-new"), {"naam": "Breed team", "leden": [str(member.user.pk)]})
    assert "Dit team is er al." in text_of(doubled)

    values = {"naam": "Jeugdteam", "leden": [str(member.user.pk)], "version": "1"}
    former.post(at("consultatieteam", team.pk), values)
    assert "Jeugdteam" in text_of(former.get(at("consultatieteams")))
    late = former.post(at("consultatieteam", team.pk), values | {"naam": "Derde naam"})
    assert "Een collega was je voor" in text_of(late)

    former.post(at("consultatieteam-end", team.pk))
    assert not Consultatieteam.objects.asked_now().exists()
