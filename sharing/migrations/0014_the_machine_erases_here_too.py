"""A notice of a correction goes with its case, by the one function that erases (cases 0025)."""

from django.db import migrations

ERASING = """
create or replace function sharing_add_only() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""
UNDO = """
create or replace function sharing_add_only() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0013_signatures_that_end_by_themselves"),
        ("cases", "0030_only_the_machine_erases"),
    ]
    operations = [migrations.RunSQL(ERASING, UNDO)]
