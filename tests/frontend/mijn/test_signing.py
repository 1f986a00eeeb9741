"""Signing: read, choose per field, show who you are, sign, and get a receipt."""

import pytest

from accounts.levels import Level
from audit.models import Entry
from cases.jongeren.services import invite_citizen
from consent.afwegingen.services import decide, end, start_again
from consent.open import open_codes
from tenants import hop
from tests import factories as make
from tests.conftest import client_of
from tests.deciding import looked_at
from tests.frontend.mijn.phone import Phone, hidden, words
from tests.login import sign_in

ROEPNAAM, OPLEIDING = "persoon.roepnaam", "onderwijs.opleiding"
HEALTH = "zrm.gg"


def test_the_page_shows_the_frozen_text_word_for_word(phone, asked):
    page = phone.reads("question", asked.pk)

    for paragraph in asked.privacy_notice.split("\n\n"):
        assert " ".join(paragraph.split()) in page
    assert asked.text_sha256 in page


def test_nothing_is_ticked_beforehand(phone, asked):
    assert b"checked" not in phone.open("question", asked.pk).content


def test_teun_says_ja_to_one_field_and_the_school_may_read_that_one(phone, asked):
    receipt = phone.sign(asked, [OPLEIDING])

    assert "Bedankt, je handtekening is opgeslagen" in words(receipt)
    assert "Ja: Opleiding" in words(receipt)
    assert "Nee: Roepnaam" in words(receipt)
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_signing_is_written_down_with_the_strength_of_the_login(phone, asked, teun):
    phone.sign(asked, [OPLEIDING])

    given = asked.events.get(event_state="given")
    assert (given.assurance_level, given.text_sha256, given.channel) == (
        Level.SUBSTANTIEEL,
        asked.text_sha256,
        "online",
    )
    assert Entry.objects.filter(action="machtiging.signed", actor_id=teun.user.pk).count() == 1


def test_choosing_alone_opens_nothing(phone, asked):
    phone.choose(asked, [OPLEIDING])

    assert open_codes(asked.afweging_id) == []


def test_a_field_without_an_answer_is_asked_again_and_the_other_answer_stays(phone, asked):
    sent = hidden(phone.open("question", asked.pk)) | {"persoon__roepnaam": "ja"}

    page = phone.press("question", asked, **sent)

    assert page.status_code == 422
    assert "Opleiding: Kies ja of nee." in words(page)
    assert page.content.count(b"checked") == 1


def test_with_a_light_login_teun_first_shows_who_he_is_and_his_choices_wait(teun, inside, asked):
    light = Phone(sign_in(client_of(inside), teun.user, "citizen", schema=inside.schema_name, level=Level.MIDDEN))

    page = light.choose(asked, [OPLEIDING])

    assert f"/inloggen/digid/?stap_op=1&amp;next=%2Fmijn%2Fvraag%2F{asked.pk}%2Ftekenen%2F" in page.content.decode()
    assert "Ja: Opleiding" in words(page)
    assert "Onderteken" not in words(page)


def test_a_signature_with_a_light_login_is_refused_in_one_sentence(teun, inside, asked):
    light = Phone(sign_in(client_of(inside), teun.user, "citizen", schema=inside.schema_name, level=Level.MIDDEN))

    page = light.press("sign", asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 422
    assert "Log eerst opnieuw in met de DigiD-app en een controle van je ID." in words(page)
    assert open_codes(asked.afweging_id) == []


def test_a_stale_text_cannot_be_signed(phone, asked):
    page = phone.press("sign", asked, yes=[OPLEIDING], text_sha256="0" * 64, seen=0)

    assert page.status_code == 422
    assert "De tekst is veranderd terwijl je las." in words(page)
    assert open_codes(asked.afweging_id) == []


def test_a_second_window_cannot_change_what_the_first_one_signed(phone, asked):
    second = phone.choose(asked, [ROEPNAAM])
    phone.sign(asked, [OPLEIDING])

    page = phone.press("sign", asked, **hidden(second))

    assert page.status_code == 422
    assert "Je hebt deze vraag al beantwoord in een ander scherm." in words(page)
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_an_old_window_with_all_nee_takes_nothing_back(phone, asked):
    old = phone.open("question", asked.pk)
    phone.sign(asked, [OPLEIDING])

    page = phone.choose(asked, [], page=old)

    assert page.status_code == 422
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_a_question_that_the_regiehouder_ended_cannot_be_signed(phone, asked, regiehouder):
    ready = phone.choose(asked, [OPLEIDING])
    end(afweging=asked.afweging, by=regiehouder.user, reason="Niet meer nodig.")

    page = phone.press("sign", asked, **hidden(ready))

    assert page.status_code == 422
    assert "Deze vraag is gestopt of vervangen. Je hoeft niets te doen." in words(page)


def test_a_question_that_was_replaced_says_so_and_has_no_buttons(phone, asked, regiehouder):
    fresh = start_again(afweging=asked.afweging, by=regiehouder.user)
    decide(afweging=looked_at(fresh, by=regiehouder.user), by=regiehouder.user)

    page = phone.reads("question", asked.pk)

    assert "Je hoeft niets te doen" in page
    assert "Ga verder" not in page


def test_special_fields_stand_apart(phone, special):
    page = phone.reads("question", special.pk)

    assert page.index("Wat mag ROC Waterkant lezen?") < page.index("Dit is extra gevoelig")
    assert page.index("Dit is extra gevoelig") < page.rindex("Score Geestelijke gezondheid")


def test_a_special_field_opens_after_a_second_ja(phone, special):
    phone.sign(special, [OPLEIDING, HEALTH], sure="ja")

    assert open_codes(special.afweging_id) == [OPLEIDING, HEALTH]


def test_without_the_second_ja_a_special_field_stays_closed(phone, special):
    receipt = phone.sign(special, [OPLEIDING, HEALTH], sure="nee")

    assert open_codes(special.afweging_id) == [OPLEIDING]
    assert "Nee: Score Geestelijke gezondheid" in words(receipt)


def test_nobody_gets_around_the_second_question(phone, special):
    page = phone.sign(special, [OPLEIDING, HEALTH])

    assert page.status_code == 422
    assert "Weet je zeker dat ROC Waterkant dit mag weten? Kies ja of nee." in words(page)
    assert open_codes(special.afweging_id) == []


def test_a_field_that_was_not_asked_cannot_be_signed(phone, asked):
    page = phone.press("sign", asked, yes=[OPLEIDING, "persoon.naam"], text_sha256=asked.text_sha256, seen=0)

    assert page.status_code == 422
    assert open_codes(asked.afweging_id) == []


def test_going_back_shows_the_own_choices_again(phone, asked):
    phone.choose(asked, [OPLEIDING])

    page = phone.open("question", asked.pk).content.decode()

    assert page.count("checked") == 2


@pytest.mark.parametrize("page", ["question", "sign", "answer"])
def test_for_somebody_else_the_question_does_not_exist(stranger, asked, page):
    assert stranger.open(page, asked.pk).status_code == 404


@pytest.mark.parametrize("act", ["question", "sign", "refuse", "stop"])
def test_somebody_else_cannot_answer(stranger, asked, act):
    assert stranger.press(act, asked, yes=[OPLEIDING], text_sha256=asked.text_sha256, seen=0).status_code == 404
    assert open_codes(asked.afweging_id) == []


def test_at_another_gemeente_the_question_does_not_exist(zandwaard, regiehouder, asked):
    with hop(zandwaard):
        neighbour = invite_citizen(person=make.make_jongere(), by=make.make_user())
        client = sign_in(client_of(zandwaard), neighbour, "citizen", schema="zandwaard")

    assert Phone(client).open("question", asked.pk).status_code == 404


def test_who_is_not_logged_in_goes_to_the_login(inside, asked):
    assert Phone(client_of(inside)).open("question", asked.pk).url.startswith("/inloggen/")


def test_for_staff_these_pages_do_not_exist(regiehouder, asked):
    assert Phone(regiehouder.client).open("question", asked.pk).status_code == 404
