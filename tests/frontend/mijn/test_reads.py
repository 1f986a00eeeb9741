"""Wie keek: the reading log of the own case, per day and in plain words."""

import pytest

import audit
from accounts.rights import Role
from cases.dossier.lists import Lijst
from sharing.reading import as_partner
from tests import factories as make
from tests.deciding import signed
from tests.frontend.mijn.reading import ease, too_long
from tests.frontend.mijn.test_reading_level import FLOOR


@pytest.fixture
def given(asked, teun):
    """Teun said ja to the school."""
    return signed(asked.afweging, by=teun.user)


def look(by, case, *fields):
    audit.record_read(
        actor_id=by.pk, actor_name=by.naam, actor_role="regiehouder", case_id=case.pk, fields=fields or ["persoon.naam"]
    )


def test_a_look_of_the_school_shows_who_what_and_why(phone, given, school):
    with as_partner(school.member) as shared:
        shared.open(given.pk)

    page = phone.reads("reads")
    assert "Fatima van ROC Waterkant" in page
    assert "Las: Roepnaam, Opleiding." in page
    assert f"Waarom: {given.doel}" in page


def test_the_same_look_on_one_day_is_one_line_with_a_number(phone, given, school):
    for _ in range(3):
        with as_partner(school.member) as shared:
            shared.open(given.pk)

    assert "3 keer, de laatste keer om" in phone.reads("reads")


def test_a_look_of_staff_shows_their_work_at_the_gemeente(phone, teun, regiehouder):
    look(regiehouder.user, teun.case, "werk", "zrm")

    page = phone.reads("reads")
    assert "Willem de Wit" in page
    assert "Las: Werk en inkomen, Zelfredzaamheid." in page
    assert "regiehouder, gemeente Noorderkoog" in page


def lists(by, case, lijst, *, role="coördinator", fields=("personalia",), subject=None, times=1):
    """So many times on a page of this list."""
    seen = audit.Seen(None if subject else case.pk, subject, role, list(fields))
    for _ in range(times):
        audit.record_list([seen], actor_id=by.pk, actor_name=by.naam, name=lijst.value, purpose=lijst.why)


def test_a_look_in_a_list_is_told_as_such_with_who_what_and_why(phone, teun, regiehouder):
    """Issue 4 §4 and §6"""
    lists(regiehouder.user, teun.case, Lijst.MATRIX, fields=("personalia", "zrm"))

    page = phone.reads("reads")
    assert "Je stond in een lijst van 1 medewerker" in page
    assert "Willem de Wit coördinator, gemeente Noorderkoog Je stond in een lijst: scores van iedereen." in page
    assert "Daar stond iets uit: Personalia, Zelfredzaamheid." in page
    assert f"Waarom: {Lijst.MATRIX.why}" in page
    assert "Las:" not in page


def test_all_lists_of_one_colleague_on_one_day_are_one_line(phone, teun, regiehouder):
    lists(regiehouder.user, teun.case, Lijst.MATRIX, fields=("personalia", "zrm"), times=2)
    lists(regiehouder.user, teun.case, Lijst.DOSSIERS, fields=("personalia", "contact"), times=3)

    page = phone.reads("reads")
    assert "Je stond in een lijst: dossiers, scores van iedereen." in page
    assert "Daar stond iets uit: Personalia, Contact, Zelfredzaamheid." in page
    assert f"Waarom: {Lijst.DOSSIERS.why} {Lijst.MATRIX.why}" in page
    assert page.count("5 keer, de laatste keer om") == page.count("Willem de Wit") - 1 == 1


def test_two_hundred_looks_in_lists_leave_what_was_opened_on_top_and_on_one_page(phone, teun, regiehouder, colleague):
    staff = [regiehouder.user, *(colleague(f"Collega {number}", Role.COORDINATOR).user for number in range(4))]
    look(regiehouder.user, teun.case, "plan")
    for one in staff:
        lists(one, teun.case, Lijst.DOSSIERS, times=25)
        lists(one, teun.case, Lijst.VANDAAG, times=15)

    page = phone.reads("reads")
    assert page.index("Las: Plan.") < page.index("Je stond in lijsten van 5 medewerkers")
    assert page.count("40 keer, de laatste keer om") == 5
    assert "Pagina" not in page.split("Klopt er iets niet?")[0].split("Wie keek?")[1]


def test_who_was_in_a_list_while_no_dossier_was_open_reads_that_too(phone, teun, regiehouder):
    lists(regiehouder.user, teun.case, Lijst.WIJKRONDE, subject=teun.case.jongere_id)

    assert "Je stond in een lijst: wijkronde." in phone.reads("reads")


def test_the_lists_in_which_another_jongere_stood_are_not_shown(phone, teun, regiehouder):
    other = make.make_jongere(roepnaam="Amira")
    lists(regiehouder.user, teun.case, Lijst.WIJKRONDE, subject=other.pk)

    assert "Nog niemand keek." in phone.reads("reads")


def test_a_list_that_we_no_longer_have_keeps_its_code(phone, teun, regiehouder):
    seen = audit.Seen(teun.case.pk, None, "regiehouder", ["personalia"])
    audit.record_list([seen], actor_id=regiehouder.user.pk, actor_name="Willem", name="vroeger", purpose="Toen.")

    assert "Je stond in een lijst: vroeger." in phone.reads("reads")


def test_what_is_taken_along_has_the_lists_as_well(phone, teun, regiehouder):
    look(regiehouder.user, teun.case, "plan")
    lists(regiehouder.user, teun.case, Lijst.DOSSIERS, times=2)

    told = phone.open("stored-json").json()["wieKeek"]

    assert [(one["aantal"], one["inLijst"]) for one in told] == [(1, []), (2, ["dossiers"])]


@pytest.mark.parametrize("lijst", Lijst, ids=str)
def test_why_there_is_a_list_is_said_in_plain_words(lijst):
    print(f"{ease(lijst.why):6.1f}  {lijst}: {lijst.why}")
    assert too_long(lijst.why) == []
    assert ease(lijst.why) >= FLOOR


def test_looks_at_another_case_are_not_shown(phone, regiehouder):
    other = make.make_case(jongere=make.make_jongere(roepnaam="Amira"), regiehouder=regiehouder.user)
    look(regiehouder.user, other)

    assert "Nog niemand keek." in phone.reads("reads")


def test_a_long_log_comes_in_pages(phone, teun, regiehouder):
    for number in range(31):
        look(regiehouder.user, teun.case, f"veld.{number}")

    assert "Veld.30." in phone.reads("reads")
    assert "Veld.0." in phone.reads("reads", page=2)


def test_the_mother_of_a_15_year_old_may_look_too(family, regiehouder):
    jay = family(15)
    look(regiehouder.user, jay.case)

    assert "Willem de Wit" in jay.mother.reads("reads")
    assert "Willem de Wit" in jay.jongere.reads("reads")


def test_from_16_only_the_jongere_may_look(family, regiehouder):
    jay = family(16)
    look(regiehouder.user, jay.case)

    assert jay.mother.open("reads").status_code == 404
    assert "Wie keek" not in jay.mother.reads("home")
    assert "Willem de Wit" in jay.jongere.reads("reads")
