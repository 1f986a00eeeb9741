"""An event without proof does not commit; a proof holds its own hash and that of the proof before it; keys stay."""

from django.db import migrations

RULES = """
create function consent_evidence_follows() returns trigger language plpgsql set search_path from current as $$
declare
  before text;
begin
  if new.record_sha256 <> encode(sha256(convert_to(new.record, 'UTF8')), 'hex') then
    raise exception 'this is not the hash of the record' using errcode = 'check_violation';
  end if;
  select v.record_sha256 into before
  from consent_consentevent mine
  join consent_consentevent e on e.machtiging_id = mine.machtiging_id
  join consent_evidence v on v.event_id = e.id
  where mine.id = new.event_id order by e.sequence desc limit 1;
  if new.previous_sha256 <> coalesce(before, '') then
    raise exception 'a proof follows the one before it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_evidence_follows before insert on consent_evidence
  for each row execute function consent_evidence_follows();

create function consent_event_is_proven() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from consent_evidence v where v.event_id = new.id) then
    raise exception 'a consent event has its proof' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger consent_event_is_proven after insert on consent_consentevent
  deferrable initially deferred for each row execute function consent_event_is_proven();

create function consent_seal_key_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' or (new.id, new.kid, new.certificates, new.is_test, new.made_at)
    is distinct from (old.id, old.kid, old.certificates, old.is_test, old.made_at) then
    raise exception 'a key that signed stays known' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger consent_seal_key_stays before update or delete on consent_sealkey
  for each row execute function consent_seal_key_stays();
"""
UNDO = """
drop trigger consent_seal_key_stays on consent_sealkey;
drop function consent_seal_key_stays();
drop trigger consent_event_is_proven on consent_consentevent;
drop function consent_event_is_proven();
drop trigger consent_evidence_follows on consent_evidence;
drop function consent_evidence_follows();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0014_evidence")]
    operations = [migrations.RunSQL(RULES, UNDO)]
