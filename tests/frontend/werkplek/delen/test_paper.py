"""On paper: the frozen text printed, a signed form with its scan, and four eyes before it counts."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pypdf import PdfReader

from accounts.rights import Right, Role
from audit.models import Entry
from cases.dossier.team import add_colleague
from consent.loket.models import PaperCheck, PaperForm
from consent.open import open_codes
from tests.frontend.mijn.phone import Phone, words
from tests.frontend.werkplek.delen.conftest import at

ROEPNAAM, OPLEIDING = "persoon.roepnaam", "onderwijs.opleiding"
PDF = b"%PDF-1.7\nhandtekening\n%%EOF\n"
JPG, PNG = b"\xff\xd8\xffplaatje\xff\xd9", b"\x89PNG\r\n\x1a\nplaatjeIEND\xaeB`\x82"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def asked(teun, school, deciding):
    return deciding(case=teun.case, partner=school).machtiging


@pytest.fixture
def nora(colleague, teun, regiehouder):
    """A colleague who may share in this case too."""
    hired = colleague("Nora Kok", Role.REGIEHOUDER)
    add_colleague(case=teun.case, colleague=hired.user, rights=[Right.VIEW_CASE, Right.SHARE_CASE], by=regiehouder.user)
    return hired


def enter(staff, asked, *, content=PDF, name="scan.pdf", **over):
    said = {
        "wie": "jongere", "identity": "paspoort", "code": asked.text_sha256[:8], "persoon__roepnaam": "nee",
        "signed_on": timezone.localdate().isoformat(), "onderwijs__opleiding": "ja",
        "scan": SimpleUploadedFile(name, content),
    }  # fmt: skip
    return staff.client.post(at("delen-formulier-invoeren", asked.afweging_id), said | over)


def check(staff, paper, **said):
    return staff.client.post(at("delen-nakijken", paper.pk), {"agreed": "ja"} | said)


def test_the_form_is_the_frozen_text_word_for_word_with_its_code_on_each_page(regiehouder, asked):
    answer = regiehouder.client.get(at("delen-formulier", asked.afweging_id))

    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]
    for paragraph in asked.privacy_notice.split("\n\n"):
        assert " ".join(paragraph.split()) in " ".join(pages)
    assert all(asked.text_sha256[:8] in page for page in pages)
    assert "Opleiding: ja [ ] nee [ ]" in " ".join(pages)
    assert Entry.objects.filter(action="machtiging.printed").count() == 1


def test_what_one_person_entered_opens_nothing(regiehouder, asked):
    page = enter(regiehouder, asked)

    assert page.status_code == 302
    assert open_codes(asked.afweging_id) == []
    assert "Het telt pas als een collega het nakeek" in words(
        regiehouder.client.get(at("delen-afweging", asked.afweging_id))
    )


def test_after_a_second_person_looked_it_counts_and_the_proof_names_both_and_the_scan(regiehouder, asked, nora, teun):
    enter(regiehouder, asked)
    paper = PaperForm.objects.get()
    assert "Formulier op papier" in words(nora.client.get(at("meelezen")))

    assert check(nora, paper).status_code == 302

    assert open_codes(asked.afweging_id) == [OPLEIDING]
    given = asked.events.get(event_state="given")
    assert (given.channel, given.recorded_by) == ("papier", regiehouder.user)
    proof = given.evidence.record
    assert paper.scan_sha256 in proof
    assert str(nora.user.pk) in proof
    assert "nagekeken door Nora Kok" in Phone(teun.client).reads("shares")


def test_who_entered_a_form_cannot_check_it(regiehouder, asked):
    enter(regiehouder, asked)
    paper = PaperForm.objects.get()

    assert check(regiehouder, paper).status_code == 404
    with pytest.raises(IntegrityError, match="somebody else checks"), transaction.atomic():
        PaperCheck.objects.create(form=paper, agreed=True, by=regiehouder.user)


def test_what_does_not_match_the_scan_never_counts(regiehouder, asked, nora):
    enter(regiehouder, asked)
    paper = PaperForm.objects.get()

    assert "Schrijf op wat er niet klopt." in words(check(nora, paper, agreed="nee"))
    check(nora, paper, agreed="nee", remark="Er staat nee bij opleiding.")

    assert not asked.events.exclude(event_state="requested").exists()
    assert check(nora, paper).status_code == 404
    page = words(regiehouder.client.get(at("delen-afweging", asked.afweging_id)))
    assert "telde niet. Nora Kok: Er staat nee bij opleiding." in page


@pytest.mark.parametrize(("content", "name"), [(PDF, "a.pdf"), (JPG, "foto.jpg"), (PNG, "foto.exe")])
def test_a_scan_is_known_by_its_content_and_kept_under_a_name_of_ours(regiehouder, asked, nora, content, name, inside):
    enter(regiehouder, asked, content=content, name=name)
    paper = PaperForm.objects.get()

    assert paper.scan.name.startswith(f"{inside.schema_name}/machtigingen/{paper.pk}/formulier.")
    answer = nora.client.get(at("delen-scan", paper.pk))
    assert answer.content == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Entry.objects.filter(action="machtiging.scan_read", actor_id=nora.user.pk).count() == 1


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"content": b"<html>"}, "Dit is geen PDF, JPG of PNG."),
        ({"content": PDF[:12]}, "Deze scan is niet heel overgekomen."),
        ({"content": PDF + b"x" * 5_000_000}, "Deze scan is te groot."),
        ({"scan": ""}, "Voeg een scan of foto van het formulier toe."),
        ({"code": "00000000"}, "Het kenmerk onderaan het formulier hoort bij een andere vraag."),
        ({"signed_on": (timezone.localdate() + timedelta(days=1)).isoformat()}, "in de toekomst"),
        ({"identity": ""}, "Kijk eerst naar een document"),
        ({"onderwijs__opleiding": ""}, "Opleiding: Kies ja of nee."),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_nothing(regiehouder, asked, over, sentence):
    page = enter(regiehouder, asked, **over)

    assert page.status_code == 422
    assert sentence in words(page)
    assert "checked" in page.content.decode()
    assert not PaperForm.objects.exists()


def test_a_form_that_waits_while_the_question_ends_counts_no_more(regiehouder, asked, nora):
    enter(regiehouder, asked)
    regiehouder.client.post(at("delen-stoppen", asked.afweging_id), {"reason": "Klaar."})

    page = check(nora, PaperForm.objects.get())

    assert page.status_code == 422
    assert "Deze vraag is gestopt of vervangen." in words(page)
    assert not PaperCheck.objects.exists()


def test_somebody_without_a_right_sees_no_form_and_no_scan(regiehouder, asked, colleague):
    enter(regiehouder, asked)
    paper, stranger = PaperForm.objects.get(), colleague("Vreemd", Role.REGIEHOUDER)

    for name in ("delen-nakijken", "delen-scan"):
        assert stranger.client.get(at(name, paper.pk)).status_code == 404
    for name in ("delen-formulier", "delen-formulier-invoeren"):
        assert stranger.client.get(at(name, asked.afweging_id)).status_code == 404


@pytest.mark.parametrize("table", ["consent_witness", "consent_paperform", "consent_papercheck"])
def test_what_was_entered_and_checked_stays(regiehouder, asked, nora, table):
    enter(regiehouder, asked)
    check(nora, PaperForm.objects.get())

    for act in (f"delete from {table}", f"update {table} set at = now()"):
        with (
            pytest.raises(Exception, match=r"denied|only added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(act)
