"""Bar: a partner reads a shared case at most 1.5 x the same values by bare query; a sorted page of 50 in 30 ms."""

from typing import Any

from django.db import connection

from cases import catalogue
from sharing.reading import Shared, as_partner
from tests.bench.crowd import FIELDS, crowd
from tests.bench.timing import in_turns, processor_ms

SHARES, OTHERS, PAGES = 2_500, 20_000, 40
CODES = [code.split(">")[-1] for code in FIELDS]
COLUMNS = ", ".join(f'"{catalogue.FIELDS[code].column}"' for code in CODES)
EXPRESSIONS = ", ".join(f"({catalogue.FIELDS[code].sql})" for code in CODES)
VIEW = f"select granted, {COLUMNS} from sharing_shared_case where share_id = %s"
BARE = f"""
select {EXPRESSIONS} from consent_afweging a
join cases_case c on c.id = a.case_id join cases_jongere j on j.id = c.jongere_id
where a.id = %s
"""


def ask(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def sorted_page(shared: Shared) -> None:
    """Fifty of all shares by surname, with five fields of each."""
    total, shares = shared.page(shared.cases(sort="persoon.achternaam"), slice(0, 50))
    assert (total, len(shared.values_of(shares, CODES))) == (SHARES, 50)


def test_one_case_and_a_sorted_page(committed, capsys):
    member, one = crowd(SHARES, unshared=OTHERS)
    bare = {"bare query": lambda: ask(BARE, one.pk)}
    before = in_turns(bare, 300)
    with as_partner(member) as shared:
        shares = [shared.cases().get(pk=one.pk)]
        singly = in_turns({
            "through the view": lambda: shared.values_of(shares, CODES),
            "planned anew": lambda: ask(VIEW, one.pk),
            "open() with its log": lambda: shared.open(one.pk),
        }, 300)  # fmt: skip
        [(backend,)] = ask("select pg_backend_pid()")
        began = processor_ms(backend)
        paged = in_turns({"sorted page of 50": lambda: sorted_page(shared)}, PAGES)
        worked = (processor_ms(backend) - began) / (PAGES + 1)
    after = in_turns(bare, 300)
    unit = (before["bare query"] + after["bare query"]) / 2
    with capsys.disabled():
        print()
        for name, time in (before | singly | paged).items():
            print(f"  {name:20} {time:8.2f} ms  = {time / unit:.2f} x")
        print(f"  of the page {worked:.2f} ms is processor of the database")
        print(f"  bars: view 1.5 x, page 30 ms of {SHARES} shares beside {OTHERS} cases that are not shared")
