"""What the database keeps of this promise: no plain text goes into a sealed column, whoever writes.

For migrations. A row from before the keys stays readable until `cases_seal_row` has passed it: that function does
this one thing, also to rows that are only added to, and nothing to a text that is sealed already.
"""

from collections.abc import Iterable

FUNCTIONS = """
create function cases_is_sealed(stored text) returns boolean language sql immutable parallel safe
  return stored = '' or stored ~ '^k1:[0-9a-f]{32}:[A-Za-z0-9_-]{38,}={0,2}$';

create function cases_is_sealed(stored bytea) returns boolean language sql immutable parallel safe
  return length(stored) >= 46 and substring(stored from 1 for 2) = 'k1'::bytea;

create function cases_refuse_plain() returns trigger language plpgsql as $$
begin
  raise exception '% is not sealed under the key of its case', tg_argv[0] using errcode = 'check_violation';
end $$;

create function cases_key_stays_destroyed() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from cases_destroyedkey d where d.owner = new.owner) then
    raise exception 'the key of % was destroyed', new.owner using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_datakey_stays_destroyed before insert or update of owner on cases_datakey
  for each row execute function cases_key_stays_destroyed();

create or replace function cases_only_added() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('keten.sealing', true) = 'on' then
    return new;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger cases_destroyedkey_only_added before update or delete on cases_destroyedkey
  for each row execute function cases_only_added();

create function cases_seal_row(of_table text, of_column text, its_key text, row_id uuid, sealed text)
returns boolean language plpgsql security definer set search_path from current as $$
declare
  changed int;
begin
  if current_setting('role') <> current_schema() || '_app' then
    raise exception 'only the app of this schema seals' using errcode = 'insufficient_privilege';
  end if;
  if sealed = '' or not cases_is_sealed(sealed) or not exists (
    select from pg_trigger t where t.tgrelid = of_table::regclass and t.tgname = 'sealed_' || of_column) then
    raise exception '% of % is not to be sealed', of_column, of_table using errcode = 'check_violation';
  end if;
  perform set_config('keten.sealing', 'on', true);
  execute format('update %I set %I = $1 where %I = $2 and not cases_is_sealed(%I)',
    of_table, of_column, its_key, of_column) using sealed, row_id;
  get diagnostics changed = row_count;
  perform set_config('keten.sealing', 'off', true);
  return changed = 1;
end $$;
"""
UNDO_FUNCTIONS = """
drop function cases_seal_row(text, text, text, uuid, text);
drop trigger cases_datakey_stays_destroyed on cases_datakey;
drop trigger cases_destroyedkey_only_added on cases_destroyedkey;
drop function cases_key_stays_destroyed();
drop function cases_refuse_plain() cascade;
drop function cases_is_sealed(text) cascade;
drop function cases_is_sealed(bytea) cascade;
create or replace function cases_only_added() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""


# Rows that never change let one thing pass: the door above, which runs as the owner of the table.
IS_SEALING = """
create function cases_is_sealing(of_table oid) returns boolean language sql stable as $$
  select coalesce(current_setting('keten.sealing', true), '') = 'on'
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = of_table)
$$;
"""


def let_sealing_pass(function: str, body: str) -> str:
    """The function of such a trigger again, now with that one exception before all it says."""
    passing = "begin\n  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then\n    return new;\n  end if;"
    head = f"create or replace function {function}() returns trigger language plpgsql set search_path from current as"
    return f"{head} $$\n{body.replace('begin', passing, 1)} $$;\n"


# Files are sealed by the same door: a function of their own, because PostgreSQL tells functions apart by type.
FILE_FUNCTIONS = (
    "create function cases_seal_row(of_table text, of_column text, its_key text, row_id uuid, sealed bytea)"
    + FUNCTIONS.split("row_id uuid, sealed text)")[1].replace("sealed = '' or ", "")
)


def guard(columns: Iterable[tuple[str, str]], *, unless: str = "false") -> str:
    """A trigger per column. It looks when the column is written, so that an old row can still be closed or moved."""
    return "".join(
        f"create trigger sealed_{column} before insert or update of {column} on {table} for each row"
        f" when (not cases_is_sealed(new.{column}) and not ({unless}))"
        f" execute function cases_refuse_plain('{column}');\n"
        for table, column in columns
    )


def unguard(columns: Iterable[tuple[str, str]]) -> str:
    return "".join(f"drop trigger sealed_{column} on {table};\n" for table, column in columns)
