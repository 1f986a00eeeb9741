"""A ketenpartner reports early, sees that it was received and what was told back, and nothing else (C12)."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from cases.joining.services import join_jongere
from cases.signals.models import Melding, Status
from cases.signals.services import ToldByPartner, change_status, correct, reply
from partners.models import Samenwerking
from sharing.reading import NotShared, as_partner
from sharing.signals import own_signals, send
from tenants import hop
from tests import factories as make
from tests.frontend.keten.conftest import main_text

TOLD = {
    "gemeente": "noorderkoog", "voornaam": "Teun", "achternaam": "Bakker", "reden": "Komt al drie weken niet.",
    "vraag": "Kunnen jullie langsgaan?", "melder_telefoon": "06 12345678",
    "geboortedatum_dag": "3", "geboortedatum_maand": "4", "geboortedatum_jaar": "2009",
}  # fmt: skip


def report(school, **over):
    return school.teacher.post("/melden/nieuw/", TOLD | over)


def test_a_partner_reports_and_sees_that_it_was_received(school, inside):
    """B28, C12"""
    page = school.teacher.post("/melden/nieuw/", TOLD, follow=True)

    assert "Teun Bakker" in main_text(page)
    assert "Ontvangen" in main_text(page)
    melding = Melding.objects.get()
    assert (melding.channel, melding.ketenpartner_id) == ("netwerkpartner", school.id)
    assert (melding.melder_naam, melding.melder_organisatie) == (school.member.naam, "ROC Waterkant")


def test_that_it_was_sent_is_written_down_and_not_what(school, inside):
    report(school)

    line = Entry.objects.get(action="melding.sent")
    assert (line.actor_id, line.organisation_id) == (school.member.pk, school.id)
    assert "Bakker" not in str(line.details)


def test_of_its_signal_a_partner_sees_what_was_told_back_and_nothing_else(school, teun, regiehouder):
    report(school)
    melding = Melding.objects.get()
    join_jongere(melding=melding, jongere=teun.case.jongere, why="Zelfde adres.", by=regiehouder.user)
    change_status(melding=melding, status=Status.IN_BEHANDELING, by=regiehouder.user)
    before = main_text(school.teacher.get("/melden/"))

    reply(melding=melding, told="contact", sentence="Volgende week dinsdag.", by=regiehouder.user)
    after = main_text(school.teacher.get("/melden/"))

    assert "Ontvangen" in before
    assert "We nemen contact met jullie op: Volgende week dinsdag." in after
    for word in ("Willem", "Zelfde adres", "Komt al drie weken", teun.case.reference):
        assert word not in before + after


def test_another_partner_sees_nothing_of_it(school, partner, inside):
    report(school)
    other = partner("GGZ De Dijk", "ggz")

    assert "Jullie hebben nog niets gemeld" in main_text(other.teacher.get("/melden/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"gemeente": "zandwaard"}, "Aan welke gemeente"),
        ({"achternaam": ""}, "Achternaam"),
        ({"geboortedatum_jaar": "2999"}, "De geboortedatum ligt in de toekomst."),
        ({"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "Geboortedatum"),
        ({"melder_telefoon": ""}, "Vul je telefoonnummer of je e-mailadres in"),
        ({"reden": "Zijn BSN is 9999.90.019."}, "Hier staat een BSN in."),
        ({"vraag": "x" * 2001}, "Wat vraag je"),
    ],
)
def test_a_mistake_is_told_in_dutch_and_nothing_typed_is_lost(school, inside, wrong, sentence):
    page = report(school, **wrong)

    assert page.status_code == 422
    assert sentence in main_text(page)
    assert "Teun" in page.content.decode()
    assert not Melding.objects.exists()


def test_when_the_samenwerking_ends_the_door_is_closed_both_ways(school, inside):
    report(school)
    with hop("public"):
        Samenwerking.objects.update(ended_at=timezone.now())

    assert own_signals(school.member) == []
    with pytest.raises(NotShared):
        send(school.member, "noorderkoog", {"voornaam": "Teun", "achternaam": "Bakker", "reden": "x"})


FORBIDDEN = [
    "select reden from sharing_own_signal",
    "select melder_naam from sharing_own_signal",
    "select * from cases_melding",
    "select * from cases_reply",
    "insert into cases_melding (id) values (gen_random_uuid())",
    "insert into sharing_own_signal (signal_id, told) values (gen_random_uuid(), 'contact')",
    "update sharing_own_signal set voornaam = 'x'",
    "delete from sharing_own_signal",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_role_of_a_partner_can_do_nothing_more(school, inside, statement):
    """Laws 1 and 3"""
    report(school)

    with pytest.raises(DatabaseError), as_partner(school.member), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_reports_in_the_name_of_another(school, partner, inside):
    other = partner("GGZ De Dijk", "ggz")
    row = [uuid.uuid4(), other.id, "Teun"]

    with pytest.raises(DatabaseError, match="own name"), as_partner(school.member), connection.cursor() as cursor:
        cursor.execute("insert into sharing_own_signal (signal_id, ketenpartner_id, voornaam) values (%s, %s, %s)", row)
    assert not Melding.objects.exists()


def test_what_a_partner_wrote_is_not_corrected_because_it_would_read_that(school, regiehouder):
    report(school)
    melding = Melding.objects.get()

    with pytest.raises(ToldByPartner):
        correct(melding=melding, version=1, achternaam="Bakker-Smit", by=regiehouder.user)
    with pytest.raises(DatabaseError), transaction.atomic():
        Melding.objects.update(geboortedatum=make.born(18))


def test_staff_answer_along_the_closed_list(school, regiehouder):
    report(school)
    address = f"/meldingen/{Melding.objects.get().pk}/antwoord/"

    wrong = regiehouder.client.post(address, {"told": "diagnose"})
    regiehouder.client.post(address, {"told": "afgesloten"})

    assert wrong.status_code == 422
    assert "We hebben dit afgesloten" in main_text(school.teacher.get("/melden/"))


def test_a_long_list_has_pages(school, inside):
    for number in range(30):
        send(school.member, "noorderkoog", {"voornaam": "Jay", "achternaam": f"Wolff{number}", "reden": "x"})

    assert "1 tot en met 25 van 30 meldingen" in main_text(school.teacher.get("/melden/"))
