"""Registering a jongere, opening the dossier, and giving access to Mijn."""

import pytest

from accounts.rights import Role
from audit.models import Entry
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from tests import factories as make
from tests.frontend.werkplek.acts import JONGERE
from tests.frontend.werkplek.pages import at, text_of

NEW = JONGERE | {"geboortedatum_dag": "1", "geboortedatum_maand": "3", "geboortedatum_jaar": "2009"}
DOSSIER = {"task": "jeugdwet", "verantwoordelijke_gemeente": "Noorderkoog"}


def test_a_new_jongere_is_registered_and_the_next_page_opens_a_dossier(regiehouder):
    sent = regiehouder.client.post(at("add"), NEW | {"bsn": "999990007"})

    jongere = Jongere.objects.get()
    assert sent["Location"] == at("open", jongere.pk)
    assert (jongere.bsn, jongere.postcode) == ("999990007", "1234AB")


@pytest.mark.parametrize(
    ("bsn", "error"), [("999990008", "typefout"), ("12", "9 cijfers"), ("abc", "alleen uit cijfers")]
)
def test_a_wrong_bsn_is_refused_and_the_rest_is_kept(regiehouder, bsn, error):
    page = regiehouder.client.post(at("add"), NEW | {"bsn": bsn})

    assert page.status_code == 422
    assert error in text_of(page)
    assert "Havenkade" in page.content.decode()
    assert not Jongere.objects.exists()


def test_nobody_is_registered_twice(regiehouder):
    make.make_jongere(bsn="999990007")

    page = regiehouder.client.post(at("add"), NEW | {"bsn": "999990007"})

    assert page.status_code == 422
    assert "Er staat al een jongere met dit BSN in het systeem." in text_of(page)


def test_a_jongere_without_a_dossier_is_found_by_bsn(regiehouder):
    jongere = make.make_jongere(bsn="999990007")

    page = regiehouder.client.post(at("find"), {"bsn": "999990007"})

    assert at("open", jongere.pk) in page.content.decode()


def test_a_jongere_is_found_by_name_and_birth_together_and_not_by_name_alone(regiehouder):
    jongere = make.make_jongere(achternaam="Haddad", roepnaam="Amira")
    birth = jongere.geboortedatum.isoformat()

    both = regiehouder.client.post(at("find"), {"achternaam": "haddad", "geboortedatum": birth})
    alone = regiehouder.client.post(at("find"), {"achternaam": "haddad"})

    assert "Amira Haddad" in text_of(both)
    assert alone.status_code == 422
    assert "Vul het BSN in, of de achternaam en de geboortedatum." in text_of(alone)


def test_of_a_case_of_somebody_else_only_the_regiehouder_is_named(teun, colleague):
    nora = colleague("Nora Kok")

    page = nora.client.post(at("find"), {"bsn": teun.case.jongere.bsn})

    assert "Deze jongere heeft al een regiehouder: Willem de Wit." in text_of(page)
    assert str(teun.case.pk) not in page.content.decode()


def test_who_is_not_found_can_be_registered_right_away(regiehouder):
    page = regiehouder.client.post(at("find"), {"bsn": "999990007"})

    assert "Niemand gevonden." in text_of(page)
    assert page.context["new"]["bsn"].value() == "999990007"


def test_a_search_is_written_down_without_what_was_searched(regiehouder):
    regiehouder.client.post(at("find"), {"bsn": "999990007"})

    searched = Entry.objects.get(action="jongere.searched")
    assert searched.details == {"by_bsn": True, "found": 0}


def test_a_dossier_is_opened_with_task_regiehouder_and_gemeente(regiehouder):
    jongere = make.make_jongere()

    sent = regiehouder.client.post(at("open", jongere.pk), DOSSIER | {"regiehouder": regiehouder.user.pk}, follow=True)

    case = Case.objects.get()
    assert (case.task, case.regiehouder, case.jongere) == ("jeugdwet", regiehouder.user, jongere)
    assert sent.redirect_chain[-1][0] == at("case", case.pk)


def test_a_dossier_without_a_task_is_refused(regiehouder):
    page = regiehouder.client.post(
        at("open", make.make_jongere().pk), DOSSIER | {"task": "", "regiehouder": regiehouder.user.pk}
    )

    assert page.status_code == 422
    assert "Maak een keuze." in text_of(page)


def test_opening_a_second_dossier_leads_to_the_one_that_runs(teun, regiehouder):
    again = regiehouder.client.post(at("open", teun.case.jongere_id), DOSSIER)

    assert again["Location"] == at("case", teun.case.pk)


def test_a_jongere_with_a_dossier_of_somebody_else_does_not_exist(teun, colleague):
    assert colleague("Nora Kok").client.get(at("open", teun.case.jongere_id)).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FG, Role.BELEIDSMEDEWERKER, Role.FUNCTIONEEL_BEHEERDER])
@pytest.mark.parametrize("name", ["find", "add"])
def test_only_a_regiehouder_registers(colleague, role, name):
    assert colleague("Cor Smit", role).client.get(at(name)).status_code == 404


def test_a_jongere_gets_access_to_mijn(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)

    page = regiehouder.client.post(at("invite", case.pk), follow=True)

    case.jongere.refresh_from_db()
    assert case.jongere.user.naam == "Teun Bakker"
    assert "Teun Bakker kan nu inloggen op Mijn met DigiD." in text_of(page)


def test_without_a_bsn_nobody_gets_access(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(bsn=""))

    page = regiehouder.client.post(at("invite", case.pk), follow=True)

    assert "Zonder BSN kan deze persoon niet inloggen met DigiD." in text_of(page)


def test_a_gezagsdrager_gets_access_only_after_the_proof_is_seen(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    mother = make.make_gezagsdrager(jongere=case.jongere)
    address = at("gezag-invite", case.pk, mother.pk)

    assert "Kijk eerst na of deze persoon het gezag heeft." in text_of(regiehouder.client.post(address, follow=True))
    regiehouder.client.post(at("gezag-verify", case.pk, mother.pk), {"how": "brp"})
    assert "Marja Bakker kan nu inloggen op Mijn" in text_of(regiehouder.client.post(address, follow=True))


def test_a_bewindvoerder_is_written_down_with_ground_period_and_proof(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user, jongere=make.make_jongere(age=19))
    known = {"naam": "Hanna Prins", "relatie": "bewindv", "soort": "bewind"}

    refused = regiehouder.client.post(at("gezag-add", case.pk), known)
    assert "Vul in vanaf welke dag dit geldt." in text_of(refused)
    regiehouder.client.post(at("gezag-add", case.pk), known | {"since": "2026-01-01"})
    person = case.jongere.gezagsdragers.get()
    regiehouder.client.post(
        at("gezag-verify", case.pk, person.pk), {"how": "cbr", "verified_until": make.days_ago(-99).isoformat()}
    )

    page = text_of(regiehouder.client.get(at("team", case.pk)))
    assert "Bewind vanaf 1 januari 2026" in page
    assert "Gezien in het Centraal Curatele- en bewindregister op" in page
    assert "door Willem de Wit. Geldt tot en met" in page


def test_only_who_may_share_says_that_a_parent_is_not_told(regiehouder, colleague):
    case = make.make_case(regiehouder=regiehouder.user)
    mother = make.make_gezagsdrager(jongere=case.jongere, verified_by=regiehouder.user)
    sent = {"reason": "Niet veilig thuis.", "review_on": make.days_ago(-30).isoformat()}

    assert colleague("Kees").client.post(at("gezag-not-inform", case.pk, mother.pk), sent).status_code == 404
    regiehouder.client.post(at("gezag-not-inform", case.pk, mother.pk), sent)

    page = text_of(regiehouder.client.get(at("team", case.pk)))
    assert "Mag niets horen. Niet veilig thuis." in page
    regiehouder.client.post(at("gezag-inform", case.pk, mother.pk), {"reason": "Weer veilig."})
    assert "Mag niets horen." not in text_of(regiehouder.client.get(at("team", case.pk)))


def test_two_people_at_once_see_both_and_nothing_is_lost(teun, regiehouder):
    jongere = teun.case.jongere
    mine = NEW | {"version": jongere.version, "straat": "Havenkade"}
    regiehouder.client.post(at("correct", teun.case.pk), mine | {"straat": "Kerkstraat"})

    conflict = regiehouder.client.post(at("correct", teun.case.pk), mine)

    assert conflict.status_code == 422
    assert "Straat Kerkstraat Havenkade" in text_of(conflict)
    assert jongere.bsn not in text_of(conflict)
    saved = regiehouder.client.post(at("correct", teun.case.pk), mine | {"version": jongere.version + 1})
    assert saved.status_code == 302
    assert Jongere.objects.get(pk=jongere.pk).straat == "Havenkade"


def test_correcting_without_a_bsn_leaves_the_bsn(teun, regiehouder):
    known = teun.case.jongere.bsn

    regiehouder.client.post(at("correct", teun.case.pk), NEW | {"version": teun.case.jongere.version})

    assert Jongere.objects.get(pk=teun.case.jongere_id).bsn == known


def test_the_form_to_correct_never_holds_the_bsn(teun, regiehouder):
    page = regiehouder.client.get(at("correct", teun.case.pk))

    assert teun.case.jongere.bsn not in page.content.decode()
    assert page.context["form"]["bsn"].value() is None
