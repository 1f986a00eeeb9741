"""Deciding on another basis after a nee is refused, and so is renewing without looking at every step again."""

from django.db import migrations

RULES = r"""
create function consent_no_other_basis() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (
    select from consent_afweging o
    join consent_machtiging m on m.afweging_id = o.id
    join consent_grondslag was on was.id = o.grondslag_geven_id
    join consent_grondslag now on now.id = new.grondslag_geven_id
    cross join lateral (
      select e.standing from consent_consentevent e where e.machtiging_id = m.id order by e.sequence desc limit 1
    ) said
    where o.case_id = new.case_id and o.ketenpartner_id = new.ketenpartner_id and o.direction = new.direction
      and o.id <> new.id and was.code <> now.code and position('6(1)(d)' in now.avg_basis) = 0
      and trim(lower(regexp_replace(o.doel, '\W+', ' ', 'g'))) = trim(lower(regexp_replace(new.doel, '\W+', ' ', 'g')))
      and exists (
        select from consent_consentevent e, unnest(e.field_codes) as code
        where e.machtiging_id = m.id and e.event_state in ('refused', 'withdrawn')
          and code = any(new.decided_codes) and code <> all(said.standing))) then
    raise exception 'after a nee there is no other basis for the same' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_no_other_basis before update on consent_afweging for each row
  when (old.decided_at is null and new.decided_at is not null and new.outcome = 'delen')
  execute function consent_no_other_basis();

create function consent_renewed_step_by_step() returns trigger language plpgsql as $$
begin
  raise exception 'a renewed afweging is looked at again, step by step' using errcode = 'check_violation';
end $$;
create trigger consent_renewed_step_by_step before update on consent_afweging for each row
  when (old.decided_at is null and new.decided_at is not null and new.outcome = 'delen'
    and new.replaces_id is not null
    and not new.looked_at @> array['gesprek', 'grondslag', 'doel', 'velden', 'alternatieven', 'periode']::varchar[])
  execute function consent_renewed_step_by_step();
"""
UNDO = """
drop trigger consent_renewed_step_by_step on consent_afweging;
drop function consent_renewed_step_by_step();
drop trigger consent_no_other_basis on consent_afweging;
drop function consent_no_other_basis();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0012_steps_that_were_looked_at")]
    operations = [migrations.RunSQL(RULES, UNDO)]
