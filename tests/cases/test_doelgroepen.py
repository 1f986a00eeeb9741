"""The doelgroep follows from the dossier, by a rule that a person can put right (A2, B9, B21–B24, B26b)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit.models import Entry
from cases.aandachtspunten.finding import points_for
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, stop_using
from cases.doelgroepen.derive import derived_doelgroep_of, doelgroep_of, doelgroepen_of, in_doelgroep
from cases.doelgroepen.services import (
    AlreadyEnded,
    NothingToTakeBack,
    NotInUse,
    assign_doelgroep,
    correct_doelgroep,
    end_doelgroep,
    follow_dossier,
)
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from cases.refusals import NotValid
from cases.settings.services import change_settings, settings_now
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


TOLD: list[tuple[dict[str, Any], str | None]] = [
    ({"age": 14, "school": "vmbo_kb"}, "leerplichtig"),
    ({"age": 17, "school": "havo"}, "leerplichtig"),
    ({"age": 17, "school": "entree"}, "jikp"),
    ({"school": "praktijk", "ended": 100}, "jikp"),
    ({"school": "vmbo_bb", "ended": 60}, "jikp"),
    ({"school": "vmbo_lwt", "ended": 60}, "jikp"),
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
]


@pytest.mark.parametrize(("told", "expected"), TOLD)
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


@pytest.mark.parametrize(
    ("wrong", "sentence"), [({"reason": " "}, "Schrijf op waarom"), ({"doelgroep": "x"}, "geldige keuze")]
)
def test_a_correction_says_why_and_names_a_doelgroep_that_there_is(inside, wrong, sentence):
    case = a_case()

    with pytest.raises(NotValid, match=sentence):
        correct_doelgroep(case=case, by=case.regiehouder, **{"doelgroep": "jikp", "reason": "Van vso."} | wrong)


def test_a_list_finds_by_what_holds_now(inside):
    old, corrected = a_case(school="mbo3", ended=700), a_case(school="mbo3", ended=700)
    correct_doelgroep(case=corrected, doelgroep="jikp", reason="Van vso.", by=corrected.regiehouder)

    assert list(in_doelgroep(Case.objects.all(), "vsv_oud")) == [old]
    assert list(in_doelgroep(Case.objects.all(), "jikp")) == [corrected]


def test_every_list_finds_whom_the_page_of_the_case_names_it_for(inside):
    """B21–B24: the list of one doelgroep asks only what that one needs, and answers the same."""
    belong = {case.pk: set(doelgroepen_of(case)) for case in [a_case(**told) for told, _ in TOLD]}

    lists = {code: {case.pk for case in in_doelgroep(Case.objects.all(), code)} for code in Doelgroep.values}

    assert lists == {code: {pk for pk, told in belong.items() if code in told} for code in Doelgroep.values}
    assert all(lists[code] for code in ("jikp", "verzuim_18", "vsv_oud"))


def test_a_correction_is_in_the_log(inside):
    case = a_case()
    correct_doelgroep(case=case, doelgroep="jikp", reason="Van vso.", by=case.regiehouder)

    assert Entry.objects.get(action="doelgroep.corrected").details["doelgroep"] == "jikp"


@pytest.fixture
def fenna(inside):
    return make.make_user("Fenna", roles=("functioneel_beheerder",))


def test_a_tenant_that_helps_until_23_has_no_doelgroep_for_who_is_older(fenna):
    """B9"""
    older, younger = a_case(age=24), a_case(age=22)
    change_settings(version=settings_now().version, doorstroompunt_until=23, agreements="", by=fenna)

    assert (doelgroep_of(older), doelgroep_of(younger)) == (None, "vsv_oud")
    assert list(in_doelgroep(Case.objects.filter(pk__in=[older.pk, younger.pk]), "vsv_oud")) == [younger]


def test_a_jongere_is_in_two_doelgroepen_at_once_and_both_lists_find_them(inside):
    """B21 B24"""
    case = a_case(school="entree", verzuim=True)

    assert list(doelgroepen_of(case)) == ["jikp", "verzuim_18"]
    assert doelgroep_of(case) == "jikp"
    assert [list(in_doelgroep(Case.objects.all(), code)) for code in ("jikp", "verzuim_18")] == [[case], [case]]


def test_a_correction_can_name_more_than_one(inside):
    case = a_case(school="mbo3", ended=700)
    why = {"reason": "Komt van vso.", "by": case.regiehouder}

    correct_doelgroep(case=case, doelgroep="verzuim_18", beside=["jikp", "verzuim_18"], **why)

    assert list(doelgroepen_of(case)) == ["verzuim_18", "jikp"]
    assert [len(in_doelgroep(Case.objects.all(), code)) for code in ("jikp", "vsv_oud")] == [1, 0]


@pytest.fixture
def newcomers(fenna):
    body = {"about": "Korter dan een jaar in Nederland."}
    return begin_content(kind=ContentKind.DOELGROEP, naam="Nieuwkomers", body=body, by=fenna)


def test_a_doelgroep_of_the_tenant_stands_beside_the_others_and_brings_its_points(newcomers, fenna):
    """B26b B25"""
    case, other = a_case(), a_case()
    body = {"phase": case.phase, "doelgroep": "eigen:nieuwkomers", "points": ["Vraag naar de taal."]}
    begin_content(kind=ContentKind.AANDACHTSPUNTEN, naam="Bij nieuwkomers", body=body, by=fenna)

    put = assign_doelgroep(case=case, doelgroep="eigen:nieuwkomers", reason="Kwam in mei.", by=case.regiehouder)

    assert list(doelgroepen_of(case).values()) == ["Oude voortijdig schoolverlater", "Nieuwkomers"]
    assert list(in_doelgroep(Case.objects.all(), "eigen:nieuwkomers")) == [case]
    assert [("Vraag naar de taal." in points_for(row)) for row in (case, other)] == [True, False]
    assert Entry.objects.get(action="doelgroep.assigned").details["doelgroep"] == "nieuwkomers"
    assert put.edition == newcomers


def test_an_own_doelgroep_ends_once_and_is_not_put_twice(newcomers):
    """B26b"""
    case = a_case()
    why = {"case": case, "doelgroep": "eigen:nieuwkomers", "by": case.regiehouder}
    put = assign_doelgroep(reason="Kwam in mei.", **why)
    with pytest.raises(NotValid, match="hoort al bij"):
        assign_doelgroep(reason="Nog eens.", **why)

    end_doelgroep(assignment=put, by=case.regiehouder)

    assert "eigen:nieuwkomers" not in doelgroepen_of(case)
    with pytest.raises(AlreadyEnded):
        end_doelgroep(assignment=put, by=case.regiehouder)


def test_a_doelgroep_that_stopped_is_not_given_any_more_and_stays_where_it_was(newcomers, fenna):
    """B26b"""
    old, new = a_case(), a_case()
    assign_doelgroep(case=old, doelgroep="eigen:nieuwkomers", reason="Kwam in mei.", by=fenna)
    stop_using(edition=Edition.objects.get(pk=newcomers.pk), note="Anders", by=fenna)

    with pytest.raises(NotInUse):
        assign_doelgroep(case=new, doelgroep="eigen:nieuwkomers", reason="Kwam in juni.", by=fenna)
    assert "eigen:nieuwkomers" in doelgroepen_of(old)
