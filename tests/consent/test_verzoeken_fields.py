"""Issue 4 §4: a restriction or bezwaar may name fields. Those close at once, for everybody; the rest stays open."""

import pytest
from django.db import IntegrityError, transaction

from audit.models import Entry
from cases.refusals import Refused
from consent.machtigingen.services import withdraw
from consent.nood.models import Ground
from consent.nood.rules import AskedToWaitWith
from consent.open import open_codes
from consent.verzoeken.models import Kind, Outcome, Verzoek
from consent.verzoeken.services import ask, decide, take_back
from sharing.models import EndedShare, SharedCase
from sharing.reading import as_partner
from tests import factories as make
from tests.nooding import opened

NAME, COURSE = "persoon.roepnaam", "onderwijs.opleiding"
NOTICES = "/api/v1/meldingen-einde-delen"


@pytest.fixture
def restricted(teun):
    return lambda *codes, **over: ask(
        case=teun.case, by=teun.user, field_codes=codes, **{"kind": Kind.BEPERKING} | over
    )


def test_what_is_named_closes_for_everybody_and_the_rest_stays_open(share, by_law, restricted):
    """AVG 18"""
    restricted(NAME)

    assert open_codes(share.pk) == open_codes(by_law.pk) == [COURSE]


def test_the_partner_reads_the_rest_and_not_what_was_named(share, school, restricted):
    """Law 3: in the one sharing view."""
    restricted(NAME)

    with as_partner(school.member):
        row = SharedCase.objects.get(pk=share.pk)
    assert (row.granted, row.persoon_roepnaam, row.onderwijs_opleiding) == ([COURSE], None, "Assistent techniek")


def test_when_all_that_is_shared_is_named_the_share_stands_still(share, restricted, teun):
    restricted(NAME, COURSE)

    assert open_codes(share.pk) == []
    assert "Wat stilstaat" in teun.client.get("/mijn/wie-ziet-wat/").content.decode()


def test_of_one_share_the_other_goes_on(share, by_law, restricted):
    restricted(NAME, afweging=share)

    assert open_codes(share.pk) == [COURSE]
    assert open_codes(by_law.pk) == [NAME, COURSE]


def test_a_bezwaar_closes_what_it_names_where_nobody_signed(share, by_law, restricted):
    """AVG 21(1)"""
    restricted(NAME, kind=Kind.BEZWAAR)

    assert open_codes(by_law.pk) == [COURSE]
    assert open_codes(share.pk) == [NAME, COURSE]


@pytest.mark.parametrize("kind", [Kind.BEPERKING, Kind.BEZWAAR])
def test_a_nee_or_taking_it_back_opens_it_again(by_law, restricted, regiehouder, teun, kind):
    for undo in (
        lambda asked: decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.REJECTED, motivation="Nodig."),
        lambda asked: take_back(verzoek=asked, by=teun.user),
    ):
        asked = restricted(NAME, kind=kind)
        assert open_codes(by_law.pk) == [COURSE]
        undo(asked)
        assert open_codes(by_law.pk) == [NAME, COURSE]


def test_the_same_field_named_twice_opens_when_both_are_taken_back(share, restricted, teun):
    first, second = restricted(NAME), restricted(NAME, COURSE)

    take_back(verzoek=second, by=teun.user)
    assert open_codes(share.pk) == [COURSE]
    take_back(verzoek=first, by=teun.user)
    assert open_codes(share.pk) == [NAME, COURSE]


@pytest.mark.parametrize(
    ("codes", "over", "why"),
    [
        (["persoon.bsn"], {}, "bestaat niet"),
        ([NAME], {"kind": Kind.WISSEN}, "Gegevens kies je alleen"),
        (["persoon.leeftijd"], {"about_share": True}, "Dat delen we niet met ROC Waterkant"),
    ],
)
def test_what_cannot_be_named_is_refused(share, restricted, codes, over, why):
    about = {"afweging": share} if over.pop("about_share", False) else {}

    with pytest.raises(Refused, match=why):
        restricted(*codes, **over, **about)
    assert not Verzoek.objects.exists()


def test_the_database_keeps_it_too(teun, restricted):
    asked = restricted(NAME)

    asked.pk, asked.kind, asked.closes = None, Kind.INZAGE, False
    with pytest.raises(IntegrityError, match="verzoek_names_fields"), transaction.atomic():
        Verzoek.objects.bulk_create([asked])


def test_the_log_and_the_regiehouder_read_which_fields(share, restricted, regiehouder):
    asked = restricted(NAME)

    assert Entry.objects.get(action="verzoek.asked").fields == [NAME]
    page = regiehouder.client.get(f"/verzoeken/{asked.pk}/").text
    assert "Dit gaat alleen over: Roepnaam." in page
    assert "De rest blijft open." in page
    page = regiehouder.client.get(f"/dossier/{share.case_id}/delen/").text
    assert "Staat stil, want de jongere vroeg dat: Roepnaam." in page
    assert "Wel gevraagd, maar niet open" not in page


def test_the_regiehouder_writes_down_which_fields_somebody_named_by_phone(share, regiehouder):
    """Issue 4 §4: for who cannot or will not do it online."""
    sent = {"kind": "beperking", "capacity": "jongere", "channel": "telefoon", "told": "Even niet.",
            "received_on": make.days_ago(0).isoformat(), "field_codes": [NAME]}  # fmt: skip

    regiehouder.client.post(f"/dossier/{share.case_id}/verzoek/nieuw/", sent)

    assert open_codes(share.pk) == [COURSE]


def test_a_partner_is_told_to_wait_with_what_was_named_only(share, school, restricted):
    """AVG 18(2), 19"""
    school.teacher.get(f"/api/v1/gedeelde-jongeren/{share.pk}")
    restricted(NAME)

    page = school.teacher.get("/meldingen/").text
    assert "wis nog niets" in page
    assert "Wij hebben dit gewist" not in page
    [notice] = school.teacher.get(NOTICES).json()["resultaten"]
    assert (notice["reden"], notice["staatStil"], notice["teBevestigen"]) == ("beperkt", [NAME], [])
    assert school.teacher.post(f"{NOTICES}/{share.pk}/bevestiging").status_code == 409


def test_what_was_stopped_is_deleted_and_what_stands_still_beside_it_is_kept(share, school, restricted, teun):
    """AVG 18(2)"""
    withdraw(machtiging=share.machtiging, by=teun.user, codes={COURSE})
    restricted(NAME)

    [notice] = school.teacher.get(NOTICES).json()["resultaten"]
    assert (notice["reden"], notice["teBevestigen"], notice["staatStil"]) == ("ingetrokken", [COURSE], [NAME])
    page = school.teacher.get("/meldingen/").text
    assert "Wij hebben dit gewist" in page
    assert "wis nog niets" in page
    done = school.teacher.post(f"{NOTICES}/{share.pk}/bevestiging").json()
    assert (done["teBevestigen"], done["staatStil"]) == ([], [NAME])


def test_a_bezwaar_that_is_right_is_deleted_and_the_rest_goes_on(by_law, restricted, regiehouder, partner):
    asked = restricted(NAME, kind=Kind.BEZWAAR)
    decide(verzoek=asked, by=regiehouder.user, outcome=Outcome.GRANTED, motivation="Het kan zonder naam.")

    assert open_codes(by_law.pk) == [COURSE]
    ended = EndedShare.objects.get(pk=by_law.pk)
    assert (ended.why, ended.field_codes) == ("bezwaar", [NAME])


def test_what_was_named_does_not_open_in_nood_either(teun, school, restricted, regiehouder):
    """AVG 18: also what was open in nood already closes."""
    opening = opened(case=teun.case, partner=school.ketenpartner, by=regiehouder.user, fields=[NAME, COURSE])
    restricted(NAME)

    with as_partner(school.member):
        assert SharedCase.objects.get(pk=opening.pk).granted == [COURSE]
    other = make.make_user("Nora")
    with pytest.raises(AskedToWaitWith, match="Roepnaam"):
        opened(case=teun.case, partner=school.ketenpartner, by=other, ground=Ground.VITAL, fields=[NAME])
