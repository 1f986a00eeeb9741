"""Inrichting: a functioneel beheerder changes content, and sees every earlier version (B26)."""

import pytest

from accounts.rights import Role
from cases.content.models import Edition

NEW = {"naam": "Eerste gesprek", "phase": "analyseren", "points": "Luister.\n\nVraag door."}


@pytest.fixture
def beheerder(colleague):
    return colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER).client


@pytest.fixture
def edition(beheerder):
    beheerder.post("/inrichting/nieuw/?soort=aandachtspunten", NEW)
    return Edition.objects.get(naam="Eerste gesprek")


def test_new_content_is_shown_as_it_will_be_used(beheerder, edition):
    """B26"""
    page = beheerder.get(f"/inrichting/{edition.pk}/")

    assert "Luister." in page.content.decode()
    assert edition.body["points"] == ["Luister.", "Vraag door."]


def test_a_change_needs_a_word_on_why_and_nothing_typed_is_lost(beheerder, edition):
    page = beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"points": "Zwijg."})

    assert page.status_code == 422
    assert "Schrijf kort op wat je verandert" in page.content.decode()
    assert "Zwijg." in page.content.decode()


def test_the_second_of_two_beheerders_hears_of_the_first(beheerder, edition):
    beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"note": "Eerst"})

    page = beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"note": "Daarna", "points": "Mijn tekst."})

    assert page.status_code == 422
    assert "heeft intussen versie 2 gemaakt" in page.content.decode()
    assert "Mijn tekst." in page.content.decode()


def test_content_stops_and_an_older_version_can_be_used_again(beheerder, edition):
    beheerder.post(f"/inrichting/{edition.pk}/stoppen/")
    stopped = beheerder.get("/inrichting/").content.decode()
    beheerder.post(f"/inrichting/{edition.pk}/weer-gebruiken/")

    assert "Nee" in stopped
    assert [row.in_use for row in Edition.objects.filter(code=edition.code)] == [True, False, True]


def test_a_kind_that_does_not_exist_is_not_there(beheerder):
    assert beheerder.get("/inrichting/nieuw/?soort=onzin").status_code == 404


def sent(*questions, **over):
    """An intake form as the page of the editor sends it."""
    rows = [dict.fromkeys(("code", "help", "choices", "special"), "") | {"kind": "tekst"} | row for row in questions]
    fields = {f"vraag-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}
    return fields | {"naam": "Eigen intake", "vraag-TOTAL_FORMS": len(rows), "vraag-INITIAL_FORMS": 0} | over


def test_a_gemeente_makes_its_own_intake_form(beheerder):
    """B70"""
    last = {"text": "Wat wil je later?", "ORDER": 2}
    first = {
        "text": "Woon je ergens vast?",
        "kind": "keuze",
        "choices": "Ja\nNee\nSoms",
        "shows": ["wonen"],
        "ORDER": 1,
    }

    made = beheerder.post("/inrichting/nieuw/?soort=intakeformulier", sent(last, first), follow=True)

    shown = made.content.decode()
    assert shown.index("Woon je ergens vast?") < shown.index("Wat wil je later?")
    assert Edition.objects.get(naam="Eigen intake").body["questions"][0]["choices"] == ["Ja", "Nee", "Soms"]


def test_an_answer_to_choose_names_no_condition_because_it_can_be_shared(beheerder):
    """E8, WEB 9.2.7(2)"""
    asked = {"text": "Wat speelt er?", "kind": "keuze", "choices": "ADHD\nIets anders", "ORDER": 1}

    refused = beheerder.post("/inrichting/nieuw/?soort=intakeformulier", sent(asked))

    assert refused.status_code == 422
    assert "Hier staat: ADHD. Een gekozen antwoord kan gedeeld worden" in refused.content.decode()
    assert "Iets anders" in refused.content.decode()


def test_a_question_that_is_left_out_is_gone_and_the_others_keep_their_code(beheerder):
    edition = Edition.objects.get(code="almere")
    kept = {"code": "huidig-werk", "text": "Heb je nu werk?", "ORDER": 1}
    gone = {"code": "thuis", "text": "Thuis/Woonsituatie", "ORDER": 2, "DELETE": "on"}

    beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", sent(kept, gone, note="Korter"))

    newest = Edition.objects.filter(code="almere").in_force().get()
    assert [question["code"] for question in newest.body["questions"]] == ["huidig-werk"]


def test_a_mistake_in_a_question_costs_no_other_words(beheerder):
    wrong = {"text": "Hoe oud?", "kind": "getal", "special": "gezondheid", "ORDER": 1}

    page = beheerder.post(
        "/inrichting/nieuw/?soort=intakeformulier", sent(wrong, {"text": "", "help": "Zomaar", "ORDER": 2})
    )

    assert page.status_code == 422
    assert "Er klopt iets niet in een vraag." in page.content.decode()
    assert "Hoe oud?" in page.content.decode()
