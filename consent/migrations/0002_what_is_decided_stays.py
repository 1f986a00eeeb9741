from django.db import migrations

STAYS = """
create function consent_decided_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' then
    if old.decided_at is not null then
      raise exception 'a decided afweging stays' using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.decided_at is not null then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger consent_afweging_stays before update or delete on consent_afweging
  for each row execute function consent_decided_stays();

create function consent_shares_whole() returns trigger language plpgsql set search_path from current as $$
begin
  if new.outcome = 'delen' and (tg_op = 'INSERT' or old.outcome <> 'delen') then
    if not exists (select from consent_afwegingfield f where f.afweging_id = new.id and f.shared_code <> '') then
      raise exception 'denkstap 3: no field is shared' using errcode = 'check_violation';
    end if;
    if (select count(*) from consent_alternative q where q.afweging_id = new.id) < 5 then
      raise exception 'denkstap 4: a question is open' using errcode = 'check_violation';
    end if;
    new.decided_codes := array(
      select distinct f.shared_code from consent_afwegingfield f
      where f.afweging_id = new.id and f.shared_code <> '' order by 1);
  elsif new.outcome <> 'delen' then
    new.decided_codes := '{}';
  end if;
  return new;
end $$;
create trigger consent_afweging_whole before insert or update on consent_afweging
  for each row execute function consent_shares_whole();

create function consent_part_stays() returns trigger language plpgsql set search_path from current as $$
declare
  whole uuid := case when tg_op = 'INSERT' then new.afweging_id else old.afweging_id end;
begin
  if exists (select from consent_afweging a where a.id = whole and a.decided_at is not null)
    or (tg_op = 'UPDATE' and new.afweging_id <> old.afweging_id) then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger consent_field_stays before insert or update or delete on consent_afwegingfield
  for each row execute function consent_part_stays();
create trigger consent_alternative_stays before insert or update or delete on consent_alternative
  for each row execute function consent_part_stays();

create sequence consent_event_sequence;
create function consent_event_stamp() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  asked consent_machtiging;
begin
  -- One answer at a time, also for who forgot to take a lock: the balance below counts all that came before.
  select * into asked from consent_machtiging m where m.id = new.machtiging_id for update;
  new.sequence := nextval('consent_event_sequence');
  new.event_time := clock_timestamp();
  new.standing := array(
    select said.code
    from (
      select unnest(e.field_codes) as code, e.event_state, e.signer, e.sequence
      from consent_consentevent e where e.machtiging_id = new.machtiging_id
      union all
      select unnest(new.field_codes), new.event_state, new.signer, new.sequence
    ) said
    where said.code = any(asked.field_codes)
    group by said.code
    having asked.required_signers <@ array['jongere', 'gezagsdrager']::varchar[]
      and (not 'jongere' = any(asked.required_signers)
        or coalesce(max(said.sequence) filter (where said.event_state = 'given' and said.signer = 'jongere'), 0)
          > coalesce(max(said.sequence) filter (where said.event_state not in ('given', 'requested')), 0))
      and (not 'gezagsdrager' = any(asked.required_signers)
        or coalesce(max(said.sequence) filter (where said.event_state = 'given' and said.signer = 'gezagsdrager'), 0)
          > coalesce(max(said.sequence) filter (where said.event_state not in ('given', 'requested')), 0))
    order by said.code);
  return new;
end $$;
create index consent_event_last on consent_consentevent (machtiging_id, sequence desc);
create trigger consent_event_stamp before insert on consent_consentevent
  for each row execute function consent_event_stamp();

create function consent_add_only() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""
ADDED_ONLY = ("consent_machtiging", "consent_consentevent", "consent_secondreading", "consent_ending")
TRIGGERS = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in ADDED_ONLY
)
UNDO = "".join(
    f"drop trigger {table}_add_only on {table}; drop trigger {table}_never_emptied on {table};\n" for table in ADDED_ONLY
) + """
drop function consent_add_only();
drop trigger consent_event_stamp on consent_consentevent;
drop function consent_event_stamp();
drop sequence consent_event_sequence;
drop trigger consent_alternative_stays on consent_alternative;
drop trigger consent_field_stays on consent_afwegingfield;
drop function consent_part_stays();
drop trigger consent_afweging_whole on consent_afweging;
drop function consent_shares_whole();
drop trigger consent_afweging_stays on consent_afweging;
drop function consent_decided_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_afwegingen_and_machtigingen")]
    operations = [migrations.RunSQL(STAYS + TRIGGERS, UNDO)]
