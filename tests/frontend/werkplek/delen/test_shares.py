"""The list of a case: who reads what until when, and what can be done about it."""

from datetime import timedelta

from django.utils import timezone

from accounts.rights import Right, Role
from cases.dossier.team import add_colleague
from consent.afwegingen import services
from consent.machtigingen.services import withdraw
from consent.models import ConsentEvent, Ending
from consent.open import open_codes
from tests.deciding import draft, signed
from tests.frontend.werkplek.delen.conftest import at


def listed(client, case):
    return client.get(at("delen", case.pk)).content.decode()


def test_the_list_says_who_reads_what_until_when(regiehouder, teun, school, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user, yes=["onderwijs.opleiding"])

    page = listed(regiehouder.client, teun.case)

    assert "Leest nu: Opleiding." in page
    assert "Wel gevraagd, maar niet open: Roepnaam." in page
    assert str(afweging.valid_until.year) in page


def test_what_waits_for_a_signature_is_not_shown_as_open(regiehouder, teun, school, deciding):
    deciding(case=teun.case, partner=school)

    page = listed(regiehouder.client, teun.case)

    assert "Wacht op handtekening" in page
    assert "Niemand leest nu mee" in page


def test_each_ending_has_its_own_word(regiehouder, teun, school, partner, deciding):
    withdrawn = signed(deciding(case=teun.case, partner=school), by=teun.user)
    withdraw(machtiging=withdrawn.machtiging, by=teun.user)
    ended = deciding(case=teun.case, partner=partner("Wijkteam Oost", "wijkteam"))
    services.end(afweging=ended, by=regiehouder.user, reason="Niet meer nodig.")
    refused = draft(case=teun.case, partner=partner("UWV", "uwv"), by=regiehouder.user)
    services.decide_not_to_share(afweging=refused, by=regiehouder.user, reason="Teun vertelt het zelf.")

    page = listed(regiehouder.client, teun.case)

    for words in ("Ingetrokken", "Niet meer nodig.", "Teun vertelt het zelf."):
        assert words in page


def test_what_ends_within_thirty_days_stands_on_top(regiehouder, teun, school, deciding):
    soon = timezone.localdate() + timedelta(days=29)
    signed(deciding(case=teun.case, partner=school, valid_until=soon), by=teun.user)

    assert "Stopt binnen 30 dagen" in listed(regiehouder.client, teun.case)


def test_stopping_asks_for_a_reason(regiehouder, teun, school, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)
    url = at("delen-stoppen", afweging.pk)

    assert regiehouder.client.post(url, {"reason": ""}).status_code == 422
    assert open_codes(afweging.pk)

    assert regiehouder.client.post(url, {"reason": "Het doel is gehaald."}).status_code == 302
    assert open_codes(afweging.pk) == []
    assert Ending.objects.get().by == regiehouder.user


def test_weighing_again_leaves_the_old_one_open(regiehouder, teun, school, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)

    page = regiehouder.client.post(at("delen-opnieuw", afweging.pk))

    fresh = afweging.replaced_by.get()
    assert page["Location"] == at("delen-stap", fresh.pk, "gesprek")
    assert open_codes(afweging.pk)


def test_a_nee_at_the_counter_stops_one_field_and_says_who_wrote_it_down(regiehouder, teun, school, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)
    said = {"wie": "jongere", "channel": "loket", "velden": ["persoon.roepnaam"]}

    page = regiehouder.client.post(at("delen-opschrijven", afweging.pk), said)

    assert page.status_code == 302
    assert open_codes(afweging.pk) == ["onderwijs.opleiding"]
    event = ConsentEvent.objects.get(event_state="withdrawn")
    assert (event.channel, event.recorded_by, event.signer_name) == ("loket", regiehouder.user, teun.case.jongere.naam)


def test_nothing_is_ticked_beforehand_at_the_counter(regiehouder, teun, school, deciding):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)
    url = at("delen-opschrijven", afweging.pk)

    assert " checked" not in regiehouder.client.get(url).content.decode()
    assert regiehouder.client.post(url, {"wie": "jongere", "channel": "loket"}).status_code == 422


def test_a_refusal_can_be_written_down_before_anybody_signed(regiehouder, teun, school, deciding):
    afweging = deciding(case=teun.case, partner=school)

    regiehouder.client.post(
        at("delen-opschrijven", afweging.pk), {"wie": "jongere", "channel": "telefoon", "identity": "niet"}
    )

    assert "Geweigerd" in listed(regiehouder.client, teun.case)


def test_a_colleague_who_only_reads_sees_the_list_and_no_buttons(teun, school, deciding, colleague, regiehouder):
    afweging = signed(deciding(case=teun.case, partner=school), by=teun.user)
    nora = colleague("Nora Kok", Role.REGIEHOUDER)
    add_colleague(case=teun.case, colleague=nora.user, rights=[Right.VIEW_CASE], by=regiehouder.user)

    assert "Nieuwe afweging" not in listed(nora.client, teun.case)
    assert nora.client.get(at("delen-afweging", afweging.pk)).status_code == 200
    for name in ("delen-stoppen", "delen-opschrijven", "delen-ogen"):
        assert nora.client.get(at(name, afweging.pk)).status_code == 404
