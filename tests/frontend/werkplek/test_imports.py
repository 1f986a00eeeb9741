"""Importing a file of jongeren from the werkplek."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.rights import Role
from audit.models import Entry
from cases.imports.models import Import
from cases.imports.tasks import import_upload
from cases.imports.uploads import run_import
from cases.jongeren.models import Jongere
from tenants import hop
from tests.frontend.werkplek.pages import at, text_of

CSV = """bsn;voornamen;achternaam;geboortedatum
999990007;Amira;Haddad;01-03-2007
123456789;Sem;Mulder;02-04-2004
"""
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def asked(monkeypatch, settings, tmp_path):
    """The imports that a worker is asked to do; none is done yet."""
    settings.MEDIA_ROOT = tmp_path
    asked: list[str] = []
    monkeypatch.setattr(import_upload, "delay", asked.append)
    return asked


@pytest.fixture
def bea(colleague):
    return colleague("Bea Beheer", Role.FUNCTIONEEL_BEHEERDER)


@pytest.fixture
def upload(bea, asked):
    bea.client.post(at("imports"), {"file": SimpleUploadedFile("oktober.csv", CSV.encode())})
    return Import.objects.get()


def test_an_upload_is_kept_and_a_worker_is_asked(bea, asked, upload):
    assert asked == [str(upload.pk)]
    assert (upload.file_name, upload.by) == ("oktober.csv", bea.user)
    assert not Jongere.objects.exists()


def test_the_page_asks_for_itself_until_the_import_is_done(bea, upload):
    waiting = bea.client.get(at("import", upload.pk), **HTMX).content.decode()
    run_import(upload=upload)
    ready = bea.client.get(at("import", upload.pk), **HTMX).content.decode()

    assert 'hx-trigger="every 2s"' in waiting
    assert "hx-trigger" not in ready
    assert "De import is klaar." in ready


def test_the_result_has_its_counts_and_the_refused_lines(bea, upload):
    run_import(upload=upload)

    page = text_of(bea.client.get(at("import", upload.pk)))

    assert "Toegevoegd 1" in page
    assert "Afgekeurd 1" in page
    assert "Download afgekeurd.csv" in page


def test_the_refused_lines_are_fetched_with_their_reason_and_that_is_written_down(bea, upload):
    run_import(upload=upload)

    answer = bea.client.get(at("import-rejected", upload.pk))

    assert 'filename="afgekeurd.csv"' in answer["Content-Disposition"]
    assert "Mulder" in b"".join(answer.streaming_content).decode()
    assert Entry.objects.filter(action="import.rejected_fetched", actor_name="Bea Beheer").exists()


def test_a_file_that_cannot_be_read_says_why(bea, asked):
    bea.client.post(at("imports"), {"file": SimpleUploadedFile("oktober.csv", b"naam;leeftijd\nx;1\n")})
    upload = Import.objects.get()

    run_import(upload=upload)

    assert "Dit bestand is niet geïmporteerd" in text_of(bea.client.get(at("import", upload.pk)))


@pytest.mark.parametrize(
    ("sent", "error"),
    [({}, "Kies een bestand."), ({"file": SimpleUploadedFile("leeg.csv", b"")}, "Dit bestand is leeg.")],
)
def test_without_a_file_nothing_starts(bea, asked, sent, error):
    page = bea.client.post(at("imports"), sent)

    assert page.status_code == 422
    assert error in text_of(page)
    assert asked == []


def test_the_coordinator_imports_too(colleague, asked):
    assert colleague("Cor Smit", Role.COORDINATOR).client.get(at("imports")).status_code == 200


@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.FG, Role.BELEIDSMEDEWERKER])
@pytest.mark.parametrize("name", ["imports", "import", "import-rejected"])
def test_for_other_roles_importing_does_not_exist(colleague, upload, role, name):
    run_import(upload=upload)

    args = [] if name == "imports" else [upload.pk]
    assert colleague("Jan Regie", role).client.get(at(name, *args)).status_code == 404


def test_an_import_of_the_neighbours_does_not_exist(bea, zandwaard, asked):
    with hop(zandwaard):
        theirs = Import.objects.create(file_name="van zandwaard.csv")

    assert bea.client.get(at("import", theirs.pk)).status_code == 404
