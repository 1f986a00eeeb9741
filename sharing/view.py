"""The sharing view: all that a ketenpartner's database role can read of a case (laws 1 to 3).

One row per open share, one column per field of the catalogue, empty where the field is not granted. PostgreSQL
computes no column that is not asked for, so a reader first takes `granted` and then asks for those columns only. The
view belongs to keten_owner and runs with its rights; `keten.ketenpartner` says who looks, and without it there are no
rows.
"""

import re
from collections.abc import Iterable

from cases import catalogue
from cases.catalogue.sql import TODAY
from consent.lapses.capacity import current
from consent.nood.open import RECIPIENT_TASK, asked_to_wait, nood_from
from consent.open import of_today

# As a sub-select, so that it is read once per statement and an index finds what belongs to this partner.
OF_THIS_PARTNER = "(select nullif(current_setting('keten.ketenpartner', true), '')::uuid)"
# The schema of the table itself: so that the view can be replayed in any schema, and no setting can point it elsewhere.
OF_THIS_SCHEMA = (
    "(select n.nspname::text from pg_class k join pg_namespace n on n.oid = k.relnamespace"
    " where k.oid = 'cases_case'::regclass)"
)
DAY_OF = "({} at time zone 'Europe/Amsterdam')::date"
SAMENWERKING_RUNS = f"""exists (
    select from public.partners_samenwerking s join public.tenants_tenant t on t.id = s.tenant_id
    where s.ketenpartner_id = {OF_THIS_PARTNER} and t.schema_name = {OF_THIS_SCHEMA} and s.ended_at is null
      and s.starts_on <= {TODAY} and (s.ends_on is null or s.ends_on >= {TODAY}))"""

# What every share shows of its case, beside the fields.
OF_CASE = ("reference", "verantwoordelijke_gemeente", "regiehouder_id")

# What a partner said to have deleted of one share.
CONFIRMED = """left join lateral (
  select array_agg(distinct code)::text[] as confirmed_codes, max(k.confirmed_at) as confirmed_at
  from sharing_confirmation k, unnest(k.field_codes) as code where k.afweging_id = {}
) done on true"""


def shared_case_sql() -> str:
    """What is open to this partner now: by a decision, or for some hours in nood.

    The two arms meet before the fields, so that each field stands here once and is only computed when it is asked for.
    They bring along what is shown of the case and the jongere, which they looked up already to decide.
    """
    case, jongere = columns_of("c", OF_CASE), columns_of("j")
    along = f"{brought('c', case)}, {brought('j', jongere)}"
    columns = ",\n  ".join(
        f"case when '{field.code}' = any(o.granted) then ({field.sql}) end as \"{field.column}\""
        for field in catalogue.FIELDS.values()
    )
    return f"""
create view sharing_shared_case with (security_barrier) as
select o.share_id, o.case_id, o.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente as gemeente,
  (select u.naam from accounts_user u where u.id = c.regiehouder_id) as regiehouder,
  (select u.telefoon from accounts_user u where u.id = c.regiehouder_id) as regiehouder_telefoon,
  (select u.email from accounts_user u where u.id = c.regiehouder_id) as regiehouder_email,
  o.grondslag, o.doel, o.recipient_task, o.valid_from, o.valid_until, o.granted, o.nood_until,
  o.nood_quiet,
  {columns}
from (
  select a.id as share_id, a.case_id, a.ketenpartner_id, g.code as grondslag, a.doel, a.recipient_task, a.valid_from,
    least(a.valid_until, m.valid_until) as valid_until, opened.granted, null::timestamptz as nood_until,
    false as nood_quiet, {along}
{of_today()}
  and a.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
  union all
  select n.id, n.case_id, n.ketenpartner_id, n.ground, n.doel, '{RECIPIENT_TASK}', {DAY_OF.format("n.at")},
    {DAY_OF.format("n.until")}, opened.granted, n.until,
    coalesce(n.untold_until > current_timestamp, false) and not exists (
      select from consent_noodreview w where w.opening_id = n.id and w.tell_now), {along}
{nood_from()}
  and n.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
) o
cross join lateral (select {taken("c", case)}) c
cross join lateral (select {taken("j", jongere)}) j
"""  # noqa: S608  # only our own catalogue is filled in


def columns_of(alias: str, more: Iterable[str] = ()) -> list[str]:
    """The columns of the case (c) or the jongere (j) that a field of the catalogue is made of, and these."""
    made_of = " ".join(field.sql for field in catalogue.FIELDS.values())
    return sorted({*re.findall(rf"(?<![\w.]){alias}\.(\w+)", made_of), *more})


def brought(alias: str, names: list[str]) -> str:
    return ", ".join(f"{alias}.{name} as {alias}_{name}" for name in names)


def taken(alias: str, names: list[str]) -> str:
    return ", ".join(f"o.{alias}_{name} as {name}" for name in names)


def closed_share_sql() -> str:
    """What was open to this partner and is not any more: which fields, why, and whether deletion was confirmed.

    Names of fields only, never values, and no name of the jongere: a partner that lost access knows the reference.
    """
    mine = f"a.ketenpartner_id = {OF_THIS_PARTNER} and {SAMENWERKING_RUNS}"
    shares = closed_rows(of_whom=mine, and_open_to=f"and o.ketenpartner_id = {OF_THIS_PARTNER}")
    in_nood = closed_in_nood(of_whom=f"n.ketenpartner_id = {OF_THIS_PARTNER} and {SAMENWERKING_RUNS}")
    return f"create view sharing_closed_share with (security_barrier) as {shares} union all {in_nood}"


def ended_share_sql() -> str:
    """The same for the own people, of every partner: with the case, when it ended, and whether it was ever read."""
    read = "exists (select from audit_entry e where e.case_id = a.case_id and e.share_id = a.id and e.kind = 'read')"
    ended = f"""coalesce(
    (select e.at from consent_ending e where e.afweging_id = a.id),
    (select min(l.decided_at) from consent_afweging l where l.replaces_id = a.id), c.closed_at,
    (select max(e.event_time) from consent_consentevent e
      where e.machtiging_id = m.id and e.event_state in ('withdrawn', 'refused')),
    (select max(e.ended_on) from consent_consentevent e join consent_machtiging x on x.id = e.machtiging_id
      where x.afweging_id = a.id and e.cause <> '' and e.ended_on <= {TODAY})::timestamp,
    case when least(a.valid_until, m.valid_until) < {TODAY} then least(a.valid_until, m.valid_until) + interval '1 day'
    end, current_timestamp)"""  # noqa: S608  # only our own expression is filled in
    shares = closed_rows(
        more=f"a.id as afweging_id, null::uuid as opening_id, a.case_id, {ended} as ended_at, {read} as was_read, ",
        of_whom="true",
    )
    return f"create view sharing_ended_share with (security_barrier) as {shares} union all {ended_in_nood()}"


def ended_in_nood() -> str:
    """The same columns for what was open in nood. Own people look at an opening too: only its partner reads it."""
    read = """exists (select from audit_entry e where e.case_id = n.case_id and e.share_id = n.id and e.kind = 'read'
      and e.organisation_id = n.ketenpartner_id)"""
    ended = """coalesce(least(
    (select k.at from consent_noodclosed k where k.opening_id = n.id),
    (select w.at from consent_noodreview w where w.opening_id = n.id and not w.justified),
    c.closed_at, case when n.until <= current_timestamp then n.until end), current_timestamp)"""
    return closed_in_nood(more=f"null::uuid, n.id, n.case_id, {ended}, {read}, ", of_whom="true")


def closed_rows(*, of_whom: str, more: str = "", and_open_to: str = "") -> str:
    """One row per share of which something was open and is not any more.

    What stands still because the jongere named it is not to be deleted (AVG 18(2)): it is `resting_codes`, apart from
    what ended for another reason, and the row itself where there is nothing else.
    """
    return f"""
select {more}a.id as share_id, a.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente as gemeente, a.doel,
  a.valid_until, closed.field_codes, case when closed.field_codes <> resting.codes then resting.codes else '{{}}' end
  as resting_codes, done.confirmed_codes, done.confirmed_at,
  {why_closed()} as why
from consent_afweging a
join cases_case c on c.id = a.case_id
left join consent_machtiging m on m.afweging_id = a.id and {current()}
{what_closed(and_open_to)}
{CONFIRMED.format("a.id")}
where {of_whom}
  and a.outcome = 'delen' and a.direction = 'geven' and a.decided_at is not null and a.valid_from <= {TODAY}
  and (a.machtiging_kind = '' or m.id is not null)
  and (not a.second_reader_required or exists (
    select from consent_secondreading s where s.afweging_id = a.id and s.agreed and s.reader_id <> a.decided_by_id))
  and closed.field_codes <> '{{}}'
"""  # noqa: S608  # only our own expressions are filled in


def why_closed() -> str:
    """Why a is not open any more, in one word of ours: the heaviest reason that goes for what closed."""
    return f"""case
    when exists (select from consent_ending e where e.afweging_id = a.id) then 'gestopt'
    when exists (select from consent_afweging l where l.replaces_id = a.id and l.decided_at is not null)
      then 'vervangen'
    when c.closed_at is not null then 'afgesloten'
    when exists (select from consent_consentevent e where e.machtiging_id = m.id
      and e.event_state in ('withdrawn', 'refused') and e.field_codes::text[] && closed.field_codes) then 'ingetrokken'
    when a.valid_until < {TODAY} or m.valid_until < {TODAY} or exists (
      select from consent_consentevent e where e.machtiging_id = m.id and e.cause <> '') then 'verlopen'
    when exists (select from consent_pausing p where p.afweging_id = a.id and p.for_good
      and (p.codes is null or p.codes && closed.field_codes)) then 'bezwaar'
    when closed.field_codes = resting.codes or exists (
      select from consent_pausing p where p.afweging_id = a.id and p.codes is null) then 'beperkt'
    else 'niet meer toegestaan'
  end"""  # noqa: S608  # only our own expressions are filled in


def what_closed(and_open_to: str) -> str:
    """What of a is shut now and was open before, what of that only rests, and what of it is told as closed.

    What is open is asked share by share (lateral): as a join PostgreSQL laid all of it beside each, square in time.
    """
    return f"""left join lateral (
  select o.granted from consent_open_share o where o.afweging_id = a.id {and_open_to} offset 0
) o on true
cross join lateral (
  select case when o.granted @> a.decided_codes::text[] then '{{}}' else array(
    select code::text from unnest(a.decided_codes) as code
    where code <> all(coalesce(o.granted, '{{}}'))
      and (a.machtiging_kind = '' or exists (
        select from consent_consentevent e join consent_machtiging x on x.id = e.machtiging_id
        where x.afweging_id = a.id and code = any(e.standing)))
  ) end as codes offset 0
) shut
cross join lateral (
  select array(
    select code from unnest(shut.codes) as code where exists (
      select from consent_pausing p where p.afweging_id = a.id and not p.for_good and code = any(p.codes))
  ) as codes offset 0
) resting
cross join lateral (
  select case when shut.codes <@ resting.codes then shut.codes else array(
    select code from unnest(shut.codes) as code where code <> all(resting.codes)) end as field_codes offset 0
) closed"""  # noqa: S608  # only our own expressions are filled in


def closed_in_nood(*, of_whom: str, more: str = "") -> str:
    """The same columns for what was open in nood and is not any more."""
    return f"""
select {more}n.id, n.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente, n.doel, {DAY_OF.format("n.until")},
  closed.field_codes, '{{}}'::text[], done.confirmed_codes, done.confirmed_at,
  case
    when exists (select from consent_noodclosed k where k.opening_id = n.id)
      or exists (select from consent_noodreview w where w.opening_id = n.id and not w.justified) then 'nood gestopt'
    when c.closed_at is not null then 'afgesloten'
    when n.until <= current_timestamp then 'nood voorbij'
    when {asked_to_wait()} or exists (
      select from unnest(closed.field_codes) as code where {asked_to_wait("code")}) then 'beperkt'
    else 'niet meer toegestaan'
  end
from consent_noodopening n
join cases_case c on c.id = n.case_id
left join consent_open_nood o on o.opening_id = n.id
cross join lateral (
  select array(select code::text from unnest(n.field_codes) as code where code <> all(coalesce(o.granted, '{{}}')))
    as field_codes offset 0
) closed
{CONFIRMED.format("n.id")}
where {of_whom}
  and closed.field_codes <> '{{}}'
"""  # noqa: S608  # only our own expressions are filled in


def correction_sql() -> str:
    """What this partner read and was corrected or erased since: which fields, never their values, and whether it still
    reads. Also what it read in nood."""
    return f"""
create view sharing_correction with (security_barrier) as
select n.id as notice_id, coalesce(n.afweging_id, n.opening_id) as share_id, n.ketenpartner_id, c.reference,
  c.verantwoordelijke_gemeente as gemeente, coalesce(a.doel, q.doel) as doel, n.field_codes::text[] as field_codes,
  n.erased, n.made_at,
  exists (select from consent_open_share o where o.afweging_id = a.id and o.ketenpartner_id = {OF_THIS_PARTNER})
    or exists (select from consent_open_nood o where o.opening_id = q.id and o.ketenpartner_id = {OF_THIS_PARTNER})
    as still_open,
  (select min(s.seen_at) from sharing_correctionseen s
    where s.notice_id = n.id and s.ketenpartner_id = n.ketenpartner_id) as seen_at
from sharing_correctionnotice n
left join consent_afweging a on a.id = n.afweging_id
left join consent_noodopening q on q.id = n.opening_id
join cases_case c on c.id = coalesce(a.case_id, q.case_id)
where n.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
"""  # noqa: S608  # only our own expressions are filled in


SIGNAL_SHOWN = ("signal_id", "ketenpartner_id", "sent_at", "voornaam", "tussenvoegsel", "achternaam", "geboortedatum",
                "told", "sentence", "told_at")  # fmt: skip
SIGNAL_SENT = ("signal_id", "ketenpartner_id", "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "reden",
               "gedaan", "vraag", "melder_naam", "melder_functie", "melder_telefoon", "melder_email")  # fmt: skip
LONGEST = 4000


def own_signal_sql() -> str:
    """The signals that this partner sent, and the last that was told back; by the same door it sends a new one.

    What was sent and is not shown again is an empty column: it goes in and never comes out. Rights per column say who
    may do which (config.rights).
    """
    only_in = ", ".join(f"null::text as {name}" for name in SIGNAL_SENT if name not in SIGNAL_SHOWN)
    return f"""
create view sharing_own_signal with (security_barrier) as
select m.id as signal_id, m.ketenpartner_id, m.received_at as sent_at, m.voornaam, m.tussenvoegsel, m.achternaam,
  m.geboortedatum, coalesce(r.told, '') as told, coalesce(r.sentence, '') as sentence, r.at as told_at, {only_in}
from cases_melding m
left join lateral (
  select y.told, y.sentence, y.at from cases_reply y where y.melding_id = m.id order by y.at desc, y.id limit 1
) r on true
where m.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
"""  # noqa: S608  # only our own expressions are filled in


def take_signal_sql() -> str:
    """What happens to a signal that is sent: it becomes a melding, in the name of whoever the connection says it is."""
    return f"""
create function sharing_take_signal() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  organisation text;
begin
  select k.naam into organisation from public.partners_ketenpartner k where k.id = {OF_THIS_PARTNER};
  if new.ketenpartner_id is distinct from {OF_THIS_PARTNER} or organisation is null or not ({SAMENWERKING_RUNS}) then
    raise exception 'a partner reports in its own name, where it works' using errcode = 'insufficient_privilege';
  end if;
  if greatest(length(new.reden), length(new.gedaan), length(new.vraag)) > {LONGEST} then
    raise exception 'a signal is short' using errcode = 'check_violation';
  end if;
  insert into cases_melding (id, version, channel, soort, bron, proof, voornaam, tussenvoegsel, achternaam,
    geboortedatum, geslacht, telefoon, email, straat, huisnummer, postcode, woonplaats, melder_naam, melder_functie,
    melder_organisatie, melder_telefoon, melder_email, ketenpartner_id, reden, gedaan, vraag, afspraken, status,
    received_at)
  values (new.signal_id, 1, 'netwerkpartner', '', '', 'melder', coalesce(new.voornaam, ''),
    coalesce(new.tussenvoegsel, ''), coalesce(new.achternaam, ''), new.geboortedatum, 'o', '', '', '', '', '', '',
    coalesce(new.melder_naam, ''), coalesce(new.melder_functie, ''), organisation, coalesce(new.melder_telefoon, ''),
    coalesce(new.melder_email, ''), new.ketenpartner_id, coalesce(new.reden, ''), coalesce(new.gedaan, ''),
    coalesce(new.vraag, ''), '', 'geregistreerd', clock_timestamp());
  return new;
end $$;
create trigger sharing_take_signal instead of insert on sharing_own_signal
  for each row execute function sharing_take_signal();
"""  # noqa: S608  # only our own expressions are filled in
