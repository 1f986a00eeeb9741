"""A verzoek and what became of it is added once; the database keeps the month, and what may be decided on what."""

from django.db import migrations

TABLES = ("consent_verzoek", "consent_verlenging", "consent_besluit", "consent_opheffing")
ADDED_ONLY = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in TABLES
)
RULES = """
create function consent_verzoek_of_its_own() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from cases_case c where c.id = new.case_id and c.jongere_id = new.jongere_id)
    or (new.afweging_id is not null and not exists (
      select from consent_afweging a join cases_case c on c.id = a.case_id
      where a.id = new.afweging_id and c.jongere_id = new.jongere_id)) then
    raise exception 'a verzoek is about one jongere' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_verzoek_of_its_own before insert on consent_verzoek
  for each row execute function consent_verzoek_of_its_own();

create function consent_longer_in_time() returns trigger language plpgsql set search_path from current as $$
declare
  asked consent_verzoek;
begin
  select * into asked from consent_verzoek v where v.id = new.verzoek_id;
  if (clock_timestamp() at time zone 'Europe/Amsterdam')::date > asked.due_on then
    raise exception 'a verzoek is made longer within its month' using errcode = 'check_violation';
  end if;
  if new.due_on > asked.received_on + interval '3 months 10 days' then
    raise exception 'a verzoek is made longer by two months' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_longer_in_time before insert on consent_verlenging
  for each row execute function consent_longer_in_time();

create function consent_besluit_whole() returns trigger language plpgsql set search_path from current as $$
begin
  if new.outcome = 'deels' and exists (
    select from consent_verzoek v where v.id = new.verzoek_id and v.kind in ('beperking', 'bezwaar')) then
    raise exception 'half a yes would not say who may read' using errcode = 'check_violation';
  end if;
  new.at := clock_timestamp();
  return new;
end $$;
create trigger consent_besluit_whole before insert on consent_besluit
  for each row execute function consent_besluit_whole();

create function consent_opheffing_of_restriction() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from consent_verzoek v join consent_besluit b on b.verzoek_id = v.id
    where v.id = new.verzoek_id and v.kind = 'beperking' and b.outcome = 'toegewezen') then
    raise exception 'only a restriction that was granted is ended' using errcode = 'check_violation';
  end if;
  if new.ends_on < (clock_timestamp() at time zone 'Europe/Amsterdam')::date then
    raise exception 'a restriction does not end in the past' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_opheffing_of_restriction before insert on consent_opheffing
  for each row execute function consent_opheffing_of_restriction();
"""
UNDO = "".join(
    f"drop trigger {table}_add_only on {table}; drop trigger {table}_never_emptied on {table};\n" for table in TABLES
) + """
drop trigger consent_opheffing_of_restriction on consent_opheffing;
drop function consent_opheffing_of_restriction();
drop trigger consent_besluit_whole on consent_besluit;
drop function consent_besluit_whole();
drop trigger consent_longer_in_time on consent_verlenging;
drop function consent_longer_in_time();
drop trigger consent_verzoek_of_its_own on consent_verzoek;
drop function consent_verzoek_of_its_own();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0010_verzoeken")]
    operations = [migrations.RunSQL(ADDED_ONLY + RULES, UNDO)]
