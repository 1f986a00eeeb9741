"""The sharing view: all that a ketenpartner's database role can read of a case (laws 1 to 3).

One row per open share, one column per field of the catalogue, empty where the field is not granted. PostgreSQL
computes no column that is not asked for, so a reader first takes `granted` and then asks for those columns only. The
view belongs to keten_owner and runs with its rights; `keten.ketenpartner` says who looks, and without it there are no
rows.
"""

from cases import catalogue
from cases.catalogue.sql import TODAY
from consent.open import of_today

# As a sub-select, so that it is read once per statement and an index finds what belongs to this partner.
OF_THIS_PARTNER = "(select nullif(current_setting('keten.ketenpartner', true), '')::uuid)"
# The schema of the table itself: so that the view can be replayed in any schema, and no setting can point it elsewhere.
OF_THIS_SCHEMA = (
    "(select n.nspname::text from pg_class k join pg_namespace n on n.oid = k.relnamespace"
    " where k.oid = 'cases_case'::regclass)"
)
SAMENWERKING_RUNS = f"""exists (
    select from public.partners_samenwerking s join public.tenants_tenant t on t.id = s.tenant_id
    where s.ketenpartner_id = {OF_THIS_PARTNER} and t.schema_name = {OF_THIS_SCHEMA} and s.ended_at is null
      and s.starts_on <= {TODAY} and (s.ends_on is null or s.ends_on >= {TODAY}))"""


def shared_case_sql() -> str:
    """What is open to this partner now."""
    columns = ",\n  ".join(
        f"case when '{field.code}' = any(opened.granted) then ({field.sql}) end as \"{field.column}\""
        for field in catalogue.FIELDS.values()
    )
    return f"""
create view sharing_shared_case with (security_barrier) as
select a.id as share_id, a.case_id, a.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente as gemeente,
  (select u.naam from accounts_user u where u.id = c.regiehouder_id) as regiehouder,
  (select u.telefoon from accounts_user u where u.id = c.regiehouder_id) as regiehouder_telefoon,
  (select u.email from accounts_user u where u.id = c.regiehouder_id) as regiehouder_email,
  g.code as grondslag, a.doel, a.recipient_task, a.valid_from, least(a.valid_until, m.valid_until) as valid_until,
  opened.granted,
  {columns}
{of_today()}
  and a.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
"""  # noqa: S608  # only our own catalogue is filled in


def closed_share_sql() -> str:
    """What was open to this partner and is not any more: which fields, why, and whether deletion was confirmed.

    Names of fields only, never values, and no name of the jongere: a partner that lost access knows the reference.
    """
    return f"""
create view sharing_closed_share with (security_barrier) as
select a.id as share_id, a.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente as gemeente, a.doel,
  a.valid_until, closed.field_codes, done.confirmed_codes, done.confirmed_at,
  case
    when exists (select from consent_ending e where e.afweging_id = a.id) then 'gestopt'
    when exists (select from consent_afweging l where l.replaces_id = a.id and l.decided_at is not null)
      then 'vervangen'
    when c.closed_at is not null then 'afgesloten'
    when exists (select from consent_consentevent e where e.machtiging_id = m.id
      and e.event_state in ('withdrawn', 'refused') and e.field_codes::text[] && closed.field_codes) then 'ingetrokken'
    when a.valid_until < {TODAY} or m.valid_until < {TODAY} then 'verlopen'
    else 'niet meer toegestaan'
  end as why
from consent_afweging a
join cases_case c on c.id = a.case_id
left join consent_machtiging m on m.afweging_id = a.id
left join consent_open_share o on o.afweging_id = a.id and o.ketenpartner_id = {OF_THIS_PARTNER}
cross join lateral (
  select case when o.granted @> a.decided_codes::text[] then '{{}}' else array(
    select code::text from unnest(a.decided_codes) as code
    where code <> all(coalesce(o.granted, '{{}}'))
      and (a.machtiging_kind = '' or exists (
        select from consent_consentevent e where e.machtiging_id = m.id and code = any(e.standing)))
  ) end as field_codes offset 0
) closed
left join lateral (
  select array_agg(distinct code)::text[] as confirmed_codes, max(k.confirmed_at) as confirmed_at
  from sharing_confirmation k, unnest(k.field_codes) as code where k.afweging_id = a.id
) done on true
where a.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
  and a.outcome = 'delen' and a.decided_at is not null and a.valid_from <= {TODAY}
  and (a.machtiging_kind = '' or m.id is not null)
  and (not a.second_reader_required or exists (
    select from consent_secondreading s where s.afweging_id = a.id and s.agreed and s.reader_id <> a.decided_by_id))
  and closed.field_codes <> '{{}}'
"""  # noqa: S608  # only our own expressions are filled in
