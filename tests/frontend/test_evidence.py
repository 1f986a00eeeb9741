"""The proof of a machtiging goes to who signed it and who leads the case, and to nobody else (issue 4 §1)."""

import json

import pytest

from consent.evidence.models import Evidence
from tests.deciding import signed

MIJN, WERK = "/mijn/bewijs/{}.{}", "/delen/bewijs/{}.{}"


@pytest.fixture
def proof(teun, school, deciding):
    signed(deciding(case=teun.case, partner=school), by=teun.user)
    return Evidence.objects.get(event__event_state="given")


@pytest.mark.parametrize("page", [MIJN, WERK])
def test_the_paper_opens_and_is_kept_nowhere(page, proof, teun, regiehouder):
    client = teun.client if page == MIJN else regiehouder.client

    answer = client.get(page.format(proof.pk, "pdf"))

    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", [MIJN, WERK])
def test_the_record_comes_with_its_signature(page, proof, teun, regiehouder):
    client = teun.client if page == MIJN else regiehouder.client

    package = json.loads(client.get(page.format(proof.pk, "json")).content)

    assert (package["record"], package["jws"]) == (proof.record, proof.jws)


def test_the_jongere_finds_it_beside_what_was_signed(proof, teun):
    assert MIJN.format(proof.pk, "pdf") in teun.client.get("/mijn/wie-ziet-wat/").content.decode()


def test_the_regiehouder_finds_it_beside_the_answer(proof, regiehouder):
    page = regiehouder.client.get(f"/delen/{proof.event.machtiging.afweging_id}/").content.decode()

    assert WERK.format(proof.pk, "pdf") in page


def test_somebody_else_finds_nothing(proof, school, colleague):
    assert colleague("Nora Kok").client.get(WERK.format(proof.pk, "pdf")).status_code == 404
    assert school.teacher.get(WERK.format(proof.pk, "pdf")).status_code == 404
