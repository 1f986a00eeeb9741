"""Stopping: as easy as saying ja, for all or for one field, and true at the very next read."""

import pytest

from sharing.reading import NotShared, as_partner
from tests.deciding import signed
from tests.frontend.mijn.phone import words

ROEPNAAM, OPLEIDING = "persoon.roepnaam", "onderwijs.opleiding"


@pytest.fixture
def given(asked, teun):
    """Teun said ja to all that the school asked."""
    signed(asked.afweging, by=teun.user)
    return asked


def seen_by(school, share):
    with as_partner(school.member) as shared:
        return [shown.field.code for shown in shared.open(share.afweging_id).fields]


def test_after_stopping_one_field_the_school_reads_the_other(phone, given, school):
    page = phone.press("stop", given, code=OPLEIDING)

    assert seen_by(school, given) == [ROEPNAAM]
    assert "Gestopt: Opleiding. ROC Waterkant ziet dit nu niet meer." in words(page)


def test_after_stopping_with_all_the_school_reads_nothing(phone, given, school):
    page = phone.press("stop", given)

    with pytest.raises(NotShared):
        seen_by(school, given)
    assert "ROC Waterkant krijgt bericht: gebruik het niet meer en gooi het weg." in words(page)


def test_what_was_stopped_stays_to_be_seen(phone, given):
    phone.press("stop", given)

    page = phone.reads("shares")
    assert "Wat voorbij is" in page
    assert "ROC Waterkant moet nog zeggen dat alles weg is." in page


def test_teun_sees_that_the_school_said_it_is_gone(phone, given, school):
    phone.press("stop", given)
    with as_partner(school.member) as shared:
        shared.confirm(given.afweging_id)

    assert "dat het weg is." in phone.reads("shares")


def test_htmx_gets_the_card_and_not_the_page(phone, given):
    phone.client.defaults["HTTP_HX_REQUEST"] = "true"

    part = phone.press("stop", given, code=OPLEIDING)

    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    assert f'id="deel-{given.afweging_id}"' in part.content.decode()


def test_stopping_twice_says_that_it_was_stopped(phone, given):
    phone.press("stop", given)

    assert "Dit was al gestopt." in words(phone.press("stop", given))


def test_after_stopping_teun_may_say_ja_again(phone, given, school):
    phone.press("stop", given, code=OPLEIDING)

    phone.sign(given, [OPLEIDING])

    assert seen_by(school, given) == [ROEPNAAM, OPLEIDING]


def test_stopping_is_a_button_press_and_never_a_link(phone, given):
    assert phone.open("stop", given.pk).status_code == 405
