"""A ja in the place of a jongere is of somebody whose authority was seen; all who must sign count, whoever they are."""

from django.db import migrations

# Earlier signatures get the name of who gave them, so that they end with the authority of that person.
BY_WHOM = """
alter table consent_consentevent disable trigger user;
update consent_consentevent e set gezagsdrager_id = g.id
from consent_machtiging m, consent_afweging a, cases_case c, cases_gezagsdrager g
where m.id = e.machtiging_id and a.id = m.afweging_id and c.id = a.case_id and g.jongere_id = c.jongere_id
  and g.user_id = e.entity_id and e.signer = 'gezagsdrager' and e.event_state = 'given';
set constraints all immediate;
alter table consent_consentevent enable trigger user;
"""
RULES = """
create function consent_event_capacity() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  who uuid;
  asked consent_machtiging;
begin
  if new.signer = '' then
    return new;
  end if;
  select * into asked from consent_machtiging m where m.id = new.machtiging_id;
  select c.jongere_id into who from consent_afweging a join cases_case c on c.id = a.case_id
  where a.id = asked.afweging_id;
  if new.signer <> 'jongere' and new.gezagsdrager_id is null then
    select w.gezagsdrager_id into new.gezagsdrager_id from consent_witness w where w.id = new.witness_id;
  end if;
  if new.signer <> 'jongere' and new.gezagsdrager_id is null then
    select k.gezagsdrager_id into new.gezagsdrager_id from consent_capacity k
    where k.jongere_id = who and k.role = new.signer and k.user_id = new.entity_id limit 1;
  end if;
  if new.event_state <> 'given' then
    return new;
  end if;
  if new.signer <> 'jongere' and not exists (
    select from consent_capacity k
    where k.gezagsdrager_id = new.gezagsdrager_id and k.jongere_id = who and k.role = new.signer) then
    raise exception 'who signs for a jongere has authority that was seen and that holds' using errcode = 'check_violation';
  end if;
  if asked.valid_from > (now() at time zone 'Europe/Amsterdam')::date then
    raise exception 'this question has not begun' using errcode = 'check_violation';
  end if;
  if asked.required_signers = array['jongere']::varchar[] and exists (
    select from cases_jongere j where j.id = who
      and j.geboortedatum > (now() at time zone 'Europe/Amsterdam')::date - interval '16 years') then
    raise exception 'below 16 somebody signs for or with the jongere' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_event_capacity before insert on consent_consentevent
  for each row execute function consent_event_capacity();

create or replace function consent_event_stamp() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  asked consent_machtiging;
begin
  -- One answer at a time, also for who forgot to take a lock: the balance below counts all that came before.
  select * into asked from consent_machtiging m where m.id = new.machtiging_id for update;
  new.sequence := nextval('consent_event_sequence');
  new.event_time := clock_timestamp();
  if new.ended_on > (new.event_time at time zone 'Europe/Amsterdam')::date then
    raise exception 'what has not ended is not written down as ended' using errcode = 'check_violation';
  end if;
  new.standing := array(
    with said as (
      select unnest(e.field_codes) as code, e.event_state, e.signer, e.sequence
      from consent_consentevent e where e.machtiging_id = new.machtiging_id
      union all
      select unnest(new.field_codes), new.event_state, new.signer, new.sequence
    ), ja as (
      select code, signer, max(sequence) as last from said where event_state = 'given' group by code, signer
    ), nee as (
      select code, max(sequence) as last from said where event_state not in ('given', 'requested') group by code
    )
    select one.code
    from unnest(asked.field_codes) as one(code)
    left join nee on nee.code = one.code
    where not exists (
      select from unnest(asked.required_signers) as must(sign)
      where not exists (
        select from ja where ja.code = one.code and ja.signer = must.sign and ja.last > coalesce(nee.last, 0)))
    order by one.code);
  return new;
end $$;

create function consent_asked_again() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from consent_machtiging before
    where before.id = new.replaces_id and before.afweging_id = new.afweging_id and (
      new.valid_from > before.valid_until or exists (
        select from consent_lapse l where l.machtiging_id = before.id and l.ended_on <= new.valid_from))) then
    raise exception 'a question that still counts is not asked again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_asked_again before insert on consent_machtiging for each row
  when (new.replaces_id is not null) execute function consent_asked_again();
"""
UNDO = """
drop trigger consent_asked_again on consent_machtiging;
drop function consent_asked_again();
drop trigger consent_event_capacity on consent_consentevent;
drop function consent_event_capacity();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0024_lapses_and_asking_again")]
    operations = [migrations.RunSQL(BY_WHOM, migrations.RunSQL.noop), migrations.RunSQL(RULES, UNDO)]
