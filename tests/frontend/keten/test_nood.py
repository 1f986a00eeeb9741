"""What a partner reads in nood: in the same list, page and API as all else, and it says that it is in nood."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consent.nood.services import close
from tests.frontend.keten.conftest import main_text, shown_fields
from tests.nooding import opened

LIST = "/api/v1/gedeelde-jongeren"


@pytest.fixture
def opening(teun, school, regiehouder):
    return opened(case=teun.case, partner=school, by=regiehouder.user)


def address(opening):
    return f"/gedeeld/noorderkoog/{opening.pk}/"


def test_the_page_says_that_it_is_in_nood_and_until_when(opening, school):
    answer = school.teacher.get(address(opening))

    until = timezone.localtime(opening.until)
    text = main_text(answer)
    assert f"opende dit in nood, tot {until.day} " in text
    assert f"{until:%H.%M} uur" in text
    assert "Vitaal belang: iemand is nu in gevaar" in text
    assert "VITAL" not in text
    assert "6(1)(d)" not in text
    assert list(shown_fields(answer)) == ["Naam", "Telefoonnummer"]


def test_why_it_was_opened_is_not_told_to_the_partner(opening, school):
    page = school.teacher.get(address(opening)).content.decode()

    assert opening.reason not in page
    assert "Om hem te vinden." not in page


def test_a_partner_is_told_to_say_nothing_as_long_as_the_jongere_may_not_know(teun, school, regiehouder):
    soon = timezone.now() + timedelta(days=5)
    quiet = opened(case=teun.case, partner=school, by=regiehouder.user, untold_until=soon, untold_reason="Vader leest.")

    text = main_text(school.teacher.get(address(quiet)))

    assert "Zeg er niets over." in text
    assert "De jongere kan dat later lezen." in text


def test_it_stands_in_the_list_can_be_searched_and_sorted_and_says_in_nood(opening, school, teun):
    assert "in nood" in main_text(school.teacher.get("/", {"zoek": teun.case.jongere.achternaam, "sort": "-tot"}))


def test_the_api_says_until_when_it_is_in_nood(opening, school, teun):
    [row] = school.teacher.get(LIST).json()["resultaten"]
    one = school.teacher.get(f"{LIST}/{opening.pk}").json()

    assert row["inNoodTot"] == one["inNoodTot"] == opening.until.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert {field["code"] for field in one["gegevens"]} == set(opening.field_codes)


def test_when_it_is_closed_it_is_gone_everywhere_and_there_is_a_notice_to_delete(opening, school, regiehouder):
    close(opening=opening, by=regiehouder.user, reason="Hij is veilig.")

    assert school.teacher.get(address(opening)).status_code == 404
    assert school.teacher.get(f"{LIST}/{opening.pk}").status_code == 404
    assert school.teacher.get(LIST).json()["aantal"] == 0
    assert "Dit was open in nood. De gemeente heeft het gesloten." in main_text(school.teacher.get("/meldingen/"))


def test_an_ordinary_share_is_not_in_nood(school, sharing):
    sharing(school)

    assert school.teacher.get(LIST).json()["resultaten"][0]["inNoodTot"] is None
