"""What was opened in nood, on the phone: told in plain words unless motivated otherwise, and then after that term."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from consent.nood.models import Ground
from consent.nood.services import review
from sharing.reading import as_partner
from tests.frontend.mijn.reading import ease, told_on, too_long
from tests.frontend.mijn.test_reading_level import FLOOR
from tests.nooding import opened

SOON = timedelta(days=5)


@pytest.fixture
def read(teun, school, regiehouder):
    """Opens in nood, and has the school read it."""

    def make(**over):
        opening = opened(case=teun.case, partner=school, by=regiehouder.user, **over)
        if opening.until > timezone.now():
            with as_partner(school.member) as shared:
                shared.open(opening.pk)
        return opening

    return make


def quiet(until=SOON):
    return {"untold_until": timezone.now() + until, "untold_reason": "Vader leest mee op zijn telefoon."}


def test_the_jongere_reads_who_reads_what_and_why(phone, read, school):
    opening = read()

    page = phone.reads("shares")
    assert f"{school.ketenpartner.naam}, in nood" in page
    assert "Iemand was in gevaar." in page
    assert opening.reason in page
    assert "Naam Telefoonnummer" in page or "Telefoon" in page
    assert "Iemand anders van ons kijkt of dit mocht, op" in page
    assert "Niemand leest mee." not in page
    assert f"{school.ketenpartner.naam}, in nood" in phone.reads("home")
    assert "Waarom: Nu langsgaan." in phone.reads("reads")


def test_what_may_not_be_told_yet_is_nowhere_on_the_phone(phone, read):
    read(**quiet())

    for name in ("shares", "home", "reads", "stored"):
        page = phone.reads(name)
        assert not any(word in page for word in ("in nood", "Nu langsgaan.", "gevaar", "Fatima")), name
    assert "Nu langsgaan." not in phone.open("stored-json").content.decode()


def test_when_the_second_person_does_not_agree_with_silence_it_is_told_at_once(phone, read, school, colleague):
    opening = read(**quiet())

    by = colleague("Anna Blauw", Role.COORDINATOR).user
    review(opening=opening, by=by, justified=True, remark="Zien kan geen kwaad.", tell_now=True)

    page = phone.reads("shares")
    assert "Die vond dat het mocht: Zien kan geen kwaad." in page
    assert "We vertelden je dit later. Dat kwam zo: Vader leest mee" in page
    assert "Waarom: Nu langsgaan." in phone.reads("reads")


def test_after_the_term_it_is_always_told_also_when_it_is_long_closed(phone, read, school):
    before = timezone.now() - timedelta(days=9)
    told = {"untold_until": before + timedelta(days=2), "untold_reason": "Vader leest mee."}

    read(at=before, **told)

    page = phone.reads("shares")
    assert "Nu niet meer." in page
    assert f"{school.ketenpartner.naam} heeft dit niet gelezen." in page
    assert "Niemand leest mee." in page
    assert "Wat we in nood lieten lezen" in phone.reads("stored")


def test_a_parent_does_not_read_what_the_meldcode_opened(family, school, regiehouder):
    """The danger may come from who would read it."""
    jay = family(14)
    opening = opened(case=jay.case, partner=school, by=regiehouder.user, ground=Ground.MELDCODE)
    with as_partner(school.member) as shared:
        shared.open(opening.pk)

    assert "Nu langsgaan." in jay.jongere.reads("reads")
    for name in ("reads", "shares", "home", "stored"):
        assert school.ketenpartner.naam not in jay.mother.reads(name), name
    assert school.ketenpartner.naam not in jay.mother.open("stored-json").content.decode()


@pytest.mark.parametrize("ground", Ground)
def test_what_is_told_of_it_is_plain(phone, read, ground):
    read(ground=ground)

    text = " ".join(told_on(phone.open("shares")))
    assert ease(text) >= FLOOR
    assert too_long(text) == []


def test_another_jongere_sees_none_of_it(stranger, read, school):
    read()

    assert school.ketenpartner.naam not in stranger.reads("shares")
