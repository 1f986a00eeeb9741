from django.db import migrations

# A line goes only after a signed prune of its window, and only the sealer may delete at all. Dynamic, because the
# sealer works from outside the schema.
ADD_ONLY = """
create or replace function audit_add_only() returns trigger language plpgsql as $$
declare pruned boolean := false;
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_entry' then
    execute format(
      'select exists (select from %I.audit_prune p where p.epoch = $1 and $2 >= p.xid_from::text::xid8'
      ' and $2 < p.xid_to::text::xid8)', tg_table_schema) into pruned using old.epoch, old.xid;
    if pruned then
      return old;
    end if;
  end if;
  raise exception 'the log is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_seal_add_only before update or delete on audit_seal
  for each row execute function audit_add_only();
create trigger audit_seal_never_emptied before truncate on audit_seal
  for each statement execute function audit_add_only();
create trigger audit_prune_add_only before update or delete on audit_prune
  for each row execute function audit_add_only();
create trigger audit_prune_never_emptied before truncate on audit_prune
  for each statement execute function audit_add_only();
create trigger audit_verification_add_only before update or delete on audit_verification
  for each row execute function audit_add_only();
"""
UNDO = """
drop trigger audit_verification_add_only on audit_verification;
drop trigger audit_prune_never_emptied on audit_prune;
drop trigger audit_prune_add_only on audit_prune;
drop trigger audit_seal_never_emptied on audit_seal;
drop trigger audit_seal_add_only on audit_seal;
create or replace function audit_add_only() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only added to' using errcode = 'insufficient_privilege';
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_seals")]
    operations = [migrations.RunSQL(ADD_ONLY, UNDO)]
