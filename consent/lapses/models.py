"""Lapse: a signature that ends by itself, and on which day. Read from a view; that it ended is the date's doing."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from accounts.models import User
from cases.catalogue.sql import TODAY
from cases.dossier.models import Case
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, LEERPLICHT_UNTIL
from consent.lapses.capacity import (
    acts_unasked,
    all_in_capacity,
    born_plus,
    right_signers,
    role_of,
    stands_for_another,
)
from consent.machtigingen.models import Cause, EventState, Machtiging

ASKED_ON = "(m.asked_at at time zone 'Europe/Amsterdam')::date"


def lapse_sql() -> str:
    """One row per machtiging that somebody is asked or said ja to: when it ends by itself, and why; or that it did.

    It ends at its last day, at a birthday, on the day that the gezag or the proof of who signed is over, or today, when
    what was written down is corrected so that the wrong person was asked. The earliest counts. What the gemeente
    stopped, replaced or closed is over already, and does not lapse.
    """
    return f"""
create view consent_lapse as
select m.id as machtiging_id, a.case_id, due.cause, due.state, due.ended_on, alive.codes as field_codes,
  null::uuid as event_id
from consent_machtiging m
join consent_afweging a on a.id = m.afweging_id
join cases_case c on c.id = a.case_id and c.closed_at is null
join cases_jongere j on j.id = c.jongere_id
cross join lateral (
  select array(
    select one.code::text from unnest(m.field_codes) as one(code) where (
      select e.event_state from consent_consentevent e
      where e.machtiging_id = m.id and one.code = any(e.field_codes) order by e.sequence desc limit 1
    ) in ('requested', 'given')) as codes offset 0
) alive
cross join lateral (
  select ways.cause, ways.state, ways.ended_on from ({ways()}) as ways(cause, state, ended_on)
  where ways.ended_on is not null order by ways.ended_on, ways.cause desc limit 1
) due
where alive.codes <> '{{}}' and (m.valid_from is null or m.valid_from <= {TODAY})
  and not exists (select from consent_ending e where e.afweging_id = a.id)
  and not exists (select from consent_afweging later where later.replaces_id = a.id and later.decided_at is not null)
union all
select m.id, a.case_id, e.cause, e.event_state, e.ended_on, e.field_codes::text[], e.id
from consent_consentevent e
join consent_machtiging m on m.id = e.machtiging_id
join consent_afweging a on a.id = m.afweging_id
where e.cause <> ''
"""  # noqa: S608  # only our own expressions are filled in


def ways() -> str:
    """Every way in which m can end by itself, with its day, or null where this way does not apply."""
    never_right = f"case when {{}} <= {ASKED_ON} then '{EventState.INVALIDATED}' else '{EventState.EXPIRED}' end"
    parent_signs = "'gezagsdrager' = any(m.required_signers)"
    parent_alone = "m.required_signers = array['gezagsdrager']::varchar[] and not starts_with(m.rule_version, 'UAVG')"
    ends = f"""case when g.verified_at is null then {TODAY} else least(g.until + 1, g.verified_until + 1,
      case when g.soort = 'gezag' then {born_plus(LEERPLICHT_UNTIL)} end,
      (select min((n.at at time zone 'Europe/Amsterdam')::date) from cases_nietinformeren n
        where n.gezagsdrager_id = g.id
          and not exists (select from cases_weerinformeren w where w.niet_informeren_id = n.id))) end"""  # noqa: S608  # only our own expressions
    began = f"greatest(v.since, {ASKED_ON})"
    rows = (
        f"select case when m.valid_until < a.valid_until then '{Cause.LEEFTIJD}' else '{Cause.DATUM}' end,"
        f" '{EventState.EXPIRED}', m.valid_until + 1",
        f"select '{Cause.LEEFTIJD}', {never_right.format(born_plus(16))},"
        f" case when {parent_signs} then greatest({born_plus(16)}, {ASKED_ON}) end",
        f"select '{Cause.LEEFTIJD}', {never_right.format(born_plus(12))},"
        f" case when {parent_alone} then greatest({born_plus(12)}, {ASKED_ON}) end",
        f"select '{Cause.LEEFTIJD}', '{EventState.INVALIDATED}', case when not ({right_signers()})"
        f" and m.required_signers = array['jongere']::varchar[] then {TODAY} end",
        f"select '{Cause.LEEFTIJD}', '{EventState.EXPIRED}',"
        f" case when c.task = 'doorstroompunt' then {born_plus(DOORSTROOMPUNT_UNTIL)} end",
        f"select case when g.soort = 'gezag' then '{Cause.GEZAG}' else '{Cause.VERTEGENWOORDIGING}' end,"  # noqa: S608
        f" '{EventState.EXPIRED}', {ends} from consent_consentevent s join cases_gezagsdrager g on"
        f" g.id = s.gezagsdrager_id where s.machtiging_id = m.id and {stands_for_another('s')}",
        f"select '{Cause.VERTEGENWOORDIGD}', {never_right.format('v.since')}, {began}"  # noqa: S608
        f" from cases_gezagsdrager v where {acts_unasked(on=began)}",
        nobody_left(),
        f"select '{Cause.GEZAG}', '{EventState.EXPIRED}', case when not {all_in_capacity()} then {TODAY} end",
    )
    return "\n  union all ".join(rows)  # our own expressions


def nobody_left() -> str:
    """A question that waits for somebody whose gezag or vertegenwoordiging is over, while nobody took their place.

    A proof that must be seen again is no end of the question: that stands on the day list by itself.
    """
    of_role = f"v.jongere_id = c.jongere_id and {role_of('v')} = wanted.role and v.verified_at is not null"
    return f"""select case wanted.role when 'gezagsdrager' then '{Cause.GEZAG}' else '{Cause.VERTEGENWOORDIGING}' end,
    '{EventState.EXPIRED}', greatest({ASKED_ON}, (select max(v.until) + 1 from cases_gezagsdrager v where {of_role}))
  from unnest(m.required_signers) as wanted(role)
  where wanted.role <> 'jongere' and exists (select from cases_gezagsdrager v where {of_role})
    and not exists (
      select from cases_gezagsdrager v where {of_role} and (v.until is null or v.until >= {TODAY}))"""  # noqa: S608


class LapseQuerySet(models.QuerySet["Lapse"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right."""
        return self.filter(case__in=Case.objects.for_user(user, permission))

    def due(self, on: date | None = None) -> Self:
        """Over by this day, and not written down yet."""
        return self.filter(event_id=None, ended_on__lte=on or timezone.localdate())


class Lapse(models.Model):
    """One row of the view. `event_id` names the event that says so, once that is written."""

    machtiging = models.OneToOneField(Machtiging, models.DO_NOTHING, primary_key=True, related_name="lapse")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    cause = models.CharField(max_length=20, choices=Cause)
    state = models.CharField(max_length=12, choices=EventState)
    ended_on = models.DateField()
    field_codes = ArrayField(models.CharField(max_length=60))
    event_id = models.UUIDField(null=True)

    objects = LapseQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "consent_lapse"

    def __str__(self) -> str:
        return f"{self.machtiging_id}: {self.cause} op {self.ended_on}"
