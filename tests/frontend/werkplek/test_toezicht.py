"""Issue 4 §5: the verwerkingsregister and what is open, for the FG (AVG 30, 35 and 39)."""

import csv
import io
import uuid

import pytest
from django.utils import timezone
from pypdf import PdfReader

import audit
from accounts.rights import Role
from audit.models import Entry
from cases.content.models import ContentKind, Edition
from cases.content.services import revise
from cases.dossier.tasks import Task
from cases.jongeren.services import invite_citizen
from consent.afwegingen.services import end
from consent.incidents.services import record_incident
from consent.nood.models import Noodopening
from consent.nood.services import review
from consent.retention.rounds import propose
from tests import factories as make
from tests.deciding import decided, signed
from tests.frontend.werkplek.pages import at, text_of
from tests.nooding import opened
from tests.retaining import closed_years_ago, settled

PAGES = ("toezicht", "register-csv", "register-pdf", "delingen", "delingen-csv", "delingen-pdf")


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG)


@pytest.fixture
def wmo():
    return Edition.objects.of(ContentKind.VERWERKING).newest().get(code="wmo")


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_register_comes_with_a_verwerking_for_each_task(fg):
    rows = rows_of(fg.client.get(at("register-csv")))

    assert {row["taak"] for row in rows} == {task.label for task in Task}
    assert all(row["grondslag"] and row["bewaren"] and row["beveiliging"] for row in rows)
    assert Entry.objects.filter(action="register.exported", details={"form": "csv"}).exists()


def test_the_register_is_a_pdf_too(fg):
    assert fg.client.get(at("register-pdf")).content.startswith(b"%PDF")


def test_the_fg_makes_a_next_version_with_a_dpia_and_the_old_one_stays(fg, wmo):
    form = wmo.body | {"naam": wmo.naam, "dpia": "DPIA-2026-07", "note": "DPIA gedaan."}

    fg.client.post(at("edition-change", wmo.pk), form)

    assert "DPIA-2026-07" in text_of(fg.client.get(at("toezicht")))
    assert "wmo@2" in text_of(fg.client.get(at("toezicht")))
    assert Edition.objects.get(pk=wmo.pk).body["dpia"] == ""


def test_a_verwerking_without_a_purpose_is_refused_and_nothing_typed_is_lost(fg, wmo):
    answer = fg.client.post(at("edition-change", wmo.pk), wmo.body | {"naam": "Wmo", "doel": "", "note": "Korter."})

    assert answer.status_code == 422
    assert wmo.body["grondslag"] in text_of(answer)


def test_the_fg_edits_the_register_and_no_other_content(fg):
    other = Edition.objects.of(ContentKind.BRIEF).first()

    assert fg.client.get(at("edition-change", other.pk)).status_code == 404
    assert fg.client.get(at("edition-begin"), {"soort": "brief"}).status_code == 404
    assert fg.client.get(at("edition-begin")).status_code == 200
    assert "Contactprotocol" not in text_of(fg.client.get(at("inrichting")))


def test_a_line_of_the_log_names_the_version_that_was_in_force_then(fg, regiehouder, wmo):
    case = make.make_case(regiehouder=regiehouder.user, task=Task.WMO)
    audit.record("plan.started", by=regiehouder.user, about=case)
    before = rows_of(fg.client.get(at("logboek-csv"), {"dossier": case.reference}))
    revise(edition=wmo, naam=wmo.naam, body=wmo.body, note="Bijgewerkt.", by=fg.user)
    audit.record("plan.ended", by=regiehouder.user, about=case)

    after = {row["handeling"]: row["verwerking"] for row in
             rows_of(fg.client.get(at("logboek-csv"), {"dossier": case.reference}))}  # fmt: skip

    assert {row["verwerking"] for row in before} <= {"wmo@1", ""}
    assert after["plan.ended"] == "wmo@2"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.COORDINATOR, Role.FUNCTIONEEL_BEHEERDER])
def test_for_anybody_else_these_pages_do_not_exist(colleague, name, role):
    assert colleague("Iemand Anders", role).client.get(at(name)).status_code in (403, 404)


@pytest.fixture
def share(regiehouder, school):
    """One that the jongere signed for."""
    case = make.make_filled_case(regiehouder=regiehouder.user)
    afweging = decided(case=case, partner=school, by=regiehouder.user)
    signed(afweging, by=invite_citizen(person=case.jongere, by=regiehouder.user))
    return afweging


def test_what_is_open_is_counted_and_listed_by_kenmerk_without_a_name(fg, share):
    page = text_of(fg.client.get(at("delingen")))

    assert share.case.reference in page
    assert f"{share.ketenpartner_naam}: 1" in page
    assert "CONS: 1" in page
    assert f"{share.case.task}@1" in page
    assert share.case.jongere.achternaam not in page
    assert Entry.objects.filter(action="shares.overseen", actor_name="Pieter Vos").exists()


@pytest.mark.parametrize(
    ("asked", "status", "listed"),
    [({"grondslag": "CONS"}, 200, True), ({"category": "gewoon"}, 200, True),
     ({"category": "gezondheid"}, 200, False), ({"grondslag": "WAT"}, 422, False)],
)  # fmt: skip
def test_the_list_is_narrowed_by_grondslag_and_category(fg, share, asked, status, listed):
    answer = fg.client.get(at("delingen"), asked)

    assert answer.status_code == status
    assert (share.case.reference in text_of(answer)) is listed


def test_the_list_is_taken_along_and_an_ended_share_is_not_in_it(fg, share, regiehouder):
    before = rows_of(fg.client.get(at("delingen-csv"), {"partner": share.ketenpartner_id}))
    end(afweging=share, reason="Niet meer nodig.", by=regiehouder.user)

    assert [row["kenmerk"] for row in before] == [share.case.reference]
    assert rows_of(fg.client.get(at("delingen-csv"))) == []
    assert "Er staat niets open" in text_of(fg.client.get(at("delingen")))


def test_what_is_open_goes_on_paper_too_and_the_log_says_so(fg, share):
    answer = fg.client.get(at("delingen-pdf"), {"grondslag": "CONS"})

    assert answer.content.startswith(b"%PDF")
    assert Entry.objects.filter(action="shares.exported", details={"by": ["grondslag"]}).exists()


def test_the_view_of_open_shares_is_computed_once_for_a_page(fg, share, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as asked:
        fg.client.get(at("delingen"))

    assert len([query for query in asked.captured_queries if "consent_open_share" in query["sql"]]) == 1


def test_what_was_opened_in_nood_is_taken_along_too_with_what_the_second_person_found(fg, share, regiehouder, school):
    """Issue 4 §8"""
    opening = opened(case=share.case, partner=school, by=regiehouder.user)

    (row,) = [row for row in rows_of(fg.client.get(at("delingen-csv"))) if row["in nood"] == "ja"]
    assert (row["kenmerk"], row["grondslag"], row["stand"]) == (share.case.reference, "VITAL", "Nu open, in nood")
    assert row["tweede persoon"] == f"uiterlijk {opening.review_due_on.isoformat()}"
    assert opening.reason not in str(row)
    assert share.case.jongere.achternaam not in str(row)

    review(opening=opening, by=fg.user, justified=False, remark="Bellen had gekund.")
    (row,) = rows_of(fg.client.get(at("delingen-csv"), {"grondslag": "VITAL"}))
    assert (row["stand"], row["tweede persoon"]) == ("Niet terecht, gesloten", "niet terecht")


def test_on_paper_stands_what_was_opened_in_nood(fg, share, regiehouder, school):
    opened(case=share.case, partner=school, by=regiehouder.user)

    answer = fg.client.get(at("delingen-pdf"), {"grondslag": "VITAL"})

    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "In nood geopend, laatste drie maanden" in told
    assert share.case.reference in told


def test_a_round_that_a_colleague_proposed_waits_on_the_day_of_the_fg_and_not_the_own_one(fg, colleague):
    settled(by=fg.user)
    old = [closed_years_ago(years) for years in (3, 4)]
    theirs = propose(by=colleague("Joke", Role.FUNCTIONEEL_BEHEERDER).user, keys=[f"dossier.{old[0].pk}"])
    propose(by=fg.user, keys=[f"dossier.{old[1].pk}"])

    page = fg.client.get(at("vandaag")).content.decode()

    assert page.count("Een wisronde wacht op jou") == 1
    assert at("bewaren-round", theirs.pk) in page


def test_very_many_of_a_kind_make_no_endless_page(fg, teun, school, regiehouder):
    """Issue 4 §5 and §8: 51 openings in nood, and 21 incidents."""
    one = opened(case=teun.case, partner=school, by=regiehouder.user)
    Noodopening.objects.bulk_create([copy_of(one) for _ in range(50)])
    for number in range(21):
        record_incident(by=fg.user, title=f"Lijst {number}", told="Verkeerd adres.", is_datalek=True,
                        discovered_at=timezone.now())  # fmt: skip

    assert "1 tot en met 50 van 51 openingen" in text_of(fg.client.get(at("nood-wacht")))
    assert "De nieuwste 50 van 51." in text_of(fg.client.get(at("delingen")))
    assert len(rows_of(fg.client.get(at("delingen-csv")))) == 51
    assert "De eerste 20 van 21." in text_of(fg.client.get(at("vandaag")))


def copy_of(opening):
    fresh = Noodopening.objects.get(pk=opening.pk)
    fresh.reason, fresh.pk, fresh._state.adding = str(fresh.reason), uuid.uuid4(), True
    fresh.ketenpartner_id = uuid.uuid4()  # one partner gets no second one before somebody looked
    return fresh
