"""The pages of a conversation, a fall and an intervention, and what the jongere sees of it on the phone."""

import pytest

from accounts.rights import Right
from cases.dossier.team import add_colleague
from cases.drops.models import DropSignal
from cases.labels.models import Label
from cases.labels.services import make_label
from cases.ownscores.models import OwnScore
from cases.ownscores.services import ask_how_it_goes
from cases.zrm.services import start_process
from tests import factories as make

TODAY = make.days_ago(0).isoformat()


def at(case, rest):
    return f"/dossier/{case.pk}/{rest}"


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


@pytest.fixture
def fallen(teun, rule):
    rule(drop_on=True)
    make.make_score(case=teun.case, value=5, scored_on=make.days_ago(30))
    make.make_score(case=teun.case, value=5, scored_on=make.days_ago(20))
    make.make_score(case=teun.case, value=1)
    return DropSignal.objects.get()


def test_the_conversation_shows_before_and_own_score_and_fills_in_nothing(regiehouder, teun, zrm):
    """A10"""
    question = ask_how_it_goes(case=teun.case, instrument=zrm, domains=["FIN"], by=regiehouder.user)
    teun.client.post(f"/mijn/hoe-gaat-het/{question.pk}/", {"FIN_score": "4", "FIN_woorden": "Gaat best"})

    page = regiehouder.client.get(at(teun.case, "zelfredzaamheid/nieuw/")).content.decode()

    assert "Vorige score" in page
    assert "“Gaat best”" in page
    assert 'value="4" checked' not in page


def test_the_second_of_two_who_score_sees_the_first_and_loses_nothing(regiehouder, case):
    """A10: two people at once."""
    address = at(case, "zelfredzaamheid/nieuw/")
    mine = {"seen": "-", "scored_on": TODAY, "FIN_score": "2", "FIN_waarom": "Mijn reden"}
    make.make_score(case=case, value=4, reason="Zag een regeling")

    page = regiehouder.client.post(address, mine)

    assert page.status_code == 422
    text = page.content.decode()
    assert "Zag een regeling" in text
    assert "Mijn reden" in text
    again = regiehouder.client.post(address, mine | {"seen": str(case.scores.get().pk)})
    assert again.status_code == 302
    assert case.scores.count() == 2


def test_scoring_with_another_instrument_uses_its_domains(regiehouder, case):
    """B82"""
    address = at(case, "zelfredzaamheid/nieuw/?instrument=big-5")

    regiehouder.client.post(address, {"scored_on": TODAY, "B1_score": "2", "B1_waarom": "Kent niemand"})

    assert case.scores.get().about.label == "Support"
    assert regiehouder.client.get(at(case, "zelfredzaamheid/nieuw/?instrument=onzin")).status_code == 404


def test_the_process_begins_with_a_reason(regiehouder, case):
    """A13"""
    address = at(case, "zelfredzaamheid/werkproces/")

    refused = regiehouder.client.post(address, {"reason": ""})
    begun = regiehouder.client.post(address, {"reason": "Schulden lopen op"})

    assert refused.status_code == 422
    assert begun.status_code == 302
    process = case.score_processes.get()
    ended = regiehouder.client.post(at(case, f"zelfredzaamheid/werkproces/{process.pk}/stoppen/"), {"reason": "Klaar"})
    assert ended.status_code == 302


def test_the_regiehouder_judges_a_fall_and_the_jongere_reads_it(regiehouder, teun, fallen):
    """A14"""
    address = at(teun.case, f"zelfredzaamheid/daling/{fallen.pk}/")
    assert "ging van 5 naar 1" in regiehouder.client.get(at(teun.case, "zelfredzaamheid/")).content.decode()

    assert regiehouder.client.post(address, {"answer": "bevestigd"}).status_code == 422
    regiehouder.client.post(address, {"answer": "bevestigd", "reason": "We zoeken samen hulp"})

    phone = teun.client.get("/mijn/hoe-gaat-het/").content.decode()
    assert "We zoeken samen hulp" in phone
    assert "beslist niets" in phone


def test_a_colleague_or_coordinator_sees_no_fall(colleague, teun, fallen):
    """A14: visible to the own regiehouder only (domain.md §3.6)."""
    nora, helper = colleague("Nora", "coordinator"), colleague("Iris")
    add_colleague(case=teun.case, colleague=helper.user, rights=[Right.CHANGE_CASE], by=teun.case.regiehouder)

    for somebody in (nora, helper):
        assert somebody.client.get(at(teun.case, f"zelfredzaamheid/daling/{fallen.pk}/")).status_code == 404
        assert "daalde snel" not in somebody.client.get(at(teun.case, "tijdlijn/")).content.decode()
        assert "ging van 5 naar 1" not in somebody.client.get(at(teun.case, "zelfredzaamheid/")).content.decode()


def test_an_intervention_begins_from_a_fall_and_closes_with_a_score(regiehouder, teun, fallen):
    """A15"""
    start = at(teun.case, f"interventie/nieuw/?daling={fallen.pk}")
    regiehouder.client.post(start, {"domains": ["FIN"], "text": "Naar schuldhulp", "started_on": TODAY})
    begun = teun.case.interventions.get()
    close = at(teun.case, f"interventie/{begun.pk}/afsluiten/")

    refused = regiehouder.client.post(close, {})
    regiehouder.client.post(close, {"FIN_score": "3", "FIN_waarom": "Er is een regeling"})

    begun.refresh_from_db()
    assert refused.status_code == 422
    assert (begun.signal, begun.closing_score.value) == (fallen, 3)


def test_the_coach_asks_and_the_jongere_may_skip(regiehouder, teun):
    """A10"""
    regiehouder.client.post(at(teun.case, "zelfredzaamheid/vragen/"), {"domains": ["FIN", "WO"]})
    home = teun.client.get("/mijn/").content.decode()
    question = teun.case.score_questions.get()

    assert f"/mijn/hoe-gaat-het/{question.pk}/" in home
    wrong = teun.client.post(f"/mijn/hoe-gaat-het/{question.pk}/", {"FIN_score": "6"})
    assert wrong.status_code == 422
    assert teun.client.post(f"/mijn/hoe-gaat-het/{question.pk}/overslaan/").status_code == 302
    assert not OwnScore.objects.exists()


def test_a_label_is_put_on_a_case_and_taken_away(regiehouder, case):
    """A17"""
    label = make_label(naam="Schulden", by=regiehouder.user)

    regiehouder.client.post(at(case, "labels/"), {"labels": [str(label.pk)]})
    with_label = regiehouder.client.get(at(case, "")).content.decode()
    regiehouder.client.post(at(case, "labels/"), {})

    assert "Schulden" in with_label
    assert not case.labels.current().exists()


def test_the_beheerder_makes_labels_once_and_stops_them(colleague):
    """A17"""
    client = colleague("Fenna", "functioneel_beheerder").client
    client.post("/inrichting/labels/", {"naam": "Drugs"})

    twice = client.post("/inrichting/labels/", {"naam": "drugs"})
    client.post(f"/inrichting/labels/{Label.objects.get().pk}/stoppen/")

    assert "Dit label is er al." in twice.content.decode()
    assert not Label.objects.in_use().exists()


def test_the_beheerder_sets_thresholds_and_hears_of_a_colleague(colleague):
    """A14"""
    client = colleague("Fenna", "functioneel_beheerder").client
    chosen = {"version": "1", "drop_on": "on", "drop_points": "3", "drop_days": "60", "rescore_days": "90",
              "contact_days": "28", "score_days": "120", "step_days": "14"}  # fmt: skip

    assert client.post("/inrichting/drempels/", chosen | {"drop_points": "9"}).status_code == 422
    assert client.post("/inrichting/drempels/", chosen).status_code == 302
    second = client.post("/inrichting/drempels/", chosen | {"drop_days": "30"})
    assert second.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in second.content.decode()


def test_a_tenant_makes_its_own_instrument_and_keeps_its_codes(colleague):
    """A7"""
    client = colleague("Fenna", "functioneel_beheerder").client
    levels = {f"level_{level}": f"woord {level}" for level in range(1, 6)}
    first = levels | {"naam": "Ons rondje", "label_0": "Vrije tijd", "category_0": "gewoon"}
    made = client.post("/inrichting/nieuw/?soort=instrument", first)
    changed = first | {"label_0": "Hobby", "label_1": "Geld", "category_1": "gewoon", "note": "Meer gebieden"}

    shown = client.post(made["Location"] + "wijzigen/", changed, follow=True).content.decode()

    assert "Hobby" in shown
    wrong = client.post(made["Location"] + "wijzigen/", changed | {"criteria": "Hobby; 9; tekst"})
    assert "regel 1" in wrong.content.decode()


def test_a_case_with_very_many_scores_is_read_with_as_few_queries(
    regiehouder, case, zrm, django_assert_max_num_queries
):
    start_process(case=case, instrument=zrm, reason="Nodig", by=regiehouder.user)
    for day in range(40):
        for domain in ("FIN", "WO", "TIJD"):
            make.make_score(case=case, domain=domain, value=1 + day % 5, scored_on=make.days_ago(day))

    with django_assert_max_num_queries(50):
        assert regiehouder.client.get(at(case, "zelfredzaamheid/")).status_code == 200
