"""Who works here: adding, roles, off and on, and the yearly review (BIO2 5.18.02)."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import IdentitySource, User
from accounts.rights import Role
from audit.models import Entry
from cases.dossier.services import NotARegiehouder, open_case
from cases.refusals import Refused
from cases.staff.models import RoleReview
from cases.staff.roster import roster, stamp, to_review
from cases.staff.services import add_staff, change_staff, confirm_roles, switch_off, switch_on
from cases.versions import ChangedByOther
from tests import factories as make

pytestmark = pytest.mark.usefixtures("inside")
BEHEERDER = (Role.FUNCTIONEEL_BEHEERDER,)


@pytest.fixture
def joke():
    return make.make_user("Joke Schouten", roles=BEHEERDER)


@pytest.fixture
def willem(joke):
    return add_staff(naam="Willem de Wit", email="Willem@gemeente.example", roles=[Role.REGIEHOUDER], by=joke)


def again(person):
    return User.objects.get(pk=person.pk)


def change(person, by, **over):
    known = {"naam": person.naam, "email": person.email, "telefoon": "", "roles": person.roles, "seen": stamp(person)}
    return change_staff(person=person, by=by, **known | over)


def test_a_colleague_is_added_with_roles_and_that_counts_as_a_review(joke, willem):
    review = RoleReview.objects.get(person=willem)

    assert (willem.roles, willem.has_usable_password()) == ({"regiehouder"}, False)
    assert (review.roles, review.reviewed_by) == (["regiehouder"], joke)
    assert Entry.objects.get(action="staff.added").details["roles"] == ["regiehouder"]


def test_one_address_is_one_colleague_but_a_jongere_may_share_it(joke, willem):
    User.objects.create_person(naam="Dochter van Piet", email="piet@gemeente.example")

    add_staff(naam="Piet", email="piet@gemeente.example", roles=[Role.FG], by=joke)
    with pytest.raises(Refused, match="Willem de Wit is al medewerker met dit e-mailadres"):
        add_staff(naam="Wil", email="willem@GEMEENTE.example", roles=[Role.FG], by=joke)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [({"email": ""}, "e-mailadres van het werkaccount"), ({"email": "geen"}, "geldig e-mailadres"),
     ({"roles": []}, "minstens één rol")],
)  # fmt: skip
def test_what_is_missing_is_told_and_nobody_is_added(joke, told, sentence):
    with pytest.raises(Refused, match=sentence):
        add_staff(**{"naam": "Piet", "email": "p@gemeente.example", "roles": [Role.FG], "by": joke} | told)

    assert not User.objects.filter(naam="Piet").exists()


def test_a_change_of_roles_is_logged_with_the_old_and_the_new(joke, willem):
    change(willem, joke, roles=[Role.COORDINATOR, Role.REGIEHOUDER])

    line = Entry.objects.get(action="staff.roles_changed")
    assert (line.details["was"], line.details["roles"]) == (["regiehouder"], ["coordinator", "regiehouder"])
    assert again(willem).roles == {"coordinator", "regiehouder"}


def test_the_log_of_a_correction_names_fields_and_no_values(joke, willem):
    change(willem, joke, telefoon="06 12345678")

    line = Entry.objects.get(action="staff.changed")
    assert (line.fields, "12345678" in str(line.details)) == (["telefoon"], False)


def test_who_saves_an_older_page_hears_that_somebody_else_changed_it(joke, willem):
    seen = stamp(willem)
    change(willem, joke, naam="Wim de Wit")

    with pytest.raises(ChangedByOther):
        change(willem, joke, seen=seen)
    with pytest.raises(ChangedByOther):
        confirm_roles(person=willem, seen=seen, by=joke)


@pytest.mark.parametrize("leave", [
    lambda willem, joke: switch_off(person=willem, by=joke),
    lambda willem, joke: change(willem, joke, roles=[Role.FG]),
], ids=["off", "other role"])  # fmt: skip
def test_who_leads_open_cases_hands_them_over_first(joke, willem, leave):
    """Law 5: a case always has exactly one regiehouder."""
    make.make_case(regiehouder=willem)

    with pytest.raises(Refused, match=r"Willem de Wit is regiehouder van nog 1 open dossier\. Draag die eerst over"):
        leave(willem, joke)

    assert again(willem).is_active
    assert again(willem).roles == {"regiehouder"}


def test_off_ends_what_was_open_and_on_gives_the_roles_back_but_no_session(joke, willem):
    before = willem.get_session_auth_hash()

    switch_off(person=willem, by=joke)
    assert not again(willem).is_active
    switch_on(person=willem, by=joke)

    assert (again(willem).is_active, again(willem).roles) == (True, {"regiehouder"})
    assert again(willem).get_session_auth_hash() != before
    assert set(Entry.objects.values_list("action", flat=True)) >= {"staff.switched_off", "staff.switched_on"}


def test_nobody_who_is_off_becomes_regiehouder(joke, willem):
    switch_off(person=willem, by=joke)

    with pytest.raises(NotARegiehouder):
        open_case(jongere=make.make_jongere(), regiehouder=willem, by=joke, task="leerplicht",
                  verantwoordelijke_gemeente="Noorderkoog")  # fmt: skip


def test_the_last_beheerder_stays():
    both = make.make_user("Stef Dekker", roles=(*BEHEERDER, Role.FG))

    with pytest.raises(Refused, match="Er blijft dan geen functioneel beheerder over"):
        change(both, both, roles=[Role.FG])
    with pytest.raises(Refused, match="eigen account niet uitzetten"):
        switch_off(person=both, by=both)


def test_with_another_beheerder_the_own_role_can_be_laid_down(joke):
    both = make.make_user("Stef", roles=(*BEHEERDER, Role.FG))

    change(both, both, roles=[Role.FG])

    assert again(both).roles == {"fg"}


def test_nobody_gives_themselves_a_role(joke):
    with pytest.raises(Refused, match="Je kunt jezelf geen rol geven"):
        change(joke, joke, roles=[*BEHEERDER, Role.COORDINATOR])


def test_roles_are_to_be_reviewed_after_a_year_until_somebody_confirms_them(joke, willem):
    old = RoleReview.objects.filter(person=willem)
    assert willem not in to_review(roster())

    never = make.make_user("Nooit nagekeken")
    confirm_roles(person=never, seen=stamp(never), by=joke)

    assert never not in to_review(roster())
    assert {joke} == set(to_review(roster()))
    assert old.count() == 1


def test_own_roles_are_for_somebody_else_to_confirm_where_there_is_one(joke):
    confirm_roles(person=joke, seen=stamp(joke), by=joke)
    make.make_user("Stef", roles=BEHEERDER)

    with pytest.raises(Refused, match="Je eigen rollen"):
        confirm_roles(person=joke, seen=stamp(joke), by=joke)


def test_where_the_provider_does_not_link_by_email_its_number_is_told_by_hand(joke, willem):
    IdentitySource.objects.create(slug="werk", name="werkaccount", kind="staff", issuer="https://idp.example",
                                  client_id="x", amr_required=["mfa"])  # fmt: skip

    change(willem, joke, kenmerk="sub-17")
    with pytest.raises(Refused, match="hoort al bij iemand anders"):
        add_staff(naam="Piet", email="p@gemeente.example", roles=[Role.FG], kenmerk="sub-17", by=joke)

    assert willem.external_identities.get().source.slug == "werk"
    assert "sub-17" not in str(list(Entry.objects.values()))


def test_the_operator_lets_the_first_beheerder_in_from_the_command_line(capsys):
    told = ["--tenant=noorderkoog", "--naam=Jo Smit", "--email=jo@gemeente.example"]

    call_command("add_staff", *told)

    assert User.objects.get(naam="Jo Smit").roles == set(BEHEERDER)
    assert "Jo Smit kan nu inloggen bij noorderkoog." in capsys.readouterr().out
    with pytest.raises(CommandError, match="Jo Smit is al medewerker"):
        call_command("add_staff", *told)
    with pytest.raises(CommandError, match="Er is geen gemeente of regio met de naam public"):
        call_command("add_staff", "--tenant=public", *told[1:])
