"""Filling a tenant to measure with: in bulk, by the same rules, and only in a demo (A16)."""

import pytest
from django.core.management import CommandError, call_command

from audit.models import Entry
from cases.dossier.models import Case
from cases.zrm.models import LatestScore
from config.demo import filling
from tenants import hop
from tests import factories as make


@pytest.fixture
def filled(db):
    with hop("noorderkoog"):
        make.make_user("Willem de Wit")
    done = list(filling.fill("noorderkoog", 30))
    with hop("noorderkoog"):
        yield done


def test_everyone_has_a_case_a_line_in_the_log_and_scores(filled):
    """A16"""
    assert filled == [30]
    assert Case.objects.count() == Entry.objects.filter(action="case.opened").count() == 30
    assert LatestScore.objects.values("case").distinct().count() == 30
    assert all(latest.previous for latest in LatestScore.objects.all())


def test_kenmerken_go_on_after_those_of_the_filling(filled):
    assert make.make_case().reference.endswith("00031")


@pytest.mark.parametrize("number", [0, filling.MOST + 1])
def test_a_number_without_sense_is_refused(settings, number):
    settings.DEMO, settings.KETEN_LOGIN = True, "owner"

    with pytest.raises(CommandError, match="Kies een aantal"):
        call_command("demo_world", jongeren=number)


def test_outside_a_demo_and_in_production_nothing_is_filled(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo_world", jongeren=10)

    settings.DEMO, settings.PRODUCTION = True, True
    with pytest.raises(CommandError, match="nooit in productie"):
        call_command("demo_world", jongeren=10)
