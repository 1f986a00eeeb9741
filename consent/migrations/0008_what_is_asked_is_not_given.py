"""An afweging is about fields or about asked items, never both; an answer stays as it was given."""

from django.db import migrations

APART = """
alter table consent_afweging add constraint afweging_gives_or_asks check (
  case when direction = 'opvragen'
    then array_to_string(decided_codes, ' ') ~ '^(vraag[.][a-z_]+( |$))*$'
    else array_to_string(decided_codes, ' ') !~ '(^| )vraag[.]' end);
create function consent_way_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an afweging keeps its direction' using errcode = 'check_violation';
end $$;
create trigger consent_way_stays before update of direction on consent_afweging
  for each row when (old.direction <> new.direction) execute function consent_way_stays();
"""
ADDED_ONLY = "".join(
    f"create trigger {table}_add_only before update or delete on {table}"
    f" for each row execute function consent_add_only();\n"
    f"create trigger {table}_never_emptied before truncate on {table}"
    f" for each statement execute function consent_add_only();\n"
    for table in ("consent_answer", "consent_asking")
)
UNDO = """
alter table consent_afweging drop constraint afweging_gives_or_asks;
drop trigger consent_way_stays on consent_afweging;
drop function consent_way_stays();
drop trigger consent_answer_add_only on consent_answer;
drop trigger consent_answer_never_emptied on consent_answer;
drop trigger consent_asking_add_only on consent_asking;
drop trigger consent_asking_never_emptied on consent_asking;
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0007_opvragen")]
    operations = [migrations.RunSQL(APART + ADDED_ONLY, UNDO)]
