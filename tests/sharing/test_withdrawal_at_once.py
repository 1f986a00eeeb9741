"""Withdrawing works at the very next read: eight readers on connections of their own, and no read after the commit."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.members.models import PartnerMember
from accounts.models import User
from audit.models import Entry
from cases.categories import Category
from cases.dossier.models import Case
from cases.jongeren.services import invite_citizen
from consent.items import ASKED
from consent.machtigingen.services import withdraw
from consent.models import Answer
from partners.models import Ketenpartner, Samenwerking
from sharing.questions import NotAsked, Reply, answer
from sharing.reading import NotShared, as_partner
from tenants import hop
from tenants.models import Tenant
from tests import factories as make
from tests.asking import asked
from tests.deciding import decided, signed

READERS = 8
READS_BEFORE, READS_AFTER = 40, 80


def test_no_reader_reads_after_the_withdrawal_is_committed(committed):
    member, (case, user) = somebody_of_a_school(), a_case()
    afweging = signed(decided(case=case, partner=member.ketenpartner, by=case.regiehouder), by=user)
    reading = Readers(member, afweging.pk)

    reading.start()
    reading.wait_for(READS_BEFORE)
    withdraw(machtiging=afweging.machtiging, by=user)
    withdrawn_at = database_time()
    reading.wait_for_refusals(READS_AFTER)
    reading.stop()

    assert reading.values_seen >= READS_BEFORE
    assert [read for read in Entry.objects.reads_of(case.pk) if read.at > withdrawn_at and read.fields] == []
    assert reading.started_after(withdrawn_at) == []


def test_no_answer_is_taken_after_the_withdrawal_is_committed(committed):
    """An answer and a withdrawal come one after the other: what comes second finds what the first left."""
    member, (case, user) = somebody_of_a_school(), a_case()
    items = [code for code, item in ASKED.items() if item.category == Category.GEWOON]
    question = signed(asked(case=case, partner=member.ketenpartner, by=case.regiehouder, items=items), by=user)
    writers = [Writer(member, question.pk, code) for code in items]

    for writer in writers[:4]:
        writer.start()
    writers[0].join()
    for writer in writers[4:]:
        writer.start()
    event = withdraw(machtiging=question.machtiging, by=user)
    for writer in writers:
        writer.join()

    kept = Answer.objects.filter(afweging=question)
    assert set(kept.values_list("code", flat=True)) == {writer.code for writer in writers if writer.was_taken}
    assert not kept.filter(answered_at__gt=event.event_time).exists()
    assert kept.exists()


class Writer(threading.Thread):
    """Somebody of the partner who answers one item, on a connection of their own."""

    def __init__(self, member: PartnerMember, question_id: Any, code: str) -> None:
        super().__init__()
        self.member, self.question_id, self.code, self.was_taken = member, question_id, code, False

    def run(self) -> None:
        try:
            answer(self.member, "proeftuin", self.question_id, {self.code: Reply(text="Ja.")})
            self.was_taken = True
        except NotAsked:
            pass
        finally:
            connection.close()


class Readers:
    """Threads that read one share over and over, and remember when each successful read began."""

    def __init__(self, member: PartnerMember, share_id: Any) -> None:
        self.member, self.share_id = member, share_id
        self.seen: list[datetime] = []
        self.refused = 0
        self.done = threading.Event()
        self.progress = threading.Condition()
        self.threads = [threading.Thread(target=self.read_on) for _ in range(READERS)]

    @property
    def values_seen(self) -> int:
        return len(self.seen)

    def read_on(self) -> None:
        with hop("proeftuin", face="partner"):
            while not self.done.is_set():
                began = database_time()
                try:
                    with as_partner(self.member) as shared:
                        shared.open(self.share_id)
                    self.note(began)
                except NotShared:
                    self.note(None)
        connection.close()

    def note(self, began: datetime | None) -> None:
        with self.progress:
            if began is None:
                self.refused += 1
            else:
                self.seen.append(began)
            self.progress.notify_all()

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def wait_for(self, reads: int) -> None:
        self.wait(lambda: self.values_seen >= reads)

    def wait_for_refusals(self, refusals: int) -> None:
        self.wait(lambda: self.refused >= refusals)

    def wait(self, enough: Callable[[], bool]) -> None:
        with self.progress:
            assert self.progress.wait_for(enough, timeout=60)

    def stop(self) -> None:
        self.done.set()
        for thread in self.threads:
            thread.join()

    def started_after(self, moment: datetime) -> list[datetime]:
        return [began for began in self.seen if began > moment]


def database_time() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
        return moment


def a_case() -> tuple[Case, User]:
    case = make.make_filled_case(regiehouder=make.make_user("Willem de Wit"), task="jeugdwet")
    return case, invite_citizen(person=case.jongere, by=case.regiehouder)


def somebody_of_a_school() -> PartnerMember:
    with hop("public"):
        name = f"ROC {timezone.now().timestamp()}"
        school = Ketenpartner.objects.create(naam=name, kind="mbo")
        Samenwerking.objects.create(
            ketenpartner=school,
            tenant=Tenant.objects.get(schema_name="proeftuin"),
            convenant="Convenant",
            starts_on=timezone.localdate() - timedelta(days=1),
        )
        user = User.objects.create_person(naam="Fatima")
        member = PartnerMember.objects.create(user=user, ketenpartner=school)
        return PartnerMember.objects.select_related("user", "ketenpartner").get(pk=member.pk)
