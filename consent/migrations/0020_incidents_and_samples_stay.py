"""Incidents and samples are added to and never edited; the database keeps the order of what is done."""

from django.db import migrations

TABLES = (
    "consent_incident", "consent_incidentstep", "consent_reach", "consent_reachtakenback",
    "consent_sample", "consent_sampleitem", "consent_finding", "consent_findingreply",
)  # fmt: skip
ADDED_ONLY = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in TABLES
)
RULES = """
create function consent_incident_step_in_order() returns trigger language plpgsql set search_path from current as $$
declare
  told consent_incident;
  closed boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(format('incident:%s', new.incident_id), 0));
  select * into told from consent_incident i where i.id = new.incident_id;
  select s.kind = 'gesloten' into closed from consent_incidentstep s
    where s.incident_id = new.incident_id and s.kind in ('gesloten', 'heropend') order by s.at desc, s.id desc limit 1;
  if coalesce(closed, false) <> (new.kind = 'heropend') then
    raise exception 'a closed incident is opened again first, and no other' using errcode = 'check_violation';
  end if;
  if new.kind in ('gemeld', 'gewaarschuwd') and new.happened_at < told.discovered_at then
    raise exception 'nothing is reported before it was discovered' using errcode = 'check_violation';
  end if;
  if new.kind = 'gesloten' and (
    (told.is_datalek and not exists (select from consent_incidentstep s
      where s.incident_id = told.id and s.kind in ('gemeld', 'niet_gemeld')))
    or (told.is_datalek and not exists (select from consent_incidentstep s
      where s.incident_id = told.id and s.kind in ('verteld', 'niet_vertellen')))
    or (told.is_cyber and not exists (select from consent_incidentstep s
      where s.incident_id = told.id and s.kind in ('gewaarschuwd', 'niet_gewaarschuwd')))) then
    raise exception 'an incident is closed when the law has its answers' using errcode = 'check_violation';
  end if;
  new.at := clock_timestamp();
  return new;
end $$;
create trigger consent_incident_step_in_order before insert on consent_incidentstep
  for each row execute function consent_incident_step_in_order();

create function consent_finding_asks() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from consent_finding f where f.id = new.finding_id and f.verdict = 'in_orde') then
    raise exception 'what is in order asks for no answer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_finding_asks before insert on consent_findingreply
  for each row execute function consent_finding_asks();
"""
UNDO = "".join(
    f"drop trigger {table}_add_only on {table}; drop trigger {table}_never_emptied on {table};\n" for table in TABLES
) + """
drop trigger consent_finding_asks on consent_findingreply;
drop function consent_finding_asks();
drop trigger consent_incident_step_in_order on consent_incidentstep;
drop function consent_incident_step_in_order();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0019_incidents_and_samples")]
    operations = [migrations.RunSQL(ADDED_ONLY + RULES, UNDO)]
