"""Curatele, bewind and mentorschap: who signs in the place of the jongere at any age, on what, and until when."""

import itertools
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.dossier.models import Case
from cases.jongeren.gezag import add_gezagsdrager, correct_gezagsdrager, end_gezag, verify_gezagsdrager
from cases.jongeren.gezagsdragers import Gezagsdrager, Vertegenwoordiging
from cases.jongeren.services import CannotLogIn, invite_citizen
from cases.refusals import Refused
from consent.ages import NOBODY, Represented, may_use_rights, may_withdraw, strictest, who_signs
from consent.evidence.services import prove
from consent.grondslagen.models import AgeRule
from consent.lapses.services import write_down_lapses
from consent.machtigingen.again import ask_again
from consent.machtigingen.models import Signer
from consent.machtigingen.services import withdraw
from consent.models import Afweging, ConsentEvent, Machtiging
from consent.open import open_codes
from consent.refusals import NoLongerAsked, NotYours
from tests import factories as make
from tests.deciding import decided, signed

BOTH = ["persoon.roepnaam", "onderwijs.opleiding"]
J, G, C, B, M = Signer.JONGERE, Signer.GEZAGSDRAGER, Signer.CURATOR, Signer.BEWINDVOERDER, Signer.MENTOR
A, D, E = AgeRule.AVG, AgeRule.JEUGDWET, AgeRule.ZORG
# domain.md §1.4 as it stands there: age → who signs in column A, D and E where nobody but a parent acts.
BY_AGE = {
    **dict.fromkeys(range(6, 12), ({G}, {G}, {G})),
    **dict.fromkeys(range(12, 16), ({G}, {J, G}, {J, G})),
    **dict.fromkeys(range(16, 31), ({J}, {J}, {J})),
}
# The row “any age”: column A every vertegenwoordiger, column D curator and mentor, column E not read, so both.
IN_PLACE = {A: {C, B, M}, D: {C, M}, E: set()}


def day(ahead):
    return timezone.localdate() + timedelta(days=ahead)


@pytest.mark.parametrize(("age", "column"), list(itertools.product(BY_AGE, range(3))))
def test_every_age_in_every_column(age, column):
    signers, _ = who_signs((A, D, E)[column], age)

    assert set(signers) == BY_AGE[age][column]


@pytest.mark.parametrize("role", [C, B, M])
@pytest.mark.parametrize("rule", [A, D, E])
@pytest.mark.parametrize("age", [11, 14, 17, 19, 26])
def test_who_acts_signs_in_place_where_the_table_says_so_and_else_along(age, rule, role):
    signers, why = who_signs(rule, age, Represented((role,)))

    alone = role in IN_PLACE[rule]
    assert set(signers) == ({role} if alone else {role} | set(who_signs(rule, age)[0]))
    assert ("in plaats van de jongere" in why) == (alone or age < 12 or (rule == A and age < 16))


@pytest.mark.parametrize("rule", [A, D, E])
def test_what_is_only_partly_their_matter_wants_the_jongere_too(rule):
    assert set(who_signs(rule, 19, Represented((B,), wholly=False))[0]) == {J, B}


def test_two_who_act_both_sign():
    assert who_signs(A, 19, Represented((B, M)))[0] == (B, M)


@pytest.mark.parametrize(
    ("first", "second"), list(itertools.product([({"avg"}, "mbo"), ({"jeugdwet"}, "mbo"), ({"avg"}, "ggz")], repeat=2))
)
def test_of_two_columns_the_strictest_wins_for_every_age(first, second):
    """Whatever is combined, nobody that one of the two columns asks for is left out."""
    together = strictest(first[0] | second[0], "ggz" if "ggz" in (first[1], second[1]) else "mbo")
    for age in BY_AGE:
        asked = set(who_signs(together, age)[0])
        for bases, kind in (first, second):
            alone = set(who_signs(strictest(bases, kind), age)[0])
            assert alone <= asked


@pytest.mark.parametrize("age", BY_AGE)
@pytest.mark.parametrize(("on", "own"), [(date(2026, 8, 31), 16), (date(2026, 9, 1), 12)])
def test_withdrawing_and_rights_before_and_after_1_september_2026(age, on, own):
    """UAVG 5 until then: below 16 the parent alone. Since then from 12 each alone."""
    for may in (may_withdraw, may_use_rights):
        assert may(signer=J, age=age, on=on) is (age >= own)
        assert may(signer=G, age=age, on=on) is (age < 16)
        assert may(signer=C, age=age, on=on) is True
        assert may(signer=B, age=age, on=on) is may(signer=M, age=age, on=on) is False


def somebody_acting(jongere, by, soort, **over):
    relatie = {"curatele": "curator", "bewind": "bewindv", "mentorschap": "mentor"}[soort]
    known = {"naam": f"De {relatie}", "relatie": relatie, "since": day(-100), "soort": soort} | over
    person = add_gezagsdrager(jongere=jongere, by=by, bsn=make.bsns.next(), **known)
    return verify_gezagsdrager(gezagsdrager=person, how="beschikking", by=by)


@pytest.fixture
def adult(regiehouder):
    """Sem, 19."""
    return make.make_filled_case(jongere=make.make_jongere(age=19, roepnaam="Sem"), regiehouder=regiehouder.user)


@pytest.fixture
def acting(adult, regiehouder):
    def start(soort, **over):
        person = somebody_acting(adult.jongere, regiehouder.user, soort, **over)
        return invite_citizen(person=person, by=regiehouder.user)

    return start


@pytest.fixture
def sem(adult, regiehouder):
    user = invite_citizen(person=adult.jongere, by=regiehouder.user)
    adult.jongere.refresh_from_db()
    return user


@pytest.mark.parametrize(
    ("soort", "kind", "fields", "signers"),
    [
        ("curatele", "mbo", BOTH, {C}),
        ("bewind", "mbo", BOTH, {J}),
        ("bewind", "schuldhulp", BOTH, {B}),
        ("bewind", "mbo", ["werk.status"], {B}),
        ("bewind", "mbo", ["persoon.roepnaam", "werk.status"], {J, B}),
        ("mentorschap", "mbo", BOTH, {J}),
        ("mentorschap", "wijkteam", BOTH, {M}),
        ("mentorschap", "jeugdhulp", BOTH, {M}),
        ("bewind", "jeugdhulp", ["werk.status"], {J, B}),
        ("mentorschap", "ggz", BOTH, {J, M}),
    ],
)
def test_who_signs_follows_from_the_matter(adult, acting, partner, regiehouder, soort, kind, fields, signers):
    acting(soort)

    share = decided(case=adult, partner=partner("De ander", kind), by=regiehouder.user, fields=fields)

    assert set(share.machtiging.required_signers) == signers


def test_the_bewindvoerder_signs_and_only_then_it_opens(adult, acting, sem, partner, regiehouder):
    acts = acting("bewind")
    share = decided(case=adult, partner=partner("Schuldhulp", "schuldhulp"), by=regiehouder.user)
    with pytest.raises(NotYours):
        signed(share, by=sem)

    signed(share, by=acts)

    assert open_codes(share.pk) == BOTH
    assert share.machtiging.events.get(event_state="given").gezagsdrager.soort == "bewind"


def test_the_jongere_reads_it_and_may_take_it_back(adult, acting, sem, partner, regiehouder):
    share = decided(case=adult, partner=partner("Schuldhulp", "schuldhulp"), by=regiehouder.user)
    share = signed(decided(case=adult, partner=partner("UWV", "uwv"), by=regiehouder.user), by=sem)
    acts = acting("bewind")
    share = signed(decided(case=adult, partner=partner("W&I", "werk_en_inkomen"), by=regiehouder.user), by=acts)

    assert Machtiging.objects.for_signer(sem).filter(pk=share.machtiging.pk).exists()
    withdraw(machtiging=share.machtiging, by=sem)

    assert open_codes(share.pk) == []


def test_who_acts_sees_only_what_asks_for_that_capacity(adult, acting, sem, partner, school, regiehouder):
    acts = acting("bewind")
    of_money = decided(case=adult, partner=partner("Schuldhulp", "schuldhulp"), by=regiehouder.user)
    signed(decided(case=adult, partner=school, by=regiehouder.user), by=sem)

    assert list(Machtiging.objects.for_signer(acts)) == [of_money.machtiging]
    assert list(Afweging.objects.for_citizen(acts)) == [of_money]
    assert not Case.objects.with_log_for(acts).exists()


def test_a_curator_uses_the_rights_of_the_jongere(adult, acting):
    assert list(Case.objects.with_log_for(acting("curatele"))) == [adult]


def test_what_jongere_and_bewindvoerder_sign_together_opens_where_both_say_ja(adult, acting, sem, school, regiehouder):
    acts = acting("bewind")
    share = decided(case=adult, partner=school, by=regiehouder.user, fields=["persoon.roepnaam", "werk.status"])

    signed(share, by=acts)
    assert open_codes(share.pk) == []
    signed(share, by=sem, yes=["werk.status"])

    assert open_codes(share.pk) == ["werk.status"]


def test_when_bewind_begins_the_jongere_no_longer_signs_what_was_asked_before(adult, acting, sem, partner, regiehouder):
    asked = decided(case=adult, partner=partner("Schuldhulp", "schuldhulp"), by=regiehouder.user)
    acting("bewind")

    with pytest.raises(NoLongerAsked, match="iemand anders tekenen"):
        signed(asked, by=sem)


def test_when_bewind_ends_what_was_signed_closes_and_the_jongere_is_asked(adult, acting, sem, partner, regiehouder):
    acts = acting("bewind")
    share = signed(decided(case=adult, partner=partner("UWV", "uwv"), by=regiehouder.user), by=acts)
    ended = adult.jongere.gezagsdragers.get(soort="bewind")
    end_gezag(gezagsdrager=ended, until=day(-1), by=regiehouder.user)
    assert open_codes(share.pk) == []

    asked = ask_again(afweging=share, by=regiehouder.user)

    assert asked.required_signers == ["jongere"]
    assert ConsentEvent.objects.get(event_state="expired").cause == "vertegenwoordiging"
    signed(Afweging.objects.get(pk=share.pk), by=sem)
    assert open_codes(share.pk) == BOTH


def test_when_the_proof_is_too_old_it_counts_no_more(adult, acting, partner, regiehouder):
    acts = acting("bewind")
    share = signed(decided(case=adult, partner=partner("UWV", "uwv"), by=regiehouder.user), by=acts)
    adult.jongere.gezagsdragers.filter(soort="bewind").update(verified_until=day(-1))

    assert open_codes(share.pk) == []
    assert write_down_lapses() == 1


@pytest.mark.parametrize(
    "broken",
    [{"verified_how": "", "verified_by": None, "verified_at": None}, {"until": day(-1)}, {"verified_until": day(-1)},
     {"since": day(1)}],
)  # fmt: skip
def test_the_database_lets_nobody_sign_without_proof_that_holds(family, school, regiehouder, broken):
    """Past all our own code: an event in the name of a mother whose proof does not hold is refused."""
    share = decided(case=family.case, partner=school, by=regiehouder.user)
    asked = share.machtiging
    family.case.jongere.gezagsdragers.update(**broken)

    with pytest.raises(DatabaseError, match="authority that was seen"), transaction.atomic():
        ConsentEvent.objects.create(
            machtiging=asked, event_state="given", event_time=timezone.now(), channel="online", signer="gezagsdrager",
            entity_id=family.mother.pk, field_codes=BOTH, text_sha256=asked.text_sha256, assurance_level=3,
            auth_time=timezone.now(),
        )  # fmt: skip


def test_the_database_lets_no_jongere_below_16_sign_alone(teun, school, deciding):
    asked = deciding(case=teun.case, partner=school).machtiging
    type(teun.case.jongere).objects.filter(pk=teun.case.jongere_id).update(geboortedatum=make.born(15))

    with pytest.raises(DatabaseError, match="below 16"), transaction.atomic():
        ConsentEvent.objects.create(
            machtiging=asked, event_state="given", event_time=timezone.now(), channel="online", signer="jongere",
            entity_id=teun.user.pk, field_codes=BOTH, text_sha256=asked.text_sha256, assurance_level=3,
            auth_time=timezone.now(),
        )  # fmt: skip


def test_the_database_writes_down_who_signed_in_the_place_of_the_jongere(family, school, regiehouder):
    asked = decided(case=family.case, partner=school, by=regiehouder.user).machtiging
    event = ConsentEvent.objects.create(
        machtiging=asked, event_state="given", event_time=timezone.now(), channel="online", signer="gezagsdrager",
        entity_id=family.mother.pk, field_codes=BOTH, text_sha256=asked.text_sha256, assurance_level=3,
        auth_time=timezone.now(),
    )  # fmt: skip
    prove(event)

    event.refresh_from_db()
    assert event.gezagsdrager == family.case.jongere.gezagsdragers.get()


def test_view_and_code_agree_on_who_may_act(adult, regiehouder):
    """`consent_capacity` and `in_force` say the same of everybody, whatever is written down of them."""
    child = make.make_jongere(age=17)
    by = {"verified_how": "beschikking", "verified_by": regiehouder.user, "verified_at": timezone.now()}
    periods = [(None, None, None), (day(0), day(0), day(0)), (day(1), None, None), (None, day(-1), None),
               (None, None, day(-1)), (day(-9), day(9), day(9))]  # fmt: skip
    for jongere, soort, proof, (since, until, seen_until) in itertools.product(
        (adult.jongere, child), Vertegenwoordiging.values, (by, {}), periods
    ):
        Gezagsdrager.objects.create(
            jongere=jongere, naam="Iemand", soort=soort, since=since or (None if soort == "gezag" else day(-9)),
            until=until if until is None or since is None or until >= since else since,
            verified_until=seen_until if proof else None, **proof,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select gezagsdrager_id from consent_capacity")
        seen = {row[0] for row in cursor.fetchall()}

    assert seen == set(Gezagsdrager.objects.in_force().values_list("pk", flat=True))
    assert 0 < len(seen) < Gezagsdrager.objects.count()


@pytest.mark.parametrize(
    ("soort", "how", "words"),
    [("bewind", "brp", "beschikking of in het register"), ("curatele", "document", "beschikking of in het register")],
)
def test_a_judge_decided_so_nothing_less_proves_it(adult, regiehouder, soort, how, words):
    person = add_gezagsdrager(jongere=adult.jongere, by=regiehouder.user, naam="Kok", soort=soort, since=day(-1))

    with pytest.raises(Refused, match=words):
        verify_gezagsdrager(gezagsdrager=person, how=how, by=regiehouder.user)


def test_it_has_a_first_day(adult, regiehouder):
    with pytest.raises(Refused, match="vanaf welke dag"):
        add_gezagsdrager(jongere=adult.jongere, by=regiehouder.user, naam="Kok", soort="bewind")


def test_another_soort_is_another_proof(adult, acting, regiehouder):
    acting("bewind")
    person = adult.jongere.gezagsdragers.get(soort="bewind")

    correct_gezagsdrager(gezagsdrager=person, by=regiehouder.user, soort="curatele")

    assert person.verified_at is None
    with pytest.raises(CannotLogIn):
        invite_citizen(person=person, by=regiehouder.user)


def test_a_proof_that_is_over_already_is_refused(adult, regiehouder):
    person = add_gezagsdrager(jongere=adult.jongere, by=regiehouder.user, naam="Kok", soort="bewind", since=day(-9))

    with pytest.raises(Refused, match="al voorbij"):
        verify_gezagsdrager(gezagsdrager=person, how="cbr", by=regiehouder.user, verified_until=day(-1))


def test_nobody_acts_without_proof(adult, partner, regiehouder):
    add_gezagsdrager(jongere=adult.jongere, by=regiehouder.user, naam="Kok", soort="bewind", since=day(-9))

    share = decided(case=adult, partner=partner("UWV", "uwv"), by=regiehouder.user)

    assert share.machtiging.required_signers == ["jongere"]
    assert who_signs(A, 19, NOBODY)[0] == (J,)
