"""Letters on the pages: look first, make, open what was sent; many at once; and the editor with a preview."""

import io

import pytest
from pypdf import PdfReader

from accounts.rights import Role
from audit.models import Entry
from cases.letters.models import Letter, LetterBatch
from cases.letters.services import run_batch
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

TODAY = make.days_ago(0).isoformat()


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


@pytest.fixture
def beheerder(colleague):
    return colleague("Joke Beheer", Role.FUNCTIONEEL_BEHEERDER).client


def shown(response):
    assert response["Content-Type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


def test_looking_first_keeps_nothing(case, regiehouder):
    values = {"edition": make.shipped("uitnodiging-jongere").pk, "how": "post", "sent_on": TODAY, "bekijk": "ja"}

    page = regiehouder.client.post(at("letter-send", case.pk), values | {"extra": "Tot gauw!"})

    assert "Tot gauw!" in shown(page)
    assert not case.letters.exists()


def test_looking_first_at_what_is_refused_says_why(case, regiehouder):
    """B65"""
    values = {"edition": make.shipped("brief-aan-ouders").pk, "how": "post", "sent_on": TODAY, "bekijk": "ja"}

    page = regiehouder.client.post(at("letter-send", case.pk), values | {"extra": "Teun is er niet."})

    assert page.status_code == 422
    assert "Nu staat er: een naam." in text_of(page)


def test_what_was_sent_opens_as_it_was_and_the_reading_is_written_down(case, regiehouder):
    letter = make.make_letter(case)
    before = Entry.objects.reads_of(case.pk).count()

    page = regiehouder.client.get(at("letter-paper", case.pk, letter.pk))

    assert "Hoi Teun," in shown(page)
    assert page["Cache-Control"] == "no-store"
    assert Entry.objects.reads_of(case.pk).count() == before + 1


def test_a_letter_of_another_case_or_for_another_person_is_not_there(case, regiehouder, colleague):
    letter = make.make_letter(case)
    other = make.make_case(jongere=make.make_jongere(), regiehouder=regiehouder.user)

    assert regiehouder.client.get(at("letter-paper", other.pk, letter.pk)).status_code == 404
    assert colleague("Bo Buiten").client.get(at("letter-paper", case.pk, letter.pk)).status_code == 404


def start(client, *cases, **over):
    values = {
        "edition": make.shipped("aanbod-en-open-dagen").pk,
        "sent_on": TODAY,
        "cases": [case.pk for case in cases],
    }
    return client.post(at("letter-batches"), values | over)


def test_many_letters_are_made_outside_the_request_and_fetched_as_one_file(case, regiehouder, monkeypatch):
    """B158"""
    asked = []
    monkeypatch.setattr("cases.letters.tasks.print_batch.delay", asked.append)
    sent = start(regiehouder.client, case)
    batch = LetterBatch.objects.get()
    assert (asked, sent["Location"]) == ([str(batch.pk)], at("letter-batch", batch.pk))

    run_batch(batch=batch)

    assert "De brieven zijn klaar." in text_of(regiehouder.client.get(at("letter-batch", batch.pk)))
    assert b"".join(regiehouder.client.get(at("letter-batch-file", batch.pk)).streaming_content)[:4] == b"%PDF"


def test_who_gets_no_letter_is_named_on_the_page(case, regiehouder, monkeypatch):
    monkeypatch.setattr("cases.letters.tasks.print_batch.delay", lambda number: None)
    case.jongere.postcode = ""
    case.jongere.save()
    start(regiehouder.client, case)

    run_batch(batch=LetterBatch.objects.get())

    page = text_of(regiehouder.client.get(at("letter-batch", LetterBatch.objects.get().pk)))
    assert "Teun Bakker Van Teun Bakker is geen volledig adres bekend." in page
    assert regiehouder.client.get(at("letter-batch-file", LetterBatch.objects.get().pk)).status_code == 404


def test_only_own_open_cases_can_be_chosen(case, regiehouder, colleague):
    theirs = make.make_case(jongere=make.make_jongere(roepnaam="Vreemd"))

    page = start(regiehouder.client, theirs)

    assert page.status_code == 422
    assert "Vreemd" not in text_of(page)
    assert not Letter.objects.exists()


def test_the_selection_follows_the_filter_of_the_caseload(case, regiehouder):
    make.make_case(jongere=make.make_jongere(roepnaam="Amira", achternaam="Haddad"), regiehouder=regiehouder.user)

    page = text_of(regiehouder.client.get(at("letter-batches") + "?zoek=Haddad"))

    assert "Amira Haddad" in page
    assert "Teun Bakker" not in page


def test_a_letter_for_everybody_in_the_list_needs_one_tick(case, regiehouder, monkeypatch):
    """Of a caseload of hundreds nobody ticks each; and only who the filter finds is in it."""
    monkeypatch.setattr("cases.letters.tasks.print_batch.delay", lambda number: None)
    for roepnaam in ("Amira", "Sem"):
        jongere = make.make_jongere(roepnaam=roepnaam, achternaam="Haddad")
        make.make_case(jongere=jongere, regiehouder=regiehouder.user)
    letter = make.shipped("uitnodiging-jongere")

    sent = regiehouder.client.post(
        at("letter-batches") + "?zoek=Haddad", {"edition": letter.pk, "sent_on": make.days_ago(0), "everybody": "on"}
    )

    assert sent.status_code == 302
    names = LetterBatch.objects.get().lines.values_list("case__jongere__roepnaam", flat=True)
    assert sorted(names) == ["Amira", "Sem"]


def test_a_batch_without_anybody_is_refused_in_words(case, regiehouder):
    letter = make.shipped("uitnodiging-jongere")

    page = regiehouder.client.post(at("letter-batches"), {"edition": letter.pk, "sent_on": make.days_ago(0)})

    assert page.status_code == 422
    assert "Kies ten minste één jongere." in text_of(page)


def test_the_batch_of_somebody_else_is_not_there(case, regiehouder, colleague, monkeypatch):
    monkeypatch.setattr("cases.letters.tasks.print_batch.delay", lambda number: None)
    start(regiehouder.client, case)

    assert colleague("Bo Buiten").client.get(at("letter-batch", LetterBatch.objects.get().pk)).status_code == 404


def test_a_beheerder_sees_a_letter_as_paper_before_and_after_keeping_it(beheerder):
    body = make.shipped("brief-aan-ouders").body | {"naam": "Onze brief", "text": "Voor [gemeente]."}

    typed = beheerder.post("/inrichting/nieuw/?soort=brief", body | {"voorbeeld": "ja"})
    kept = beheerder.get(f"/inrichting/{make.shipped('uitnodiging-jongere').pk}/voorbeeld.pdf")

    assert "Voor Voorbeeldstad." in shown(typed)
    assert "Hoi Robin," in shown(kept)


def test_a_beheerder_cannot_put_a_name_in_the_letter_to_ouders(beheerder):
    """B65"""
    edition = make.shipped("brief-aan-ouders")
    body = edition.body | {"naam": edition.naam, "note": "Met naam", "text": "Over [naam]."}

    page = beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", body)

    assert page.status_code == 422
    assert "Haal weg: [naam]." in text_of(page)


def test_a_protocol_has_no_paper(beheerder):
    assert beheerder.get(f"/inrichting/{make.shipped('utrecht').pk}/voorbeeld.pdf").status_code == 404
