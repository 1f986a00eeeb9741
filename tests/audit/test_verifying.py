"""Verifying: what the database administrator does behind our back is found, and the line is named (BIO2 8.15.06)."""

import json
import os
import uuid
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

import audit
from audit.anchors import Anchor, read
from audit.keys import PublicKeys
from audit.sealing import seal_all
from audit.seals import Seal
from audit.times import Times
from audit.verifying import Fault, Finding, verify
from tests.audit.test_sealing import LINE

ENTRY, SEAL = "proeftuin.audit_entry", "proeftuin.audit_seal"
COPY = f"""
insert into {ENTRY} select (jsonb_populate_record(e, jsonb_build_object('id', %s::uuid) || %s::jsonb)).* from {ENTRY} e
where id = %s
"""


@pytest.fixture
def line(sealer, written, superuser):
    """One line in the middle of a log of two seals."""
    written(4)
    sealer.seals()
    written(2)
    sealer.seals()
    return superuser.execute(f"select id from {ENTRY} order by xid offset 2 limit 1").fetchone()[0]


def test_an_untouched_log_is_sound(sealer, line):
    report = sealer.finds()

    assert (report.is_sound, report.rows, report.last_number) == (True, 6, sealer.log.last_seal().number)


@pytest.mark.parametrize(
    "change",
    ["actor_name = 'iemand anders'", "at = at - interval '1 second'", "fields = '{adres}'", "details = '{\"a\": 1}'",
     "case_id = gen_random_uuid()", "origin = '10.0.0.1'"],
)  # fmt: skip
def test_a_changed_line_is_named(sealer, line, superuser, change):
    superuser.execute(f"update {ENTRY} set {change} where id = %s", [line])

    assert sealer.finds().findings == [Finding(Fault.CHANGED, 1, line)]


def test_a_removed_line_is_named(sealer, line, superuser):
    superuser.execute(f"delete from {ENTRY} where id = %s", [line])

    assert sealer.finds().findings == [Finding(Fault.REMOVED, 1, line)]


def test_a_line_inserted_among_old_ones_is_named(sealer, line, superuser):
    added = uuid.uuid4()
    superuser.execute(COPY, [added, "{}", line])

    assert sealer.finds().findings == [Finding(Fault.INSERTED, 1, added)]


def test_a_line_that_claims_another_cluster_is_named(sealer, line, superuser):
    added = uuid.uuid4()
    superuser.execute(COPY, [added, '{"epoch": 42}', line])

    assert sealer.finds().findings == [Finding(Fault.INSERTED, None, added)]


@pytest.mark.parametrize("seals_it", [False, True])
def test_a_line_dated_back_is_named_also_once_it_is_sealed(sealer, line, superuser, seals_it):
    added = uuid.uuid4()
    now = superuser.execute("select pg_current_xact_id()::text").fetchone()[0]
    superuser.execute(COPY, [added, f'{{"xid": "{now}", "at": "2026-01-01T09:00:00Z"}}', line])
    if seals_it:
        sealer.seals()

    assert sealer.finds().findings == [Finding(Fault.DATED_BACK, 3 if seals_it else None, added)]


def test_a_changed_seal_is_named(sealer, line, superuser):
    superuser.execute(f"update {SEAL} set rows = rows + 1 where number = 2")

    assert Finding(Fault.SEAL_CHANGED, 2) in sealer.finds().findings


def test_a_changed_list_of_lines_is_named(sealer, line, superuser):
    superuser.execute(f"update {SEAL} set leaves = overlay(leaves placing '\\x00' from 20) where number = 1")

    assert Finding(Fault.SEAL_CHANGED, 1) in sealer.finds().findings


def test_a_seal_missing_in_the_middle_is_named(sealer, line, superuser):
    superuser.execute(f"delete from {SEAL} where number = 1")

    assert Finding(Fault.SEAL_MISSING, 1) in sealer.finds().findings


def test_a_log_that_was_sealed_again_with_another_key_is_found(sealer, line):
    report = verify(sealer.log, PublicKeys({}))

    assert {finding.fault for finding in report.findings} == {Fault.SEAL_CHANGED}


def test_a_lost_last_seal_is_found_by_the_anchor_and_only_by_it(sealer, line, superuser):
    last = sealer.log.last_seal()
    anchor = Anchor.of(last)
    superuser.execute(f"delete from {ENTRY} where xid >= %s::text::xid8", [str(last.xid_from)])
    superuser.execute(f"delete from {SEAL} where number = %s", [last.number])

    assert sealer.finds().is_sound
    assert sealer.finds(anchor).findings == [Finding(Fault.ANCHOR_MISSING, last.number)]


def test_after_a_restore_in_another_cluster_the_old_epoch_is_closed_and_all_is_sound(sealer, line, written, superuser):
    """A restore is seen as it looks from inside: lines and seals of a cluster that is not this one."""
    written(2)
    superuser.execute(f"update {ENTRY} set epoch = 42")
    superuser.execute(f"truncate {SEAL}")
    written(3, together=True)

    closing, opening = sealer.seals()

    assert (closing.epoch, closing.closes, closing.rows) == (42, True, 8)
    assert (opening.closes, opening.rows, bytes(opening.previous)) == (False, 3, closing.hash)
    assert sealer.finds().is_sound


def forge(superuser, *, back, xid="pg_current_xact_id()"):
    """A line written now by the administrator, with a time of a while ago; no trigger sets it right."""
    (line,) = superuser.execute(
        f"insert into {ENTRY} (id, at, xid, epoch, kind, action, actor_name, actor_role, organisation, fields,"
        " grondslag, purpose, outcome, details, trace_id, origin) values (gen_random_uuid(),"
        f" clock_timestamp() - interval '{back}', {xid}, (select system_identifier from pg_control_system()),"
        " 'act', 'proef', '', '', '', '{}', '', '', 'ok', '{}', '', '') returning id"
    ).fetchone()
    return line


@pytest.mark.parametrize("seals_it", [False, True])
def test_a_line_dated_back_by_minutes_is_named_because_its_number_is_younger_than_a_seal(
    sealer, line, superuser, seals_it
):
    added = forge(superuser, back="2 minutes")
    if seals_it:
        sealer.seals()

    assert sealer.finds().findings == [Finding(Fault.DATED_BACK, 3 if seals_it else None, added)]


def test_a_line_that_borrows_the_number_of_a_seal_gains_nothing(sealer, line, superuser):
    last = sealer.log.last_seal()
    added = forge(superuser, back="2 minutes", xid=f"'{last.xid_at}'::xid8")

    assert sealer.finds().findings == [Finding(Fault.DATED_BACK, None, added)]


def test_a_line_of_a_transaction_that_ran_through_seals_is_sound(sealer, written):
    """It wrote before the seal and after it, and committed when two seals were there already."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as slow:
        slow.execute(LINE)
        written(2)
        seal_all(sealer.log, sealer.key)
        slow.execute(LINE)
    sealer.seals()
    written(2)
    sealer.seals()

    assert sealer.finds().is_sound


def test_the_time_of_a_long_transaction_reaches_back_to_the_seal_before_it_began():
    """However long it ran: what bounds its lines is the newest seal with a lower number."""
    noon, times = datetime(2026, 11, 27, 12, tzinfo=UTC), Times()
    for minutes, own in ((0, 100), (20, 200), (40, 300)):
        times.learn(Seal(number=1, epoch=7, xid_at=own, sealed_at=noon + timedelta(minutes=minutes)))

    assert times.allow(noon + timedelta(minutes=5), epoch=7, xid=150)
    assert not times.allow(noon - timedelta(minutes=2), epoch=7, xid=150)
    assert not times.allow(noon + timedelta(minutes=5), epoch=7, xid=250)
    assert not times.allow(noon + timedelta(minutes=38), epoch=7, xid=301)


def test_a_seal_of_form_1_is_still_checked_as_it_was_signed(sealer, line, superuser):
    old = sealer.log.last_seal()
    old.xid_at = None
    superuser.execute(
        f"update {SEAL} set xid_at = null, signature = %s where number = %s",
        [sealer.key.sign(old.payload), old.number],
    )

    assert (old.header["v"], "xid_at" in old.header) == (1, False)
    assert sealer.finds().is_sound


@pytest.mark.parametrize(
    "edit", [lambda kept: kept["seal"].update(rows=1), lambda kept: kept.update(signature="niets"),
             lambda kept: kept["seal"].update(key="een andere"), lambda kept: kept["seal"].pop("key")],
)  # fmt: skip
def test_an_anchor_that_was_edited_is_no_anchor(sealer, line, edit):
    kept = json.loads(Anchor.of(sealer.log.last_seal()).text)
    edit(kept)

    assert sealer.finds(read(json.dumps(kept))).findings == [Finding(Fault.ANCHOR_CHANGED, kept["seal"]["number"])]


def test_a_page_of_a_list_is_sealed_line_by_line_and_each_can_be_checked(sealer, superuser):
    """Issue 4 §6: one statement, fifty lines, and a line that is changed is named."""
    seen = [audit.Seen(uuid.uuid4(), None, "coördinator", ["personalia"]) for _ in range(50)]
    audit.record_list(seen, actor_id=uuid.uuid4(), actor_name="Nora Kok", name="dossiers", purpose="Om te vinden.")
    sealer.seals()
    assert (sealer.finds().is_sound, sealer.finds().rows) == (True, 50)

    (one,) = superuser.execute(f"select id from {ENTRY} where case_id = %s", [seen[7].case_id]).fetchone()
    superuser.execute(f"update {ENTRY} set case_id = gen_random_uuid() where id = %s", [one])

    assert [(fault.fault, fault.line) for fault in sealer.finds().findings] == [(Fault.CHANGED, one)]
