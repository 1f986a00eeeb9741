"""Letters: filled in from the case, kept as they were sent, and to ouders without a word about the jongere."""

import io
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from pypdf import PdfReader

from audit.models import Entry
from cases.content.bodies import ContentRefused
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, stop_using
from cases.dossier.services import CaseClosed, close_case
from cases.jongeren.gezag import do_not_inform, inform_again
from cases.letters.body import Brief
from cases.letters.compose import NoAddress, NoVisitPlanned, SaysWhoItIs
from cases.letters.impersonal import personal_data_in
from cases.letters.models import Letter
from cases.letters.services import NotALetter, NotSentYet, run_batch, send_letter, start_batch
from cases.letters.shipped_november_2026 import LETTERS, TO_PARENTS
from cases.refusals import NotValid, Refused
from tests import factories as make

CODES = [letter["code"] for letter in LETTERS]


@pytest.fixture
def case(inside):
    return make.make_case()


def shipped(code):
    return Edition.objects.get(kind="brief", code=code)


def send(case, code="uitnodiging-jongere", **over):
    return send_letter(case=case, edition=shipped(code), by=case.regiehouder, **{"how": "post"} | over)


def own(case, **over):
    body = TO_PARENTS["body"] | over
    return begin_content(kind=ContentKind.BRIEF, naam=f"Eigen {len(over)}", body=body, by=case.regiehouder)


def text_of(letter):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(letter.paper.pdf)).pages)


@pytest.mark.parametrize("code", CODES)
def test_every_letter_of_the_product_can_be_sent(case, code):
    """B60 B163 B164 B158"""
    letter = send(case, code)

    assert case.regiehouder.naam in text_of(letter)
    assert "[" not in text_of(letter)


def test_what_was_sent_is_kept_as_it_was_printed(case):
    letter = send(case)

    assert "Hoi Teun," in text_of(letter)
    assert "Dorpsstraat 12a" in text_of(letter)
    assert letter.sha256 == sha256(letter.paper.pdf).hexdigest()
    assert Entry.objects.get(action="letter.sent", case_id=case.pk).details["how"] == "post"


@pytest.mark.parametrize("table", ["cases_letter", "cases_letterpaper"])
@pytest.mark.parametrize("act", ["delete from {0}", "update {0} set {1} = {1}"])
def test_the_database_changes_nothing_of_a_letter(case, table, act):
    send(case)
    column = {"cases_letter": "how", "cases_letterpaper": "pdf"}[table]

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table, column))


def test_a_letter_goes_on_paper_and_never_by_mail(case):
    with pytest.raises(NotValid):
        send(case, how="email")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.bulk_create([Letter(case=case, edition=shipped(CODES[0]), recipient="jongere", how="email",
                                           by=case.regiehouder, sha256="")])  # fmt: skip


def test_a_protocol_is_no_letter_for_the_database_either(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(case=case, edition=Edition.objects.get(code="utrecht"), recipient="jongere", how="post",
                              by=case.regiehouder, sha256="")  # fmt: skip


def test_the_same_letter_goes_once_a_day(case):
    send(case)

    with pytest.raises(NotValid, match="op deze dag al gemaakt"):
        send(case)
    send(case, sent_on=make.days_ago(3))


def test_without_an_address_a_letter_is_given_by_hand(case):
    case.jongere.straat = ""
    case.jongere.save()

    with pytest.raises(NoAddress, match="geen volledig adres"):
        send(case)
    assert send(case, how="overhandigd").how == "overhandigd"


def test_what_cannot_be_sent_says_why(case):
    with pytest.raises(NotSentYet):
        send(case, sent_on=make.days_ago(-1))
    edition = shipped("aanbod-en-open-dagen")
    stop_using(edition=edition, note="Oud", by=case.regiehouder)
    with pytest.raises(NotALetter):
        send_letter(case=case, edition=edition, how="post", by=case.regiehouder)
    close_case(case=case, version=case.version, reason="werk", by=case.regiehouder)
    with pytest.raises(CaseClosed):
        send(case)


def test_a_letter_that_announces_a_visit_needs_one(case):
    """B62 B162"""
    edition = own(case, recipient="jongere", text="Ik kom op [bezoek].")
    with pytest.raises(NoVisitPlanned):
        send_letter(case=case, edition=edition, how="post", by=case.regiehouder)
    make.make_planned(case)

    assert "uur." in text_of(send_letter(case=case, edition=edition, how="post", by=case.regiehouder))


@pytest.mark.parametrize("name", ["naam", "roepnaam", "kenmerk"])
def test_a_template_for_ouders_with_a_personal_placeholder_is_refused(name):
    """B65"""
    with pytest.raises(ContentRefused, match=rf"geen gegevens van de jongere. Haal weg: \[{name}\]"):
        Brief.from_json(TO_PARENTS["body"] | {"text": f"Uw kind [{name}] is gestopt."})


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Uw zoon TEUN komt niet.", "een naam"),
        ("De heer Bakker is gestopt.", "een naam"),
        ("Geboren op {born:%d-%m-%Y}.", "de geboortedatum"),
        ("BSN {bsn}", "het BSN"),
        ("Hij woont in de Dorpsstraat.", "het adres"),
        ("Postcode 1234 ab", "de postcode"),
        ("Bel +31 6 12 34 56 78", "het telefoonnummer"),
        ("Mail teun@example.org", "het e-mailadres"),
        ("Dossier {reference}", "het kenmerk van het dossier"),
    ],
)
def test_a_letter_to_ouders_that_says_who_it_is_is_refused(case, words, kind):
    """B65"""
    typed = words.format(born=case.jongere.geboortedatum, bsn=case.jongere.bsn, reference=case.reference)

    with pytest.raises(SaysWhoItIs, match=kind):
        send(case, "brief-aan-ouders", extra=typed)
    with pytest.raises(SaysWhoItIs, match=kind):
        send_letter(case=case, edition=own(case, text=typed), how="post", by=case.regiehouder)


def test_a_letter_to_ouders_has_no_address_of_the_jongere_and_may_be_signed_by_a_namesake(case):
    """B65"""
    case.regiehouder.naam = "Jan Bakker"
    case.regiehouder.save()

    text = text_of(send(case, "brief-aan-ouders"))

    assert "Jan Bakker" in text
    assert "Dorpsstraat" not in text
    assert personal_data_in(text.replace("Jan Bakker", ""), case) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Tekst is nog leeg"),
        ({"text": "[voornaam]"}, r"\[voornaam\] kunnen we niet invullen. Kies uit: \[roepnaam\]"),
        ({"recipient": "buren"}, "Kies aan wie"),
        ({"form": "duif"}, "brief of een kaartje"),
        ({"text": "a" * 6001}, "langer dan 6000 tekens"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(wrong, sentence):
    with pytest.raises(ContentRefused, match=sentence):
        Brief.from_json(TO_PARENTS["body"] | wrong)


def test_a_name_that_looks_like_a_placeholder_stays_a_name(case):
    case.jongere.roepnaam = "[kenmerk] #x"
    case.jongere.save()

    assert "Hoi [kenmerk] #x," in text_of(send(case))


def test_many_letters_become_one_file_and_each_failure_is_named(case):
    without = make.make_case(jongere=make.make_jongere(roepnaam="Zonder", straat=""), regiehouder=case.regiehouder)

    batch = run_batch(batch=start_batch(edition=shipped(CODES[0]), cases=[case, without], by=case.regiehouder))

    assert len(PdfReader(batch.file.open()).pages) == 1
    assert [line.refusal[:12] for line in batch.lines.refused()] == ["Van Zonder B"]
    assert case.letters.count() == 1


def test_a_batch_that_runs_again_makes_no_doubles(case):
    batch = start_batch(edition=shipped(CODES[0]), cases=[case], by=case.regiehouder)
    run_batch(batch=batch)
    batch.finished_at = None
    batch.save()

    run_batch(batch=batch)

    assert case.letters.count() == 1
    assert not batch.lines.refused()


def test_a_batch_holds_only_cases_in_which_its_maker_still_works(case):
    stranger = make.make_user("Bo Buitenstaander")

    batch = run_batch(batch=start_batch(edition=shipped(CODES[0]), cases=[case], by=stranger))

    assert batch.lines.get().refusal == "Je werkt niet meer aan dit dossier."
    assert not batch.file


def test_no_letter_goes_to_ouders_while_one_of_them_is_not_to_be_told(case):
    """It names nobody, and so it may be opened by the wrong one (domain.md §1.4, rule 5)."""
    father = make.make_gezagsdrager(jongere=case.jongere, naam="Rob", verified_by=case.regiehouder)
    soon = timezone.localdate() + timedelta(days=30)
    do_not_inform(gezagsdrager=father, reason="Geheim adres.", review_on=soon, by=case.regiehouder)

    with pytest.raises(Refused, match="geen brief aan de ouders"):
        send(case, "brief-aan-ouders")

    inform_again(gezagsdrager=father, reason="Veilig.", by=case.regiehouder)
    assert send(case, "brief-aan-ouders")
