"""A signature ends by itself, and that is written down with its proof (issue 4 §1; domain.md §1.4 rule 1, §1.8 row 20).

Openness follows the date, never the event (law 2): each test that closes something looks before anything is written.
"""

import json
import threading
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.notices.models import Notice
from audit.models import Entry
from cases.jongeren.ages import birthday
from cases.jongeren.gezag import end_gezag
from cases.jongeren.services import invite_citizen
from config.celery import HEADER
from config.tasks import lapses, lapses_everywhere
from consent.afwegingen import services
from consent.afwegingen.states import State, state_of
from consent.evidence.models import Evidence
from consent.evidence.services import paper_of
from consent.evidence.words import told_in
from consent.lapses.models import Lapse
from consent.lapses.services import write_down_lapse, write_down_lapses
from consent.machtigingen.services import refuse, withdraw
from consent.models import Afweging, ConsentEvent
from consent.open import open_codes
from tenants import hop
from tests import factories as make
from tests.consent.moments import lapse_at, last_second_before, midnight_of, open_at
from tests.deciding import decided, signed
from tests.sharing.test_model import bend
from tests.sharing.test_withdrawal_at_once import somebody_of_a_school

BOTH = ["onderwijs.opleiding", "persoon.roepnaam"]


def day(ahead):
    return timezone.localdate() + timedelta(days=ahead)


def grows(jongere, years):
    """Somebody becomes this old today. The date of birth moves, because the clock of the database does not."""
    type(jongere).objects.filter(pk=jongere.pk).update(geboortedatum=make.born(years))


@pytest.fixture
def shared(family, school, regiehouder):
    """Jay's mother said ja to the ROC; he is 15."""
    return signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)


@pytest.fixture
def ended(family, school, regiehouder, days_ago):
    """Asked and signed while Jay was 15, two days ago; he is 16 since today."""
    type(family.case.jongere).objects.filter(pk=family.case.jongere.pk).update(geboortedatum=make.born(16))
    family.case.jongere.refresh_from_db()
    with days_ago(2):
        return signed(
            decided(case=family.case, partner=school, by=regiehouder.user, valid_until=day(100)), by=family.mother
        )


@pytest.fixture
def over(teun, school, deciding, days_ago):
    """Teun said ja ten days ago; the last day was yesterday."""
    with days_ago(10):
        return signed(deciding(case=teun.case, partner=school, valid_until=day(9)), by=teun.user)


def make_citizen(person, regiehouder):
    return invite_citizen(person=person, by=regiehouder.user)


def over_in_proeftuin():
    """The same, committed: past the triggers that keep a decision as it is."""
    member = somebody_of_a_school()
    leader = make.make_user("Willem")
    case = make.make_case(jongere=make.make_jongere(age=20), regiehouder=leader)
    make.make_inschrijving(jongere=case.jongere)
    asked = decided(case=case, partner=member.ketenpartner, by=leader)
    share = signed(asked, by=invite_citizen(person=case.jongere, by=leader))
    bend("update proeftuin.consent_machtiging set valid_until = %s where afweging_id = %s", day(-1), share.pk)
    return Afweging.objects.get(pk=share.pk)


def events(share, *states):
    found = ConsentEvent.objects.filter(machtiging__afweging=share)
    return list(found.filter(event_state__in=states) if states else found)


@pytest.mark.parametrize("month", [1, 7])
def test_a_parents_signature_ends_at_dutch_midnight_of_the_16th_birthday(family, school, regiehouder, month):
    born = date(timezone.localdate().year - 15, month, 14)
    day = birthday(born, 16) if birthday(born, 16) > timezone.localdate() else birthday(born, 17)
    jongere = family.case.jongere
    type(jongere).objects.filter(pk=jongere.pk).update(geboortedatum=day.replace(year=day.year - 16))
    family.case.jongere.refresh_from_db()
    until = min(day + timedelta(days=90), timezone.localdate() + timedelta(days=360))
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user, valid_until=until), by=family.mother)

    assert open_at(last_second_before(day), share.pk) == BOTH
    assert open_at(midnight_of(day), share.pk) == []
    assert lapse_at(last_second_before(day), share.machtiging.pk) == ("expired", "leeftijd", day)


def test_at_16_it_is_closed_before_anything_is_written_and_after(ended):
    assert open_codes(ended.pk) == []
    assert events(ended, "expired", "invalidated") == []

    assert write_down_lapses() == 1

    assert open_codes(ended.pk) == []


def test_the_event_says_why_and_since_which_day_and_has_its_proof(over, teun):
    assert open_codes(over.pk) == []

    write_down_lapses()

    event = events(over, "expired")[0]
    assert (event.cause, event.ended_on, event.channel) == ("datum", timezone.localdate(), "systeem")
    record = json.loads(event.evidence.record)
    assert record["event"]["ended_on"] == timezone.localdate().isoformat()
    assert ["Waarom", "De afgesproken tijd was voorbij"] in told_in(record)["facts"]
    assert paper_of(event.evidence, by=teun.user).startswith(b"%PDF")
    before = list(Evidence.objects.filter(event__machtiging=event.machtiging).order_by("event__sequence"))
    assert record["previous_sha256"] == before[-2].record_sha256


def test_it_is_dated_by_the_day_it_happened_also_when_nobody_looked_for_days(teun, school, deciding, days_ago):
    with days_ago(10):
        share = signed(deciding(case=teun.case, partner=school, valid_until=day(6)), by=teun.user)

    write_down_lapses()

    assert events(share, "expired")[0].ended_on == day(-3)


def test_writing_it_down_twice_changes_nothing_the_second_time(over):
    assert write_down_lapses() == 1

    assert write_down_lapses() == 0
    assert len(events(over, "expired")) == 1


def test_killed_halfway_the_next_run_does_the_rest_and_no_double(over, ended, monkeypatch):
    done = []

    def dies_after_one(pk):
        if done:
            raise SystemExit
        done.append(write_down_lapse(pk))

    monkeypatch.setattr("consent.lapses.services.write_down_lapse", dies_after_one)
    with pytest.raises(SystemExit):
        write_down_lapses()
    monkeypatch.undo()

    assert write_down_lapses() == 1
    assert [len(events(share, "expired", "invalidated")) for share in (over, ended)] == [1, 1]


def test_the_database_keeps_one_ending_per_machtiging(over):
    event = write_down_lapse(over.machtiging.pk)
    event.pk, event._state.adding = None, True

    with pytest.raises(DatabaseError, match="lapses_once"), transaction.atomic():
        event.save(force_insert=True)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"cause": ""}, "lapsed_says_why_and_since_when"),
        ({"ended_on": None}, "lapsed_says_why_and_since_when"),
        ({"channel": "online"}, "lapsed_says_why_and_since_when"),
        ({"event_state": "withdrawn"}, "lapsed_says_why_and_since_when"),
        ({"ended_on": date(2099, 1, 1)}, "has not ended"),
    ],
)
def test_an_ending_without_its_reason_or_before_its_day_is_refused_by_the_database(over, wrong, rule):
    known = {
        "machtiging": over.machtiging, "event_state": "expired", "event_time": timezone.now(), "channel": "systeem",
        "field_codes": BOTH, "cause": "datum", "ended_on": timezone.localdate(),
    }  # fmt: skip

    with pytest.raises(DatabaseError, match=rule), transaction.atomic():
        ConsentEvent.objects.create(**known | wrong)


def test_what_still_counts_is_not_written_down_as_over(shared):
    assert write_down_lapses() == 0
    assert open_codes(shared.pk)


def test_a_question_that_nobody_answered_lapses_too(teun, school, deciding, days_ago):
    with days_ago(10):
        asked = deciding(case=teun.case, partner=school, valid_until=day(9))

    write_down_lapses()

    assert events(asked, "expired")[0].field_codes == sorted(BOTH, reverse=True)


@pytest.mark.parametrize("act", [refuse, withdraw])
def test_what_somebody_said_nee_to_does_not_lapse(teun, school, deciding, days_ago, act):
    with days_ago(10):
        share = deciding(case=teun.case, partner=school, valid_until=day(9))
        if act is withdraw:
            signed(share, by=teun.user)
        act(machtiging=share.machtiging, by=teun.user)

    assert write_down_lapses() == 0


def test_what_the_gemeente_stopped_does_not_lapse(teun, school, deciding, regiehouder, days_ago):
    with days_ago(10):
        share = signed(deciding(case=teun.case, partner=school, valid_until=day(9)), by=teun.user)
        services.end(afweging=share, by=regiehouder.user, reason="Klaar.")

    assert write_down_lapses() == 0


def test_a_birth_date_that_was_wrong_makes_it_invalid_since_it_was_asked(family, shared):
    """The mother signed, and it turns out that Jay was 17 already."""
    grows(family.case.jongere, 17)

    write_down_lapses()

    event = events(shared, "invalidated")[0]
    assert (event.cause, event.ended_on) == ("leeftijd", timezone.localdate(shared.machtiging.asked_at))


def test_a_jongere_who_signed_alone_and_is_14_after_all_opens_nothing(teun, school, deciding):
    share = signed(deciding(case=teun.case, partner=school), by=teun.user)
    grows(teun.case.jongere, 14)
    assert open_codes(share.pk) == []

    write_down_lapses()

    assert events(share, "invalidated")[0].cause == "leeftijd"


def test_at_12_a_parents_signature_for_jeugdhulp_opens_nothing_any_more(family, partner, regiehouder):
    grows(family.case.jongere, 11)
    family.case.jongere.refresh_from_db()
    care = partner("Jeugdhulp Zuid", "jeugdhulp")
    share = signed(decided(case=family.case, partner=care, by=regiehouder.user), by=family.mother)
    assert open_codes(share.pk) == BOTH[::-1]

    grows(family.case.jongere, 12)
    assert open_codes(share.pk) == []
    write_down_lapses()

    assert events(share, "expired", "invalidated")[0].cause == "leeftijd"


def test_when_gezag_ends_what_that_parent_signed_opens_nothing_any_more(family, shared, regiehouder):
    mother = family.case.jongere.gezagsdragers.get()
    end_gezag(gezagsdrager=mother, until=day(-1), by=regiehouder.user)
    assert open_codes(shared.pk) == []

    write_down_lapses()

    event = events(shared, "expired")[0]
    assert (event.cause, event.ended_on) == ("gezag", timezone.localdate())


def test_the_last_day_of_gezag_still_counts(family, shared, regiehouder):
    end_gezag(gezagsdrager=family.case.jongere.gezagsdragers.get(), until=day(0), by=regiehouder.user)

    assert open_codes(shared.pk)
    assert write_down_lapses() == 0
    assert Lapse.objects.get(machtiging=shared.machtiging).ended_on == day(1)


def test_another_parents_signature_stays_when_gezag_of_one_ends(family, shared, regiehouder):
    father = make.make_gezagsdrager(jongere=family.case.jongere, naam="Vader", verified_by=regiehouder.user)
    withdraw(machtiging=shared.machtiging, by=family.mother)
    signed(shared, by=make_citizen(father, regiehouder))

    end_gezag(gezagsdrager=family.case.jongere.gezagsdragers.get(naam="Marja Bakker"), until=day(-1),
              by=regiehouder.user)  # fmt: skip

    assert open_codes(shared.pk) == BOTH[::-1]


def test_the_regiehouder_hears_that_an_age_ended_it_and_the_log_has_a_line(ended, regiehouder):
    write_down_lapses()

    assert Notice.objects.filter(recipient=regiehouder.user, kind="machtiging.lapsed").count() == 1
    assert Entry.objects.get(action="machtiging.expired").details["cause"] == "leeftijd"


def test_the_state_says_that_somebody_must_be_asked_again(ended, school):
    seen = Afweging.objects.in_full()

    assert state_of(seen.get(pk=ended.pk), partners={school.id}) == State.LAPSED
    write_down_lapses()
    assert state_of(seen.get(pk=ended.pk), partners={school.id}) == State.LAPSED


def test_the_night_asks_every_tenant_and_each_writes_down_its_own(over, inside, monkeypatch):
    asked = []
    monkeypatch.setattr(lapses, "apply_async", lambda headers: asked.append(headers[HEADER]))
    with hop("public"):
        lapses_everywhere.apply().get()

    assert {"noorderkoog", "zandwaard", "waterland"} <= set(asked)
    assert lapses.apply(headers={HEADER: inside.schema_name}).get() == 1


def test_two_runners_at_once_write_one_event(committed):
    """Two real connections: the second waits for the lock of the first, looks again, and finds nothing due."""
    share = over_in_proeftuin()
    together = threading.Barrier(2)

    def run():
        with hop("proeftuin"):
            together.wait(timeout=30)
            write_down_lapse(share.machtiging.pk)
        connection.close()

    runners = [threading.Thread(target=run) for _ in range(2)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join(timeout=60)

    assert len(events(share, "expired")) == 1
