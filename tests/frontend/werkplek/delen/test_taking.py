"""A ja of somebody who does not log in: spoken at the counter, or chosen alone on our device. Each with its proof."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import IdentitySource
from accounts.rights import Role
from audit.models import Entry
from consent.afwegingen.services import end, second_read
from consent.evidence.words import told_in
from consent.loket.letting_go import last_hand_over
from consent.loket.models import Witness
from consent.models import ConsentEvent, Evidence
from consent.open import open_codes
from tests import factories as make
from tests.asking import asked as asked_of
from tests.conftest import client_of
from tests.deciding import signed
from tests.frontend.mijn.phone import Phone, hidden, words
from tests.frontend.werkplek.delen.conftest import at

ROEPNAAM, OPLEIDING, HEALTH = "persoon.roepnaam", "onderwijs.opleiding", "zrm.gg"
DEVICE = "/op-dit-apparaat/"
HERE = {"wie": "jongere", "identity": "id_kaart"}
SAID = HERE | {"asked": "on", "persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"}


@pytest.fixture
def asked(teun, school, deciding):
    return deciding(case=teun.case, partner=school).machtiging


@pytest.fixture
def special(teun, school, deciding, colleague):
    afweging = deciding(case=teun.case, partner=school, fields=[OPLEIDING, HEALTH])
    second_read(afweging=afweging, by=colleague("Nora Kok", Role.COORDINATOR).user, agreed=True)
    return afweging.machtiging


def speak(regiehouder, asked, /, **said):
    return regiehouder.client.post(at("delen-loket", asked.afweging_id), SAID | said)


def hand(regiehouder, asked, **said):
    return regiehouder.client.post(at("delen-apparaat", asked.afweging_id), HERE | said, follow=True)


def test_a_ja_at_the_counter_opens_that_field_and_says_who_saw_what(regiehouder, asked, teun):
    page = speak(regiehouder, asked, read_out="on", interpreter="Tolkdienst 4417", interpreter_language="Tigrinya")

    assert page.status_code == 302
    assert open_codes(asked.afweging_id) == [OPLEIDING]
    given = asked.events.get(event_state="given")
    assert (given.channel, given.recorded_by, given.assurance_level) == ("loket", regiehouder.user, None)
    assert given.how == (f"Aan het loket, opgeschreven door een medewerker ({regiehouder.user.naam})."
                         " Identiteitskaart gezien. De vraag is voorgelezen."
                         " Met een tolk: Tolkdienst 4417, Tigrinya.")  # fmt: skip
    assert Entry.objects.get(action="machtiging.signed").details["channel"] == "loket"


def test_the_proof_of_a_ja_at_the_counter_holds_the_channel_the_document_and_the_help(regiehouder, asked):
    speak(regiehouder, asked, interpreter="Tolkdienst 4417", interpreter_language="Tigrinya")

    record = json.loads(Evidence.objects.get(event__event_state="given").record)

    seen = record["event"]["witness"]
    assert (record["event"]["channel"], seen["identity"], seen["interpreter_language"]) == (
        "loket", "id_kaart", "Tigrinya",
    )  # fmt: skip
    facts = dict(told_in(record)["facts"])
    assert facts["Zeker wie het is"] == "Identiteitskaart gezien"
    assert facts["Hulp bij de taal"] == "tolk Tolkdienst 4417, Tigrinya"


def test_the_jongere_reads_in_mijn_how_it_was_said(regiehouder, asked, teun):
    speak(regiehouder, asked)

    page = Phone(teun.client).reads("shares")

    assert (
        f"Aan het loket, opgeschreven door een medewerker ({regiehouder.user.naam}). Identiteitskaart gezien." in page
    )


def test_the_case_page_says_how_it_was_said(regiehouder, asked):
    speak(regiehouder, asked)

    assert "Identiteitskaart gezien." in words(regiehouder.client.get(at("delen-afweging", asked.afweging_id)))


def test_all_nee_at_the_counter_is_a_refusal(regiehouder, asked):
    speak(regiehouder, asked, onderwijs__opleiding="nee")

    assert asked.events.latest("sequence").event_state == "refused"
    assert open_codes(asked.afweging_id) == []


def test_nothing_is_ticked_beforehand(regiehouder, asked):
    for name in ("delen-loket", "delen-apparaat"):
        assert " checked" not in regiehouder.client.get(at(name, asked.afweging_id)).content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"identity": ""}, "Kijk eerst naar een document, en kies welk het was."),
        ({"asked": ""}, "Lees eerst de hele tekst samen."),
        ({"onderwijs__opleiding": ""}, "Opleiding: Kies ja of nee."),
        ({"interpreter": "Tolkdienst 4417"}, "Schrijf op in welke taal de tolk sprak."),
        ({"interpreter_language": "Tigrinya"}, "Schrijf op wie tolkte"),
        ({"wie": "moeder"}, "Kies een van de mogelijkheden."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(regiehouder, asked, said, sentence):
    page = speak(regiehouder, asked, read_out="on", **said)

    assert page.status_code == 422
    assert sentence in words(page)
    assert page.content.count(b"checked") >= 3
    assert not asked.events.exclude(event_state="requested").exists()
    assert not Witness.objects.exists()


def test_a_spoken_ja_is_not_enough_for_health(regiehouder, special):
    said = dict.fromkeys(("onderwijs__opleiding", "zrm__gg"), "ja")

    page = speak(regiehouder, special, **said)

    assert page.status_code == 422
    assert "Een gesproken ja is dan niet genoeg" in words(page)
    assert not Witness.objects.exists()
    assert "Dat kan hier niet." in words(regiehouder.client.get(at("delen-antwoord", special.afweging_id)))


def test_what_has_a_ja_is_not_asked_again_and_a_nee_to_the_rest_takes_nothing_back(regiehouder, asked):
    speak(regiehouder, asked)
    assert "onderwijs__opleiding" not in regiehouder.client.get(at("delen-loket", asked.afweging_id)).content.decode()

    page = speak(regiehouder, asked, onderwijs__opleiding="nee")

    assert page.status_code == 302
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_a_parent_signs_at_the_counter_for_a_child_of_11(regiehouder, school, deciding):
    child = make.make_jongere(roepnaam="Jay", age=11)
    mother = make.make_gezagsdrager(jongere=child, verified_by=regiehouder.user)
    asked = deciding(case=make.make_case(jongere=child, regiehouder=regiehouder.user), partner=school).machtiging

    assert speak(regiehouder, asked, wie="jongere").status_code == 422
    assert speak(regiehouder, asked, wie=str(mother.pk)).status_code == 302
    given = asked.events.get(event_state="given")
    assert (given.signer, given.signer_name, given.entity_id) == ("gezagsdrager", mother.naam, mother.pk)
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_what_is_asked_of_a_partner_can_be_answered_here_too(regiehouder, teun, partner):
    question = asked_of(case=teun.case, partner=partner("Wijkteam West", "wijkteam"), by=regiehouder.user).machtiging
    said = HERE | {"asked": "on", "vraag__afspraken": "ja", "vraag__begeleiding": "nee"}

    regiehouder.client.post(at("delen-loket", question.afweging_id), said)

    assert question.events.get(event_state="given").field_codes == ["vraag.afspraken"]


def test_without_a_question_or_after_its_end_there_is_nothing_to_take_down(regiehouder, asked, teun, colleague):
    stranger = colleague("Nora Kok", Role.REGIEHOUDER)
    for name in ("delen-antwoord", "delen-loket", "delen-apparaat"):
        assert stranger.client.get(at(name, asked.afweging_id)).status_code == 404
    regiehouder.client.post(at("delen-stoppen", asked.afweging_id), {"reason": "Klaar."})
    for name in ("delen-antwoord", "delen-loket", "delen-apparaat"):
        assert regiehouder.client.get(at(name, asked.afweging_id)).status_code == 404


# --- the device of the coach


def test_on_our_device_the_jongere_chooses_and_the_coach_is_logged_out(regiehouder, asked, teun):
    page = hand(regiehouder, asked)

    assert page.redirect_chain[-1][0] == DEVICE
    assert f"{teun.case.jongere.naam}, dit is voor jou." in words(page)
    assert "no-store" in page["Cache-Control"]
    for address in ("/", at("delen", teun.case.pk), at("case", teun.case.pk), "/mijn/"):
        assert regiehouder.client.get(address).url.startswith("/inloggen/")


def test_what_was_chosen_counts_after_looking_once_more_and_is_not_shown_again(regiehouder, asked):
    hand(regiehouder, asked)
    look = regiehouder.client.post(DEVICE, {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"})
    assert open_codes(asked.afweging_id) == []

    done = regiehouder.client.post(DEVICE, hidden(look) | {"stap": "tekenen"}, follow=True)

    assert open_codes(asked.afweging_id) == [OPLEIDING]
    assert done.redirect_chain == [(DEVICE, 302)]
    assert "Je antwoord is bewaard Geef het apparaat terug" in words(done)
    again = words(regiehouder.client.get(DEVICE))
    assert "Je antwoord is bewaard" in again
    assert "Opleiding" not in words(done) + again
    given = asked.events.get(event_state="given")
    assert (given.channel, given.witness.identity, given.recorded_by) == ("apparaat", "id_kaart", regiehouder.user)


def test_the_device_is_handed_over_for_one_answer_only(regiehouder, asked):
    hand(regiehouder, asked)
    look = regiehouder.client.post(DEVICE, {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"})
    regiehouder.client.post(DEVICE, hidden(look) | {"stap": "tekenen"})
    before = ConsentEvent.objects.count()

    page = regiehouder.client.post(DEVICE, hidden(look) | {"stap": "tekenen", "yes": [ROEPNAAM, OPLEIDING]})

    assert "Hier is nu niets te kiezen" in words(page)
    assert ConsentEvent.objects.count() == before


def test_after_a_quarter_of_an_hour_nothing_can_be_chosen(regiehouder, asked, monkeypatch):
    hand(regiehouder, asked)
    later = timezone.now() + timedelta(minutes=16)
    monkeypatch.setattr(timezone, "now", lambda: later)

    page = regiehouder.client.post(DEVICE, {"stap": "nee"})

    assert "Hier is nu niets te kiezen" in words(page)
    assert not asked.events.exclude(event_state="requested").exists()


def test_nee_to_all_on_our_device_needs_one_press(regiehouder, asked):
    hand(regiehouder, asked)

    regiehouder.client.post(DEVICE, {"stap": "nee"})

    refused = asked.events.get(event_state="refused")
    assert (refused.channel, sorted(refused.field_codes)) == ("apparaat", sorted([ROEPNAAM, OPLEIDING]))


def test_health_asks_for_a_second_ja_on_our_device(regiehouder, special):
    hand(regiehouder, special)
    look = regiehouder.client.post(DEVICE, {"onderwijs__opleiding": "ja", "zrm__gg": "ja"})

    page = regiehouder.client.post(DEVICE, hidden(look) | {"stap": "tekenen"})
    assert page.status_code == 422
    assert "Weet je zeker dat ROC Waterkant dit mag weten? Kies ja of nee." in words(page)
    regiehouder.client.post(DEVICE, hidden(look) | {"stap": "tekenen", "sure": "ja"})

    assert open_codes(special.afweging_id) == [OPLEIDING, HEALTH]


def test_a_field_without_a_choice_is_asked_again_on_our_device(regiehouder, asked):
    hand(regiehouder, asked)

    page = regiehouder.client.post(DEVICE, {"onderwijs__opleiding": "ja"})

    assert page.status_code == 422
    assert "Roepnaam: Kies ja of nee." in words(page)


def test_without_a_document_the_device_is_not_handed_over(regiehouder, asked):
    page = hand(regiehouder, asked, identity="")

    assert page.status_code == 422
    assert regiehouder.client.get(at("delen", asked.afweging.case_id)).status_code == 200


def test_a_device_without_a_question_shows_only_the_way_to_the_login(inside):
    client_here = client_of(inside)
    assert "Hier is nu niets te kiezen" in words(client_here.get(DEVICE))
    assert "Hier is nu niets te kiezen" in words(client_here.post(DEVICE, {"stap": "nee"}))


def test_a_question_that_ended_while_the_device_was_away_takes_no_answer(regiehouder, asked, teun):
    hand(regiehouder, asked)
    signed(asked.afweging, by=teun.user)

    end(afweging=asked.afweging, by=regiehouder.user, reason="Klaar.")

    page = regiehouder.client.post(DEVICE, {"stap": "nee"})

    assert "Hier is nu niets te kiezen" in words(page)
    assert not asked.events.filter(channel="apparaat").exists()


def test_who_said_ja_already_is_not_given_the_device_with_nothing_to_choose(regiehouder, asked, teun):
    signed(asked.afweging, by=teun.user)

    page = hand(regiehouder, asked)

    assert page.status_code == 422
    assert "Hier is al ja op gezegd." in words(page)
    assert regiehouder.client.get(at("delen", asked.afweging.case_id)).status_code == 200


def test_the_device_leads_the_medewerker_back_to_the_one_login_for_medewerkers(regiehouder, asked):
    """Beside it stands the DigiD of who holds the device."""
    after = quote(at("delen-afweging", asked.afweging_id), safe="")
    hand(regiehouder, asked)
    regiehouder.client.post(DEVICE, {"stap": "nee"})
    assert f"/inloggen/?next={after}" in regiehouder.client.get(DEVICE).text

    IdentitySource.objects.create(
        slug="werk", kind="staff", name="Werk", issuer="https://idp.example", client_id="x", amr_required=["mfa"]
    )
    digid = {"kind": "digid", "name": "DigiD", "issuer": "https://d.example", "acr_order": ["a", "b", "c"]}
    IdentitySource.objects.create(slug="digid", client_id="y", **digid)
    assert f"/inloggen/werk/?next={after}" in regiehouder.client.get(DEVICE).text


def test_giving_the_device_is_letting_go_of_it(regiehouder, asked):
    """So that the provider is asked for a real login: see tests/accounts/test_again.py."""
    assert last_hand_over(regiehouder.user) is None

    hand(regiehouder, asked)

    assert last_hand_over(regiehouder.user) == Witness.objects.get().at


def test_without_its_cookies_the_device_keeps_nothing_and_says_to_give_it_back(regiehouder, asked, inside):
    hand(regiehouder, asked)
    forgetful = Client(HTTP_HOST="noorderkoog.localhost", enforce_csrf_checks=True)

    page = forgetful.post(DEVICE, {"stap": "nee"})

    assert page.status_code == 403
    assert "Hier is nu niets te kiezen" in words(page)
    assert "Geef het apparaat terug aan de medewerker." in words(page)
    assert "Naar het begin" not in words(page)
    assert not asked.events.filter(channel="apparaat").exists()


# --- what the database keeps


def answer(machtiging, by, *, state="given", channel="loket", **seen):
    witness = Witness.objects.create(machtiging=machtiging, channel=channel, by=by, **{"identity": "paspoort"} | seen)
    return ConsentEvent.objects.create(
        machtiging=machtiging, event_state=state, event_time=timezone.now(), channel=channel, signer="jongere",
        entity_id=by.pk, field_codes=[OPLEIDING], text_sha256="a" * 64, recorded_by=by, witness=witness,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("over", "rule"),
    [
        ({"channel": "telefoon", "identity": "teruggebeld"}, "nobody says ja by telephone"),
        ({"identity": ""}, "whose document was seen"),
        ({"identity": "niet"}, "whose document was seen"),
        ({"channel": "papier"}, "compared with its scan by a second person"),
        ({"channel": "apparaat", "identity": "niet"}, "witness_of_our_device_saw_a_document"),
        ({"channel": "apparaat", "at": timezone.now() - timedelta(minutes=30)}, "handed over too long ago"),
        ({"channel": "online"}, "witness_not_online"),
        ({"interpreter": "Tolkdienst"}, "witness_names_interpreters_language"),
    ],
)
def test_a_ja_without_the_proof_of_its_channel_is_refused_by_the_database(regiehouder, asked, over, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        answer(asked, regiehouder.user, **over)


def test_a_spoken_ja_to_something_special_is_refused_by_the_database(regiehouder, special):
    with pytest.raises(IntegrityError, match="hand of one's own"), transaction.atomic():
        answer(special, regiehouder.user)


def test_an_answer_with_the_witness_of_another_question_is_refused_by_the_database(regiehouder, asked, special):
    witness = Witness.objects.create(machtiging=special, channel="loket", by=regiehouder.user, identity="paspoort")

    with pytest.raises(IntegrityError, match="has its witness"), transaction.atomic():
        ConsentEvent.objects.create(
            machtiging=asked, event_state="refused", event_time=timezone.now(), channel="loket", signer="jongere",
            field_codes=[OPLEIDING], recorded_by=regiehouder.user, witness=witness,
        )  # fmt: skip


def test_a_call_says_whether_it_was_sure_who_called(regiehouder, asked):
    url = at("delen-opschrijven", asked.afweging_id)
    said = {"wie": "jongere", "channel": "telefoon"}

    unsure = regiehouder.client.post(url, said)
    assert unsure.status_code == 422
    assert "Kies of je zeker weet wie er belde." in words(unsure)
    regiehouder.client.post(url, said | {"identity": "teruggebeld"})

    assert "Teruggebeld op het nummer uit het dossier." in asked.events.get(event_state="refused").how
