"""The decision: nothing is shared by accident, and what is decided stays."""

from consent.models import Afweging, Machtiging
from tests import factories as make
from tests.deciding import draft
from tests.frontend.werkplek.delen.conftest import Wizard, at


def test_the_summary_says_what_is_shared_what_is_not_and_why(begun):
    begun.walk()

    page = begun.client.get(at("delen-afronden", begun.afweging.pk)).content.decode()

    assert "Leeftijd" in page
    assert "grover dan geboortedatum" in page
    assert "Voor de regels op de werkvloer." in page
    assert "al het andere in het dossier" in page.lower()


def test_what_is_missing_is_listed_with_a_link_and_nothing_can_be_decided(begun):
    page = begun.client.get(at("delen-afronden", begun.afweging.pk)).content.decode()

    assert begun.url("grondslag") in page
    assert "Besluit: delen" not in page


def test_deciding_without_looking_is_refused(begun):
    begun.walk()
    begun.afweging.refresh_from_db()

    page = begun.client.post(at("delen-afronden", begun.afweging.pk), {"version": begun.afweging.version})

    assert page.status_code == 422
    assert not Machtiging.objects.exists()


def test_a_decision_on_an_older_page_is_refused_and_shows_what_is_new(begun):
    begun.walk()
    begun.afweging.refresh_from_db()
    old = begun.afweging.version
    begun.send("doel", doel="De mentor belt elke week.")

    page = begun.client.post(at("delen-afronden", begun.afweging.pk), {"version": old, "gecontroleerd": "on"})

    assert page.status_code == 422
    assert "De mentor belt elke week." in page.content.decode()
    assert not Afweging.objects.get().is_decided


def test_not_sharing_is_kept_with_its_reason(begun):
    url = at("delen-niet", begun.afweging.pk)

    assert begun.client.post(url, {"version": begun.afweging.version, "reason": ""}).status_code == 422
    begun.client.post(url, {"version": begun.afweging.version, "reason": "Teun vertelt het liever zelf."})

    begun.afweging.refresh_from_db()
    assert (begun.afweging.outcome, begun.afweging.reason) == ("niet_delen", "Teun vertelt het liever zelf.")


def test_a_decision_is_read_and_never_written_again(teun, school, deciding, regiehouder):
    afweging = deciding(case=teun.case, partner=school)
    wizard = Wizard(regiehouder.client, afweging)

    assert wizard.send("doel")["Location"] == at("delen-afweging", afweging.pk)
    page = regiehouder.client.get(at("delen-afweging", afweging.pk)).content.decode()
    assert "Dit besluit verandert niet meer." in page
    assert "Wijzig<" not in page


def test_a_hard_stop_is_locked_and_names_the_article(regiehouder, school):
    case = make.make_case(regiehouder=regiehouder.user, task="doorstroompunt")
    regiehouder.client.post(at("delen-nieuw", case.pk), {"ketenpartner": school.id})
    wizard = Wizard(regiehouder.client, Afweging.objects.get())

    page = wizard.get("velden").content.decode()
    sent = wizard.send("velden", **{"zrm__gg-keuze": "delen", "zrm__gg-reden": "Dan weet de school het."})

    assert "WEB 9.2.7, tweede lid" in page
    assert sent.status_code == 422
    assert "laat de jongere het zelf vertellen" in sent.content.decode()
    assert not wizard.afweging.lines.exists()


def test_two_colleagues_at_once_see_both_answers(begun):
    begun.send("doel", doel="De mentor belt elke week.")
    page = begun.send("doel", version=1, doel="De mentor komt langs.")

    shown = page.content.decode()
    assert page.status_code == 409
    assert "De mentor belt elke week." in shown
    assert "De mentor komt langs." in shown
    begun.afweging.refresh_from_db()
    assert begun.afweging.doel == "De mentor belt elke week."


def test_through_the_eyes_of_the_school_only_the_chosen_fields_are_seen(teun, school, regiehouder):
    afweging = draft(case=teun.case, partner=school, by=regiehouder.user, fields=["onderwijs.opleiding"])

    page = regiehouder.client.get(at("delen-ogen", afweging.pk)).content.decode()

    assert "Assistent techniek" in page
    assert "0612345678" not in page
