"""“Ouder niet informeren”: with a reason and a day to look again, only ever added to (domain.md §1.4, rule 5)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.jongeren.gezag import do_not_inform, inform_again
from cases.jongeren.models import Jongere
from cases.jongeren.services import find_citizen
from cases.refusals import Refused
from consent.afwegingen import rules, services
from consent.inzage.stored import stored_about
from consent.machtigingen.services import speakers
from consent.models import Afweging, Machtiging, Verzoek
from consent.open import open_codes
from consent.refusals import NotYours, StepMissing
from tests import factories as make
from tests.deciding import decided, draft, signed

BOTH = ["persoon.roepnaam", "onderwijs.opleiding"]


def soon(days=30):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def mother(family):
    return family.case.jongere.gezagsdragers.get()


@pytest.fixture
def silenced(mother, regiehouder):
    return do_not_inform(gezagsdrager=mother, reason="Jay is thuis niet veilig.", review_on=soon(), by=regiehouder.user)


def test_from_then_on_the_mother_sees_nothing_and_is_asked_nothing(family, school, regiehouder, mother):
    share = decided(case=family.case, partner=school, by=regiehouder.user)
    assert Machtiging.objects.for_signer(family.mother).exists()

    do_not_inform(gezagsdrager=mother, reason="Niet veilig.", review_on=soon(), by=regiehouder.user)

    assert not Machtiging.objects.for_signer(family.mother).exists()
    assert not Afweging.objects.for_citizen(family.mother).exists()
    assert not Case.objects.for_citizen(family.mother).exists()
    assert not Case.objects.with_log_for(family.mother).exists()
    assert not Verzoek.objects.for_citizen(family.mother).exists()
    assert mother not in speakers(share.machtiging)
    with pytest.raises(NotYours):
        signed(share, by=family.mother)


def test_she_cannot_log_in_for_this_child_and_still_for_another(family, silenced, mother, regiehouder):
    assert find_citizen(mother.bsn) is None
    other = make.make_jongere(age=13)
    make.make_gezagsdrager(jongere=other, bsn=mother.bsn, verified_by=regiehouder.user)
    other.gezagsdragers.update(user=family.mother)

    assert find_citizen(mother.bsn) == family.mother
    assert not Case.objects.for_citizen(family.mother).filter(pk=family.case.pk).exists()


def test_what_rests_on_her_signature_closes_because_she_cannot_take_it_back(family, school, regiehouder, mother):
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    assert open_codes(share.pk) == BOTH

    do_not_inform(gezagsdrager=mother, reason="Niet veilig.", review_on=soon(), by=regiehouder.user)

    assert open_codes(share.pk) == []


def test_where_her_signature_is_needed_it_cannot_be_and_says_so(family, school, silenced, regiehouder):
    whole = draft(case=family.case, partner=school, by=regiehouder.user)

    with pytest.raises(StepMissing, match="handtekening van Marja Bakker, en die mag van jou niets horen"):
        services.decide(afweging=whole, by=regiehouder.user)


def test_where_nobody_signs_it_can(family, partner, silenced, regiehouder):
    help_with_debts = partner("Schuldhulp", "schuldhulp")
    share = decided(case=family.case, partner=help_with_debts, by=regiehouder.user, grondslag="SHV-1")

    assert open_codes(share.pk) == BOTH


def test_another_parent_can_sign_and_sees_no_word_of_it(family, school, silenced, regiehouder):
    make.make_gezagsdrager(jongere=family.case.jongere, naam="Rob", verified_by=regiehouder.user)
    whole = draft(case=family.case, partner=school, by=regiehouder.user)

    assert rules.missing(whole) == {}
    told = str(stored_about(family.case.jongere, for_parent=True))
    assert "niet veilig" not in told
    assert "niet veilig" in str(stored_about(family.case.jongere))


def test_at_16_it_does_not_matter_because_the_jongere_signs(family, school, silenced, regiehouder):
    Jongere.objects.filter(pk=family.case.jongere_id).update(geboortedatum=make.born(16))
    case = Case.objects.get(pk=family.case.pk)

    share = signed(decided(case=case, partner=school, by=regiehouder.user), by=family.jay)

    assert open_codes(share.pk) == BOTH


def test_it_ends_only_when_somebody_says_so_with_a_reason(family, silenced, mother, regiehouder):
    with pytest.raises(Refused):
        inform_again(gezagsdrager=mother, reason=" ", by=regiehouder.user)
    assert not Case.objects.for_citizen(family.mother).exists()

    inform_again(gezagsdrager=mother, reason="Veilig Thuis ziet geen gevaar meer.", by=regiehouder.user)

    assert Case.objects.for_citizen(family.mother).exists()
    with pytest.raises(Refused, match="mag al alles horen"):
        inform_again(gezagsdrager=mother, reason="Nog een keer.", by=regiehouder.user)


@pytest.mark.parametrize("days", [0, -1, 184])
def test_the_day_to_look_again_lies_within_half_a_year(mother, regiehouder, days):
    with pytest.raises(Refused, match="zes maanden"):
        do_not_inform(gezagsdrager=mother, reason="Niet veilig.", review_on=soon(days), by=regiehouder.user)


def test_without_a_reason_it_is_refused(mother, regiehouder):
    with pytest.raises(Refused, match="niet leeg"):
        do_not_inform(gezagsdrager=mother, reason="  ", review_on=soon(), by=regiehouder.user)


def test_on_the_day_to_look_again_it_is_on_the_list_and_still_holds(family, mother, regiehouder):
    do_not_inform(gezagsdrager=mother, reason="Niet veilig.", review_on=soon(5), by=regiehouder.user)

    texts = [one.text for one in due_in(Case.objects.all(), until=soon(5), most=50)]

    assert "Marja Bakker niet informeren: is dat nog nodig?" in texts


def test_making_it_longer_never_opens_it_in_between(family, silenced, mother, regiehouder):
    do_not_inform(gezagsdrager=mother, reason="Nog steeds niet veilig.", review_on=soon(60), by=regiehouder.user)

    assert not Case.objects.for_citizen(family.mother).exists()
    assert mother.stiltes.standing().get().review_on == soon(60)


def test_the_log_says_who_did_it_without_the_reason(silenced, regiehouder):
    entry = Entry.objects.get(action="gezagsdrager.not_informed")

    assert entry.actor_id == regiehouder.user.pk
    assert "veilig" not in str(entry.details)


@pytest.mark.parametrize("table", ["cases_nietinformeren", "cases_weerinformeren"])
@pytest.mark.parametrize("act", ["update {} set reason = 'anders'", "delete from {}"])
def test_the_database_only_adds_to_it(silenced, table, act):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table))
