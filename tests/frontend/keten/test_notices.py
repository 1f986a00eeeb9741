"""What a partner may no longer use, and its word that it deleted it."""

import uuid

from consent.machtigingen.services import withdraw
from sharing.models import Confirmation
from tests.frontend.keten.conftest import main_text


def test_a_withdrawal_becomes_a_notice_with_the_fields_and_the_reason(school, teun, sharing):
    afweging = sharing(school)
    withdraw(machtiging=afweging.machtiging, by=teun.user, codes=["persoon.roepnaam"])

    text = main_text(school.teacher.get("/meldingen/"))

    assert "De jongere of een ouder heeft de toestemming ingetrokken." in text
    assert "Deze gegevens Roepnaam Wat moet je doen?" in text
    assert "Teun" not in text


def test_the_menu_counts_what_waits(school, teun, sharing):
    assert "jr-count" not in school.teacher.get("/").content.decode()

    withdraw(machtiging=sharing(school).machtiging, by=teun.user)

    assert '<span class="jr-count">1</span>' in school.teacher.get("/").content.decode()


def test_a_partner_says_once_that_it_deleted(school, teun, sharing):
    afweging = sharing(school)
    withdraw(machtiging=afweging.machtiging, by=teun.user)
    address = f"/meldingen/noorderkoog/{afweging.pk}/gewist/"

    first = school.teacher.post(address, follow=True)
    again = school.teacher.post(address, follow=True)

    assert "Er is niets te wissen" in main_text(first)
    assert "Je hebt dit al bevestigd." in again.content.decode()
    assert Confirmation.objects.get().member_name == school.member.naam
    assert "jr-count" not in school.teacher.get("/").content.decode()


def test_what_closes_later_is_asked_again(school, teun, sharing):
    afweging = sharing(school)
    withdraw(machtiging=afweging.machtiging, by=teun.user, codes=["persoon.roepnaam"])
    school.teacher.post(f"/meldingen/noorderkoog/{afweging.pk}/gewist/")

    withdraw(machtiging=afweging.machtiging, by=teun.user)

    assert "Deze gegevens Opleiding Wat moet je doen?" in main_text(school.teacher.get("/meldingen/"))


def test_nobody_confirms_for_another_partner(school, partner, teun, sharing):
    afweging = sharing(school)
    withdraw(machtiging=afweging.machtiging, by=teun.user)
    outsider = partner("GGZ De Dijk", "ggz").teacher

    for schema, number in (("noorderkoog", afweging.pk), ("zandwaard", afweging.pk), ("noorderkoog", uuid.uuid4())):
        assert outsider.post(f"/meldingen/{schema}/{number}/gewist/").status_code == 404
    assert not Confirmation.objects.exists()


def test_what_is_still_open_is_not_confirmed(school, sharing):
    afweging = sharing(school)

    assert school.teacher.post(f"/meldingen/noorderkoog/{afweging.pk}/gewist/").status_code == 404
    assert school.teacher.get(f"/meldingen/noorderkoog/{afweging.pk}/gewist/").status_code == 405
