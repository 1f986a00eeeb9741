"""Bars of the sealed log: 1,000 lines in 100 ms; eight writers wait for nobody."""

import multiprocessing
import os
import threading
import time
from contextlib import contextmanager
from statistics import median

import psycopg

from audit.sealing import Log, seal_all
from audit.verifying import verify
from tests.audit.conftest import EMPTY, connect
from tests.audit.test_sealing import LINE

ROUNDS, WRITERS, SECONDS = 9, 8, 2.0
# The same columns and indexes, without what makes a line sealable: the stamp, the cluster, its index.
PLAIN = """
drop table if exists proeftuin.plain_entry;
create table proeftuin.plain_entry (like proeftuin.audit_entry including all);
drop index proeftuin.plain_entry_epoch_xid_id_idx;
alter table proeftuin.plain_entry drop column xid, drop column epoch;
grant insert on proeftuin.plain_entry to keten_owner;
"""


def lines(number: int) -> str:
    return LINE.replace("values (", "select ").replace("'', '')\n", f"'', '' from generate_series(1, {number})")


def test_a_thousand_lines_are_sealed_and_verified(sealer, superuser, capsys):
    taken: dict[str, list[float]] = {"insert": [], "seal": [], "verify": []}
    with connect("DATABASE_OWNER_URL") as writer:
        for _ in range(ROUNDS):
            superuser.execute(EMPTY)
            for name, work in {
                "insert": lambda: writer.execute(lines(1_000)),
                "seal": lambda: seal_all(sealer.log, sealer.key),
                "verify": lambda: verify(sealer.log, sealer.public),
            }.items():
                began = time.perf_counter()
                work()
                taken[name].append((time.perf_counter() - began) * 1000)
    with capsys.disabled():
        print("\n  1,000 lines: " + ", ".join(f"{name} {median(times):.0f} ms" for name, times in taken.items()))
        print("  bar: sealing 100 ms")


def test_eight_writers_beside_the_sealer(sealer, superuser, capsys):
    superuser.execute(PLAIN)
    with durable():
        compare(sealer, capsys)
    superuser.execute("drop table proeftuin.plain_entry")


@contextmanager
def durable():
    """Commits reach the disk, as they do anywhere but in tests: without that, only the processor is measured."""
    with connect("DATABASE_ADMIN_URL") as admin:
        try:
            for setting in ("fsync", "full_page_writes"):
                admin.execute(f"alter system set {setting} = on")
            admin.execute("select pg_reload_conf()")
            time.sleep(0.5)
            yield
        finally:
            for setting in ("fsync", "full_page_writes"):
                admin.execute(f"alter system reset {setting}")
            admin.execute("select pg_reload_conf()")


def compare(sealer, capsys):
    plain = LINE.replace("audit_entry (", "plain_entry (at, ").replace("values (", "values (clock_timestamp(), ")
    done: dict[str, list[float]] = {"plain insert": [], "log": [], "log, sealed beside it": []}
    for _ in range(ROUNDS):
        done["plain insert"].append(rate(plain))
        done["log"].append(rate(LINE))
        with sealing(sealer):
            done["log, sealed beside it"].append(rate(LINE))
    with capsys.disabled():
        print("\n  8 writers: " + ", ".join(f"{name} {median(rates):.0f} tx/s" for name, rates in done.items()))
        for name in ("log", "log, sealed beside it"):
            each = [rate / plain for rate, plain in zip(done[name], done["plain insert"], strict=True)]
            print(f"  {name}: {median(each):.2f} x a plain insert of the same round (bar 0.9)")


def rate(statement: str) -> float:
    """Transactions per second of eight connections that write as fast as they can."""
    counted, stop = [0] * WRITERS, threading.Event()

    def write(place: int) -> None:
        with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as own:
            while not stop.is_set():
                own.execute(statement)
                counted[place] += 1

    threads = [threading.Thread(target=write, args=(place,)) for place in range(WRITERS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    return sum(counted) / (time.perf_counter() - began)


@contextmanager
def sealing(sealer):
    """A process that seals every second beside the writers, as `keten sealer` does."""
    stop = multiprocessing.get_context("fork").Event()
    process = multiprocessing.get_context("fork").Process(target=seal_until, args=(stop, sealer.key))
    process.start()
    yield
    stop.set()
    process.join()


def seal_until(stop, key):
    with connect("DATABASE_SEALER_URL") as own:
        while not stop.wait(1):
            seal_all(Log(own.cursor(), "proeftuin"), key)
