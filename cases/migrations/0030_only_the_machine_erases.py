"""What is only added to may be removed by one function and by nothing else: it runs as the owner of the tables, and
says for which case. And nothing special is written after its term (WEB 9.2.7, derde lid)."""

from django.db import migrations

ERASING = """
create function cases_erasing(touched oid) returns boolean language sql stable as $$
  select coalesce(current_setting('keten.erasing', true), '') <> ''
    and current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = touched)
$$;
create or replace function cases_phasestep_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  raise exception 'a step between phases stays' using errcode = 'insufficient_privilege';
end $$;
create or replace function cases_only_added() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create or replace function cases_oordeel_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  if old.decided_at is not null and not (tg_op = 'DELETE' and cases_erasing(tg_relid)) then
    raise exception 'a decided oordeel stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
"""
# Born on 29 February means 1 March, as in cases.jongeren.ages.
TERM = """
create function cases_turns(born date, years int) returns date language sql immutable as $$
  select (born + make_interval(years => years))::date + case
    when to_char(born, 'MMDD') = '0229' and to_char(born + make_interval(years => years), 'MMDD') = '0228' then 1
    else 0 end
$$;
create function cases_special_since(whose uuid) returns date language sql stable set search_path from current as $$
  select least(cases_turns(j.geboortedatum, 27), (
    select min(d.behaald_op) from cases_diploma d
    where d.jongere_id = j.id and d.niveau in ('havo', 'vwo', 'mbo2', 'mbo3', 'mbo4', 'hoger')))
  from cases_jongere j where j.id = whose
$$;
create or replace function cases_special_answer_rests() returns trigger language plpgsql
set search_path from current as $$
declare
  whose cases_case;
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  -- Waits for somebody who is taking the instemming back at this moment.
  select * into whose from cases_case c where c.id = new.case_id for share;
  if not exists (select from cases_intake i where i.id = new.intake_id and i.case_id = new.case_id) then
    raise exception 'a special answer belongs to the case of its intake' using errcode = 'check_violation';
  end if;
  if new.instemming_id is null then
    if whose.task = 'doorstroompunt' then
      raise exception 'WEB 9.2.7: no instemming' using errcode = 'check_violation';
    end if;
  elsif not exists (
    select from cases_instemming m where m.id = new.instemming_id and m.case_id = new.case_id
      and not exists (select from cases_instemmingending e where e.instemming_id = m.id)) then
    raise exception 'WEB 9.2.7: the instemming does not stand' using errcode = 'check_violation';
  elsif cases_turns(cases_special_since(whose.jongere_id), 2)
    <= (clock_timestamp() at time zone 'Europe/Amsterdam')::date then
    raise exception 'WEB 9.2.7(3): the term is over' using errcode = 'check_violation';
  end if;
  return new;
end $$;
"""
UNDO = """
create or replace function cases_special_answer_rests() returns trigger language plpgsql
set search_path from current as $$
declare
  whose cases_case;
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  select * into whose from cases_case c where c.id = new.case_id for share;
  if not exists (select from cases_intake i where i.id = new.intake_id and i.case_id = new.case_id) then
    raise exception 'a special answer belongs to the case of its intake' using errcode = 'check_violation';
  end if;
  if new.instemming_id is null then
    if whose.task = 'doorstroompunt' then
      raise exception 'WEB 9.2.7: no instemming' using errcode = 'check_violation';
    end if;
  elsif not exists (
    select from cases_instemming m where m.id = new.instemming_id and m.case_id = new.case_id
      and not exists (select from cases_instemmingending e where e.instemming_id = m.id)) then
    raise exception 'WEB 9.2.7: the instemming does not stand' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace function cases_oordeel_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  if old.decided_at is not null then
    raise exception 'a decided oordeel stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create or replace function cases_only_added() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create or replace function cases_phasestep_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;
  raise exception 'a step between phases stays' using errcode = 'insufficient_privilege';
end $$;
drop function cases_special_since(uuid);
drop function cases_turns(date, int);
drop function cases_erasing(oid);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_vertegenwoordiging_and_silence")]
    operations = [migrations.RunSQL(ERASING + TERM, UNDO)]
