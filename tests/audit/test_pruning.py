"""Lines whose term is over go by whole seals, and only with the sealer's signed word; else it is a theft (law 9)."""

from datetime import UTC, datetime, timedelta

import pytest
from psycopg import errors

from audit import proofs
from audit.pruning import TooYoung, prune, years_ago
from audit.verifying import Fault, Finding
from tests.audit.conftest import connect

ENTRY, PRUNE = "proeftuin.audit_entry", "proeftuin.audit_prune"


@pytest.fixture
def six_years_later(sealer, written, monkeypatch):
    """Two seals of now, looked at from a time when the first is too old to keep."""
    written(3, together=True)
    (first,) = sealer.seals()
    proof = proofs.prove(sealer.log, next(iter(first.lines)))
    written(2, together=True)
    (second,) = sealer.seals()
    monkeypatch.setattr("audit.pruning.years_ago", lambda years: second.first_at)
    return first, second, proof


def numbers(superuser, table=ENTRY):
    return superuser.execute(f"select count(*) from {table}").fetchone()[0]


def test_the_lines_go_the_seals_stay_and_the_log_is_sound(sealer, six_years_later, superuser):
    _, second, proof = six_years_later

    (done,) = prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst 12.1")
    report = sealer.finds()

    assert (done.number, done.rows, numbers(superuser)) == (1, 3, 2 + 1)
    assert (report.findings, report.pruned) == ([], 3)
    assert superuser.execute(f"select details->>'reason' from {ENTRY} where action = 'log.pruned'").fetchone() == (
        "selectielijst 12.1",
    )
    assert proofs.check(proof, sealer.public).line["action"] == "proef"


def test_pruning_again_does_nothing_and_the_next_seals_are_sound(sealer, six_years_later, written):
    _, second, _ = six_years_later
    prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst")
    written(2)
    sealer.seals()

    assert prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst") == []
    assert sealer.finds().is_sound


def test_lines_that_are_gone_without_the_word_of_the_sealer_are_named(sealer, six_years_later, superuser):
    first, _, _ = six_years_later
    superuser.execute(f"delete from {ENTRY} where id = any(%s)", [list(first.lines)])

    assert {finding.fault for finding in sealer.finds().findings} == {Fault.REMOVED}


@pytest.mark.parametrize(
    "change", ["signature = '\\x00'", "number = 2", "reason = 'anders'", "rows = 2", "xid_to = xid_to + 1"]
)
def test_a_word_that_the_sealer_never_gave_does_not_count(sealer, six_years_later, superuser, change):
    _, second, _ = six_years_later
    prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst")
    superuser.execute(f"update {PRUNE} set {change}")

    assert not sealer.finds().is_sound


def test_a_word_of_which_the_log_knows_nothing_does_not_count(sealer, six_years_later, superuser):
    _, second, _ = six_years_later
    prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst")
    superuser.execute(f"delete from {ENTRY} where action = 'log.pruned'")

    assert Finding(Fault.PRUNE_FALSE, 1) in sealer.finds().findings


def test_a_line_put_back_in_a_pruned_period_is_named(sealer, six_years_later, superuser):
    first, second, _ = six_years_later
    (line, *_) = first.lines
    superuser.execute(f"create temp table kept as select * from {ENTRY} where id = %s", [line])
    prune(sealer.log, sealer.key, before=second.first_at, reason="selectielijst")
    superuser.execute(f"insert into {ENTRY} select * from kept")

    assert sealer.finds().findings == [Finding(Fault.INSERTED, 1, line)]


def test_without_a_word_not_even_the_sealer_removes_a_line(sealer, six_years_later):
    with connect("DATABASE_SEALER_URL") as own, pytest.raises(errors.InsufficientPrivilege):
        own.execute(f"delete from {ENTRY}")


def test_what_is_younger_than_five_years_is_never_pruned(sealer, written):
    with pytest.raises(TooYoung, match="te jong"):
        prune(sealer.log, sealer.key, before=datetime.now(UTC) - timedelta(days=4 * 365), reason="te vroeg")
    assert years_ago(5).year == datetime.now(UTC).year - 5
