"""The regie is agreed, accepted and known to the jongere before a plan is carried out (B18, B124)."""

import pytest
from django.db import DatabaseError, transaction

from cases.dossier.handover import accept_handover, offer_handover
from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.phases.gates import missing
from cases.phases.services import deviate
from cases.refusals import NotValid
from cases.regie.models import RegieAfspraak
from cases.regie.services import NotYet
from tests import factories as make
from tests.meeting import make_regie


@pytest.fixture
def case(inside):
    case = make.make_case(phase="plannen")
    make.make_goal(plan=make.make_plan(case=case))
    return case


def lacking(case):
    return missing(Case.objects.get(pk=case.pk), Phase.HANDELEN)


def test_before_the_plan_is_carried_out_it_is_agreed_who_leads_and_the_jongere_knows(case):
    """B124"""
    assert lacking(case) == ["Er is nog niet afgesproken wie de regie heeft."]
    make_regie(case=case, bij="partner", naam="Wijkteam", verteld_op=None)
    assert lacking(case) == [
        "Wie de casusregie krijgt, heeft die nog niet aangenomen.",
        "De jongere weet nog niet wie de regie heeft.",
    ]

    make_regie(case=case, bij="partner", naam="Wijkteam", aangenomen_op=make.days_ago(1))

    assert lacking(case) == []
    assert RegieAfspraak.objects.count() == 2


def test_another_regiehouder_agrees_anew(case):
    """B124"""
    make_regie(case=case)
    receiver = make.make_user("Iris")
    accept_handover(
        handover=offer_handover(case=case, receiver=receiver, reason="Verlof", by=case.regiehouder), by=receiver
    )

    assert lacking(case) == ["Sinds de afspraak over de regie is er een andere regiehouder. Spreek het opnieuw af."]


def test_deviating_keeps_in_words_what_was_not_agreed(case):
    """B12, B124"""
    step = deviate(case=case, version=case.version, to="handelen", motivation="Het kan niet wachten.",
                   by=case.regiehouder)  # fmt: skip

    assert step.missing == ["Er is nog niet afgesproken wie de regie heeft."]


def test_who_leads_has_a_name_and_nothing_happened_tomorrow(case):
    with pytest.raises(NotValid, match="wie de casusregie heeft"):
        make_regie(case=case, bij="collega", naam="")
    with pytest.raises(NotYet):
        make_regie(case=case, verteld_op=make.days_ago(-1))


def test_an_agreement_is_never_changed(case):
    make_regie(case=case)

    with pytest.raises(DatabaseError), transaction.atomic():
        RegieAfspraak.objects.update(verteld_op=None)


def test_the_jongere_reads_who_leads_the_plan(teun):
    """B124"""
    make_regie(case=teun.case, bij="partner", naam="Fatma Demir, ROC", aangenomen_op=make.days_ago(0))

    assert "Fatma Demir, ROC heeft de leiding over jouw plan." in teun.client.get("/mijn/").content.decode()
