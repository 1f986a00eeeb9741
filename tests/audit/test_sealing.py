"""Sealing: every line of the log comes under one seal, once, whatever happens at the same time (law 9)."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from psycopg import errors

from audit.sealing import Log, seal_all
from tests.audit.conftest import EMPTY, connect

LINE = """
insert into proeftuin.audit_entry (id, kind, action, actor_name, actor_role, organisation, fields, grondslag, purpose,
  outcome, details, trace_id, origin)
values (gen_random_uuid(), 'act', 'proef', '', '', '', '{}', '', '', 'ok', '{}', '', '')
"""


def sealed_lines(log: Log) -> list[Any]:
    return [line for seal in log.seals() for line in seal.lines]


def all_lines(superuser: Any) -> set[Any]:
    return {row[0] for row in superuser.execute("select id from proeftuin.audit_entry")}


def test_all_lines_come_under_one_signed_chained_seal(sealer, written, superuser):
    written(5, together=True)

    first, *_ = sealer.seals()
    written(2, together=True)
    (second,) = sealer.seals()

    assert (first.number, first.rows, second.number, second.rows) == (1, 5, 2, 2)
    assert bytes(second.previous) == first.hash
    assert set(sealed_lines(sealer.log)) == all_lines(superuser)
    assert sealer.finds().is_sound


def test_with_nothing_new_there_is_no_seal(sealer, written):
    written()
    sealer.seals()

    assert seal_all(sealer.log, sealer.key) == []


def test_a_transaction_that_still_runs_holds_the_window_back(sealer, written, superuser):
    with psycopg.connect(os.environ["DATABASE_ADMIN_URL"]) as slow:
        slow.execute(LINE)
        written(2)
        assert seal_all(sealer.log, sealer.key) == []
        slow.commit()

    sealer.seals()

    assert set(sealed_lines(sealer.log)) == all_lines(superuser)


def test_a_backlog_is_sealed_in_pieces(sealer, written):
    written(25)

    seals = sealer.seals(most=5)

    assert len(seals) > 3
    assert sum(seal.rows for seal in seals) == 25
    assert sealer.finds().is_sound


def test_two_sealers_at_once_seal_no_line_twice(sealer, written, superuser):
    written(40)

    def work(_: int) -> None:
        with connect("DATABASE_SEALER_URL") as own:
            for _ in range(5):
                seal_all(Log(own.cursor(), "proeftuin"), sealer.key, most=3)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    sealer.seals()

    assert sorted(sealed_lines(sealer.log)) == sorted(all_lines(superuser))
    assert sealer.finds().is_sound


@pytest.mark.parametrize("login", ["DATABASE_URL", "DATABASE_PARTNER_URL"])
def test_no_web_process_can_make_a_seal(sealer, written, login):
    written(together=True)
    (seal,) = sealer.seals()
    face = "app" if login == "DATABASE_URL" else "partner"

    with connect(login) as web, pytest.raises(errors.InsufficientPrivilege):
        web.execute(f"set role proeftuin_{face}")
        web.execute(
            "insert into proeftuin.audit_seal select * from proeftuin.audit_seal where number = %s", [seal.number]
        )


@pytest.mark.parametrize("act", ["update {} set number = 9", "delete from {}", "truncate {}"])
def test_not_even_the_owner_changes_a_seal(sealer, written, act):
    written()
    sealer.seals()

    with connect("DATABASE_OWNER_URL") as owner, pytest.raises(errors.InsufficientPrivilege):
        owner.execute(act.format("proeftuin.audit_seal"))


# What a writer does, in the order in which several of them do it: write, or end with commit or rollback.
STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["write", "write", "commit", "rollback", "seal"])),
    min_size=12, max_size=40,
)  # fmt: skip
# The case that a window up to the newest transaction would lose: an older one commits after the seal.
LATE_COMMIT = [(0, "write"), (1, "write"), (1, "commit"), (0, "seal"), (0, "commit")]


@pytest.fixture
def writers():
    """Four connections of people at work."""
    opened = [psycopg.connect(os.environ["DATABASE_OWNER_URL"]) for _ in range(4)]
    yield opened
    for each in opened:
        each.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=LATE_COMMIT, most=100)
@given(steps=STEPS, most=st.integers(0, 4))
def test_no_line_is_skipped_or_sealed_twice_however_writers_cross(sealer, superuser, writers, steps, most):
    """Four writers with transactions that overlap in any order, and the sealer in between."""
    superuser.execute(EMPTY)
    for who, what in steps:
        if what == "write":
            writers[who].execute(LINE)
        elif what == "seal":
            seal_all(sealer.log, sealer.key, most=most)
        else:
            getattr(writers[who], what)()
    for writer in writers:
        writer.commit()

    sealer.seals(most=most)

    assert sorted(sealed_lines(sealer.log)) == sorted(all_lines(superuser))
    assert sealer.finds().is_sound
