"""Asking again when a signature ended by itself: who, from which day, and nothing open in between (domain.md §1.4)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.content.bodies import ContentRefused
from cases.content.models import ContentKind
from cases.content.services import begin_content
from cases.dossier.models import Case
from cases.jongeren.gezag import end_gezag
from cases.jongeren.services import invite_citizen
from cases.refusals import Refused
from config.demo.vertaling import UKRAINIAN
from consent.lapses.services import write_down_lapses
from consent.loket.translations import languages_of, shown_in
from consent.machtigingen.again import ask_again
from consent.machtigingen.services import refuse, sign, withdraw
from consent.machtigingen.text import AGAIN, PARTS, TEXT_VERSION
from consent.models import Afweging, Machtiging
from consent.open import open_codes
from consent.refusals import NoLongerAsked, NotYours
from tenants import hop
from tests import factories as make
from tests.consent.moments import last_second_before, midnight_of, open_at
from tests.deciding import Sure, decided, signed

BOTH = ["persoon.roepnaam", "onderwijs.opleiding"]


def day(ahead):
    return timezone.localdate() + timedelta(days=ahead)


def fresh(afweging):
    return Afweging.objects.get(pk=afweging.pk)


def turns(jongere, years, *, in_days):
    """Somebody reaches this age in so many days."""
    birthday = day(in_days)
    born = birthday.replace(year=birthday.year - years, day=min(birthday.day, 28))
    type(jongere).objects.filter(pk=jongere.pk).update(geboortedatum=born)
    jongere.refresh_from_db()
    return born.replace(year=born.year + years)


@pytest.fixture
def soon_16(family, school, regiehouder):
    """Jay's mother said ja to the ROC, and he turns 16 within some weeks."""
    turns(family.case.jongere, 16, in_days=20)
    case = Case.objects.get(pk=family.case.pk)
    return signed(decided(case=case, partner=school, by=regiehouder.user), by=family.mother)


@pytest.fixture
def now_16(family, school, regiehouder, days_ago):
    """The same, and since today he is 16."""
    turns(family.case.jongere, 16, in_days=0)
    type(family.case.jongere).objects.filter(pk=family.case.jongere.pk).update(geboortedatum=make.born(16))
    case = Case.objects.get(pk=family.case.pk)
    with days_ago(2):
        return signed(decided(case=case, partner=school, by=regiehouder.user), by=family.mother)


def listed(case):
    rows = due_in(Case.objects.filter(pk=case.pk), until=day(30), most=50)
    return [(one.text, one.on) for one in rows if one.kind == "opnieuw_vragen"]


def test_thirty_days_before_it_is_on_the_list_of_the_regiehouder(soon_16, family, school):
    [(text, on)] = listed(family.case)

    assert text == f"Wordt 16: vraag opnieuw om te tekenen voor {school.ketenpartner.naam}"
    assert on == soon_16.machtiging.valid_until + timedelta(days=1)


def test_more_than_thirty_days_before_it_is_not(family, school, regiehouder):
    turns(family.case.jongere, 16, in_days=60)
    case = Case.objects.get(pk=family.case.pk)
    signed(decided(case=case, partner=school, by=regiehouder.user), by=family.mother)

    assert listed(case) == []


def test_on_the_day_itself_it_is_there_written_down_or_not(now_16, family, school):
    words = f"Is 16: vraag opnieuw om te tekenen voor {school.ketenpartner.naam}"
    assert [text for text, _ in listed(family.case)] == [words]

    write_down_lapses()

    assert [text for text, _ in listed(family.case)] == [words]


def test_at_16_the_jongere_is_asked_and_nothing_is_open_until_the_ja(now_16, family, regiehouder):
    asked = ask_again(afweging=now_16, by=regiehouder.user)

    assert (asked.required_signers, asked.replaces, asked.field_codes) == (["jongere"], now_16_first(now_16), BOTH)
    assert open_codes(now_16.pk) == []
    signed(fresh(now_16), by=family.jay, yes=["onderwijs.opleiding"])
    assert open_codes(now_16.pk) == ["onderwijs.opleiding"]
    assert listed(family.case) == []


def now_16_first(share):
    return Machtiging.objects.get(afweging=share, replaces=None)


def test_the_old_one_stays_as_record_that_ended_by_age(now_16, regiehouder):
    ask_again(afweging=now_16, by=regiehouder.user)

    old = now_16_first(now_16)
    assert [event.event_state for event in old.events.all()] == ["requested", "given", "expired"]
    assert old.events.last().cause == "leeftijd"
    assert Entry.objects.filter(action="machtiging.asked", case_id=now_16.case_id).count() == 2


def test_the_text_says_that_it_is_asked_again(now_16, regiehouder):
    assert "We vragen dit opnieuw" in ask_again(afweging=now_16, by=regiehouder.user).privacy_notice


def test_the_mother_can_not_sign_at_16_nor_see_what_he_signs(now_16, family, regiehouder):
    ask_again(afweging=now_16, by=regiehouder.user)
    signed(fresh(now_16), by=family.jay)

    assert not Machtiging.objects.for_signer(family.mother).exists()
    assert not Afweging.objects.for_citizen(family.mother).exists()
    with pytest.raises(NotYours):
        withdraw(machtiging=fresh(now_16).machtiging, by=family.mother)


def test_before_the_day_it_can_be_made_ready_and_counts_from_that_day(soon_16, family, regiehouder):
    old = soon_16.machtiging
    asked = ask_again(afweging=soon_16, by=regiehouder.user)

    assert asked.valid_from == old.valid_until + timedelta(days=1)
    assert fresh(soon_16).machtiging == old
    assert open_codes(soon_16.pk) == BOTH
    assert asked not in Machtiging.objects.for_signer(family.jay)
    assert write_down_lapses() == 0
    with pytest.raises(NoLongerAsked):
        sign(machtiging=asked, by=family.jay, yes=BOTH, text_sha256=asked.text_sha256, assurance=Sure())
    assert listed(family.case) == []


def test_around_that_midnight_nothing_is_open_between_the_mother_and_the_jongere(soon_16, regiehouder):
    asked = ask_again(afweging=soon_16, by=regiehouder.user)

    assert open_at(last_second_before(asked.valid_from), soon_16.pk) == sorted(BOTH)
    assert open_at(midnight_of(asked.valid_from), soon_16.pk) == []


def test_the_database_refuses_a_second_question_while_the_first_counts(soon_16):
    old = soon_16.machtiging
    copied = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields if f.name != "id"}

    with pytest.raises(DatabaseError, match="still counts"), transaction.atomic():
        Machtiging.objects.create(**copied | {"replaces_id": old.pk, "valid_from": day(0)})
    with pytest.raises(DatabaseError, match="one_first_machtiging"), transaction.atomic():
        Machtiging.objects.create(**copied)


def test_asking_twice_is_refused_and_so_is_asking_without_need(now_16, regiehouder, teun, school, deciding):
    ask_again(afweging=now_16, by=regiehouder.user)
    with pytest.raises(Refused, match="al opnieuw gevraagd"):
        ask_again(afweging=fresh(now_16), by=regiehouder.user)

    with pytest.raises(Refused, match="hoef je niet"):
        ask_again(afweging=deciding(case=teun.case, partner=school), by=regiehouder.user)


def test_what_somebody_said_nee_to_is_not_asked_again(family, school, regiehouder, days_ago):
    type(family.case.jongere).objects.filter(pk=family.case.jongere.pk).update(geboortedatum=make.born(16))
    with days_ago(2):
        share = decided(case=Case.objects.get(pk=family.case.pk), partner=school, by=regiehouder.user)
        signed(share, by=family.mother)
        withdraw(machtiging=share.machtiging, by=family.jay, codes=["persoon.roepnaam"])

    assert ask_again(afweging=share, by=regiehouder.user).field_codes == ["onderwijs.opleiding"]


def test_when_all_was_refused_there_is_nothing_to_ask_again(family, school, regiehouder, days_ago):
    type(family.case.jongere).objects.filter(pk=family.case.jongere.pk).update(geboortedatum=make.born(16))
    with days_ago(2):
        share = decided(case=Case.objects.get(pk=family.case.pk), partner=school, by=regiehouder.user)
        refuse(machtiging=share.machtiging, by=family.mother)

    assert listed(family.case) == []
    with pytest.raises(Refused):
        ask_again(afweging=share, by=regiehouder.user)


def test_when_gezag_ends_the_other_parent_is_asked(family, school, regiehouder):
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    end_gezag(gezagsdrager=family.case.jongere.gezagsdragers.get(), until=day(-1), by=regiehouder.user)
    with pytest.raises(Refused, match="nog niet in het dossier"):
        ask_again(afweging=share, by=regiehouder.user)
    father = make.make_gezagsdrager(jongere=family.case.jongere, naam="Rob", verified_by=regiehouder.user)

    asked = ask_again(afweging=share, by=regiehouder.user)

    assert asked.required_signers == ["gezagsdrager"]
    signed(fresh(share), by=invite_citizen(person=father, by=regiehouder.user))
    assert open_codes(share.pk) == BOTH


def test_a_decision_that_is_over_itself_wants_a_new_afweging(teun, school, deciding, days_ago, regiehouder):
    with days_ago(10):
        share = signed(deciding(case=teun.case, partner=school, valid_until=day(9)), by=teun.user)

    assert listed(teun.case) == []
    with pytest.raises(Refused):
        ask_again(afweging=share, by=regiehouder.user)


def test_without_samenwerking_nobody_is_asked_again(now_16, school, regiehouder):
    with hop("public"):
        school.ketenpartner.samenwerkingen.get().end()

    with pytest.raises(Refused, match="samenwerking"):
        ask_again(afweging=now_16, by=regiehouder.user)


def translated(regiehouder, **parts):
    body = {"language": "uk", "text_version": TEXT_VERSION, "parts": UKRAINIAN | parts}
    return begin_content(kind=ContentKind.VERTALING, naam=f"Oekraïens {len(parts)}", body=body, by=regiehouder.user)


def test_a_translation_says_too_that_it_is_asked_again_and_the_first_question_does_not(now_16, regiehouder):
    translated(regiehouder)
    again = ask_again(afweging=now_16, by=regiehouder.user)

    first, _, _ = now_16.machtigingen.get(replaces=None).privacy_notice.partition("\n\n")
    assert [part in again.privacy_notice for part in (first, PARTS[AGAIN])] == [True, True]
    assert shown_in(again, "uk").paragraphs[1] == UKRAINIAN["again"]
    assert UKRAINIAN["again"] not in shown_in(now_16.machtigingen.get(replaces=None), "uk").text


def test_a_translation_from_before_is_not_offered_where_it_would_say_less(now_16, regiehouder):
    translated(regiehouder, again="")
    again = ask_again(afweging=now_16, by=regiehouder.user)

    assert shown_in(now_16.machtigingen.get(replaces=None), "uk") is not None
    assert shown_in(again, "uk") is None
    assert languages_of(again) == []


def test_the_words_for_asking_again_are_checked_like_the_others(regiehouder):
    with pytest.raises(ContentRefused, match="dezelfde plekken"):
        translated(regiehouder, again="Ще раз {partner}.")
