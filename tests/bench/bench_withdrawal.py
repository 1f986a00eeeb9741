"""Bar: of 10,000 reads by eight readers at once, none comes after the withdrawal is committed.

A round is a share that is read without pause by eight connections, withdrawn, and asked for again. The moment of each
read is the database's: one that began after the commit and still gave values is late.
"""

import pytest

from audit.models import Entry
from consent.machtigingen.services import withdraw
from tests.deciding import decided, signed
from tests.sharing.test_withdrawal_at_once import Readers, a_case, database_time, somebody_of_a_school

READS, ROUNDS = 10_000, 10


@pytest.mark.timeout(1800)
def test_ten_thousand_reads(committed, capsys):
    given = refused = late = 0
    while given + refused < READS:
        reading, late_ones = a_round(READS // ROUNDS // 2)
        given, refused, late = given + reading.values_seen, refused + reading.refused, late + late_ones

    with capsys.disabled():
        print(f"\n  {given + refused} reads on 8 connections: {given} gave values, {refused} none; {late} late (bar 0)")
    assert late == 0


def a_round(reads: int) -> tuple[Readers, int]:
    """So many reads, the withdrawal, and so many again; the readers, and how many reads came late."""
    member, (case, user) = somebody_of_a_school(), a_case()
    afweging = signed(decided(case=case, partner=member.ketenpartner, by=case.regiehouder), by=user)
    reading = Readers(member, afweging.pk)
    reading.start()
    reading.wait_for(reads)
    withdraw(machtiging=afweging.machtiging, by=user)
    withdrawn_at = database_time()
    reading.wait_for_refusals(reads)
    reading.stop()
    written = [read for read in Entry.objects.reads_of(case.pk) if read.at > withdrawn_at and read.fields]
    return reading, max(len(reading.started_after(withdrawn_at)), len(written))
