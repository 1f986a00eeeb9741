"""Issue 4 §7: terms as dated data, what is due and why, and what holds it back."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.text import camel_case_to_spaces

from accounts.rights import Role
from audit.models import Entry
from cases.bijzonder.models import SpecialAnswer
from cases.bijzonder.services import withdraw_instemming
from cases.dossier.models import Case
from cases.jongeren.ages import birthday
from cases.refusals import Refused
from cases.school.models import Diploma
from consent.inzage.stored import kinds
from consent.retention.counting import name_of
from consent.retention.kinds import Waits, Why
from consent.retention.models import Due, Hold, HoldEnding, RetentionRule
from consent.retention.rounds import propose
from consent.retention.services import NotAKeeper, lift_hold, place_hold, settle_rule
from tests import factories as make
from tests.retaining import born_on, closed_years_ago, settled, with_special

pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def fg(colleague):
    return colleague("Farida el Amrani", Role.FG)


@pytest.fixture
def beheerder(colleague):
    return colleague("Bas Bos", Role.FUNCTIONEEL_BEHEERDER)


def due_of(case):
    return {due.key.split(".")[0]: due for due in Due.objects.now().filter(case=case)}


def test_a_closed_dossier_is_due_when_its_term_is_over(fg):
    settled(by=fg.user)
    old, young = closed_years_ago(2.01), closed_years_ago(1.9)

    assert due_of(old)["dossier"].waits == Waits.NOTHING
    assert due_of(old)["dossier"].since == timezone.localdate(old.closed_at)
    assert due_of(young) == {}


def test_an_open_dossier_is_not_due(fg):
    settled(by=fg.user)
    case = make.make_case(task="doorstroompunt")
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=4000))

    assert due_of(case) == {}


def test_a_term_that_nobody_settled_is_shown_and_erases_nothing():
    """domain.md §1.9: marks S, D and U"""
    case = closed_years_ago(3)

    assert due_of(case)["dossier"].waits == Waits.UNSETTLED
    assert not Due.objects.may_go().filter(case=case).exists()


def test_jeugdhulp_counts_from_the_last_change_and_needs_no_jurist(regiehouder):
    """Jeugdwet 7.3.8: the log knows the last change, and it was today."""
    case = closed_years_ago(20.1, task="jeugdwet")
    assert due_of(case) == {}

    assert Due.objects.get(case=case).since == timezone.localdate()
    assert Due.objects.get(case=case).rule.is_settled


@pytest.mark.parametrize("born", [date(1996, 2, 29), date(1997, 5, 5), date(1999, 3, 1)])
def test_health_and_criminal_matters_are_due_two_years_after_27(born):
    """WEB 9.2.7, derde lid"""
    case = with_special(make.make_case(task="doorstroompunt"))
    born_on(case.jongere, born)

    due = Due.objects.get(case=case, kind="bijzonder")

    assert (due.since, due.due_on) == (birthday(born, 27), birthday(born, 29))


def test_or_two_years_after_the_startkwalificatie(regiehouder):
    """WEB 9.2.7, derde lid: also in an open dossier, and the database says the same as the pages that close."""
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=22)))
    assert not due_of(case)
    make.make_diploma(jongere=case.jongere, niveau="mbo2", behaald_op=make.days_ago(731))

    assert due_of(case)["bijzonder"].why == Why.TERM
    assert list(SpecialAnswer.objects.to_erase()) == list(case.special_answers.all())


def test_what_rested_on_an_instemming_is_due_the_day_it_is_taken_back():
    """WEB 9.2.7, eerste lid"""
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=19)))
    withdraw_instemming(case=case, how="telefoon", by=case.regiehouder)

    assert due_of(case)["ingetrokken"].waits == Waits.NOTHING


@pytest.mark.parametrize("act", ["insert", "update"])
def test_nothing_special_is_written_after_the_term(act):
    """WEB 9.2.7, derde lid: the database refuses it."""
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=22)))
    answer = case.special_answers.get()
    Diploma.objects.create(jongere=case.jongere, niveau="havo", behaald_op=make.days_ago(731))

    with pytest.raises(IntegrityError, match=r"WEB 9\.2\.7\(3\)"), transaction.atomic():
        if act == "update":
            SpecialAnswer.objects.filter(pk=answer.pk).update(source_name="x")
        else:
            case.special_answers.create(intake=answer.intake, instemming=answer.instemming, question="x",
                                        category="gezondheid", by=answer.by)  # fmt: skip


def test_the_app_itself_removes_no_special_answer():
    case = with_special(make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=22)))

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        case.special_answers.all().delete()


def test_a_settled_term_is_a_new_version_from_a_day_on(fg):
    case = closed_years_ago(3)
    new = settled(by=fg.user, months=120)

    assert new.number == 2
    assert RetentionRule.objects.filter(kind="dossier", task="doorstroompunt").count() == 2
    assert due_of(case) == {}
    assert Entry.objects.filter(action="retention.settled", actor_id=fg.user.pk).exists()


@pytest.mark.parametrize(
    ("kind", "task", "months", "sentence"),
    [
        ("bijzonder", "doorstroompunt", 25, "hoogstens twee jaar"),
        ("dossier", "jeugdwet", 239, "twintig jaar"),
        ("dossier", "wmo", 0, "minstens een maand"),
    ],
)
def test_no_term_goes_past_the_law(fg, kind, task, months, sentence):
    """WEB 9.2.7(3) and Jeugdwet 7.3.8: kept by the database."""
    with pytest.raises(Refused, match=sentence):
        settled(by=fg.user, kind=kind, task=task, months=months)


def test_two_people_who_settle_the_same_term_do_not_overwrite_each_other(fg, beheerder):
    seen = RetentionRule.objects.in_force().get(kind="dossier", task="wmo")
    settled(by=fg.user, task="wmo")

    with pytest.raises(Refused, match="Iemand anders"):
        settle_rule(rule=seen, by=beheerder.user, months=12, counts_from="afsluiting",
                    valid_from=timezone.localdate(), reviewed_by_jurist="mr. X")  # fmt: skip


def test_a_hold_stops_what_is_due_until_it_is_lifted_or_over(fg):
    settled(by=fg.user)
    case = closed_years_ago(3)
    hold = place_hold(case=case, by=fg.user, reason="Er loopt een klacht.")
    assert due_of(case)["dossier"].waits == Waits.HOLD

    lift_hold(hold=hold, by=fg.user, reason="De klacht is klaar.")
    assert due_of(case)["dossier"].waits == Waits.NOTHING

    place_hold(case=case, by=fg.user, reason="Nog iets.", until=make.days_ago(1))
    assert due_of(case)["dossier"].waits == Waits.NOTHING


@pytest.mark.parametrize("table", ["consent_hold", "consent_retentionrule", "consent_holdending"])
@pytest.mark.parametrize("statement", ["delete from {}", "update {} set by_id = by_id"])
def test_holds_and_terms_are_only_added_to(table, statement):
    """Law 9"""
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_a_regiehouder_holds_nothing_back_and_settles_nothing(regiehouder):
    case = closed_years_ago(3)

    with pytest.raises(NotAKeeper):
        place_hold(case=case, by=regiehouder.user, reason="Liever niet.")
    with pytest.raises(NotAKeeper):
        settled(by=regiehouder.user)


def test_a_hold_is_lifted_once(fg):
    hold = place_hold(case=closed_years_ago(3), by=fg.user, reason="Klacht.")
    lift_hold(hold=hold, by=fg.user, reason="Klaar.")

    with pytest.raises(Refused, match="al opgeheven"):
        lift_hold(hold=hold, by=fg.user, reason="Nog eens.")
    assert HoldEnding.objects.filter(hold=hold).count() == 1


def test_the_pages_show_kenmerken_and_counts_and_no_name(fg, beheerder):
    settled(by=fg.user)
    case = closed_years_ago(3, jongere=make.make_jongere(age=21, achternaam="Van Uniekenstein"))

    for person in (fg, beheerder):
        listed = person.client.get("/bewaren/").text
        assert case.reference in listed
        assert "2 jaar na de dag van afsluiten" in listed
        preview = person.client.get(f"/bewaren/dossier/{case.pk}/").text
        assert "VNG-selectielijst" in preview
        assert "Wat gaat er weg?" in preview
        assert "Uniekenstein" not in listed + preview


def test_a_term_that_nobody_read_in_a_law_names_no_law(fg):
    """domain.md §1.9, mark U"""
    rule = RetentionRule.objects.in_force().get(kind="dossier", task="wmo")

    assert rule.basis == ""
    assert "nog vaststellen" in fg.client.get("/bewaren/termijnen/").text


def test_a_hold_is_placed_and_lifted_on_the_page_and_a_wrong_kenmerk_loses_nothing(fg):
    case = closed_years_ago(3)
    wrong = fg.client.post("/bewaren/stops/", {"reference": "bestaat-niet", "reason": "Er loopt een rechtszaak."})
    assert wrong.status_code == 422
    assert "Dit kenmerk bestaat niet." in wrong.text
    assert "Er loopt een rechtszaak." in wrong.text

    fg.client.post("/bewaren/stops/", {"reference": case.reference.lower(), "reason": "Er loopt een rechtszaak."})
    hold = Hold.objects.standing().get(case=case)
    assert "Er loopt een rechtszaak." in fg.client.get("/bewaren/stops/").text

    fg.client.post(f"/bewaren/stops/{hold.pk}/opheffen/", {"reason": "Uitspraak gedaan."})
    assert not Hold.objects.standing().exists()
    assert fg.client.get(f"/bewaren/stops/{hold.pk}/opheffen/").status_code == 404


@pytest.mark.parametrize("path", ["", "termijnen/", "stops/"])
def test_for_a_regiehouder_these_pages_do_not_exist(regiehouder, path):
    assert regiehouder.client.get(f"/bewaren/{path}").status_code == 404


def test_a_long_list_is_paged_and_an_empty_one_says_so(fg):
    assert "Niets aan de beurt" in fg.client.get("/bewaren/?soort=brieven").text
    assert fg.client.get("/bewaren/?soort=onzin").status_code == 422
    for _ in range(51):
        closed_years_ago(3)

    assert "van 51 regels" in fg.client.get("/bewaren/?soort=dossier").text


def test_every_kind_of_row_has_a_dutch_name_on_the_preview():
    """A model without words of its own would show its English class name here."""
    dutch = {"Gezagsdrager", "Woonsituatie", "Intake", "Score", "Observatie"}
    unnamed = [model.__name__ for model in kinds()
               if name_of(model).lower() == f"{camel_case_to_spaces(model.__name__)}s"]  # fmt: skip

    assert set(unnamed) == dutch


def test_what_stands_in_a_round_is_not_offered_again(fg, beheerder):
    settled(by=fg.user)
    closed_years_ago(3)
    assert "Stel een ronde voor" in fg.client.get("/bewaren/").text
    propose(by=fg.user)

    page = fg.client.get("/bewaren/").text
    assert "Stel een ronde voor" not in page
    assert "in een ronde" in page
