"""Signing that goes wrong: one clear sentence each, nothing half done, and what was chosen is not lost."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.levels import Level
from accounts.oidc import clients
from audit.models import Entry
from cases.dossier.services import close_case
from cases.jongeren.services import indexed
from consent.afwegingen.services import decide, end, start_again
from consent.machtigingen.services import withdraw
from consent.models import ConsentEvent, Draft, Evidence
from consent.open import open_codes
from frontend.mijn.forms import STALE
from tests import factories as make
from tests.conftest import client_of
from tests.deciding import looked_at
from tests.frontend.mijn.phone import Phone, hidden, words
from tests.idp.providers import DIGID_ACR, PEOPLE, TEUN_BSN, demo_idp
from tests.login import sign_in

ROEPNAAM, OPLEIDING = "persoon.roepnaam", "onderwijs.opleiding"


def kept():
    """All that an answer leaves behind: events, their proof, and lines about machtigingen in the log."""
    return (
        list(ConsentEvent.objects.order_by("sequence").values_list("pk", "standing")),
        Evidence.objects.count(),
        Entry.objects.filter(action__startswith="machtiging.").count(),
    )


def refusal_on(page):
    """The words of the one block that says what is wrong."""
    (block,) = re.findall(r'(?s)<div class="jr-errors".*?</div>', page.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", block)).split())


def on(day):
    return lambda *zone: day


@pytest.fixture
def ready_to_sign(phone, asked):
    """Teun chose, and looks at the page with the button."""
    return hidden(phone.choose(asked, [OPLEIDING]))


def test_the_same_ja_pressed_twice_is_one_signature_and_twice_the_receipt(phone, asked, ready_to_sign):
    first = phone.press("sign", asked, **ready_to_sign)
    before = kept()

    again = phone.press("sign", asked, **ready_to_sign)

    assert "Bedankt, je handtekening is opgeslagen" in words(first)
    assert (again.status_code, words(again)) == (200, words(first))
    assert kept() == before


def test_a_second_tab_with_other_ticks_is_refused_and_still_shows_them(phone, asked, ready_to_sign):
    second = hidden(phone.choose(asked, [ROEPNAAM]))
    phone.press("sign", asked, **ready_to_sign)
    before = kept()

    page = phone.press("sign", asked, **second)

    assert page.status_code == 422
    assert "Je hebt deze vraag al beantwoord in een ander scherm. Dat antwoord hebben we bewaard." in refusal_on(page)
    assert "Ja: Roepnaam" in words(page)
    assert kept() == before
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_a_tab_from_before_a_stop_does_not_open_it_again(phone, teun, asked, ready_to_sign):
    phone.press("sign", asked, **ready_to_sign)
    withdraw(machtiging=asked, by=teun.user)
    before = kept()

    page = phone.press("sign", asked, **ready_to_sign)

    assert page.status_code == 422
    assert "al beantwoord in een ander scherm" in refusal_on(page)
    assert kept() == before
    assert open_codes(asked.afweging_id) == []


def test_another_text_than_was_shown_cannot_be_signed(phone, asked, ready_to_sign):
    before = kept()

    page = phone.press("sign", asked, **ready_to_sign | {"text_sha256": "0" * 64})

    assert page.status_code == 422
    assert "De tekst is veranderd terwijl je las. Lees de vraag nog een keer." in refusal_on(page)
    assert "Ja: Opleiding" in words(page)
    assert kept() == before


def replace(asked, by):
    decide(afweging=looked_at(start_again(afweging=asked.afweging, by=by), by=by), by=by)


def stop(asked, by):
    end(afweging=asked.afweging, by=by, reason="Niet meer nodig.")


def close(asked, by):
    case = asked.afweging.case
    close_case(case=case, version=case.version, reason="school", by=by)


OVER = [replace, stop, close]
GONE = "Deze vraag is gestopt of vervangen. Je hoeft niets te doen."


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("press", ["sign", "question", "refuse"])
def test_a_question_that_is_over_takes_no_answer(phone, asked, regiehouder, over, press):
    choosing = hidden(phone.open("question", asked.pk)) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"}
    signing = hidden(phone.choose(asked, [OPLEIDING]))
    over(asked, regiehouder.user)
    before = kept()

    page = phone.press(press, asked, **(signing if press == "sign" else choosing))

    assert page.status_code == 422
    assert GONE in refusal_on(page)
    assert kept() == before
    assert open_codes(asked.afweging_id) == []


@pytest.mark.parametrize("press", ["sign", "question", "refuse"])
def test_a_question_of_which_the_time_is_over_takes_no_answer(phone, teun, school, deciding, monkeypatch, press):
    today = timezone.localdate()
    asked = deciding(case=teun.case, partner=school, valid_until=today).machtiging
    choosing = hidden(phone.open("question", asked.pk)) | {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"}
    signing = hidden(phone.choose(asked, [OPLEIDING]))
    before = kept()
    monkeypatch.setattr(timezone, "localdate", on(today + timedelta(days=1)))

    page = phone.press(press, asked, **(signing if press == "sign" else choosing))

    assert page.status_code == 422
    assert "Je hoeft niets te doen." in refusal_on(page)
    assert kept() == before


def idle(client):
    """A quarter of an hour passes: the row of the session is over, and the browser still has its cookie."""
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def back(teun, inside):
    return Phone(sign_in(teun.client, teun.user, "citizen", schema=inside.schema_name, level=Level.SUBSTANTIEEL))


def test_a_session_that_ended_before_signing_leads_to_the_login_and_back_to_the_same_choices(
    phone, teun, inside, asked, ready_to_sign
):
    before = kept()
    idle(teun.client)

    sent_away = phone.press("sign", asked, follow=False, **ready_to_sign)

    assert sent_away.url == f"/inloggen/?next=%2Fmijn%2Fvraag%2F{asked.pk}%2Ftekenen%2F&verlopen=1"
    assert "Je bent uitgelogd Je was te lang niet bezig" in words(teun.client.get(sent_away.url))
    assert kept() == before
    page = back(teun, inside).open("sign", asked.pk)
    assert "Ja: Opleiding" in words(page)
    assert "Nee: Roepnaam" in words(page)
    phone.press("sign", asked, **hidden(page))
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def choosing_after_a_pause(phone, teun, asked, **answers):
    page = phone.open("question", asked.pk)
    idle(teun.client)
    phone.press("question", asked, follow=False, **hidden(page) | answers)


BOTH = {"persoon__roepnaam": "nee", "onderwijs__opleiding": "ja"}


def test_a_session_that_ended_while_choosing_keeps_what_was_ticked(phone, teun, inside, asked):
    before = kept()

    choosing_after_a_pause(phone, teun, asked, **BOTH)

    page = back(teun, inside).open("question", asked.pk)
    form = page.context["form"]
    assert {name: form[name].value() for name in BOTH} == BOTH
    assert "Dit koos je eerder vandaag" in words(page)
    assert "Je hebt nog niet getekend." in words(page)
    assert kept() == before


def test_what_was_ticked_without_a_session_is_only_kept_for_whom_the_page_was_made(
    phone, teun, inside, asked, special, stranger
):
    page = hidden(phone.open("question", asked.pk))
    nobody = Phone(client_of(inside))
    for token in ("", "verzonnen", hidden(phone.open("question", special.pk))["page"][0]):
        nobody.press("question", asked, follow=False, **page | {"page": token} | BOTH)

    assert not Draft.objects.exists()
    assert stranger.open("question", asked.pk).status_code == 404


def test_half_a_choice_is_not_kept_as_a_whole_one(phone, teun, inside, asked):
    choosing_after_a_pause(phone, teun, asked, onderwijs__opleiding="ja")

    assert not Draft.objects.exists()


def test_a_nee_after_the_session_ended_leads_back_to_the_question_and_not_to_a_button(phone, teun, asked):
    before = kept()
    idle(teun.client)
    address = f"/mijn/vraag/{asked.pk}/"

    sent_away = teun.client.post(f"{address}nee/", headers={"Referer": f"http://noorderkoog.localhost{address}"})

    assert sent_away.url == f"/inloggen/?next=%2Fmijn%2Fvraag%2F{asked.pk}%2F&verlopen=1"
    assert kept() == before


@pytest.mark.parametrize("referer", ["https://elders.example/mijn/", "", "nergens"])
def test_no_other_site_decides_where_one_goes_after_the_login(teun, asked, referer):
    idle(teun.client)

    sent_away = teun.client.post(f"/mijn/vraag/{asked.pk}/nee/", headers={"Referer": referer})

    assert sent_away.url.startswith(f"/inloggen/?next=%2Fmijn%2Fvraag%2F{asked.pk}%2Fnee%2F")


@pytest.fixture
def provider(tmp_path, digid, settings):
    """A DigiD that really runs, at which Teun shows substantieel."""
    settings.DEMO = True
    with demo_idp(tmp_path) as idp:
        idp.tell(PEOPLE)
        clients.forget()
        known = {"issuer": idp.issuer, "client_id": "digid-noorderkoog", "client_secret": "geheim", "demo": True}
        for name, value in (known | {"acr_order": DIGID_ACR, "required_acr_login": Level.MIDDEN}).items():
            setattr(digid, name, value)
        digid.save()
        yield idp


def test_who_is_not_surely_this_person_shows_more_comes_back_and_signs(asked, teun, inside, provider):
    jongere = teun.case.jongere
    jongere.bsn, jongere.bsn_index = indexed(TEUN_BSN)
    jongere.save()
    light = Phone(sign_in(client_of(inside), teun.user, "citizen", schema=inside.schema_name, level=Level.MIDDEN))
    before = kept()

    page = light.press("sign", asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 422
    assert refusal_on(page).endswith("Log eerst opnieuw in met de DigiD-app en een controle van je ID."
                                     " Daarna kun je tekenen.")  # fmt: skip
    assert kept() == before
    there = f"/inloggen/digid/?stap_op=1&next=%2Fmijn%2Fvraag%2F{asked.pk}%2Ftekenen%2F"
    assert there in unescape(page.content.decode())
    came_back = light.client.get(provider.answer_to(light.client.get(f"{there}&als=teun").url), follow=True)
    assert "Klopt dit? Dan kun je tekenen" in words(came_back)
    light.press("sign", asked, **hidden(came_back))
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_a_jongere_whose_parent_signs_is_told_so(family, school, deciding):
    jay = family(11)
    asked = deciding(case=jay.case, partner=school).machtiging
    before = kept()

    page = jay.jongere.press("sign", asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 422
    assert "Deze vraag is niet aan jou." in refusal_on(page)
    assert kept() == before


@pytest.mark.parametrize("act", ["question", "sign", "refuse", "stop"])
def test_for_the_parent_of_another_jongere_the_question_does_not_exist(person, regiehouder, asked, act):
    other = make.make_jongere(roepnaam="Jay", age=14)
    mother = person(make.make_gezagsdrager(jongere=other, verified_by=regiehouder.user), by=regiehouder)
    before = kept()

    page = mother.press(act, asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 404
    assert "ROC Waterkant" not in words(page)
    assert kept() == before


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Kies eerst ja of nee."),
        ({"yes": "persoon.naam"}, STALE),
        ({"yes": OPLEIDING, "seen": "gisteren"}, STALE),
        ({"yes": OPLEIDING, "text_sha256": ""}, STALE),
    ],
)
def test_a_form_that_we_did_not_make_signs_nothing(phone, asked, sent, sentence):
    before = kept()

    page = phone.press("sign", asked, **{"text_sha256": asked.text_sha256, "seen": 0} | sent)

    assert page.status_code == 422
    assert sentence in refusal_on(page)
    assert kept() == before
