"""Health and criminal matters stand apart, rest on an instemming, and are for who works on the case (WEB 9.2.7)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.rights import Right, Role
from audit.models import Entry
from cases import catalogue
from cases.bijzonder import services
from cases.bijzonder.models import Instemming, SpecialAnswer
from cases.content.bodies import read
from cases.dossier.services import change_case
from cases.dossier.team import add_colleague
from cases.jongeren.ages import born_on_or_before
from cases.jongeren.models import Jongere
from cases.versions import ChangedByOther
from cases.vraag.services import NotYet
from tests import factories as make
from tests import intaking

pytestmark = pytest.mark.usefixtures("inside")
SECRET = "Is geopereerd en mag niet tillen."


@pytest.fixture
def case():
    return make.make_case(task="doorstroompunt", jongere=make.make_jongere(age=19))


@pytest.fixture
def intake(case):
    return intaking.make_intake(case=case)


def agree(case):
    return services.record_instemming(case=case, how="gesprek", by=case.regiehouder)


def take_back(case):
    return services.withdraw_instemming(case=case, how="telefoon", by=case.regiehouder)


def tell(intake, *, by=None, version=0, text=SECRET):
    question = read(intake.form).find("belemmeringen")
    return services.answer_special(intake=intake, question=question, text=text, source="jongere", version=version,
                                   by=by or intake.by)  # fmt: skip


def seen(case, by=None):
    answers, _ = services.look(case=case, by=by or case.regiehouder, role="regiehouder")
    return [answer.text for answer in answers]


def test_without_instemming_the_doorstroompunt_keeps_nothing_on_health(intake):
    """WEB 9.2.7, eerste lid"""
    with pytest.raises(services.NoInstemming, match="instemt met de ondersteuning"):
        tell(intake)


@pytest.mark.parametrize("act", ["insert", "update"])
def test_nor_does_the_database_take_it(case, intake, act):
    """WEB 9.2.7, eerste lid"""
    agree(case)
    answer = tell(intake)
    take_back(case)

    with pytest.raises(IntegrityError, match=r"WEB 9\.2\.7"), transaction.atomic():
        if act == "update":
            SpecialAnswer.objects.filter(pk=answer.pk).update(source_name="x")
        else:
            case.special_answers.create(intake=intake, question="x", category="gezondheid", by=intake.by)


def test_an_instemming_of_another_case_carries_nothing(intake):
    elsewhere = agree(make.make_case(task="doorstroompunt"))

    with pytest.raises(IntegrityError, match="does not stand"), transaction.atomic():
        intake.case.special_answers.create(
            intake=intake, instemming=elsewhere, question="x", category="gezondheid", by=intake.by
        )


def test_after_instemming_it_is_kept_unreadable_to_who_has_the_database(case, intake):
    """B79"""
    agree(case)
    tell(intake)

    with connection.cursor() as cursor:
        cursor.execute("select text from cases_specialanswer")
        assert SECRET not in cursor.fetchone()[0]
    assert seen(case) == [SECRET]


def test_taking_the_instemming_back_closes_reading_at_once_and_marks_for_erasure(case, intake):
    agree(case)
    answer = tell(intake)

    take_back(case)

    assert seen(case) == []
    assert not services.is_kept(case)
    assert list(SpecialAnswer.objects.to_erase()) == [answer]


def earns(case, niveau, *, days):
    make.make_diploma(jongere=case.jongere, niveau=niveau, behaald_op=born_on_or_before(2) + timedelta(days=days))


def becomes(case, age, *, days=0):
    born = make.born(age) + timedelta(days=days)
    Jongere.objects.filter(pk=case.jongere_id).update(geboortedatum=born)


@pytest.mark.parametrize("over", [lambda case: becomes(case, 29), lambda case: earns(case, "mbo2", days=0)])
def test_two_years_after_27_or_startkwalificatie_it_closes_and_is_to_be_erased(case, intake, over):
    """WEB 9.2.7, derde lid"""
    agree(case)
    answer = tell(intake)

    over(case)

    assert seen(case) == []
    assert list(SpecialAnswer.objects.to_erase()) == [answer]
    assert not services.may_write(case)
    with pytest.raises(services.TermOver, match="bewaartermijn is voorbij"):
        tell(intake, text="Iets nieuws.", version=answer.version)


@pytest.mark.parametrize(
    "not_yet",
    [
        lambda case: becomes(case, 29, days=1),
        lambda case: earns(case, "mbo2", days=1),
        lambda case: earns(case, "vmbo_bb", days=-900),
    ],
)
def test_until_that_day_it_is_read(case, intake, not_yet):
    """WEB 9.2.7, derde lid"""
    agree(case)
    tell(intake)

    not_yet(case)

    assert seen(case) == [SECRET]
    assert not SpecialAnswer.objects.to_erase().exists()


def test_the_term_goes_along_to_another_task(case, intake):
    """WEB 9.2.7, derde lid: converting a case at 27 does not lengthen what the Doorstroompunt may keep."""
    agree(case)
    answer = tell(intake)
    change_case(case=case, version=case.version, by=case.regiehouder, task="wmo")

    becomes(case, 29)

    assert seen(case) == []
    assert list(SpecialAnswer.objects.to_erase()) == [answer]


def test_a_new_instemming_does_not_open_what_was_told_under_the_old_one(case, intake):
    agree(case)
    tell(intake)
    take_back(case)
    agree(case)

    tell(intake, text="Mag weer tillen.")

    assert seen(case) == ["Mag weer tillen."]


def test_another_task_does_not_open_it_either(case, intake):
    agree(case)
    tell(intake)
    take_back(case)
    change_case(case=case, version=case.version, task="jeugdwet", by=case.regiehouder)

    assert seen(case) == []


def test_a_task_without_this_article_asks_no_instemming():
    """domain.md 0.3: the rule hangs on the task."""
    case = make.make_case(task="jeugdwet")

    tell(intaking.make_intake(case=case))

    assert seen(case) == [SECRET]


def test_an_answer_of_before_the_task_became_doorstroompunt_is_not_read_without_instemming():
    case = make.make_case(task="wmo")
    tell(intaking.make_intake(case=case))
    change_case(case=case, version=case.version, task="doorstroompunt", by=case.regiehouder)

    assert seen(case) == []


@pytest.mark.parametrize("roles", [(Role.COORDINATOR,), (Role.FG,), (Role.REGIEHOUDER,)])
def test_a_role_alone_opens_nothing(case, intake, roles):
    """WEB 9.2.7, tweede lid"""
    agree(case)
    tell(intake)

    with pytest.raises(services.NotCharged):
        seen(case, by=make.make_user("Kijker", roles=roles))


def test_a_colleague_who_only_reads_the_case_does_not_read_this(case, intake):
    reader, worker = make.make_user("Lezer"), make.make_user("Werker")
    add_colleague(case=case, colleague=reader, rights=[Right.VIEW_CASE], by=case.regiehouder)
    add_colleague(case=case, colleague=worker, rights=[Right.CHANGE_CASE], by=case.regiehouder)
    agree(case)
    tell(intake)

    assert seen(case, by=worker) == [SECRET]
    with pytest.raises(services.NotCharged):
        seen(case, by=reader)
    with pytest.raises(services.NotCharged):
        tell(intake, by=reader)


def test_every_look_is_a_line_of_its_own(case, intake):
    agree(case)
    tell(intake)
    seen(case)
    seen(case)

    lines = Entry.objects.reads_of(case.pk).filter(action="special.read")
    assert [line.fields for line in lines] == [["bijzondere_gegevens"], ["bijzondere_gegevens"]]
    assert SECRET not in str(list(Entry.objects.values()))


def test_a_look_that_finds_nothing_is_no_look(case):
    assert seen(case) == []
    assert not Entry.objects.reads_of(case.pk).exists()


def test_two_people_at_once_do_not_lose_each_others_words(case, intake):
    agree(case)
    first = tell(intake)

    with pytest.raises(ChangedByOther):
        tell(intake, text="Anders.")
    tell(intake, version=first.version, text="Mag weer tillen.")

    assert seen(case) == ["Mag weer tillen."]


def test_it_is_no_field_of_the_catalogue():
    """WEB 9.2.7, tweede lid: not given to others, also not with a machtiging."""
    of_these = ("specialanswer", "meldcode", "instemming")

    assert not [code for code, field in catalogue.FIELDS.items() if any(word in field.sql for word in of_these)]


def test_one_instemming_stands_at_a_time_and_it_is_not_dated_ahead(case):
    with pytest.raises(NotYet):
        services.record_instemming(case=case, how="gesprek", given_on=make.days_ago(-1), by=case.regiehouder)
    agree(case)

    with pytest.raises(services.Agreed):
        agree(case)
    with pytest.raises(services.NoInstemming):
        [take_back(case) for _ in range(2)]


def test_an_instemming_is_never_edited(case):
    agree(case)

    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Instemming.objects.update(how="telefoon")


def test_the_steps_of_the_meldcode_are_days_without_words(case):
    """B91, B96; domain.md §1.7"""
    for day in (3, 2):
        services.log_meldcode(case=case, step=4, done_on=make.days_ago(day), by=case.regiehouder)

    _, steps = services.look(case=case, by=case.regiehouder, role="regiehouder")
    line = Entry.objects.acts_of(case.pk, case.jongere_id).first()
    assert [(step.step, step.done_on) for step in steps] == [(4, make.days_ago(2))]
    assert (line.action, "meldcode" in str(line.details).lower()) == ("special.written", False)
    with pytest.raises(services.NotCharged):
        services.log_meldcode(case=case, step=1, by=make.make_user("Cor", roles=(Role.COORDINATOR,)))
