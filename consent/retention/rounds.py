"""A round: one person proposes what goes, another confirms, and a task erases it, one dossier at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.corrected import part_erased
from cases.dossier.models import Case
from cases.files.services import remove_loose_after_commit
from cases.imports.uploads import forget_lines_of
from cases.keys.models import Why as KeyWhy
from cases.keys.services import destroy_keys
from cases.records import save_changes
from cases.refusals import Refused
from cases.signals.models import Melding
from consent.evidence.keys import current_key
from consent.evidence.services import sign
from consent.retention.erasures import Erasure, ErasureSeal
from consent.retention.kinds import RecordKind, Why
from consent.retention.models import Due, Round, RoundLine
from consent.retention.services import require_keeper

# So many at once: somebody has to be able to look through it before saying yes.
MOST = 500
KEY_WHY = {Why.TERM: KeyWhy.BEWAARTERMIJN, Why.WITHDRAWN: KeyWhy.INSTEMMING, Why.ASKED: KeyWhy.WISSEN}


class NotNow(Refused):
    """This line may not go at this moment; the database says so."""


@transaction.atomic
def propose(*, by: User, keys: Iterable[str] | None = None) -> Round:
    """Put in a round what may go and stands in no other: what was picked, or everything, oldest first."""
    require_keeper(by)
    # Two people who propose at once wait for each other, so that nothing stands in two rounds.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(current_schema || '|consent_round'))")
    due = list(Due.objects.proposable().in_order())
    if keys is not None:
        due = [one for one in due if one.key in set(keys)]
    if not due:
        raise Refused("Er is niets dat nu in een ronde kan.")
    proposed = Round.objects.create(proposed_by=by)
    lines = {(one.case_id, one.kind): one for one in reversed(due[:MOST])}
    RoundLine.objects.bulk_create(
        RoundLine(round=proposed, case_id=one.case_id, kind=one.kind, why=one.why, rule_id=one.rule_id,
                  verzoek_id=one.verzoek_id, since=one.since, due_on=one.due_on)
        for one in reversed(lines.values())
        if one.case_id
    )  # fmt: skip
    audit.record("round.proposed", by=by, about=proposed, details={"lines": len(lines)})
    return proposed


def left_behind(ronde: Round, keys: Iterable[str]) -> int:
    """How many of what was picked did not get into this round: in another one by now, stopped, or no longer due."""
    went = set(ronde.lines.values_list("case_id", "kind"))
    wanted = set(keys)
    found = Due.objects.filter(key__in=wanted).values_list("case_id", "kind")
    return len(wanted) - sum(pair in went for pair in found)


@transaction.atomic
def confirm(*, ronde: Round, by: User) -> Round:
    """From here on it may be erased. Who proposed it cannot confirm it; the database looks as well."""
    require_keeper(by)
    decided = require_proposed(ronde)
    if decided.proposed_by_id == by.pk:
        raise Refused("Iemand anders dan wie de ronde voorstelde, bevestigt haar.")
    save_changes(decided, confirmed_by=by, confirmed_at=timezone.now())
    audit.record("round.confirmed", by=by, about=decided, details={"proposed_by": str(decided.proposed_by_id)})
    return decided


@transaction.atomic
def withdraw(*, ronde: Round, by: User) -> Round:
    """Take a proposal back; what stood in it can be proposed again."""
    require_keeper(by)
    decided = require_proposed(ronde)
    save_changes(decided, withdrawn_by=by, withdrawn_at=timezone.now())
    audit.record("round.withdrawn", by=by, about=decided)
    return decided


def require_proposed(ronde: Round) -> Round:
    found = Round.objects.select_for_update().get(pk=ronde.pk)
    if found.confirmed_at or found.withdrawn_at:
        raise Refused("Over deze ronde is al besloten.")
    return found


def carry_out(*, ronde: Round) -> int:
    """Erase line by line, each in its own transaction. After a crash the next run goes on where this one stopped; what
    may not go now is passed over and stays in the list."""
    done = 0
    for line in ronde.lines.undone():
        try:
            done += erase(line=line) is not None
        except NotNow:
            continue
    return done


@transaction.atomic
def erase(*, line: RoundLine) -> Erasure:
    """One dossier, or one part of it, goes: rows and login, and after the commit the files. The proof, its seal and the
    line in the log are in the same transaction: no erasing without proof."""
    of_case, of_person = owners_of(line)
    bsn = bsn_of(line)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select consent_erase(%s)", [line.pk])
            (made,) = cursor.fetchone()
    except DatabaseError as refusal:
        if getattr(refusal.__cause__, "sqlstate", "") == "42501":  # insufficient_privilege: the function says no
            raise NotNow(str(refusal)) from refusal
        raise
    erasure = Erasure.objects.select_related("line__round").get(pk=made)
    if not ErasureSeal.objects.filter(pk=made).exists():
        seal(erasure)
        if bsn and erasure.told["person_too"]:
            forget_lines_of(bsn)
        remove_loose_after_commit()
        for case in Case.objects.filter(pk=line.case_id):
            part_erased(case, tables=list(erasure.told["rows"]))
        if line.kind == RecordKind.DOSSIER:
            owners = of_case | (of_person if erasure.told["person_too"] else set())
            destroy_keys(*sorted(owners), why=KEY_WHY[Why(line.why)])
    return erasure


def owners_of(line: RoundLine) -> tuple[set[UUID], set[UUID]]:
    """Whose keys go with this dossier, and whose with the person: in a backup that comes back nobody reads it."""
    meldingen = set(Melding.objects.filter(case=line.case_id).values_list("pk", flat=True))
    of_person: set[UUID] = set()
    for case in Case.objects.filter(pk=line.case_id):
        loose = Melding.objects.filter(jongere=case.jongere_id).values_list("pk", flat=True)
        of_person = {case.jongere_id, *loose}
    return {line.case_id, *meldingen}, of_person


def bsn_of(line: RoundLine) -> str:
    """The BSN of whom a whole dossier is about, for what lies about by that number and hangs on nothing."""
    whole = [line.case_id] if line.kind == RecordKind.DOSSIER else []
    return next((case.jongere.bsn or "" for case in Case.objects.filter(pk__in=whole).select_related("jongere")), "")


def seal(erasure: Erasure) -> None:
    """Sign the proof with the seal of the tenant, and write down that it went."""
    key, line = current_key(), erasure.line
    ErasureSeal.objects.create(erasure=erasure, key=key.row, jws=sign(erasure.payload, key))
    audit.record(
        "case.erased", by=None, case_id=erasure.case_id,
        details={"erasure_id": erasure.pk, "kind": line.kind, "why": line.why, "rule_id": line.rule_id,
                 "verzoek_id": line.verzoek_id, "proposed_by": line.round.proposed_by_id,
                 "confirmed_by": line.round.confirmed_by_id, "sha256": erasure.sha256},
    )  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """How far a round is: erased, what may go now, and what cannot go at this moment."""

    total: int
    done: int
    ready: int

    @property
    def stopped(self) -> int:
        return self.total - self.done - self.ready

    @property
    def is_running(self) -> bool:
        return self.ready > 0


def standing_of(ronde: Round) -> Standing:
    lines = list(ronde.lines.values_list("case_id", "kind", "erasure"))
    open_lines = {(case_id, kind) for case_id, kind, erasure in lines if erasure is None}
    may_go = Due.objects.may_go().filter(case_id__in=[case_id for case_id, _ in open_lines])
    ready = open_lines & set(may_go.values_list("case_id", "kind"))
    return Standing(len(lines), len(lines) - len(open_lines), len(ready) if ronde.confirmed_at else 0)
