"""Bar: a partner reads a shared case at most 1.5 x the same values by bare query; a sorted page of 50 in 30 ms."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection

from sharing.reading import as_partner
from tests.bench.crowd import FIELDS, crowd

SHARES, OTHERS, ROUNDS = 2_500, 20_000, 300
CODES = [code.split(">")[-1] for code in FIELDS]
VIEW = "select granted, {columns} from sharing_shared_case where share_id = %s"
BARE = """
select {expressions} from consent_afweging a
join cases_case c on c.id = a.case_id join cases_jongere j on j.id = c.jongere_id
where a.id = %s
"""


def milliseconds(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def ask(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_one_case_and_a_sorted_page(committed, capsys):
    from cases import catalogue

    member, one = crowd(SHARES, unshared=OTHERS)
    columns = ", ".join(f'"{catalogue.FIELDS[code].column}"' for code in CODES)
    expressions = ", ".join(f"({catalogue.FIELDS[code].sql})" for code in CODES)
    bare = milliseconds(lambda: ask(BARE.format(expressions=expressions), one.pk))
    with as_partner(member) as shared:
        one_share = shared.cases().get(pk=one.pk)
        unplanned = milliseconds(lambda: ask(VIEW.format(columns=columns), one.pk))
        seen = milliseconds(lambda: shared.values_of([one_share], CODES))
        listed = milliseconds(lambda: ask(
            f"select share_id, reference, granted, {columns} from sharing_shared_case"
            " order by persoon__achternaam nulls last, reference limit 50"), 30)  # fmt: skip
        whole = milliseconds(lambda: shared.open(one.pk), 100)
    bare_again = milliseconds(lambda: ask(BARE.format(expressions=expressions), one.pk))
    with capsys.disabled():
        print(f"\n  bare query            {bare:8.2f} ms (again {bare_again:.2f})")
        print(f"  through the view      {seen:8.2f} ms  = {seen / bare:.2f} x (bar 1.5)")
        print(f"  the same, planned anew{unplanned:8.2f} ms")
        print(f"  open() with its log   {whole:8.2f} ms")
        print(f"  sorted page of 50     {listed:8.2f} ms of {SHARES} shares (bar 30)")
