"""What a jongere of 15 reads and signs is in plain words: each text by itself, measured, with a floor."""

import pytest

from consent import refusals
from consent.machtigingen.text import PARTS, fingerprint, places_in
from consent.open import open_codes
from tests.asking import asked as asked_of
from tests.deciding import signed
from tests.frontend.mijn.reading import ease, told_on, too_long

EXAMPLE = {"gemeente": "Noorderkoog", "regiehouder": "Willem de Wit", "partner": "ROC Waterkant", "tot": "31-12-2026",
           "taak": "begeleiding in het leerwerktraject", "gegevens": "Roepnaam, Opleiding", "niet": "Adres",
           "doel": "De mentor zoekt een werkplek die past.", "resultaat": "Een plek waar het lukt.",
           "grond": "Toestemming voor extra hulp"}  # fmt: skip
# 80 is "easy" in Douma's scale. Only a part around names of others may be harder: of those we choose no words.
FLOOR, AROUND_NAMES = 80, 50
SAID_TO_A_JONGERE = [refusals.NotYours, refusals.AssuranceTooLow, refusals.TextChanged, refusals.AnsweredElsewhere,
                     refusals.NoLongerAsked]  # fmt: skip


def example(part):
    text = PARTS[part]
    for name in places_in(text):
        text = text.replace(f"{{{name}}}", EXAMPLE[name])
    return text


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_text_that_is_signed_is_plain(part):
    text = example(part)

    print(f"{ease(text):6.1f}  {part}: {text}")
    assert ease(text) >= (AROUND_NAMES if places_in(PARTS[part]) else FLOOR)
    assert too_long(text) == []


@pytest.mark.parametrize("refusal", SAID_TO_A_JONGERE)
def test_each_refusal_is_plain(refusal):
    text = str(refusal())

    print(f"{ease(text):6.1f}  {refusal.__name__}: {text}")
    assert ease(text) >= FLOOR
    assert too_long(text) == []


@pytest.fixture
def giving(teun, school, deciding):
    return deciding(case=teun.case, partner=school).machtiging


@pytest.fixture
def asking(teun, regiehouder, partner):
    return asked_of(case=teun.case, partner=partner("Wijkteam West", "wijkteam"), by=regiehouder.user).machtiging


@pytest.mark.parametrize("way", ["giving", "asking"])
def test_the_whole_text_is_plain(way, request):
    text = request.getfixturevalue(way).privacy_notice

    print(f"{ease(text):6.1f}  {way}")
    assert ease(text) >= FLOOR
    assert too_long(text) == []


def test_every_page_of_the_jongere_is_plain(phone, giving, asking, special, teun):
    """The pages around the text: home, question, sign, receipt, who sees what, who looked, rights."""
    phone.choose(giving, ["onderwijs.opleiding"])
    signed(asking.afweging, by=teun.user)
    pages = {
        name: phone.open(name, *which)
        for name, *which in [("home",), ("question", giving.pk), ("sign", giving.pk), ("answer", asking.pk),
                             ("question", special.pk), ("shares",), ("reads",), ("rights",), ("ask",)]
    }  # fmt: skip

    told = {name: " ".join(told_on(page)) for name, page in pages.items()}
    print("\n".join(f"{ease(text):6.1f}  {name}" for name, text in told.items()))
    assert {name: ease(text) for name, text in told.items() if ease(text) < FLOOR} == {}
    assert {name: too_long(text) for name, text in told.items() if too_long(text)} == {}


def test_what_was_asked_in_older_words_keeps_them_and_can_be_signed(phone, teun, school, deciding, monkeypatch):
    old = "Je mag vragen wat wij van je bewaren, en het laten verbeteren of weghalen."
    with monkeypatch.context() as older:
        older.setitem(PARTS, "rights", old)
        asked = deciding(case=teun.case, partner=school).machtiging

    assert old in phone.reads("question", asked.pk)
    phone.sign(asked, ["onderwijs.opleiding"])
    assert open_codes(asked.afweging_id) == ["onderwijs.opleiding"]
    assert asked.events.get(event_state="given").text_sha256 == fingerprint(asked.privacy_notice)
