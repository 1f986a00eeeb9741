"""Two promises that the database keeps: nothing special of a Doorstroompunt case without an instemming that stands
(WEB 9.2.7, eerste lid), and no weighing before the jongere was heard (B114)."""

from django.db import migrations

KEPT_APART = """
create function cases_special_answer_rests() returns trigger language plpgsql set search_path from current as $$
declare
  whose cases_case;
begin
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
  end if;
  return new;
end $$;
create trigger cases_special_answer_rests before insert or update on cases_specialanswer
  for each row execute function cases_special_answer_rests();
"""
HEARD_FIRST = """
create function cases_heard_first() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from cases_opentalk t where t.case_id = new.case_id) and not exists (
    select from cases_intake i where i.case_id = new.case_id and i.with_jongere and i.at <= now()) then
    raise exception 'B114: the jongere was not heard' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_analysis_heard_first before insert on cases_analysis
  for each row execute function cases_heard_first();
create trigger cases_information_heard_first before insert or update on cases_informationrequest
  for each row when (new.weighing <> '') execute function cases_heard_first();
"""
UNDO = """
drop trigger cases_information_heard_first on cases_informationrequest;
drop trigger cases_analysis_heard_first on cases_analysis;
drop function cases_heard_first();
drop trigger cases_special_answer_rests on cases_specialanswer;
drop function cases_special_answer_rests();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_intake_and_analysis")]
    operations = [migrations.RunSQL(KEPT_APART + HEARD_FIRST, UNDO)]
