"""What was opened in nood stays as it was, a second person is another one, and hours do not become days."""

from django.db import migrations

TABLES = ("consent_noodopening", "consent_noodreview", "consent_noodclosed")
ADDED_ONLY = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in TABLES
)
RULES = """
create function consent_nood_whole() returns trigger language plpgsql set search_path from current as $$
begin
  perform from cases_case c where c.id = new.case_id for update;
  if exists (select from cases_case c where c.id = new.case_id and c.closed_at is not null) then
    raise exception 'nothing is opened in a closed case' using errcode = 'check_violation';
  end if;
  if new.at > clock_timestamp() + interval '1 minute' then
    raise exception 'nothing is opened in nood beforehand' using errcode = 'check_violation';
  end if;
  if (select count(distinct code) from unnest(new.field_codes) as code) <> cardinality(new.field_codes)
    or '' = any(new.field_reasons) then
    raise exception 'each field is opened once, with why' using errcode = 'check_violation';
  end if;
  if new.review_due_on not between (new.at at time zone 'Europe/Amsterdam')::date
    and (new.at at time zone 'Europe/Amsterdam')::date + 10 then
    raise exception 'a second person looks within one working day' using errcode = 'check_violation';
  end if;
  if exists (
    select from consent_noodopening n
    where n.case_id = new.case_id and n.ketenpartner_id = new.ketenpartner_id
      and not exists (select from consent_noodreview w where w.opening_id = n.id)) then
    raise exception 'a second person looks before it is opened again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_nood_whole before insert on consent_noodopening
  for each row execute function consent_nood_whole();

create function consent_nood_by_another() returns trigger language plpgsql set search_path from current as $$
declare
  opening consent_noodopening;
begin
  select * into opening from consent_noodopening n where n.id = new.opening_id;
  if new.by_id = opening.by_id then
    raise exception 'the second person is another one' using errcode = 'check_violation';
  end if;
  if new.at < opening.at or new.at > clock_timestamp() + interval '1 minute' then
    raise exception 'a second person looks after it was opened' using errcode = 'check_violation';
  end if;
  if new.tell_now and opening.untold_until is null then
    raise exception 'this was told at once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_nood_by_another before insert on consent_noodreview
  for each row execute function consent_nood_by_another();
"""
UNDO = "".join(
    f"drop trigger {table}_add_only on {table}; drop trigger {table}_never_emptied on {table};\n" for table in TABLES
) + """
drop trigger consent_nood_by_another on consent_noodreview;
drop function consent_nood_by_another();
drop trigger consent_nood_whole on consent_noodopening;
drop function consent_nood_whole();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0022_openings_in_nood")]
    operations = [migrations.RunSQL(ADDED_ONLY + RULES, UNDO)]
