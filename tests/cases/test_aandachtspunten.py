"""What to think of in this phase, with this doelgroep (B25, B26, B53)."""

import re

import pytest

from cases.aandachtspunten.finding import points_for
from cases.aandachtspunten.shipped_november_2026 import EDITIONS
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, stop_using
from tests import factories as make


@pytest.mark.parametrize("phase", ["waarnemen", "analyseren", "plannen", "handelen", "evalueren"])
def test_every_phase_has_points_for_everybody(inside, phase):
    """B25"""
    everybody = make.make_case(jongere=make.make_jongere(age=27), phase=phase)

    assert points_for(everybody)


@pytest.fixture
def old_vsv(inside):
    return make.make_case(jongere=make.make_jongere(age=20), phase="plannen")


def test_a_case_shows_the_points_of_its_phase_and_its_doelgroep(old_vsv):
    """B25"""
    assert "Herhaal geen hulp die eerder niet werkte." in points_for(old_vsv)
    assert "Volg het regionale verzuimprotocol." not in points_for(old_vsv)


def test_a_gemeente_adds_points_and_stops_with_those_of_the_product(old_vsv):
    """B26"""
    fenna = make.make_user("Fenna", roles=("functioneel_beheerder",))
    body = {"phase": "plannen", "points": ["Bel de wijkcoach."]}
    begin_content(kind=ContentKind.AANDACHTSPUNTEN, naam="Van ons", body=body, by=fenna)
    stop_using(edition=Edition.objects.get(code="plannen-vsv-oud"), note="Anders", by=fenna)

    points = points_for(old_vsv)
    assert "Bel de wijkcoach." in points
    assert "Herhaal geen hulp die eerder niet werkte." not in points


def test_nothing_for_18_and_older_stands_on_criminal_law():
    """B53"""
    words = re.compile("strafrecht|halt|proces-verbaal|boete|officier|leerplichtwet", re.IGNORECASE)
    older = [row["body"] for row in EDITIONS if row["body"]["doelgroep"] in ("verzuim_18", "vsv_oud", "vsv_nieuw")]

    assert older
    assert not [point for body in older for point in body["points"] if words.search(point)]
