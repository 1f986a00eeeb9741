-- Only in the database of the tests: rows that the services made once are read back, and put back for a next test
-- without their triggers, which ran when they were made. See tests/remembered.py.
create schema keten_test;

create function keten_test.columns_of(which regclass) returns table (name text, value text)
language sql stable as $$
  select quote_ident(attname),
         case atttypid
           when 'xid8'::regtype then 'pg_current_xact_id()'  -- the log says in which transaction a row was written
           when 'timestamptz'::regtype then quote_ident(attname) || ' + $2'
           else quote_ident(attname)
         end
  from pg_attribute
  where attrelid = which and attnum > 0 and not attisdropped and attgenerated = ''
$$;

create table keten_test.mark (at timestamptz);

-- The number of the savepoint that we are in: rows that are written from now on have this one or a higher.
create function keten_test.number_of_now() returns bigint
language sql volatile security definer set search_path = pg_catalog as $$
  insert into keten_test.mark values (now()) returning xmin::text::bigint
$$;

-- {table: [row, …]} of what this transaction wrote since that number.
create function keten_test.written_since(number bigint, in_schemas text[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  each regclass;
  rows jsonb;
  found jsonb := '{}';
begin
  for each in
    select c.oid from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any (in_schemas)
      and c.relname <> 'cases_referencecounter'  -- where a test stands in counting is its own
  loop
    execute format('select jsonb_agg(to_jsonb(t)) from %s t where t.xmin::text::bigint >= $1', each)
      into rows using number;
    if rows is not null then
      found := found || jsonb_build_object(each::text, rows);
    end if;
  end loop;
  return found;
end
$$;

-- Put those rows back, with every moment this much later.
create function keten_test.put_back(remembered jsonb, later interval) returns void
language plpgsql security definer set search_path = pg_catalog set session_replication_role = replica as $$
declare
  each text;
  names text;
  given text;
begin
  for each in select jsonb_object_keys(remembered) loop
    select string_agg(name, ', '), string_agg(value, ', ') into names, given
    from keten_test.columns_of(each::regclass);
    execute format(
      'insert into %s (%s) overriding system value select %s from jsonb_populate_recordset(null::%s, $1)',
      each, names, given, each
    ) using remembered -> each, later;
  end loop;
end
$$;

revoke execute on all functions in schema keten_test from public;
grant usage on schema keten_test to noorderkoog_app;
grant execute on all functions in schema keten_test to noorderkoog_app;
