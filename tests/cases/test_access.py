"""Who sees which case: the regiehouder, who was given a right on it, coördinator and FG to read, and nobody else."""

import pytest

from accounts.rights import Right, Role
from cases.dossier.models import Case
from cases.dossier.services import CaseClosed, close_case, rights_of
from cases.dossier.team import NotAColleague, add_colleague, give_procesregie, remove_colleague, team
from cases.jongeren.services import invite_citizen
from tests.factories import make_case, make_gezagsdrager, make_jongere, make_user

pytestmark = pytest.mark.usefixtures("inside")


def seen(user, permission="view_case"):
    return set(Case.objects.for_user(user, permission))


@pytest.mark.parametrize("permission", Right.values)
def test_the_regiehouder_holds_every_right_on_the_own_case_and_none_on_another(permission):
    willem = make_user()
    case = make_case(regiehouder=willem)
    make_case()

    assert seen(willem, permission) == {case}


@pytest.mark.parametrize("roles", [(), (Role.REGIEHOUDER,), (Role.BELEIDSMEDEWERKER,), (Role.FUNCTIONEEL_BEHEERDER,)])
@pytest.mark.parametrize("permission", Right.values)
def test_a_role_alone_opens_nothing(roles, permission):
    make_case()

    assert seen(make_user(roles=roles), permission) == set()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FG])
def test_coordinator_and_fg_read_all_cases_and_change_none(role):
    case, reader = make_case(), make_user(roles=(role,))

    assert seen(reader) == {case}
    assert seen(reader, "change_case") == seen(reader, "share_case") == set()


def test_a_permission_that_does_not_exist_gives_nothing_but_the_own_cases():
    make_case()

    assert seen(make_user(), "delete_everything") == set()


def test_someone_who_was_switched_off_sees_nothing():
    willem = make_user()
    make_case(regiehouder=willem)
    willem.is_active = False

    assert seen(willem) == set()


def test_a_colleague_gets_exactly_the_rights_that_were_given():
    case, nora = make_case(), make_user("Nora Kok")
    make_case()

    add_colleague(case=case, colleague=nora, rights=["change_case"], by=case.regiehouder)

    assert rights_of(user=nora, case=case) == {Right.VIEW_CASE, Right.CHANGE_CASE}
    assert seen(nora) == {case}
    assert team(case) == {nora: {Right.VIEW_CASE, Right.CHANGE_CASE}}


def test_giving_again_takes_away_what_is_not_named():
    case, nora = make_case(), make_user("Nora Kok")
    add_colleague(case=case, colleague=nora, rights=["share_case"], by=case.regiehouder)

    add_colleague(case=case, colleague=nora, rights=["view_case"], by=case.regiehouder)

    assert rights_of(user=nora, case=case) == {Right.VIEW_CASE}


def test_a_colleague_who_is_removed_sees_nothing_any_more():
    case, nora = make_case(), make_user("Nora Kok")
    add_colleague(case=case, colleague=nora, rights=Right.values, by=case.regiehouder)

    remove_colleague(case=case, colleague=nora, by=case.regiehouder)

    assert rights_of(user=nora, case=case) == frozenset()


def test_procesregie_reads_and_changes_a_case_and_shares_nothing_b18():
    case, nora = make_case(), make_user("Nora Kok")

    give_procesregie(case=case, version=1, colleague=nora, by=case.regiehouder)

    assert rights_of(user=nora, case=case) == {Right.VIEW_CASE, Right.CHANGE_CASE}
    assert Case.objects.get().procesregisseur == nora


def test_only_a_colleague_with_a_role_joins_a_case():
    case = make_case()

    with pytest.raises(NotAColleague):
        add_colleague(case=case, colleague=make_user(roles=()), rights=["view_case"], by=case.regiehouder)


def test_nobody_joins_a_closed_case():
    case, nora = make_case(), make_user("Nora Kok")
    close_case(case=case, version=1, reason="werk", by=case.regiehouder)

    with pytest.raises(CaseClosed):
        add_colleague(case=case, colleague=nora, rights=["view_case"], by=case.regiehouder)


def test_a_jongere_finds_the_own_case_and_no_other():
    case = make_case()
    make_case()

    assert set(Case.objects.for_citizen(invite_citizen(person=case.jongere, by=None))) == {case}


@pytest.mark.parametrize(("age", "may_look"), [(11, True), (15, True), (16, False), (18, False)])
def test_a_parent_sees_who_read_the_case_until_the_jongere_is_16(age, may_look):
    case = make_case(jongere=make_jongere(age=age))
    mother = make_gezagsdrager(jongere=case.jongere, verified_by=case.regiehouder)
    user = invite_citizen(person=mother, by=case.regiehouder)

    assert Case.objects.with_log_for(user).exists() == may_look


def test_the_question_who_sees_what_costs_one_query(django_assert_num_queries):
    willem = make_user()
    make_case(regiehouder=willem)
    assert willem.roles

    with django_assert_num_queries(1):
        seen(willem)
