"""A ja: by who must give it, to the text that was shown, with DigiD at substantieel, per field."""

import pytest

from accounts.levels import Level
from audit.models import Entry
from cases.jongeren.services import invite_citizen
from consent.afwegingen import services
from consent.machtigingen.services import given_codes, refuse, sign, withdraw
from consent.models import ConsentEvent, Machtiging
from consent.open import open_codes
from consent.refusals import AssuranceTooLow, NoLongerAsked, NotYours, TextChanged
from tenants import hop
from tests import factories as make
from tests.deciding import Sure, decided, signed

BOTH = ["persoon.roepnaam", "onderwijs.opleiding"]


@pytest.fixture
def asked(teun, school, deciding):
    return deciding(case=teun.case, partner=school).machtiging


def say_yes(machtiging, by, **over):
    known = {"yes": machtiging.field_codes, "text_sha256": machtiging.text_sha256, "assurance": Sure()}
    return sign(machtiging=machtiging, by=by, **known | over)


def test_a_ja_opens_what_was_asked(asked, teun):
    say_yes(asked, teun.user)

    assert open_codes(asked.afweging_id) == BOTH
    assert Entry.objects.get(action="machtiging.signed").fields == BOTH


def test_a_ja_to_one_field_is_a_nee_to_the_other(asked, teun):
    say_yes(asked, teun.user, yes=["onderwijs.opleiding"])

    states = list(asked.events.values_list("event_state", "field_codes"))
    assert states[1:] == [("refused", ["persoon.roepnaam"]), ("given", ["onderwijs.opleiding"])]


def test_the_proof_names_who_how_sure_and_which_text(asked, teun):
    say_yes(asked, teun.user)

    proof = ConsentEvent.objects.get(event_state="given")
    assert (proof.entity_id, proof.signer, proof.assurance_level) == (teun.user.pk, "jongere", Level.SUBSTANTIEEL)
    assert proof.text_sha256 == asked.text_sha256
    assert asked.record["pii_principal_id"] == str(teun.case.jongere_id)


def test_the_text_names_partner_fields_purpose_and_how_to_stop(asked, school):
    for words in ("ROC Waterkant", "Roepnaam, Opleiding", "De mentor zoekt een werkplek", "Je kunt altijd stoppen"):
        assert words in asked.privacy_notice


def test_the_bsn_is_nowhere_in_the_proof(asked, teun):
    assert teun.case.jongere.bsn not in f"{asked.privacy_notice}{asked.record}"


@pytest.mark.parametrize("level", [None, Level.LAAG, Level.MIDDEN])
def test_below_substantieel_nobody_signs(asked, teun, level):
    unsure = Sure()
    unsure.level = level

    with pytest.raises(AssuranceTooLow):
        say_yes(asked, teun.user, assurance=unsure)

    assert open_codes(asked.afweging_id) == []


def test_another_text_than_was_shown_is_not_signed(asked, teun):
    with pytest.raises(TextChanged):
        say_yes(asked, teun.user, text_sha256="f" * 64)


def test_a_stranger_does_not_sign(asked, regiehouder):
    with pytest.raises(NotYours):
        say_yes(asked, regiehouder.user)


def test_a_field_that_was_not_asked_is_not_given(asked, teun):
    say_yes(asked, teun.user, yes=[*BOTH, "persoon.adres"])

    assert given_codes(asked) == BOTH


def test_from_12_to_15_a_parent_signs_for_school(family, school, regiehouder):
    share = decided(case=family.case, partner=school, by=regiehouder.user)

    with pytest.raises(NotYours):
        say_yes(share.machtiging, family.jay)

    say_yes(share.machtiging, family.mother)
    assert open_codes(share.pk) == BOTH


def test_from_12_to_15_both_sign_for_jeugdhulp_and_only_what_both_say_opens(family, partner, regiehouder):
    share = decided(case=family.case, partner=partner("Jeugdhulp Zuid", "jeugdhulp"), by=regiehouder.user)

    say_yes(share.machtiging, family.mother)
    assert open_codes(share.pk) == []

    say_yes(share.machtiging, family.jay, yes=["persoon.roepnaam"])
    assert open_codes(share.pk) == ["persoon.roepnaam"]


def test_a_mother_does_not_sign_what_her_17_year_old_signs_alone(asked, teun, regiehouder):
    mother = make.make_gezagsdrager(jongere=teun.case.jongere, verified_by=regiehouder.user)

    with pytest.raises(NotYours):
        say_yes(asked, invite_citizen(person=mother, by=regiehouder.user))
    assert not Machtiging.objects.for_signer(mother.user).exists()


def test_a_nee_can_become_a_ja_but_not_the_other_way_round_without_withdrawing(asked, teun):
    refuse(machtiging=asked, by=teun.user)
    say_yes(asked, teun.user)

    with pytest.raises(NoLongerAsked):
        say_yes(asked, teun.user, yes=[])


def test_a_parents_ja_does_not_undo_what_the_child_took_back(family, school, regiehouder):
    afweging = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    withdraw(machtiging=afweging.machtiging, by=family.jay)

    with pytest.raises(NoLongerAsked, match="zelf gestopt"):
        say_yes(afweging.machtiging, family.mother)

    assert open_codes(afweging.pk) == []


def test_a_question_that_was_stopped_is_not_signed(asked, teun, regiehouder):
    services.end(afweging=asked.afweging, by=regiehouder.user, reason="Niet meer nodig.")

    with pytest.raises(NoLongerAsked):
        say_yes(asked, teun.user)


def test_another_gemeente_does_not_see_the_machtiging(asked, zandwaard):
    with hop(zandwaard):
        assert not Machtiging.objects.exists()
