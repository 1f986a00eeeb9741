"""What a key per case costs: a case of 400 contactmomenten, sealed and as it was before, in turns in one run.

Reading is what a page, inzage or a search does: load the rows, look at each report. The plain side reads the same rows,
with the same words as an ordinary column.
"""

import pytest
from django.db import connection, transaction
from django.db.models import TextField, Value

from cases.contact.models import Contactmoment
from cases.dossier.models import Case
from cases.keys import ring
from tests import factories as make
from tests.bench.timing import in_turns

NUMBER, ROUNDS = 400, 60
REPORT = "Teun vertelde dat het op school beter gaat, maar thuis niet. Wil graag werken. " * 6


@pytest.fixture
def case(inside: object) -> Case:
    found = make.make_case()
    rows = [Contactmoment(case=found, with_whom="Teun", by=found.regiehouder, text=REPORT) for _ in range(NUMBER)]
    with ring.prepared([found.pk]):
        Contactmoment.objects.bulk_create(rows)
    return found


def sealed(case: Case) -> int:
    ring.drop_all()
    return sum(len(row.text) for row in Contactmoment.objects.filter(case=case))


def plain(case: Case) -> int:
    """The rows with the report as a plain column beside it, as it was before."""
    told = Value(REPORT, output_field=TextField())
    rows = Contactmoment.objects.filter(case=case).defer("text").annotate(told=told)
    return sum(len(row.told) for row in rows)


def search(case: Case) -> int:
    ring.drop_all()
    return case.contactmomenten.mentioning("beter gaat").count()


def write(case: Case, text: str) -> None:
    with transaction.atomic():
        Contactmoment(case=case, with_whom="Teun", by=case.regiehouder, text=text).save(force_insert=True)


def test_reading_and_writing_under_a_key(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert sealed(case) == plain(case) == NUMBER * len(REPORT)
    taken = in_turns({
        "sealed": lambda: sealed(case), "plain": lambda: plain(case), "search": lambda: search(case),
    }, ROUNDS)  # fmt: skip
    written = in_turns({"sealed": lambda: write(case, REPORT), "plain": lambda: write(case, "")}, ROUNDS)
    with connection.cursor() as cursor:
        cursor.execute("select avg(length(text)) from cases_contactmoment where text <> '' and case_id = %s", [case.pk])
        stored = cursor.fetchone()[0]
    with capsys.disabled():
        print()
        print(f"  reading {NUMBER} reports: {taken['sealed']:.1f} ms sealed, {taken['plain']:.1f} ms plain"
              f" = {taken['sealed'] / taken['plain']:.2f} x")  # fmt: skip
        print(f"  a search in all {NUMBER}: {taken['search']:.1f} ms")
        print(f"  writing one: {written['sealed']:.2f} ms sealed, {written['plain']:.2f} ms without a report")
        print(f"  stored: {stored:.0f} characters for {len(REPORT)}")
