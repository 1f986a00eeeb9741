"""The import from the werkplek as a task, and from the command line."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from cases.imports.models import Import
from cases.imports.tasks import import_upload
from cases.imports.uploads import forget_rejected, run_import, start_import
from cases.jongeren.models import Jongere
from tenants import hop
from tests.factories import TEST_BSNS, make_user

GOOD = f"bsn;voornamen;achternaam;geboortedatum\n{TEST_BSNS[0]};Teun;Bakker;14-03-2009\n"
MIXED = f"{GOOD}123456789;Sem;Mulder;01-02-2004\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def uploading(inside):
    return lambda content: start_import(file=ContentFile(content.encode(), name="lijst.csv"), by=make_user())


def test_an_upload_tells_how_it_went_and_is_then_forgotten(uploading, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload = run_import(upload=uploading(MIXED))

    assert (upload.total, upload.done, upload.added, upload.rejected, upload.percentage) == (2, 2, 1, 1, 100)
    assert upload.finished_at
    assert not upload.file
    assert [path.name for path in tmp_path.rglob("*.csv")] == ["jongeren.csv.afgekeurd.csv"]


def test_the_refused_lines_of_an_upload_are_kept_to_correct(uploading):
    upload = run_import(upload=uploading(MIXED))

    with upload.rejected_file.open("rb") as file:
        assert b"Dit BSN klopt niet" in file.read()


def test_the_refused_lines_are_forgotten_when_they_were_corrected(
    uploading, tmp_path, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        upload = run_import(upload=uploading(MIXED))
        forget_rejected(upload=upload, by=upload.by)

    assert not Import.objects.get().rejected_file
    assert not list(tmp_path.rglob("*.csv"))


def test_files_of_an_upload_lie_in_the_folder_of_their_gemeente_for_us_alone(uploading):
    upload = uploading(GOOD)

    assert upload.file.name.startswith("noorderkoog/imports/")
    assert Path(upload.file.path).stat().st_mode & 0o077 == 0


def test_running_an_upload_twice_does_no_harm(uploading):
    upload = uploading(GOOD)

    import_upload.run(str(upload.pk))
    import_upload.run(str(upload.pk))

    assert (Import.objects.get().added, Jongere.objects.count()) == (1, 1)


def test_an_upload_that_is_no_csv_says_so_and_finishes(uploading):
    upload = run_import(upload=uploading("naam;leeftijd\nTeun;17\n"))

    assert upload.refusal == "In de eerste regel ontbreken kolommen: bsn, voornamen, achternaam, geboortedatum."
    assert upload.finished_at


def test_the_command_imports_into_one_gemeente_only(gemeente, zandwaard, tmp_path, capsys):
    file = tmp_path / "lijst.csv"
    file.write_text(MIXED)

    call_command("import_jongeren", str(file), tenant="noorderkoog")

    assert "1 jongeren toegevoegd, 0 bijgewerkt, 1 regels afgekeurd" in capsys.readouterr().out
    assert (tmp_path / "lijst.csv.afgekeurd.csv").stat().st_mode & 0o077 == 0
    with hop(gemeente):
        assert Jongere.objects.count() == 1
    with hop(zandwaard):
        assert Jongere.objects.count() == 0


def test_a_file_without_bad_lines_leaves_no_file_of_refused_lines(gemeente, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text(GOOD)

    call_command("import_jongeren", str(file), tenant="noorderkoog")

    assert [path.name for path in tmp_path.iterdir()] == ["lijst.csv"]


@pytest.mark.parametrize("tenant", ["nergens", "public", "sjabloon", 'x"; drop'])
def test_an_unknown_gemeente_gets_a_sentence(gemeente, tmp_path, tenant):
    file = tmp_path / "lijst.csv"
    file.write_text(GOOD)

    with pytest.raises(CommandError, match="Er is geen gemeente of regio met de naam"):
        call_command("import_jongeren", str(file), tenant=tenant)


def test_a_file_that_is_not_there_gets_a_sentence(gemeente, tmp_path):
    with pytest.raises(CommandError, match="is er niet"):
        call_command("import_jongeren", str(tmp_path / "weg.csv"), tenant="noorderkoog")
