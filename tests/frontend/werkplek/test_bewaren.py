"""Issue 4 §7: a person picks what goes in a round of erasing, line by line; what is left out stays in the list."""

import re

import pytest

from accounts.rights import Role
from audit.models import Entry
from consent.retention.models import Due, Round
from consent.retention.rounds import MOST, propose
from consent.retention.services import place_hold
from tests.frontend.werkplek.pages import at, text_of
from tests.retaining import closed_years_ago, settled

BEGIN, LIST = at("bewaren-begin"), at("bewaren")
TICK = re.compile(r'<input[^>]+name="key" value="([^"]+)"([^>]*)>')


@pytest.fixture
def fg(colleague):
    person = colleague("Farida el Amrani", Role.FG)
    settled(by=person.user)
    return person


@pytest.fixture
def three(inside):
    return [closed_years_ago(years) for years in (3, 3.2, 3.4)]


def key_of(case):
    return f"dossier.{case.pk}"


def ticks(page):
    """The keys that can be ticked, each with whether it is."""
    return {key: "checked" in rest for key, rest in TICK.findall(page.text)}


def test_what_is_picked_goes_in_the_round_and_the_rest_stays_in_the_list(fg, three):
    """Issue 4 §7"""
    page = fg.client.get(LIST)
    assert ticks(page) == {key_of(case): False for case in three}
    assert f"Kies {three[0].reference}, het hele dossier" in page.text

    made = fg.client.post(BEGIN, {"key": [key_of(case) for case in three[:2]]}, follow=True)

    assert "De ronde staat klaar." in text_of(made)
    assert {line.case_id for line in Round.objects.get().lines.all()} == {case.pk for case in three[:2]}
    assert ticks(fg.client.get(LIST)) == {key_of(three[2]): False}
    assert Entry.objects.get(action="round.proposed").details["lines"] == 2


def test_without_a_tick_a_sentence_says_what_to_do_and_nothing_is_proposed(fg, three):
    """Issue 4 §7"""
    page = fg.client.post(f"{BEGIN}?soort=dossier", {}, follow=True)

    assert "zet een vinkje bij een of meer regels" in text_of(page)
    assert page.request["QUERY_STRING"] == "soort=dossier"
    assert not Round.objects.exists()


def test_all_on_this_page_are_ticked_with_a_link_and_only_on_that_page(fg, three):
    """Issue 4 §7: without JavaScript."""
    assert "?kies=1" in fg.client.get(LIST).text

    assert set(ticks(fg.client.get(f"{LIST}?kies=1")).values()) == {True}
    assert set(ticks(fg.client.get(f"{LIST}?kies=2")).values()) == {False}


def test_what_cannot_go_has_no_tick(fg, three):
    place_hold(case=three[0], by=fg.user, reason="Er loopt een klacht.")
    propose(by=fg.user, keys=[key_of(three[1])])

    assert set(ticks(fg.client.get(LIST))) == {key_of(three[2])}


def test_a_colleague_who_was_first_takes_one_line_and_the_page_says_so(fg, three):
    """Issue 4 §7: two at once."""
    propose(by=fg.user, keys=[key_of(three[0])])

    made = fg.client.post(BEGIN, {"key": [key_of(case) for case in three]}, follow=True)
    assert "Van je keuze gaat 1 regel niet mee" in text_of(made)
    again = fg.client.post(BEGIN, {"key": [key_of(case) for case in three]}, follow=True)

    assert "Er is niets dat nu in een ronde kan." in text_of(again)
    assert sorted(ronde.lines.count() for ronde in Round.objects.all()) == [1, 2]


def test_a_key_that_means_nothing_proposes_nothing(fg, three):
    page = fg.client.post(BEGIN, {"key": ["onzin", f"plan.{three[0].pk}"]}, follow=True)

    assert "Er is niets dat nu in een ronde kan." in text_of(page)
    assert not Round.objects.exists()


def test_who_keeps_nothing_picks_nothing(fg, three, regiehouder):
    assert regiehouder.client.post(BEGIN, {"key": [key_of(three[0])]}).status_code == 404
    assert not Round.objects.exists()


def test_a_long_list_is_picked_on_one_page_with_as_many_queries_as_a_short_one(
    fg, three, django_assert_max_num_queries, django_assert_num_queries
):
    """Issue 4 §7: long lists."""
    with django_assert_max_num_queries(60) as few:
        fg.client.get(f"{LIST}?per={MOST}")
    for _ in range(97):
        closed_years_ago(4)
    with django_assert_num_queries(len(few.captured_queries)):
        page = fg.client.get(f"{LIST}?per={MOST}&kies=1")
    assert len(ticks(page)) == 100
    assert len(ticks(fg.client.get(LIST))) == 50

    fg.client.post(f"{BEGIN}?per={MOST}", {"key": [key for key in ticks(page) if key != key_of(three[0])]})

    assert Round.objects.get().lines.count() == 99
    assert [due.case for due in Due.objects.proposable()] == [three[0]]


def test_a_wrong_number_of_lines_is_told(fg, three):
    page = fg.client.get(f"{LIST}?per=7000")

    assert page.status_code == 422
    assert not ticks(page)
