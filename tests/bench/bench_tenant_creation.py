"""Bar: a new tenant at most 1.5 times replaying plain DDL, and at least 4 times faster than django-tenants' migrate."""

import subprocess
import sys
from pathlib import Path

from tests.plugin_database import WORKER, addresses
from tests.tenants.test_lifecycle import copy as copy_of_the_database

ROOT = Path(__file__).resolve().parents[2]
copy = copy_of_the_database
MEASURE = """
import time
from statistics import median
import django
django.setup()
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from tenants import hop
from tenants.blueprint import make_schema, migrate_here
from tenants.lifecycle import add
from tenants.models import Chapter

script = ';'.join(Chapter.objects.values_list('script', flat=True))

def timed(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000

@transaction.atomic
def plain(number):
    make_schema(f'kaal_{number}')
    with hop(f'kaal_{number}'), connection.cursor() as cursor:
        cursor.execute(script)

@transaction.atomic
def stock(number):
    make_schema(f'gewoon_{number}')
    with hop(f'gewoon_{number}'):
        migrate_here()

def ours(number):
    add(schema=f'nieuw_{number}', kind='gemeente', naam=f'Nieuw {number}', code=f'{8000 + number}',
        domain=f'nieuw{number}.localhost', gemeenten=[])

add(schema='warm', kind='gemeente', naam='Warm', code='8999', domain='warm.localhost', gemeenten=[])
rounds = [
    (timed(lambda: plain(n)), timed(lambda: ours(n)), timed(lambda: stock(n)) if n < 3 else None) for n in range(9)
]
kaal, nieuw = median(r[0] for r in rounds), median(r[1] for r in rounds)
gewoon = median(r[2] for r in rounds if r[2])
print(f'  plain DDL replayed    {kaal:8.0f} ms')
print(f'  a new tenant          {nieuw:8.0f} ms  = {nieuw / kaal:.2f} x (bar 1.5)')
print(f'  Django migrations     {gewoon:8.0f} ms  = {gewoon / nieuw:.1f} x slower (bar 4)')
"""


def test_a_new_tenant(copy, capsys):
    environment = {**copy, "KETEN_LOGIN": "owner", "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", MEASURE], env=environment, cwd=ROOT, capture_output=True, text=True)

    with capsys.disabled():
        print(f"\n{done.stdout}{done.stderr}")
    assert done.returncode == 0
    assert addresses(f"keten_test_{WORKER}")
