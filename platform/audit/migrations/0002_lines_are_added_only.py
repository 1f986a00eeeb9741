from django.db import migrations

ADD_ONLY = """
alter table audit_entry alter column at set default clock_timestamp();
alter table audit_entry add column xid xid8 not null default pg_current_xact_id();
create function audit_add_only() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_add_only before update or delete on audit_entry
  for each row execute function audit_add_only();
create trigger audit_entry_never_emptied before truncate on audit_entry
  for each statement execute function audit_add_only();
create function audit_stamp() returns trigger language plpgsql as $$
begin
  new.at := clock_timestamp();
  new.xid := pg_current_xact_id();
  return new;
end $$;
create trigger audit_entry_stamp before insert on audit_entry for each row execute function audit_stamp();
"""
UNDO = """
drop trigger audit_entry_stamp on audit_entry;
drop trigger audit_entry_never_emptied on audit_entry;
drop trigger audit_entry_add_only on audit_entry;
drop function audit_stamp();
drop function audit_add_only();
alter table audit_entry drop column xid;
alter table audit_entry alter column at drop default;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_entry")]
    operations = [migrations.RunSQL(ADD_ONLY, UNDO)]
