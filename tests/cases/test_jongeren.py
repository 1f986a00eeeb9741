"""The jongere: known once, corrected by one person at a time, let in only after an invitation."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from cases.jongeren.ages import age_on, born_on_or_before
from cases.jongeren.bsn import BsnRefused, masked, require_bsn
from cases.jongeren.gezag import correct_gezagsdrager, end_gezag
from cases.jongeren.models import Jongere
from cases.jongeren.services import AlreadyKnown, CannotLogIn, correct, find_citizen, invite_citizen
from cases.refusals import NotValid
from cases.versions import ChangedByOther
from tests.factories import TEST_BSNS, born, days_ago, make_gezagsdrager, make_jongere, make_user

pytestmark = pytest.mark.usefixtures("inside")


@pytest.mark.parametrize("bsn", TEST_BSNS)
def test_every_test_bsn_passes_the_11_test(bsn):
    assert require_bsn(bsn) == bsn


@pytest.mark.parametrize("wrong", ["999990027", "123456789", "000000000", "1234567", "99999000a", ""])
def test_a_wrong_bsn_is_refused_without_repeating_it(wrong):
    with pytest.raises(BsnRefused) as refusal:
        require_bsn(wrong)

    assert not wrong or wrong not in str(refusal.value)


def test_a_lost_leading_zero_is_forgiven():
    assert require_bsn("10464554") == require_bsn("0104.64.554") == "010464554"


def test_a_masked_bsn_shows_three_digits():
    assert masked("999990019") == "******019"
    assert masked(None) == ""


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 11, 23), date(2026, 11, 22), 17),
        (date(2008, 11, 22), date(2026, 11, 22), 18),
    ],
)
def test_someone_grows_older_on_the_birthday(birth, day, age):
    assert age_on(birth, day) == age
    assert (birth <= born_on_or_before(18, day)) == (age >= 18)


def test_on_the_18th_birthday_someone_leaves_the_list_of_leerplichtigen_by_itself_a2():
    make_jongere(geboortedatum=date(2008, 11, 22))

    assert Jongere.objects.leerplichtig_by_age(date(2026, 11, 21)).count() == 1
    assert Jongere.objects.leerplichtig_by_age(date(2026, 11, 22)).count() == 0


def test_the_bsn_is_unreadable_in_the_database():
    make_jongere(bsn=TEST_BSNS[0])

    with connection.cursor() as cursor:
        cursor.execute("select bsn from cases_jongere")
        assert TEST_BSNS[0].encode() not in bytes(cursor.fetchone()[0])


def test_a_second_jongere_with_the_same_bsn_is_refused():
    make_jongere(bsn=TEST_BSNS[0])

    with pytest.raises(AlreadyKnown):
        make_jongere(bsn=TEST_BSNS[0])


def test_the_database_refuses_a_second_jongere_with_the_same_bsn_too():
    index = make_jongere().bsn_index

    with pytest.raises(IntegrityError), transaction.atomic():
        Jongere.objects.create(voornamen="Sem", achternaam="Mulder", geboortedatum=born(20), bsn="x", bsn_index=index)


def test_two_people_who_correct_at_once_do_not_lose_each_others_work():
    willem, teun = make_user(), make_jongere()
    opened_earlier = Jongere.objects.get()
    correct(jongere=teun, version=1, by=willem, wijk="West")

    with pytest.raises(ChangedByOther) as refusal:
        correct(jongere=opened_earlier, version=1, by=willem, telefoon="0687654321")

    assert (refusal.value.current.wijk, refusal.value.current.telefoon) == ("West", "0612345678")


def test_a_correction_names_the_changed_fields_in_the_log_and_not_their_content():
    correct(jongere=make_jongere(), version=1, by=make_user(), wijk="Zuid", roepnaam="Teun", bsn=TEST_BSNS[1])

    line = Entry.objects.get(action="jongere.corrected")
    assert line.fields == ["bsn", "wijk"]
    assert TEST_BSNS[1] not in str(line.details)


def test_a_value_that_does_not_fit_is_refused_with_a_sentence_per_field():
    with pytest.raises(NotValid) as refusal:
        make_jongere(postcode="12 AB", achternaam="")

    assert refusal.value.errors["achternaam"]
    assert "Een postcode is vier cijfers en twee letters, zoals 1234AB." in str(refusal.value)


def test_nobody_is_found_by_bsn_before_the_invitation():
    make_jongere(bsn=TEST_BSNS[0])

    assert find_citizen(TEST_BSNS[0]) is None


def test_an_invited_jongere_is_found_and_has_no_password():
    user = invite_citizen(person=make_jongere(bsn=TEST_BSNS[0]), by=make_user())

    assert find_citizen(TEST_BSNS[0]) == user
    assert not user.has_usable_password()


def test_an_unknown_or_impossible_bsn_finds_nobody():
    assert find_citizen(TEST_BSNS[3]) is None
    assert find_citizen("123456789") is None


def test_a_user_that_is_switched_off_is_not_found():
    user = invite_citizen(person=make_jongere(bsn=TEST_BSNS[0]), by=None)
    user.is_active = False
    user.save()

    assert find_citizen(TEST_BSNS[0]) is None


def test_another_bsn_lets_the_user_go():
    teun = make_jongere(bsn=TEST_BSNS[0])
    invite_citizen(person=teun, by=None)

    correct(jongere=teun, version=1, by=None, bsn=TEST_BSNS[1])

    assert teun.user is None
    assert find_citizen(TEST_BSNS[1]) is None


def test_a_mother_logs_in_after_her_authority_was_seen():
    mother = make_gezagsdrager(jongere=make_jongere(), bsn=TEST_BSNS[4], verified_by=make_user())

    user = invite_citizen(person=mother, by=None)

    assert find_citizen(TEST_BSNS[4]) == user


def test_a_mother_whose_authority_was_not_seen_is_not_invited():
    with pytest.raises(CannotLogIn):
        invite_citizen(person=make_gezagsdrager(jongere=make_jongere()), by=None)


def test_a_jongere_without_bsn_is_not_invited():
    with pytest.raises(CannotLogIn):
        invite_citizen(person=make_jongere(bsn=""), by=None)


@pytest.mark.parametrize("over", [{"age": 18}, {"age": 15}])
def test_authority_ends_at_18_or_when_a_judge_says_so(over):
    mother = make_gezagsdrager(jongere=make_jongere(**over), bsn=TEST_BSNS[4], verified_by=make_user())
    invite_citizen(person=mother, by=None)

    end_gezag(gezagsdrager=mother, until=days_ago(1), by=None)

    assert find_citizen(TEST_BSNS[4]) is None


def test_a_mother_of_two_has_one_user():
    verifier = make_user()
    both = [
        make_gezagsdrager(jongere=make_jongere(), bsn=TEST_BSNS[4], verified_by=verifier) for _ in ("Teun", "zusje")
    ]

    assert len({invite_citizen(person=mother, by=None) for mother in both}) == 1


def test_another_bsn_of_a_gezagsdrager_asks_for_the_proof_again():
    mother = make_gezagsdrager(jongere=make_jongere(), verified_by=make_user())
    invite_citizen(person=mother, by=None)

    correct_gezagsdrager(gezagsdrager=mother, by=None, bsn=TEST_BSNS[5])

    assert (mother.verified_at, mother.user) == (None, None)


def test_names_are_found_by_any_part_of_them():
    teun = make_jongere(roepnaam="Teun", tussenvoegsel="de", achternaam="Bakker")
    make_jongere(voornamen="Sem", roepnaam="Sem", achternaam="Bakker")

    assert Jongere.objects.named_like("bak teu").get() == teun
    assert teun.naam == "Teun de Bakker"
