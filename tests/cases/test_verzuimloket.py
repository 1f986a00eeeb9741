"""Verzuimmeldingen come from a file, and what became of them goes back in one (domain.md §4.2 to 4.4)."""

import csv
import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from accounts.rights import Role
from audit.models import Entry
from cases.imports.files import FileRefused
from cases.imports.uploads import run_import, start_import
from cases.refusals import NotValid
from cases.signals.models import Melding, Status
from cases.signals.services import assign, change_status
from cases.verzuimloket.answering import NotASender, NothingToAnswer, as_csv, make_terugmelding
from cases.verzuimloket.importing import import_verzuimmeldingen
from cases.verzuimloket.models import Terugmelding, TerugmeldingLine, Verzuimmelding
from cases.verzuimloket.services import AheadOfTime, set_days
from sharing.view import shared_case_sql
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

HEAD = "kenmerk;bsn;voornaam;achternaam;geboortedatum;school;brin;soort;begin;eind;prioriteit;reden;gemeld_op"
GOOD = "DUO-1;999990019;Teun;Bakker;03-04-2009;ROC Waterkant;25LX00;REL16;01-09-2026;;hoog;Blijft weg;02-09-2026"


def read(*lines, head=HEAD):
    rejected = io.StringIO()
    file = io.BytesIO("\n".join([head, *lines]).encode())
    return import_verzuimmeldingen(file=file, rejected=rejected, by=None), rejected.getvalue()


@pytest.fixture
def willem(inside):
    return make.make_user("Willem de Wit", telefoon="06 00000101")


def test_a_good_line_becomes_a_verzuimmelding(inside):
    """B27, C17, B33"""
    outcome, refused = read(GOOD)

    verzuim = Verzuimmelding.objects.get()
    assert (outcome.added, outcome.rejected, refused) == (1, 0, "")
    assert (verzuim.brin, verzuim.soort, verzuim.prioriteit) == ("25LX", "REL16", "hoog")
    assert (verzuim.melding.bsn, verzuim.melding.proof, verzuim.melding.reden) == (
        "999990019",
        "register",
        "Blijft weg",
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("25LX00", "ZZ99", "brin is geen BRIN zoals 25LX"),
        ("ROC Waterkant;25LX00", ";99ZZ", "brin 99ZZ kennen we niet: vul ook de naam van de school in"),
        ("01-09-2026", "31-02-2026", "begin is een datum die niet bestaat"),
        ("01-09-2026;", "01-09-2026;01-08-2026", "eind ligt voor begin"),
        ("03-04-2009", "03-04-2999", "geboortedatum ligt te ver weg"),
        ("01-09-2026", "01-09-2099", "kies geen dag in de toekomst"),
        ("REL16", "SPIJBEL", "soort is geen van"),
        ("999990019", "123456789", "Dit BSN klopt niet"),
        ("DUO-1", "", "kenmerk ontbreekt"),
        ("hoog", "nu", "prioriteit is geen van"),
    ],
)
def test_a_bad_line_comes_back_with_its_reason_and_the_others_go_in(inside, old, new, reason):
    outcome, refused = read(GOOD.replace(old, new), GOOD.replace("DUO-1", "DUO-2"))

    assert (outcome.added, outcome.rejected) == (1, 1)
    assert reason in refused
    assert Verzuimmelding.objects.get().kenmerk == "DUO-2"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Het bestand is leeg"), (b"\0\1", "geen CSV-bestand"), (b"kenmerk;bsn\n1;2", "ontbreken kolommen")],
)
def test_a_file_that_is_no_file_is_refused(inside, content, sentence):
    with pytest.raises(FileRefused, match=sentence):
        import_verzuimmeldingen(file=io.BytesIO(content), rejected=io.StringIO(), by=None)


def test_the_same_file_again_changes_nothing_and_a_newer_one_brings_it_up_to_date(inside):
    read(GOOD)

    again, _ = read(GOOD)
    newer, _ = read(GOOD.replace("01-09-2026;", "01-09-2026;20-09-2026"))

    assert (again.added, again.changed, newer.changed) == (0, 0, 1)
    assert f"{Verzuimmelding.objects.get().eindigde_op:%d-%m-%Y}" == "20-09-2026"


def test_a_school_that_we_know_needs_no_name(inside):
    make.make_inschrijving(jongere=make.make_jongere(), school="De Haven", brin="11AB")

    read(GOOD.replace("ROC Waterkant;25LX00", ";11AB"))

    assert Verzuimmelding.objects.get().school == "De Haven"


def test_an_upload_is_read_as_what_it_is_said_to_be(inside, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content = ContentFile(f"{HEAD}\n{GOOD}\n{GOOD.replace('REL16', 'X')}".encode(), name="duo.csv")

    upload = run_import(upload=start_import(file=content, by=make.make_user(), kind="verzuimmeldingen"))

    assert (upload.added, upload.rejected) == (1, 1)
    assert "soort is geen van" in Path(upload.rejected_file.path).read_text(encoding="utf-8-sig")


def test_the_days_are_those_that_we_established(willem):
    """14l"""
    verzuim = make.make_verzuimmelding(by=willem)
    set_days(melding=verzuim.melding, days={make.days_ago(3): 4}, opmerking="", by=willem)
    set_days(melding=verzuim.melding, days={make.days_ago(2): 6}, opmerking="Gesproken.", by=willem)

    assert [row.uren for row in verzuim.dagen.all()] == [6]
    with pytest.raises(AheadOfTime):
        set_days(melding=verzuim.melding, days={make.days_ago(-1): 4}, opmerking="", by=willem)
    with pytest.raises(NotValid, match="1 tot en met 12 uur"):
        set_days(melding=verzuim.melding, days={make.days_ago(1): 13}, opmerking="", by=willem)


def test_what_changed_goes_back_to_the_register_once(willem):
    """14l to 14p"""
    told, untold = make.make_verzuimmelding(by=willem, kenmerk="DUO-9"), make.make_verzuimmelding(by=willem)
    melding = Melding.objects.get(pk=told.pk)
    assign(melding=melding, to=willem, by=willem)
    set_days(melding=melding, days={make.days_ago(3): 4}, opmerking="=Gesproken", by=willem)
    change_status(melding=melding, status=Status.AFGESLOTEN, reason="Terug op school.", by=willem)

    (row,) = csv.DictReader(io.StringIO(as_csv(make_terugmelding(by=willem))), delimiter=";")

    assert row["kenmerk"] == "DUO-9"
    assert (row["status"], row["reden_afsluiting"]) == ("Afgesloten", "Terug op school.")
    assert row["specificatie"] == f"{make.days_ago(3):%d-%m-%Y} 4"
    assert (row["contact_naam"], row["contact_functie"]) == ("Willem de Wit", "regiehouder")
    assert row["opmerking"] == "'=Gesproken"
    assert untold.kenmerk not in row.values()
    with pytest.raises(NothingToAnswer):
        make_terugmelding(by=willem)


def test_a_later_change_goes_with_the_next_and_the_first_stays_as_it_was(willem):
    melding = make.make_verzuimmelding(by=willem).melding
    change_status(melding=melding, status=Status.IN_BEHANDELING, by=willem)
    first = make_terugmelding(by=willem)
    change_status(melding=melding, status=Status.AFGESLOTEN, reason="Klaar.", by=willem)

    second = make_terugmelding(by=willem)

    assert "In behandeling" in as_csv(first)
    assert "Afgesloten" in as_csv(second)
    with pytest.raises(DatabaseError), transaction.atomic():
        TerugmeldingLine.objects.update(status="afgesloten")


def test_only_who_handles_meldingen_answers_the_register(inside):
    with pytest.raises(NotASender):
        make_terugmelding(by=make.make_user("Joke", roles=(Role.FUNCTIONEEL_BEHEERDER,)))


def test_the_file_is_fetched_by_role_and_that_is_written_down(regiehouder, colleague):
    melding = make.make_verzuimmelding(by=regiehouder.user).melding
    change_status(melding=melding, status=Status.IN_BEHANDELING, by=regiehouder.user)
    page = text_of(regiehouder.client.post(at("terugmelding"), follow=True))
    batch = Terugmelding.objects.for_user(regiehouder.user).get()

    file = regiehouder.client.get(at("terugmelding-file", batch.pk))

    assert "Aantal regels: 1" in page
    assert "In behandeling" in file.content.decode("utf-8-sig")
    assert Entry.objects.filter(action="terugmelding.fetched", actor_id=regiehouder.user.pk).exists()
    assert colleague("Joke", Role.FUNCTIONEEL_BEHEERDER).client.get(at("terugmelding")).status_code == 404


def test_nothing_of_a_melding_can_be_shared():
    """WRO 11 lid 2: the sharing view does not know meldingen at all."""
    for table in ("cases_melding", "cases_verzuimmelding", "cases_oordeel"):
        assert table not in shared_case_sql()
