"""What was signed or asked before somebody began, or ended, to act for the jongere (UAVG 5)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.agenda import due_in
from cases.dossier.models import Case
from cases.jongeren.gezag import end_gezag
from cases.jongeren.gezagsdragers import Vertegenwoordiging
from cases.jongeren.services import invite_citizen
from cases.refusals import Refused
from consent.afwegingen.acting import CARE_PARTNERS, MONEY_PARTNERS, concerns
from consent.items import ITEMS
from consent.lapses.capacity import MATTERS
from consent.lapses.models import Lapse
from consent.lapses.services import write_down_lapses
from consent.machtigingen.again import ask_again
from consent.models import Afweging
from consent.open import open_codes
from consent.refusals import NoLongerAsked
from tests import factories as make
from tests.consent.test_acting import day, somebody_acting
from tests.deciding import decided, signed

MONEY, SCHOOL = ["werk.inkomensbron"], ["persoon.roepnaam", "onderwijs.opleiding"]


@pytest.fixture
def sem(regiehouder):
    """Sem, 19, who signs for himself."""
    case = make.make_filled_case(jongere=make.make_jongere(age=19, roepnaam="Sem"), regiehouder=regiehouder.user)
    case.jongere.user = invite_citizen(person=case.jongere, by=regiehouder.user)
    return case


@pytest.fixture
def signed_by_sem(sem, partner, regiehouder, days_ago):
    """Signed by Sem alone, a hundred days ago or less."""

    def sign(fields=SCHOOL, kind="mbo", *, ago=20):
        with days_ago(ago):
            share = decided(case=sem, partner=partner(f"Partner {kind}", kind), by=regiehouder.user, fields=fields)
            return signed(share, by=sem.jongere.user)

    return sign


def listed(case, ahead=30):
    rows = due_in(Case.objects.filter(pk=case.pk), until=day(ahead), most=50)
    return [(one.text, one.on) for one in rows if one.kind == "opnieuw_vragen"]


def test_curatele_closes_what_sem_signed_alone_and_it_is_asked_again_of_the_curator(signed_by_sem, sem, regiehouder):
    share = signed_by_sem()
    assert open_codes(share.pk) == SCHOOL

    curator = somebody_acting(sem.jongere, regiehouder.user, "curatele", since=day(0))

    assert open_codes(share.pk) == []
    assert listed(sem) == [("Iemand beslist nu voor of met de jongere: vraag opnieuw voor Partner mbo", day(0))]
    write_down_lapses()
    again = ask_again(afweging=Afweging.objects.get(pk=share.pk), by=regiehouder.user)
    assert again.required_signers == ["curator"]
    assert listed(sem) == []
    signed(Afweging.objects.get(pk=share.pk), by=invite_citizen(person=curator, by=regiehouder.user))
    assert open_codes(share.pk) == SCHOOL


def test_it_stands_there_before_the_first_day_and_closes_on_that_day(signed_by_sem, sem, regiehouder):
    share = signed_by_sem()

    somebody_acting(sem.jongere, regiehouder.user, "curatele", since=day(10))

    assert open_codes(share.pk) == SCHOOL
    assert listed(sem) == [("Iemand beslist straks voor of met de jongere: vraag opnieuw voor Partner mbo", day(10))]


@pytest.mark.parametrize(
    ("soort", "fields", "kind", "signers"),
    [
        ("bewind", MONEY, "mbo", ["bewindvoerder"]),
        ("bewind", SCHOOL, "werk_en_inkomen", ["bewindvoerder"]),
        ("bewind", [*SCHOOL, *MONEY], "mbo", ["jongere", "bewindvoerder"]),
        ("mentorschap", SCHOOL, "wijkteam", ["mentor"]),
        ("bewind", SCHOOL, "mbo", None),
        ("mentorschap", MONEY, "mbo", None),
    ],
)
def test_only_in_the_matter_concerned(signed_by_sem, sem, regiehouder, soort, fields, kind, signers):
    """UAVG 5(2)"""
    share = signed_by_sem(fields, kind)

    somebody_acting(sem.jongere, regiehouder.user, soort, since=day(-5))

    assert bool(open_codes(share.pk)) is (signers is None)
    if signers:
        again = ask_again(afweging=Afweging.objects.get(pk=share.pk), by=regiehouder.user)
        assert again.required_signers == signers
    else:
        assert listed(sem) == []


def test_the_database_has_the_same_matters_as_our_rule():
    for soort, kinds, items in MATTERS:
        for code in ITEMS:
            for kind in {*MONEY_PARTNERS, *CARE_PARTNERS, "mbo", "politie"}:
                assert (Vertegenwoordiging(soort) in concerns(code, kind)) is (kind in kinds or code in items)


def test_what_sem_signed_after_the_first_day_never_held(signed_by_sem, sem, regiehouder):
    """Somebody told us later: the judge had decided before."""
    share = signed_by_sem()

    somebody_acting(sem.jongere, regiehouder.user, "curatele", since=day(-60))

    lapse = Lapse.objects.get(machtiging=share.machtiging)
    assert (lapse.state, lapse.cause) == ("invalidated", "vertegenwoordigd")


def test_without_a_proof_that_was_seen_nothing_changes(signed_by_sem, sem, regiehouder):
    share = signed_by_sem()

    make.make_gezagsdrager(jongere=sem.jongere, soort="curatele", relatie="curator", since=day(-3), verified_by=None)

    assert open_codes(share.pk) == SCHOOL
    assert listed(sem) == []


def test_a_question_that_waits_for_sem_is_not_for_him_any_more(sem, partner, regiehouder):
    share = decided(case=sem, partner=partner(), by=regiehouder.user)
    somebody_acting(sem.jongere, regiehouder.user, "curatele", since=day(0))
    write_down_lapses()

    with pytest.raises(NoLongerAsked):
        signed(share, by=sem.jongere.user)
    assert [text for text, _ in listed(sem)] == [
        "Iemand beslist nu voor of met de jongere: vraag opnieuw voor ROC Waterkant"
    ]


def test_a_question_waits_for_nobody_whose_task_is_over(sem, partner, regiehouder):
    bewind = somebody_acting(sem.jongere, regiehouder.user, "bewind")
    share = decided(case=sem, partner=partner(), by=regiehouder.user, fields=MONEY)
    assert share.machtiging.required_signers == ["bewindvoerder"]
    assert listed(sem) == []

    end_gezag(gezagsdrager=bewind, until=day(-1), by=regiehouder.user)

    assert listed(sem) == [("Wie moest tekenen voor ROC Waterkant, mag dat niet meer: vraag opnieuw", day(0))]
    write_down_lapses()
    assert ask_again(afweging=Afweging.objects.get(pk=share.pk), by=regiehouder.user).required_signers == ["jongere"]


def test_a_question_to_a_parent_whose_gezag_ended_is_told_and_who_signs_must_be_known_first(
    family, school, regiehouder
):
    decided(case=family.case, partner=school, by=regiehouder.user)
    end_gezag(gezagsdrager=family.case.jongere.gezagsdragers.get(), until=day(-1), by=regiehouder.user)

    assert [text for text, _ in listed(family.case)] == [
        f"Wie moest tekenen voor {school.ketenpartner.naam}, mag dat niet meer: vraag opnieuw"
    ]
    with pytest.raises(Refused, match="Wie moet tekenen, staat nog niet in het dossier"):
        ask_again(afweging=Afweging.objects.get(), by=regiehouder.user)


def test_while_another_parent_can_sign_the_question_goes_on(family, school, regiehouder):
    decided(case=family.case, partner=school, by=regiehouder.user)
    make.make_gezagsdrager(jongere=family.case.jongere, naam="Vader", verified_by=regiehouder.user)
    end_gezag(
        gezagsdrager=family.case.jongere.gezagsdragers.get(naam="Marja Bakker"), until=day(-1), by=regiehouder.user
    )

    assert listed(family.case) == []


def test_a_proof_that_must_be_seen_again_does_not_end_the_question(family, school, regiehouder):
    decided(case=family.case, partner=school, by=regiehouder.user)
    family.case.jongere.gezagsdragers.update(verified_until=timezone.localdate() - timedelta(days=1))

    assert listed(family.case) == []
