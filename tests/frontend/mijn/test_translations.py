"""The question in another language beside the Dutch that counts: shown, signed, and in the proof."""

import json

import pytest

from accounts.rights import Role
from cases.content.models import ContentKind
from cases.content.services import begin_content, revise
from config.demo.vertaling import UKRAINIAN
from consent.evidence.words import told_in
from consent.loket.translations import TO_TRANSLATE, shown_in
from consent.machtigingen.text import TEXT_VERSION
from consent.models import Evidence
from consent.open import open_codes
from tests.frontend.mijn.phone import hidden, words

ROEPNAAM, OPLEIDING = "persoon.roepnaam", "onderwijs.opleiding"
ARABIC = {
    name: f"نص {' '.join(word for word in dutch.split() if word.startswith('{'))}"
    for name, dutch in TO_TRANSLATE.items()
}


@pytest.fixture
def beheerder(colleague):
    return colleague("Bea Beheer", Role.FUNCTIONEEL_BEHEERDER)


@pytest.fixture
def ukrainian(beheerder):
    return begin_content(kind=ContentKind.VERTALING, naam="Oekraïens", by=beheerder.user, body=body_of("uk", UKRAINIAN))


def body_of(language, parts, **over):
    return {"language": language, "text_version": TEXT_VERSION, "parts": parts} | over


def sign_in_ukrainian(phone, asked, **over):
    page = phone.open("question", asked.pk, taal="uk")
    look = phone.press("question", asked, **hidden(page) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"})
    return phone.press("sign", asked, **hidden(look) | over)


def test_without_a_translation_only_the_dutch_is_shown(phone, asked):
    page = phone.open("question", asked.pk, taal="uk")

    assert "Vertaling:" not in words(page)
    assert "?taal=" not in page.content.decode()


def test_the_translation_stands_below_the_dutch_and_says_that_the_dutch_counts(phone, asked, ukrainian):
    assert 'lang="uk" dir="ltr" >Українська' in phone.open("question", asked.pk).content.decode()

    page = phone.open("question", asked.pk, taal="uk")

    text = words(page)
    assert text.index(asked.privacy_notice[:30]) < text.index("Vertaling: Oekraïens")
    assert "De Nederlandse tekst telt." in text
    assert UKRAINIAN["dutch_counts"] in text
    assert "Хто це отримає: ROC Waterkant" in text


def test_arabic_is_written_from_the_right(phone, asked, beheerder):
    begin_content(kind=ContentKind.VERTALING, naam="Arabisch", by=beheerder.user, body=body_of("ar", ARABIC))

    page = phone.open("question", asked.pk, taal="ar").content.decode()

    assert '<div class="stack" lang="ar" dir="rtl">' in page


def test_what_was_read_beside_the_dutch_is_in_the_proof_word_for_word(phone, asked, ukrainian):
    sign_in_ukrainian(phone, asked)

    assert open_codes(asked.afweging_id) == [OPLEIDING]
    record = json.loads(Evidence.objects.get(event__event_state="given").record)
    kept, shown = record["event"]["translation"], shown_in(asked, "uk")
    assert (kept["language"], kept["text"], kept["sha256"]) == ("uk", shown.text, shown.sha256)
    assert record["privacy_notice"]["text"] == asked.privacy_notice
    assert dict(told_in(record)["facts"])["Vertaling ernaast"].startswith("Oekraïens, versie 1")


def test_on_our_device_the_translation_is_read_and_kept_too(regiehouder, asked, ukrainian):
    here = {"wie": "jongere", "identity": "id_kaart"}
    regiehouder.client.post(f"/delen/{asked.afweging_id}/apparaat/", here)

    page = regiehouder.client.get("/op-dit-apparaat/?taal=uk")
    assert UKRAINIAN["dutch_counts"] in words(page)
    chosen = {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"}
    look = regiehouder.client.post("/op-dit-apparaat/", hidden(page) | chosen)
    regiehouder.client.post("/op-dit-apparaat/", hidden(look) | {"stap": "tekenen"})

    assert asked.events.get(event_state="given").translation == ukrainian


def test_a_signature_without_a_translation_has_none_in_its_proof(phone, asked, ukrainian):
    phone.sign(asked, [OPLEIDING])

    assert json.loads(Evidence.objects.get(event__event_state="given").record)["event"]["translation"] is None


def test_a_translation_that_changed_meanwhile_is_read_again_before_signing(phone, asked, ukrainian, beheerder):
    page = phone.open("question", asked.pk, taal="uk")
    look = phone.press("question", asked, **hidden(page) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"})
    changed = UKRAINIAN | {"what": "Що саме: {gegevens}."}
    revise(edition=ukrainian, naam="Oekraïens", body=body_of("uk", changed), note="Beter.", by=beheerder.user)

    done = phone.press("sign", asked, **hidden(look))

    assert done.status_code == 422
    assert "De tekst is veranderd terwijl je las." in words(done)
    assert open_codes(asked.afweging_id) == []


def test_a_translation_of_an_older_text_is_not_shown_beside_this_one(phone, asked, beheerder):
    old = body_of("uk", UKRAINIAN, text_version="2026-11.1")
    begin_content(kind=ContentKind.VERTALING, naam="Oud", by=beheerder.user, body=old)

    assert "?taal=" not in phone.open("question", asked.pk).content.decode()


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"what": "Що: все."}, "In de vertaling horen dezelfde plekken te staan ({gegevens})"),
        ({"why": "Навіщо: {doel} {bsn}"}, "In de vertaling horen dezelfde plekken te staan ({doel})"),
        ({"rights": ""}, "Vul dit in."),
    ],
)
def test_a_translation_that_says_less_or_more_is_refused_and_stays_on_the_form(beheerder, over, sentence):
    sent = {"naam": "Oekraïens", "language": "uk"} | UKRAINIAN | over

    page = beheerder.client.post("/inrichting/nieuw/?soort=vertaling", sent)

    assert page.status_code == 422
    assert sentence in words(page)
    assert UKRAINIAN["if_no"] in words(page)


def test_the_beheerder_sets_a_translation_and_sees_it_beside_the_dutch(beheerder):
    sent = {"naam": "Oekraïens", "language": "uk"} | UKRAINIAN

    page = beheerder.client.post("/inrichting/nieuw/?soort=vertaling", sent, follow=True)

    assert UKRAINIAN["if_no"] in words(page)
    assert 'lang="uk" dir="auto"' in page.content.decode()


def evidence_of(asked):
    return json.loads(Evidence.objects.filter(event__machtiging=asked, event__event_state="given").last().record)


def test_that_the_phone_read_it_aloud_is_in_the_proof(phone, asked):
    """domain.md §1.8, row 14: as at the counter, and nobody is asked for it."""
    page = phone.open("question", asked.pk)
    chosen = hidden(page) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja", "voorgelezen": "nl"}
    look = phone.press("question", asked, **chosen)
    phone.press("sign", asked, **hidden(look))

    record = evidence_of(asked)
    assert record["event"]["read_aloud"] == "nl"
    told = dict(told_in(record)["facts"])
    assert told["Hulp bij de taal"] == "de tekst is voorgelezen door het apparaat (Nederlands)"


@pytest.mark.parametrize("sent", ["", "xx", "<script>"])
def test_who_did_not_use_it_signs_the_same_and_the_proof_says_nothing_of_it(phone, asked, sent):
    page = phone.open("question", asked.pk)
    chosen = hidden(page) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja", "voorgelezen": sent}
    phone.press("sign", asked, **hidden(phone.press("question", asked, **chosen)))

    record = evidence_of(asked)
    assert record["event"]["read_aloud"] == ""
    assert "Hulp bij de taal" not in dict(told_in(record)["facts"])


def test_translation_and_reading_aloud_go_together(phone, asked, ukrainian):
    page = phone.open("question", asked.pk, taal="uk")
    chosen = hidden(page) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja", "voorgelezen": "nl"}
    phone.press("sign", asked, **hidden(phone.press("question", asked, **chosen)))

    record = evidence_of(asked)
    assert (record["event"]["translation"]["language"], record["event"]["read_aloud"]) == ("uk", "nl")
    assert record["event"]["translation"]["version"] == 1
