"""A text whose key was destroyed is shown as erased, on each outlet; and nothing can be written in its place."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.levels import Level
from cases.jongeren.services import invite_citizen
from cases.keys import ring
from cases.keys.models import DataKey, DestroyedKey
from cases.keys.ring import Unreadable
from cases.keys.services import owners_of
from tests import factories as make
from tests import meeting
from tests.conftest import client_of
from tests.deciding import decided, signed
from tests.frontend.werkplek.pages import at, text_of
from tests.login import sign_in

NAMES = ("ROC", "Fatma Demir", "Wijkteam")
TOLD = "Hij durft het niet te zeggen."
GONE, LOST = "Deze tekst is gewist op 3 december 2025.", "Deze tekst is niet meer te lezen."


@pytest.fixture
def filled(teun):
    """Teun's case with something in every place that is looked at here."""
    make.make_contact(case=teun.case, text=TOLD)
    teun.letter = make.make_letter(teun.case)
    meeting.meet(teun.case, say=lambda text: text if text in NAMES else TOLD)
    return teun


def erase(*owners):
    """As a restored backup is: the rows are there, and the keys were destroyed on a day in December."""
    day = datetime(2025, 12, 3, 12, tzinfo=UTC)
    DataKey.objects.filter(owner__in=owners).delete()
    DestroyedKey.objects.bulk_create([DestroyedKey(owner=owner, why="wissen", destroyed_at=day) for owner in owners])
    ring.drop_all()


@pytest.fixture
def erased(filled):
    erase(*owners_of(filled.case.pk), filled.case.jongere_id)
    return filled


def mijn(name):
    return reverse(f"mijn:{name}", urlconf="config.urls.tenant")


TABS = ["case", "contact", "plan", "team", "timeline", "intake", "school", "zrm", "delen", "phase"]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_the_case_opens(regiehouder, erased, tab):
    page = regiehouder.client.get(at(tab, erased.case.pk))

    assert page.status_code == 200
    assert TOLD not in text_of(page)


@pytest.mark.parametrize("tab", ["case", "contact", "team"])
def test_where_the_text_stood_stands_that_and_when_it_was_erased(regiehouder, erased, tab):
    assert GONE in text_of(regiehouder.client.get(at(tab, erased.case.pk)))


def test_a_key_that_is_only_not_here_has_no_day(regiehouder, filled):
    """A backup that was put back without its keys."""
    DataKey.objects.all().delete()
    ring.drop_all()

    assert LOST in text_of(regiehouder.client.get(at("contact", filled.case.pk)))


@pytest.mark.parametrize("page", ["home", "vandaag", "matrix", "jikp", "out-of-sight"])
def test_lists_show_the_others_as_always(regiehouder, erased, page):
    amira = make.make_jongere(roepnaam="Amira", achternaam="Haddad")
    other = make.make_case(jongere=amira, regiehouder=regiehouder.user)
    make.make_contact(case=other, text="Met Amira gaat het goed.")

    assert regiehouder.client.get(at(page)).status_code == 200
    assert "Met Amira gaat het goed." in text_of(regiehouder.client.get(at("contact", other.pk)))


def test_vandaag_names_what_is_due_without_its_text(regiehouder, filled):
    due = meeting.make_afspraak(overleg=filled.case.overleggen.first(), text=TOLD, due_on=make.days_ago(-1))
    assert TOLD in text_of(regiehouder.client.get(at("vandaag")))

    erase(*owners_of(filled.case.pk))

    assert TOLD not in text_of(regiehouder.client.get(at("vandaag")))
    assert due.overleg.case_id == filled.case.pk


def test_a_letter_of_which_nothing_is_left_has_a_page_that_says_so(regiehouder, erased):
    paper = regiehouder.client.get(at("letter-paper", erased.case.pk, erased.letter.pk))

    assert paper.status_code == 410
    assert "Wat hier stond, is gewist op 3 december 2025." in text_of(paper)


@pytest.mark.parametrize("name", ["home", "shares", "reads", "rights", "stored", "scores", "ask"])
def test_the_pages_of_the_jongere_open(erased, name):
    page = erased.client.get(mijn(name))

    assert page.status_code == 200
    assert TOLD not in text_of(page)


def test_what_is_stored_tells_the_jongere_that_it_was_erased(erased):
    assert GONE in text_of(erased.client.get(mijn("stored")))
    taken = erased.client.get(mijn("stored-json")).json()
    assert GONE in json.dumps(taken)
    assert TOLD not in json.dumps(taken)


@pytest.fixture
def share(filled, school, regiehouder):
    """What was decided and signed while the texts were there, and erased since."""
    shared = signed(decided(case=filled.case, partner=school, by=regiehouder.user), by=filled.user)
    erase(*owners_of(filled.case.pk), filled.case.jongere_id)
    return shared


def test_the_proof_of_what_was_signed_stays(share, filled):
    event = share.machtiging.events.last()

    assert filled.client.get(f"/mijn/bewijs/{event.pk}.pdf").content.startswith(b"%PDF")


def test_the_partner_reads_the_fields_that_were_agreed(share, school):
    page = school.teacher.get(f"/gedeeld/noorderkoog/{share.pk}/")
    assert page.status_code == 200
    assert "Teun" in text_of(page)


def test_nothing_is_written_under_a_key_that_is_gone(regiehouder, erased):
    sent = {"channel": "telefoon", "at": "2025-11-01T10:30", "party": "jongere", "with_whom": "Teun",
            "result": "gesproken", "text": "Toch nog iets."}  # fmt: skip

    page = regiehouder.client.post(at("contact-record", erased.case.pk), sent)

    assert page.status_code == 422
    assert "Deze gegevens zijn gewist en niet meer te lezen." in text_of(page)
    assert "Toch nog iets." in page.content.decode()


def test_outside_a_page_the_same_text_raises(erased, regiehouder):
    """What works with a text never takes the sentence for the text."""
    regiehouder.client.get(at("contact", erased.case.pk))

    with pytest.raises(Unreadable):
        _ = erased.case.contactmomenten.first().text


def test_the_number_of_queries_does_not_grow_with_what_is_gone(regiehouder, filled):
    for turn in range(12):
        make.make_contact(case=filled.case, text=f"Gesprek {turn}")
    erase(*owners_of(filled.case.pk))

    with CaptureQueriesContext(connection) as few:
        regiehouder.client.get(at("contact", filled.case.pk))

    asked = [one["sql"] for one in few if "cases_destroyedkey" in one["sql"]]
    assert len(asked) <= 3


def test_in_another_gemeente_all_stays(regiehouder, erased, gemeente):
    other = make.make_filled_case(regiehouder=regiehouder.user)
    user = invite_citizen(person=other.jongere, by=regiehouder.user)
    client = sign_in(client_of(gemeente), user, "citizen", schema=gemeente.schema_name, level=Level.SUBSTANTIEEL)

    assert GONE not in text_of(client.get(mijn("stored")))
