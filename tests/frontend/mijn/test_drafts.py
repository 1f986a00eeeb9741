"""What was chosen and not signed: kept for that person and that day, also after being logged out for being idle."""

from datetime import timedelta

from django.utils import timezone

from accounts.levels import Level
from config.celery import HEADER
from config.tasks import tidy
from consent.models import Draft
from consent.open import open_codes
from tests.conftest import client_of
from tests.frontend.mijn.phone import Phone, hidden, words
from tests.login import sign_in

OPLEIDING, ROEPNAAM = "onderwijs.opleiding", "persoon.roepnaam"


def again(teun, inside):
    """Teun with a new session, because the old one was over."""
    teun.client.session.flush()
    client = sign_in(client_of(inside), teun.user, "citizen", schema=inside.schema_name, level=Level.SUBSTANTIEEL)
    return Phone(client)


def test_after_logging_in_again_the_choices_stand_there_and_can_be_signed(phone, teun, asked, inside):
    phone.choose(asked, [OPLEIDING])

    later = again(teun, inside)
    page = later.open("sign", asked.pk)

    assert "Opleiding" in words(page)
    assert open_codes(asked.afweging_id) == []
    later.press("sign", asked, **hidden(page))
    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_going_back_ticks_what_this_person_chose_and_nothing_more(phone, teun, asked, inside):
    phone.choose(asked, [OPLEIDING])

    form = again(teun, inside).open("question", asked.pk).context["form"]

    assert (form["onderwijs__opleiding"].value(), form["persoon__roepnaam"].value()) == ("ja", "nee")


def test_the_last_choice_is_the_one_that_is_kept(phone, asked):
    phone.choose(asked, [OPLEIDING, ROEPNAAM])
    phone.choose(asked, [OPLEIDING])

    assert Draft.objects.get(machtiging=asked).yes == [OPLEIDING]


def test_the_next_day_nothing_is_ticked(phone, teun, asked, inside):
    phone.choose(asked, [OPLEIDING])
    Draft.objects.update(chosen_on=timezone.localdate() - timedelta(days=1))

    page = again(teun, inside).open("question", asked.pk)

    assert b"checked" not in page.content
    tidy.apply(headers={HEADER: inside.schema_name}).get()
    assert not Draft.objects.exists()


def test_what_the_mother_chose_is_not_ticked_for_the_jongere(family, school, deciding):
    jay = family(14)
    asked = deciding(case=jay.case, partner=school).machtiging
    jay.mother.choose(asked, [OPLEIDING])

    assert Draft.objects.count() == 1
    assert set(jay.jongere.open("question", asked.pk).context["form"].initial) == {"seen", "page"}


def test_after_a_signature_or_a_nee_no_choice_is_left(phone, asked):
    phone.sign(asked, [OPLEIDING])
    assert not Draft.objects.exists()

    phone.choose(asked, [OPLEIDING, ROEPNAAM])
    phone.press("refuse", asked)
    assert not Draft.objects.exists()
