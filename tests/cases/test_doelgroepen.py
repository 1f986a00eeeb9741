"""The doelgroep follows from the dossier, by a rule that a person can put right (A2, B21–B24)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import Entry
from cases.doelgroepen.derive import derived_doelgroep_of, doelgroep_of, in_doelgroep
from cases.doelgroepen.services import NothingToTakeBack, correct_doelgroep, follow_dossier
from cases.dossier.models import Case
from cases.refusals import NotValid
from tests import factories as make


def last_october():
    today = timezone.localdate()
    return date(today.year - (today.month < 10), 10, 1)


def days_since_october(more=0):
    return (timezone.localdate() - last_october()).days + more


def a_case(*, age=19, school=None, ended=None, diploma=None, verzuim=False, works=False):
    """`school` is a niveau; `ended` how many days ago that was over."""
    jongere = make.make_jongere(age=age)
    if school:
        begon = make.days_ago(max(900, (ended or 0) + 300))
        make.make_inschrijving(
            jongere=jongere, niveau=school, begon_op=begon, eindigde_op=None if ended is None else make.days_ago(ended)
        )
    if diploma:
        make.make_diploma(jongere=jongere, niveau=diploma)
    if verzuim:
        make.make_verzuim(jongere=jongere)
    if works:
        make.make_werk(jongere=jongere, since=make.days_ago(500))
    return make.make_case(jongere=jongere)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"age": 14, "school": "vmbo_kb"}, "leerplichtig"),
        ({"age": 17, "school": "havo"}, "leerplichtig"),
        ({"age": 17, "school": "entree"}, "jikp"),
        ({"school": "praktijk", "ended": 100}, "jikp"),
        ({"school": "vso", "ended": 30}, "jikp"),
        ({"school": "mbo3", "verzuim": True}, "verzuim_18"),
        ({"school": "vmbo_gt", "verzuim": True}, "vsv_dreigend"),
        ({"school": "mbo3"}, None),
        ({"school": "mbo3", "ended": 700}, "vsv_oud"),
        ({}, "vsv_oud"),
        ({"school": "mbo3", "ended": 700, "works": True}, "anders"),
        ({"school": "mbo3", "ended": 700, "diploma": "mbo2"}, None),
        ({"age": 27}, None),
        ({"age": 26}, "vsv_oud"),
    ],
)
def test_the_doelgroep_follows_from_age_school_work_and_verzuim(inside, told, expected):
    """A2 B21 B22 B23 B24"""
    assert doelgroep_of(a_case(**told)) == expected


@pytest.mark.parametrize(("before_october", "expected"), [(20, "vsv_nieuw"), (-20, "vsv_dreigend")])
def test_the_first_of_october_decides_who_is_new(inside, before_october, expected):
    """B22"""
    days = days_since_october(before_october)
    days = max(days, 0) if expected == "vsv_dreigend" else min(days, 360)

    assert doelgroep_of(a_case(school="mbo3", ended=days)) in (expected, None)  # None: today is the last day of school


def test_the_eighteenth_birthday_moves_a_jongere_by_itself(inside):
    """A2"""
    case = a_case(age=18, school="mbo3", verzuim=True)
    today = case.jongere.geboortedatum
    type(case.jongere).objects.filter(pk=case.jongere_id).update(geboortedatum=today + timedelta(days=1))

    assert doelgroep_of(case) == "leerplichtig"
    type(case.jongere).objects.filter(pk=case.jongere_id).update(geboortedatum=today)
    assert doelgroep_of(case) == "verzuim_18"


def test_a_correction_holds_until_it_is_taken_back(inside):
    case = a_case(school="mbo3", ended=700)

    correct_doelgroep(case=case, doelgroep="jikp", reason="Komt van vso, staat er nog niet in.", by=case.regiehouder)
    corrected = doelgroep_of(case), derived_doelgroep_of(case)
    follow_dossier(case=case, by=case.regiehouder)

    assert corrected == ("jikp", "vsv_oud")
    assert doelgroep_of(case) == "vsv_oud"
    with pytest.raises(NothingToTakeBack):
        follow_dossier(case=case, by=case.regiehouder)


@pytest.mark.parametrize(("wrong", "sentence"), [({"reason": " "}, "Schrijf op waarom"), ({"doelgroep": "x"}, "")])
def test_a_correction_says_why_and_names_a_doelgroep_that_there_is(inside, wrong, sentence):
    case = a_case()

    with pytest.raises(NotValid, match=sentence):
        correct_doelgroep(case=case, by=case.regiehouder, **{"doelgroep": "jikp", "reason": "Van vso."} | wrong)


def test_a_list_finds_by_what_holds_now(inside):
    old, corrected = a_case(school="mbo3", ended=700), a_case(school="mbo3", ended=700)
    correct_doelgroep(case=corrected, doelgroep="jikp", reason="Van vso.", by=corrected.regiehouder)

    assert list(in_doelgroep(Case.objects.all(), "vsv_oud")) == [old]
    assert list(in_doelgroep(Case.objects.all(), "jikp")) == [corrected]


def test_a_correction_is_in_the_log(inside):
    case = a_case()
    correct_doelgroep(case=case, doelgroep="jikp", reason="Van vso.", by=case.regiehouder)

    assert Entry.objects.get(action="doelgroep.corrected").details["doelgroep"] == "jikp"
