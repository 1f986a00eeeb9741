"""Issue 4 §7: erasing reaches files, in every order in which somebody can be killed."""

import threading
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.utils import timezone

from accounts.rights import Role
from cases.files.models import LooseFile
from cases.imports.models import Import
from cases.jongeren.models import Jongere
from cases.letters import services as letters
from cases.letters.models import LetterBatch
from cases.letters.services import run_batch, start_batch
from config.celery import HEADER
from config.tasks import tidy
from consent.loket.models import PaperForm
from consent.loket.paper import code_of, enter_form
from consent.machtigingen.services import Written
from consent.retention import rounds
from consent.retention.erasures import Erasure
from consent.retention.models import RetentionRule
from consent.retention.proof import broken
from consent.retention.rounds import carry_out, confirm, propose
from tenants import hop
from tests import factories as make
from tests.deciding import decided
from tests.retaining import closed_years_ago, settled
from tests.sharing.test_withdrawal_at_once import somebody_of_a_school

pytestmark = pytest.mark.usefixtures("own_files")


def with_scan(*, partner, by):
    """A dossier that is long closed, with a form on paper that was scanned."""
    case = make.make_case(task="doorstroompunt", regiehouder=by, jongere=make.make_jongere(age=20))
    make.make_inschrijving(jongere=case.jongere)
    asked = decided(case=case, partner=partner, by=by).machtiging
    form = enter_form(
        machtiging=asked, written=Written(by=by, identity="paspoort"), yes=asked.field_codes,
        signed_on=timezone.localdate(), code=code_of(asked), scan=ContentFile(b"%PDF-1.7 %%EOF", name="scan.pdf"),
    )  # fmt: skip
    case.refresh_from_db()
    return closed_years_ago(3, case=case), Path(form.scan.path)


def keepers():
    return [make.make_user(role.label, roles=(role,)) for role in (Role.FG, Role.FUNCTIONEEL_BEHEERDER)]


def due_and_confirmed(case):
    fg, beheerder = keepers()
    rule = RetentionRule.objects.in_force().get(kind="dossier", task="doorstroompunt")
    if not rule.reviewed_by_jurist:
        settled(by=fg)
    return confirm(ronde=propose(by=fg, keys=[f"dossier.{case.pk}"]), by=beheerder)


def test_the_scan_goes_with_the_dossier_and_the_proof_counts_it_without_its_name(
    inside, school, regiehouder, django_capture_on_commit_callbacks
):
    case, path = with_scan(partner=school, by=regiehouder.user)
    ronde = due_and_confirmed(case)
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        carry_out(ronde=ronde)
        assert path.exists()

    assert not path.exists()
    erasure = Erasure.objects.get(case_id=case.pk)
    assert erasure.told["files"] == 1
    assert path.name not in erasure.payload
    assert "machtigingen/" not in erasure.payload
    assert broken() == []
    assert not LooseFile.objects.exists()


def test_killed_after_the_commit_and_before_the_unlink_the_night_repairs_it(committed, monkeypatch):
    """A real commit: the row is gone, the file is not, and only the list of the database knows it."""
    case, path = with_scan(partner=somebody_of_a_school().ketenpartner, by=make.make_user("Willem"))
    ronde, real = due_and_confirmed(case), FileSystemStorage.delete

    def killed(storage, name):
        raise SystemExit

    monkeypatch.setattr(FileSystemStorage, "delete", killed)
    with pytest.raises(SystemExit):
        carry_out(ronde=ronde)
    assert not PaperForm.objects.filter(machtiging__afweging__case=case.pk).exists()
    assert path.exists()
    assert LooseFile.objects.filter(case_id=case.pk).count() == 1

    monkeypatch.setattr(FileSystemStorage, "delete", real)
    tidy.apply(headers={HEADER: committed}).get()
    assert not path.exists()
    assert not LooseFile.objects.exists()


def test_killed_before_the_commit_the_file_is_there_with_its_row(committed, monkeypatch):
    case, path = with_scan(partner=somebody_of_a_school().ketenpartner, by=make.make_user("Willem"))
    ronde, real = due_and_confirmed(case), rounds.seal

    def killed(erasure):
        raise SystemExit

    monkeypatch.setattr(rounds, "seal", killed)
    with pytest.raises(SystemExit):
        carry_out(ronde=ronde)
    assert path.exists()
    assert PaperForm.objects.filter(machtiging__afweging__case=case.pk).exists()
    assert not LooseFile.objects.exists()

    monkeypatch.setattr(rounds, "seal", real)
    assert carry_out(ronde=ronde) == 1
    assert not path.exists()


def test_refused_lines_of_an_import_with_this_person_in_it_go_too(inside, django_capture_on_commit_callbacks):
    case = closed_years_ago(3)
    row = Import.objects.create(file_name="oud.csv", finished_at=timezone.now())
    row.rejected_file.save("afgekeurd.csv", ContentFile(f"bsn\n{case.jongere.bsn}\n".encode()))
    path = Path(row.rejected_file.path)

    with django_capture_on_commit_callbacks(execute=True):
        carry_out(ronde=due_and_confirmed(case))

    assert not path.exists()
    assert not Jongere.objects.filter(pk=case.jongere_id).exists()


def test_a_stack_that_is_being_printed_does_not_outlive_a_dossier_in_it(committed, monkeypatch):
    """Two real connections: erasing waits for the printing, and then takes the stack with it."""
    by = make.make_user("Willem")
    case = make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=21), regiehouder=by)
    batch = start_batch(edition=make.shipped("niet-thuis-kaartje"), cases=[case], by=by)
    real, erasing = letters.keep_file, threading.Thread(target=lambda: erase_there(ronde))

    def slow(batch):
        real(batch)
        erasing.start()
        erasing.join(timeout=1.5)
        assert erasing.is_alive()

    monkeypatch.setattr(letters, "keep_file", slow)
    line = batch.lines.get()
    letters.make_line(line, batch)
    case.refresh_from_db()
    closed_years_ago(3, case=case)
    ronde = due_and_confirmed(case)
    run_batch(batch=batch)
    erasing.join(timeout=30)

    batch = LetterBatch.objects.get(pk=batch.pk)
    assert (batch.file.name, batch.lines.count()) == ("", 0)
    assert not default_storage.exists(f"{committed}/brieven/{batch.pk}")


def erase_there(ronde):
    with hop("proeftuin"):
        carry_out(ronde=ronde)
    connection.close()
