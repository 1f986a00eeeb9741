"""About whom a melding is: suggested by the system, said by a person, and taken back when it was wrong."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.notices.models import Notice
from accounts.rights import Role
from audit.models import Entry
from cases.dossier.models import Case
from cases.joining.candidates import Ground, suggest, words_of
from cases.joining.models import Joining
from cases.joining.services import (
    AlreadyEnded,
    AlreadyJoined,
    AlreadySaid,
    WhyMissing,
    join_jongere,
    join_melding,
    keep_apart,
    register_and_join,
    take_back,
)
from cases.jongeren.services import AlreadyKnown
from cases.signals.models import Melding
from tests import factories as make


@pytest.fixture
def willem(inside):
    return make.make_user("Willem de Wit")


@pytest.fixture
def teun(willem):
    return make.make_jongere(bsn="999990019")


def test_the_same_bsn_is_suggested_first(willem, teun):
    namesake = make.make_jongere()
    melding = make.make_melding(bsn="999990019", by=willem)

    found = suggest(melding=melding, by=willem)

    assert [(one.jongere, one.ground) for one in found] == [(teun, Ground.BSN), (namesake, Ground.NAME)]
    assert Entry.objects.get(action="melding.compared").details["found"] == 2


@pytest.mark.parametrize(
    ("told", "ground"),
    [
        ({"voornaam": "teun", "achternaam": "BAKKER"}, Ground.NAME),
        ({"voornaam": "Téun", "achternaam": "de Bakker"}, Ground.NAME),
        ({"voornaam": "Johannes", "tussenvoegsel": "de", "achternaam": "Bakker"}, Ground.NAME),
        ({"voornaam": "", "achternaam": "Bakker-Smit"}, Ground.NAME),
        ({"voornaam": "Tess", "achternaam": "Bakker"}, Ground.FAMILY),
    ],
    ids=["capitals", "accent and tussenvoegsel", "second name", "no first name", "twin"],
)
def test_a_name_and_a_date_of_birth_are_suggested_however_they_are_written(willem, teun, told, ground):
    found = suggest(melding=make.make_melding(by=willem, **told), by=willem)

    assert [(one.jongere, one.ground) for one in found] == [(teun, ground)]


@pytest.mark.parametrize(
    "told", [{"achternaam": "Visser"}, {"geboortedatum": make.born(18)}, {"geboortedatum": None}], ids=str
)
def test_who_does_not_resemble_is_not_suggested(willem, teun, told):
    assert suggest(melding=make.make_melding(by=willem, **told), by=willem) == []


def test_a_name_is_compared_without_what_people_write_differently():
    assert words_of("van der Vélden-Smit") == words_of("VELDEN SMIT")
    assert words_of("de") == ("de",)


def test_another_melding_about_the_same_person_is_suggested(willem):
    first, second = make.make_melding(by=willem), make.make_melding(by=willem)

    assert [one.other for one in suggest(melding=second, by=willem)] == [first]


def test_a_joined_melding_belongs_to_the_open_case_and_never_makes_another(willem, teun):
    iris = make.make_user("Iris van Dam")
    case = make.make_case(jongere=teun, regiehouder=willem)
    melding = make.make_melding(by=iris)

    joining = join_jongere(melding=melding, jongere=teun, why="Zelfde naam en adres.", by=iris)

    assert (melding.jongere, melding.case, joining.by) == (teun, case, iris)
    assert Case.objects.filter(jongere=teun).count() == 1
    assert Notice.objects.get(recipient=willem).about_id == melding.pk
    assert Entry.objects.get(action="melding.joined").case_id == case.pk


def test_a_joining_is_taken_back_and_stays_to_be_read(willem, teun):
    case = make.make_case(jongere=teun, regiehouder=willem)
    melding = make.make_melding(by=willem)
    joining = join_jongere(melding=melding, jongere=teun, why="Zelfde naam.", by=willem)

    take_back(joining=joining, why="Het was zijn neef.", by=willem)

    melding.refresh_from_db()
    kept = Joining.objects.get()
    assert (melding.jongere, melding.case) == (None, None)
    assert (kept.why, kept.ended_why, kept.ended_by) == ("Zelfde naam.", "Het was zijn neef.", willem)
    assert Entry.objects.get(action="melding.taken_back").case_id == case.pk
    with pytest.raises(AlreadyEnded):
        take_back(joining=joining, why="Nog eens.", by=willem)


def test_what_is_kept_apart_is_not_suggested_again_until_that_is_taken_back(willem, teun):
    melding = make.make_melding(by=willem)
    said = keep_apart(melding=melding, row=teun, why="Andere Teun, andere straat.", by=willem)

    assert suggest(melding=melding, by=willem) == []
    with pytest.raises(AlreadySaid):
        join_jongere(melding=melding, jongere=teun, why="Toch wel.", by=willem)

    take_back(joining=said, why="Hij is verhuisd.", by=willem)
    assert [one.jongere for one in suggest(melding=melding, by=willem)] == [teun]


def test_two_meldingen_that_belong_together_share_their_jongere(willem, teun):
    first, second = make.make_melding(by=willem), make.make_melding(by=willem)
    join_melding(melding=second, other=first, why="Zelfde school, zelfde dag.", by=willem)

    join_jongere(melding=first, jongere=teun, why="BSN nagekeken.", by=willem)

    assert Melding.objects.get(pk=second.pk).jongere == teun
    with pytest.raises(AlreadySaid):
        keep_apart(melding=first, row=second, why="Toch niet.", by=willem)


def test_a_melding_is_about_one_jongere(willem, teun):
    melding = make.make_melding(by=willem)
    join_jongere(melding=melding, jongere=teun, why="BSN.", by=willem)

    with pytest.raises(AlreadyJoined):
        join_jongere(melding=melding, jongere=make.make_jongere(), why="Ook.", by=willem)
    with pytest.raises(IntegrityError), transaction.atomic():
        Joining.objects.create(melding=melding, jongere=make.make_jongere(), verdict="samen", why="Ook.", by=willem)


def test_who_joins_says_why(willem, teun):
    with pytest.raises(WhyMissing):
        join_jongere(melding=make.make_melding(by=willem), jongere=teun, why="  ", by=willem)
    assert not Joining.objects.exists()


def test_a_jongere_whom_we_did_not_know_is_registered_from_the_melding(willem):
    melding = make.make_melding(by=willem)
    person = {"voornamen": "Teun", "achternaam": "Bakker", "geboortedatum": make.born(17)}

    jongere = register_and_join(melding=melding, why="Nieuw hier.", bsn="999990019", by=willem, **person)

    assert Melding.objects.get().jongere == jongere
    with pytest.raises(AlreadyKnown):
        register_and_join(melding=make.make_melding(by=willem), why="Nieuw.", bsn="999990019", by=willem, **person)


def test_a_melding_cannot_lie_in_the_case_of_somebody_else(willem, teun):
    other = make.make_case(regiehouder=willem)
    melding = make.make_melding(by=willem)

    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(jongere=teun, case=other)
        connection.check_constraints()


READERS = [("regiehouder", True), ("coordinator", True), ("fg", False), ("beleidsmedewerker", False)]


@pytest.mark.parametrize(("role", "sees"), READERS)
def test_who_finds_out_whose_a_melding_is_sees_what_is_in_no_case(inside, role, sees):
    make.make_melding()

    assert Melding.objects.for_user(make.make_user(roles=(role,))).exists() is sees


@pytest.mark.parametrize(("role", "sees"), [("regiehouder", False), ("coordinator", True), ("fg", True)])
def test_a_melding_in_a_case_is_seen_through_that_case(willem, teun, role, sees):
    make.make_case(jongere=teun, regiehouder=willem)
    join_jongere(melding=make.make_melding(by=willem), jongere=teun, why="BSN.", by=willem)

    assert Melding.objects.for_user(willem).exists()
    assert Melding.objects.for_user(make.make_user(roles=(role,))).exists() is sees
    assert not Melding.objects.for_user(make.make_user(roles=(role,), is_active=False)).exists()


def test_the_search_of_a_colleague_does_not_name_a_case_they_may_not_see(willem, teun):
    make.make_case(jongere=teun, regiehouder=willem)
    iris = make.make_user("Iris van Dam", roles=(Role.REGIEHOUDER,))

    (found,) = suggest(melding=make.make_melding(by=iris), by=iris)

    assert (found.case.regiehouder, found.may_see) == (willem, False)
