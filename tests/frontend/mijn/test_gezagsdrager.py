"""What somebody who acts for a jongere may sign and see, by age and by matter (domain.md §1.4)."""

import pytest

from cases.jongeren.gezag import do_not_inform
from consent.machtigingen.again import ask_again
from consent.models import Afweging
from consent.open import open_codes
from tests import factories as make
from tests.frontend.mijn.phone import words

OPLEIDING = "onderwijs.opleiding"


@pytest.fixture
def youth_care(partner):
    """Its secrecy asks for two signatures from 12 to 15."""
    return partner("Jeugdhulp Zee", "jeugdhulp")


def test_at_11_the_mother_signs(family, school, deciding):
    jay = family(11)
    asked = deciding(case=jay.case, partner=school).machtiging

    jay.mother.sign(asked, [OPLEIDING])

    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_the_mother_reads_for_whom_she_signs(family, school, deciding):
    jay = family(11)
    asked = deciding(case=jay.case, partner=school).machtiging

    assert "ROC Waterkant wil iets weten over Jay" in jay.mother.reads("home")
    assert "Jij tekent als ouder of voogd." in jay.mother.reads("question", asked.pk)


def test_at_11_the_jongere_reads_the_question_and_has_no_buttons(family, school, deciding):
    jay = family(11)
    asked = deciding(case=jay.case, partner=school).machtiging

    page = jay.jongere.reads("question", asked.pk)

    assert "Jij hoeft niet te tekenen" in page
    assert "Ga verder" not in page
    assert "Ik wil dit niet" not in page


def test_a_jongere_cannot_sign_in_place_of_the_mother(family, school, deciding):
    jay = family(11)
    asked = deciding(case=jay.case, partner=school).machtiging

    page = jay.jongere.press("sign", asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 422
    assert "Deze vraag is niet aan jou." in words(page)


def test_from_12_the_jongere_may_say_nee_to_what_the_mother_signs(family, school, deciding):
    jay = family(14)
    asked = deciding(case=jay.case, partner=school).machtiging
    jay.mother.sign(asked, [OPLEIDING])
    assert "Ik wil dit niet" in jay.jongere.reads("question", asked.pk)

    jay.jongere.press("refuse", asked)

    assert open_codes(asked.afweging_id) == []


def test_at_14_youth_care_reads_only_after_two_signatures(family, youth_care, deciding):
    jay = family(14)
    asked = deciding(case=jay.case, partner=youth_care).machtiging

    first = jay.jongere.sign(asked, [OPLEIDING])
    assert "Er moeten twee mensen tekenen. Tot die tijd delen we niets." in words(first)
    assert open_codes(asked.afweging_id) == []

    second = jay.mother.sign(asked, [OPLEIDING])
    assert "Er moeten twee mensen tekenen" not in words(second)
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_a_nee_of_the_mother_closes_what_the_jongere_opened(family, youth_care, deciding):
    jay = family(14)
    asked = deciding(case=jay.case, partner=youth_care).machtiging
    jay.jongere.sign(asked, [OPLEIDING])

    jay.mother.press("refuse", asked)

    assert open_codes(asked.afweging_id) == []
    assert "Er zijn twee keer ja nodig. De ander zei nee." in jay.jongere.reads("answer", asked.pk)


def test_at_17_the_mother_sees_no_question_no_plan_and_no_readers(family, school, deciding):
    jay = family(17)
    plan = make.make_plan(case=jay.case, droom="Ik wil kok worden.")
    asked = deciding(case=jay.case, partner=school).machtiging
    jay.jongere.sign(asked, [OPLEIDING])

    assert jay.mother.open("question", asked.pk).status_code == 404
    home = jay.mother.reads("home")
    assert plan.droom not in home
    assert "ROC Waterkant" not in home
    assert "Regiehouder van Jay" in home


def test_a_mother_whose_authority_was_not_seen_sees_nothing(family, school, deciding):
    jay = family(14)
    asked = deciding(case=jay.case, partner=school).machtiging
    jay.case.jongere.gezagsdragers.update(until=make.days_ago(1))

    assert jay.mother.open("question", asked.pk).status_code == 404
    assert "Hier staat nu niets voor jou." in jay.mother.reads("home")


def test_a_mother_who_is_not_to_be_told_sees_nothing_at_once(family, school, deciding, regiehouder):
    jay = family(14)
    asked = deciding(case=jay.case, partner=school).machtiging
    jay.mother.sign(asked, [OPLEIDING])
    assert "ROC Waterkant" in jay.mother.reads("home")

    do_not_inform(gezagsdrager=jay.case.jongere.gezagsdragers.get(), reason="Niet veilig.",
                  review_on=make.days_ago(-30), by=regiehouder.user)  # fmt: skip

    for name in ("home", "shares"):
        page = jay.mother.reads(name)
        assert "ROC Waterkant" not in page
        assert "Jay" not in page
    for name in ("question", "answer"):
        assert jay.mother.open(name, asked.pk).status_code == 404
    assert [jay.mother.open(name).status_code for name in ("reads", "rights", "stored")] == [404, 404, 404]
    assert jay.mother.press("sign", asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0).status_code == 404


def test_at_16_the_mother_reads_nothing_of_what_is_asked_and_signed_again(family, school, deciding, regiehouder):
    jay = family(15)
    asked = deciding(case=jay.case, partner=school)
    jay.mother.sign(asked.machtiging, [OPLEIDING])
    type(jay.case.jongere).objects.filter(pk=jay.case.jongere_id).update(geboortedatum=make.born(16))
    again = ask_again(afweging=asked, by=regiehouder.user)

    jay.jongere.sign(again, [OPLEIDING])

    assert open_codes(asked.pk) == [OPLEIDING]
    assert "ROC Waterkant" not in jay.mother.reads("home")
    assert "ROC Waterkant" not in jay.mother.reads("shares")
    assert [jay.mother.open("question", one.pk).status_code for one in Afweging.objects.get().machtigingen.all()] == [
        404, 404,
    ]  # fmt: skip
    old = jay.jongere.reads("shares")
    assert "Een ouder of voogd" not in jay.mother.reads("shares")
    assert "ROC Waterkant" in old


def test_a_bewindvoerder_signs_and_the_jongere_reads_why_and_can_stop(person, partner, deciding, regiehouder):
    sem = make.make_jongere(roepnaam="Sem", age=19)
    case = make.make_case(jongere=sem, regiehouder=regiehouder.user)
    make.make_inschrijving(jongere=sem)
    acts = make.make_gezagsdrager(jongere=sem, verified_by=regiehouder.user, naam="Hanna Prins", relatie="bewindv",
                                  soort="bewind", since=make.days_ago(9))  # fmt: skip
    asked = deciding(case=case, partner=partner("Schuldhulp", "schuldhulp")).machtiging
    hers, his = person(acts, by=regiehouder), person(sem, by=regiehouder)

    assert "Jij tekent als bewindvoerder." in hers.reads("question", asked.pk)
    hers.sign(asked, [OPLEIDING])
    assert "Hiervoor tekent je bewindvoerder. Jij mag wel alles lezen." in his.reads("question", asked.pk)
    his.press("stop", asked)

    assert open_codes(asked.afweging_id) == []
    assert "Sem stopte op" in hers.reads("shares")


@pytest.mark.parametrize(("soort", "relatie"), [("bewind", "bewindv"), ("mentorschap", "mentor")])
def test_who_acts_in_one_matter_reads_where_to_turn_for_inzage(person, regiehouder, soort, relatie):
    """UAVG 5(2): for the matter concerned; which part of a dossier that is, a person decides."""
    sem = make.make_jongere(age=19, roepnaam="Sem")
    make.make_case(jongere=sem, regiehouder=regiehouder.user)
    acting = make.make_gezagsdrager(jongere=sem, soort=soort, relatie=relatie, naam="De Vries", since=make.days_ago(9),
                                    verified_by=regiehouder.user)  # fmt: skip
    phone = person(acting, by=regiehouder)

    page = phone.reads("rights")

    assert "Zo vraag je om inzage" in page
    assert "Bel Willem de Wit" in page
    assert "Rechten" in phone.reads("home")
    for name in ("stored", "stored-json", "reads"):
        assert phone.open(name).status_code == 404
    assert phone.open("right-use", "inzage").status_code == 404


def test_a_curator_uses_the_rights_and_a_parent_of_somebody_of_17_finds_no_such_page(person, regiehouder):
    sem = make.make_jongere(age=17, roepnaam="Sem")
    make.make_case(jongere=sem, regiehouder=regiehouder.user)
    mother = make.make_gezagsdrager(jongere=sem, verified_by=regiehouder.user)

    assert person(mother, by=regiehouder).open("rights").status_code == 404
    curator = make.make_gezagsdrager(jongere=sem, soort="curatele", relatie="curator", naam="De Curator",
                                     since=make.days_ago(9), verified_by=regiehouder.user)  # fmt: skip
    page = person(curator, by=regiehouder).reads("rights")
    assert "Zo vraag je om inzage" not in page
    assert "Wat staat er over mij?" in page
