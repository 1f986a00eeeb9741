"""An answer that did not come in online has its witness; a ja needs more: a document, a hand of one's own, four eyes."""

from django.db import migrations

RULES = """
create function consent_event_witnessed() returns trigger language plpgsql set search_path from current as $$
declare
  seen consent_witness;
begin
  if new.channel in ('online', 'systeem') then
    if new.witness_id is not null then
      raise exception 'what came in online has no witness' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into seen from consent_witness w
  where w.id = new.witness_id and w.machtiging_id = new.machtiging_id and w.channel = new.channel
    and w.by_id = new.recorded_by_id;
  if not found then
    raise exception 'an answer that did not come in online has its witness' using errcode = 'check_violation';
  end if;
  if new.event_state <> 'given' then
    return new;
  end if;
  if new.channel = 'telefoon' then
    raise exception 'nobody says ja by telephone' using errcode = 'check_violation';
  end if;
  if coalesce(seen.identity, '') not in ('paspoort', 'id_kaart', 'rijbewijs', 'verblijf') then
    raise exception 'a ja is given by somebody whose document was seen' using errcode = 'check_violation';
  end if;
  if new.channel = 'loket' and exists (
    select from consent_machtiging m join consent_afweging a on a.id = m.afweging_id
    join consent_grondslag g on g.id in (a.grondslag_geven_id, a.grondslag_ontvangen_id)
    where m.id = new.machtiging_id and (m.special_codes <> '{}' or g.avg_basis like '%uitdrukkelijke%')) then
    raise exception 'an explicit ja is given by a hand of one''s own' using errcode = 'check_violation';
  end if;
  if new.channel = 'apparaat' and seen.at < now() - interval '20 minutes' then
    raise exception 'the device was handed over too long ago' using errcode = 'check_violation';
  end if;
  if new.channel = 'papier' and not exists (
    select from consent_paperform p join consent_papercheck c on c.form_id = p.id
    where p.id = seen.paper_id and p.machtiging_id = new.machtiging_id and c.agreed and c.by_id <> p.by_id
      and new.field_codes <@ p.yes) then
    raise exception 'a ja on paper was compared with its scan by a second person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_event_witnessed before insert on consent_consentevent
  for each row execute function consent_event_witnessed();

create function consent_four_eyes() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from consent_paperform p where p.id = new.form_id and p.by_id = new.by_id) then
    raise exception 'somebody else checks what was entered' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_four_eyes before insert on consent_papercheck
  for each row execute function consent_four_eyes();
"""
ADDED_ONLY = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in ("consent_witness", "consent_paperform", "consent_papercheck")
)
UNDO = "".join(
    f"drop trigger {table}_add_only on {table}; drop trigger {table}_never_emptied on {table};\n"
    for table in ("consent_witness", "consent_paperform", "consent_papercheck")
) + """
drop trigger consent_four_eyes on consent_papercheck;
drop function consent_four_eyes();
drop trigger consent_event_witnessed on consent_consentevent;
drop function consent_event_witnessed();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0017_answers_at_the_counter")]
    operations = [migrations.RunSQL(RULES + ADDED_ONLY, UNDO)]
