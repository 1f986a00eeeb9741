"""What is due, as the database works it out from the rules of today, and what stays once it was written down."""

from django.db import migrations

TODAY = "(select (now() at time zone 'Europe/Amsterdam')::date)"
DUE = f"""
create view consent_due with (security_barrier) as
with law as (
  select distinct on (r.kind, r.task) r.*, r.mark = 'V' or r.reviewed_by_jurist <> '' as settled
  from consent_retentionrule r where r.valid_from <= {TODAY}
  order by r.kind, r.task, r.valid_from desc, r.number desc
), held as (
  select distinct h.case_id from consent_hold h
  where (h.until is null or h.until >= {TODAY})
    and not exists (select from consent_holdending e where e.hold_id = h.id)
)
select 'dossier.' || c.id as key, c.id as case_id, 'dossier' as kind, 'termijn' as why, r.id as rule_id,
  null::uuid as verzoek_id, s.since, (s.since + make_interval(months => r.months))::date as due_on,
  case when c.id in (select case_id from held) then 'stop' when not r.settled then 'vaststellen' else '' end as waits
from cases_case c
join law r on r.kind = 'dossier' and r.task = c.task
cross join lateral (
  select case when r.counts_from = 'wijziging' then greatest(closed.day, (
      select (max(e.at) at time zone 'Europe/Amsterdam')::date from audit_entry e
      where e.case_id = c.id and e.kind = 'act'))
    when r.counts_from = 'wet_927' then greatest(closed.day, cases_special_since(c.jongere_id))
    else closed.day end as since
  from (select (c.closed_at at time zone 'Europe/Amsterdam')::date as day) closed
) s
where c.closed_at is not null
union all
select 'bijzonder.' || c.id, c.id, 'bijzonder', 'termijn', r.id, null, s.since,
  least(cases_turns(s.since, 2), (s.since + make_interval(months => r.months))::date),
  case when c.id in (select case_id from held) then 'stop' when not r.settled then 'vaststellen' else '' end
from (select distinct a.case_id from cases_specialanswer a where a.instemming_id is not null) a
join cases_case c on c.id = a.case_id
join law r on r.kind = 'bijzonder'
cross join lateral (select cases_special_since(c.jongere_id) as since) s
union all
select 'ingetrokken.' || a.case_id, a.case_id, 'bijzonder', 'ingetrokken', null, null, min(e.withdrawn_on),
  min(e.withdrawn_on), case when a.case_id in (select case_id from held) then 'stop' else '' end
from cases_specialanswer a join cases_instemmingending e on e.instemming_id = a.instemming_id
group by a.case_id
union all
select 'verzoek.' || v.id || '.' || part.kind, c.id, part.kind, 'verzoek', null, v.id, b.day, b.day,
  case when c.id in (select case_id from held) then 'stop'
    when part.kind = 'dossier' and c.closed_at is null then 'open' else '' end
from consent_verzoek v
join cases_case c on c.id = v.case_id
join lateral (
  select d.outcome, d.erases, (d.at at time zone 'Europe/Amsterdam')::date as day
  from consent_besluit d where d.verzoek_id = v.id
) b on b.outcome in ('toegewezen', 'deels')
cross join lateral unnest(case when b.outcome = 'toegewezen' then array['dossier']::varchar[] else b.erases end)
  as part(kind)
where v.kind = 'wissen' and not exists (
  select from consent_erasure x join consent_roundline l on l.id = x.line_id
  where l.verzoek_id = v.id and l.kind = part.kind)
union all
select 'bewijs.' || k.case_id, k.case_id, 'bewijs', 'termijn', r.id, null, k.since,
  (k.since + make_interval(months => r.months))::date, case when not r.settled then 'vaststellen' else '' end
from (
  select p.case_id, (max(p.kept_at) at time zone 'Europe/Amsterdam')::date as since
  from consent_keptproof p group by p.case_id
) k join law r on r.kind = 'bewijs'
"""  # noqa: S608  # only our own expression is filled in
STAYS = """
create or replace function consent_add_only() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create or replace function consent_decided_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    if old.decided_at is not null and not cases_erasing(tg_relid) then
      raise exception 'a decided afweging stays' using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.decided_at is not null then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace function consent_part_stays() returns trigger language plpgsql set search_path from current as $$
declare
  whole uuid := case when tg_op = 'INSERT' then new.afweging_id else old.afweging_id end;
begin
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  if exists (select from consent_afweging a where a.id = whole and a.decided_at is not null)
    or (tg_op = 'UPDATE' and new.afweging_id <> old.afweging_id) then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
""" + "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in (
        "consent_retentionrule", "consent_hold", "consent_holdending", "consent_roundline", "consent_erasure",
        "consent_erasureseal", "consent_keptproof",
    )
)
ROUNDS = """
create function consent_round_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null or old.withdrawn_at is not null
    or (new.id, new.proposed_by_id, new.proposed_at) is distinct from (old.id, old.proposed_by_id, old.proposed_at) then
    raise exception 'a round stays as it was decided' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger consent_round_stays before update or delete on consent_round
  for each row execute function consent_round_stays();
create function consent_round_begins_open() returns trigger language plpgsql as $$
begin
  if new.confirmed_at is not null or new.withdrawn_at is not null then
    raise exception 'a round begins as a proposal' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_round_begins_open before insert on consent_round
  for each row execute function consent_round_begins_open();
create function consent_line_in_proposal() returns trigger language plpgsql set search_path from current as $$
begin
  perform from consent_round r where r.id = new.round_id and r.confirmed_at is null and r.withdrawn_at is null
    for key share;
  if not found then
    raise exception 'a decided round gets no more lines' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_line_in_proposal before insert on consent_roundline
  for each row execute function consent_line_in_proposal();
create function consent_erasure_is_sealed() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from consent_erasureseal s where s.erasure_id = new.id) then
    raise exception 'an erasure has its seal' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger consent_erasure_is_sealed after insert on consent_erasure
  deferrable initially deferred for each row execute function consent_erasure_is_sealed();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0026_retention"), ("cases", "0030_only_the_machine_erases")]
    operations = [
        migrations.RunSQL(STAYS + ROUNDS, migrations.RunSQL.noop),
        migrations.RunSQL(DUE, "drop view consent_due"),
    ]
