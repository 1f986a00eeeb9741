"""The scan of a form goes with its row, the proof of erasing counts files, and what a partner said about deleting what
it read in nood goes with the dossier."""

from django.db import migrations

SCANS = """
create trigger let_go_of_scan after delete or update of scan on consent_paperform for each row
  execute function cases_file_let_go('scan');
"""
UNDO_SCANS = "drop trigger let_go_of_scan on consent_paperform;"
TREE = """
create or replace function consent_erase_tree(roots jsonb) returns jsonb language plpgsql set search_path from current as $$
declare
  found jsonb := roots;
  waiting jsonb := roots;
  counts jsonb := '{}';
  parent text;
  ids jsonb;
  fresh jsonb;
  child record;
  gone bigint;
begin
  while waiting <> '{}' loop
    select key, value into parent, ids from jsonb_each(waiting) limit 1;
    waiting := waiting - parent;
    for child in
      select c.relname as name, a.attname as points, format_type(a.atttypid, null) as type, pk.attname as pk
      from (
        select k.conrelid as rel, k.conkey[1] as col from pg_constraint k
        where k.contype = 'f' and k.confrelid = to_regclass(parent) and cardinality(k.conkey) = 1
        union
        select to_regclass(loose.rel), (select x.attnum from pg_attribute x
          where x.attrelid = to_regclass(loose.rel) and x.attname = loose.col)
        from (values ('cases_case', 'accounts_notice', 'case_id'),
          ('consent_afweging', 'sharing_confirmation', 'afweging_id'),
          ('consent_noodopening', 'sharing_confirmation', 'afweging_id'),
          ('sharing_correctionnotice', 'sharing_correctionseen', 'notice_id')) as loose(points_at, rel, col)
        where loose.points_at = parent
      ) edge
      join pg_class c on c.oid = edge.rel
      join pg_attribute a on a.attrelid = edge.rel and a.attnum = edge.col
      join pg_index i on i.indrelid = edge.rel and i.indisprimary
      join pg_attribute pk on pk.attrelid = edge.rel and pk.attnum = i.indkey[0]
    loop
      execute format(
        'select coalesce(jsonb_agg(distinct t.%I::text), ''[]'') from %I t'
        ' where t.%I = any(array(select jsonb_array_elements_text($1))::%s[]) and not ($2 @> to_jsonb(t.%I::text))',
        child.pk, child.name, child.points, child.type, child.pk)
        into fresh using ids, coalesce(found -> child.name, '[]'::jsonb);
      if fresh <> '[]' then
        found := jsonb_set(found, array[child.name], coalesce(found -> child.name, '[]'::jsonb) || fresh);
        waiting := jsonb_set(waiting, array[child.name], coalesce(waiting -> child.name, '[]'::jsonb) || fresh);
      end if;
    end loop;
  end loop;
  for parent, ids in select key, value from jsonb_each(found) loop
    select pk.attname as pk, format_type(pk.atttypid, null) as type into child
    from pg_index i join pg_attribute pk on pk.attrelid = i.indrelid and pk.attnum = i.indkey[0]
    where i.indrelid = to_regclass(parent) and i.indisprimary;
    execute format('delete from %I t where t.%I = any(array(select jsonb_array_elements_text($1))::%s[])',
      parent, child.pk, child.type) using ids;
    get diagnostics gone = row_count;
    if gone > 0 then
      counts := counts || jsonb_build_object(parent, gone);
    end if;
  end loop;
  return counts;
end $$;
"""
TREE_BEFORE = """
create or replace function consent_erase_tree(roots jsonb) returns jsonb language plpgsql set search_path from current as $$
declare
  found jsonb := roots;
  waiting jsonb := roots;
  counts jsonb := '{}';
  parent text;
  ids jsonb;
  fresh jsonb;
  child record;
  gone bigint;
begin
  while waiting <> '{}' loop
    select key, value into parent, ids from jsonb_each(waiting) limit 1;
    waiting := waiting - parent;
    for child in
      select c.relname as name, a.attname as points, format_type(a.atttypid, null) as type, pk.attname as pk
      from (
        select k.conrelid as rel, k.conkey[1] as col from pg_constraint k
        where k.contype = 'f' and k.confrelid = to_regclass(parent) and cardinality(k.conkey) = 1
        union
        select to_regclass(loose.rel), (select x.attnum from pg_attribute x
          where x.attrelid = to_regclass(loose.rel) and x.attname = loose.col)
        from (values ('cases_case', 'accounts_notice', 'case_id'),
          ('consent_afweging', 'sharing_confirmation', 'afweging_id'),
          ('sharing_correctionnotice', 'sharing_correctionseen', 'notice_id')) as loose(points_at, rel, col)
        where loose.points_at = parent
      ) edge
      join pg_class c on c.oid = edge.rel
      join pg_attribute a on a.attrelid = edge.rel and a.attnum = edge.col
      join pg_index i on i.indrelid = edge.rel and i.indisprimary
      join pg_attribute pk on pk.attrelid = edge.rel and pk.attnum = i.indkey[0]
    loop
      execute format(
        'select coalesce(jsonb_agg(distinct t.%I::text), ''[]'') from %I t'
        ' where t.%I = any(array(select jsonb_array_elements_text($1))::%s[]) and not ($2 @> to_jsonb(t.%I::text))',
        child.pk, child.name, child.points, child.type, child.pk)
        into fresh using ids, coalesce(found -> child.name, '[]'::jsonb);
      if fresh <> '[]' then
        found := jsonb_set(found, array[child.name], coalesce(found -> child.name, '[]'::jsonb) || fresh);
        waiting := jsonb_set(waiting, array[child.name], coalesce(waiting -> child.name, '[]'::jsonb) || fresh);
      end if;
    end loop;
  end loop;
  for parent, ids in select key, value from jsonb_each(found) loop
    select pk.attname as pk, format_type(pk.atttypid, null) as type into child
    from pg_index i join pg_attribute pk on pk.attrelid = i.indrelid and pk.attnum = i.indkey[0]
    where i.indrelid = to_regclass(parent) and i.indisprimary;
    execute format('delete from %I t where t.%I = any(array(select jsonb_array_elements_text($1))::%s[])',
      parent, child.pk, child.type) using ids;
    get diagnostics gone = row_count;
    if gone > 0 then
      counts := counts || jsonb_build_object(parent, gone);
    end if;
  end loop;
  return counts;
end $$;
"""
ERASE = """
create or replace function consent_erase(asked_line uuid) returns uuid language plpgsql security definer
set search_path from current as $$
declare
  line consent_roundline;
  decided consent_round;
  rule consent_retentionrule;
  about cases_case;
  roots jsonb := '{}';
  counts jsonb := '{}';
  logins uuid[] := '{}';
  login uuid;
  part text;
  ids jsonb;
  kept int := 0;
  files int;
  is_last boolean := false;
  made uuid := gen_random_uuid();
  before consent_erasure;
  told text;
begin
  select * into line from consent_roundline l where l.id = asked_line for update;
  if not found then
    raise exception 'no such line' using errcode = 'no_data_found';
  end if;
  select e.id into login from consent_erasure e where e.line_id = line.id;
  if login is not null then
    return login;
  end if;
  select * into decided from consent_round r where r.id = line.round_id;
  if decided.confirmed_by_id is null or decided.confirmed_by_id = decided.proposed_by_id then
    raise exception 'a second person confirms a round first' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever places a hold or opens a case again at this moment waits for this, or this waits for them.
  select * into about from cases_case c where c.id = line.case_id for update;
  if exists (select from consent_due d where d.case_id = line.case_id and d.kind = line.kind and d.waits = 'stop') then
    raise exception 'a hold stands' using errcode = 'insufficient_privilege', hint = 'stop';
  end if;
  if not exists (
    select from consent_due d where d.case_id = line.case_id and d.kind = line.kind and d.why = line.why
      and d.verzoek_id is not distinct from line.verzoek_id and d.waits = ''
      and d.due_on <= (clock_timestamp() at time zone 'Europe/Amsterdam')::date) then
    raise exception 'this is not due' using errcode = 'insufficient_privilege', hint = 'niet aan de beurt';
  end if;
  perform set_config('keten.erasing', line.case_id::text, true);
  -- First what waited to be looked at, while all of it is still there.
  set constraints all immediate;
  set constraints all deferred;
  if line.kind = 'dossier' then
    insert into consent_keptproof
      (event_id, case_id, key_id, record, record_sha256, previous_sha256, jws, kept_at)
    select v.event_id, a.case_id, v.key_id, v.record, v.record_sha256, v.previous_sha256, v.jws, clock_timestamp()
    from consent_evidence v join consent_consentevent e on e.id = v.event_id
    join consent_machtiging m on m.id = e.machtiging_id join consent_afweging a on a.id = m.afweging_id
    where a.case_id = line.case_id;
    get diagnostics kept = row_count;
    perform from cases_jongere j where j.id = about.jongere_id for update;
    is_last := not exists (select from cases_case o where o.jongere_id = about.jongere_id and o.id <> about.id)
      and not exists (select from cases_melding m where m.jongere_id = about.jongere_id and m.case_id is null
        and m.status in ('geregistreerd', 'in_behandeling'));
    if is_last then
      logins := array(
        select j.user_id from cases_jongere j where j.id = about.jongere_id and j.user_id is not null
        union select g.user_id from cases_gezagsdrager g where g.jongere_id = about.jongere_id and g.user_id is not null);
      roots := jsonb_build_object('cases_jongere', jsonb_build_array(about.jongere_id::text));
    else
      roots := jsonb_build_object('cases_case', jsonb_build_array(about.id::text));
    end if;
  elsif line.kind = 'bewijs' then
    select jsonb_build_object('consent_keptproof', jsonb_agg(p.event_id::text)) into roots
    from consent_keptproof p where p.case_id = line.case_id;
  elsif line.kind = 'bijzonder' and line.why <> 'verzoek' then
    select jsonb_build_object('cases_specialanswer', jsonb_agg(s.id::text)) into roots
    from cases_specialanswer s where s.case_id = line.case_id and s.instemming_id is not null
      and (line.why = 'termijn'
        or exists (select from cases_instemmingending e where e.instemming_id = s.instemming_id));
  else
    for part in
      select tables.name from (values ('bijzonder', 'cases_specialanswer'), ('intake', 'cases_intake'),
        ('plan', 'cases_plan'), ('scores', 'cases_score'), ('scores', 'cases_scoreprocess'),
        ('scores', 'cases_scorequestion'), ('contact', 'cases_contactmoment'), ('contact', 'cases_plannedcontact'),
        ('brieven', 'cases_letter'), ('analyse', 'cases_analysis'), ('analyse', 'cases_observatie'),
        ('analyse', 'cases_schooloorzaak')) as tables(kind, name)
      where tables.kind = line.kind
    loop
      execute format('select jsonb_agg(t.id::text) from %I t where t.case_id = $1', part) into ids using line.case_id;
      roots := roots || case when ids is null then '{}'::jsonb else jsonb_build_object(part, ids) end;
    end loop;
  end if;
  select count(*) into files from cases_loosefile f where f.case_id = line.case_id;
  counts := consent_erase_tree(roots);
  select count(*) - files into files from cases_loosefile f where f.case_id = line.case_id;
  foreach login in array logins loop
    perform consent_erase_login(login);
  end loop;
  set constraints all immediate;
  set constraints all deferred;
  perform set_config('keten.erasing', '', true);
  select * into rule from consent_retentionrule r where r.id = line.rule_id;
  perform pg_advisory_xact_lock(hashtext(current_schema || '|consent_erase'));
  select * into before from consent_erasure e order by e.number desc limit 1;
  told := jsonb_build_object(
    'form', 'keten-gewist-1', 'erasure_id', made, 'number', coalesce(before.number, 0) + 1, 'case_id', line.case_id,
    'kind', line.kind, 'why', line.why, 'verzoek_id', line.verzoek_id,
    'rule', case when rule.id is null then null else jsonb_build_object('rule_id', rule.id, 'kind', rule.kind,
      'task', rule.task, 'version', rule.number, 'months', rule.months, 'source', rule.source, 'mark', rule.mark) end,
    'since', line.since, 'due_on', line.due_on, 'round_id', decided.id, 'proposed_by', decided.proposed_by_id,
    'proposed_at', decided.proposed_at, 'confirmed_by', decided.confirmed_by_id, 'confirmed_at', decided.confirmed_at,
    'person_too', is_last, 'rows', counts, 'files', files, 'proofs_kept', kept, 'at', clock_timestamp(),
    'previous_sha256', coalesce(before.sha256, ''))::text;
  insert into consent_erasure (id, number, line_id, case_id, payload, sha256, previous_sha256, at)
  values (made, coalesce(before.number, 0) + 1, line.id, line.case_id, told,
    encode(sha256(convert_to(told, 'UTF8')), 'hex'), coalesce(before.sha256, ''), clock_timestamp());
  return made;
end $$;
"""
WITHOUT_FILES = """
create or replace function consent_erase(asked_line uuid) returns uuid language plpgsql security definer
set search_path from current as $$
declare
  line consent_roundline;
  decided consent_round;
  rule consent_retentionrule;
  about cases_case;
  roots jsonb := '{}';
  counts jsonb := '{}';
  logins uuid[] := '{}';
  login uuid;
  part text;
  ids jsonb;
  kept int := 0;
  is_last boolean := false;
  made uuid := gen_random_uuid();
  before consent_erasure;
  told text;
begin
  select * into line from consent_roundline l where l.id = asked_line for update;
  if not found then
    raise exception 'no such line' using errcode = 'no_data_found';
  end if;
  select e.id into login from consent_erasure e where e.line_id = line.id;
  if login is not null then
    return login;
  end if;
  select * into decided from consent_round r where r.id = line.round_id;
  if decided.confirmed_by_id is null or decided.confirmed_by_id = decided.proposed_by_id then
    raise exception 'a second person confirms a round first' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever places a hold or opens a case again at this moment waits for this, or this waits for them.
  select * into about from cases_case c where c.id = line.case_id for update;
  if exists (select from consent_due d where d.case_id = line.case_id and d.kind = line.kind and d.waits = 'stop') then
    raise exception 'a hold stands' using errcode = 'insufficient_privilege', hint = 'stop';
  end if;
  if not exists (
    select from consent_due d where d.case_id = line.case_id and d.kind = line.kind and d.why = line.why
      and d.verzoek_id is not distinct from line.verzoek_id and d.waits = ''
      and d.due_on <= (clock_timestamp() at time zone 'Europe/Amsterdam')::date) then
    raise exception 'this is not due' using errcode = 'insufficient_privilege', hint = 'niet aan de beurt';
  end if;
  perform set_config('keten.erasing', line.case_id::text, true);
  -- First what waited to be looked at, while all of it is still there.
  set constraints all immediate;
  set constraints all deferred;
  if line.kind = 'dossier' then
    insert into consent_keptproof
      (event_id, case_id, key_id, record, record_sha256, previous_sha256, jws, kept_at)
    select v.event_id, a.case_id, v.key_id, v.record, v.record_sha256, v.previous_sha256, v.jws, clock_timestamp()
    from consent_evidence v join consent_consentevent e on e.id = v.event_id
    join consent_machtiging m on m.id = e.machtiging_id join consent_afweging a on a.id = m.afweging_id
    where a.case_id = line.case_id;
    get diagnostics kept = row_count;
    perform from cases_jongere j where j.id = about.jongere_id for update;
    is_last := not exists (select from cases_case o where o.jongere_id = about.jongere_id and o.id <> about.id)
      and not exists (select from cases_melding m where m.jongere_id = about.jongere_id and m.case_id is null
        and m.status in ('geregistreerd', 'in_behandeling'));
    if is_last then
      logins := array(
        select j.user_id from cases_jongere j where j.id = about.jongere_id and j.user_id is not null
        union select g.user_id from cases_gezagsdrager g where g.jongere_id = about.jongere_id and g.user_id is not null);
      roots := jsonb_build_object('cases_jongere', jsonb_build_array(about.jongere_id::text));
    else
      roots := jsonb_build_object('cases_case', jsonb_build_array(about.id::text));
    end if;
  elsif line.kind = 'bewijs' then
    select jsonb_build_object('consent_keptproof', jsonb_agg(p.event_id::text)) into roots
    from consent_keptproof p where p.case_id = line.case_id;
  elsif line.kind = 'bijzonder' and line.why <> 'verzoek' then
    select jsonb_build_object('cases_specialanswer', jsonb_agg(s.id::text)) into roots
    from cases_specialanswer s where s.case_id = line.case_id and s.instemming_id is not null
      and (line.why = 'termijn'
        or exists (select from cases_instemmingending e where e.instemming_id = s.instemming_id));
  else
    for part in
      select tables.name from (values ('bijzonder', 'cases_specialanswer'), ('intake', 'cases_intake'),
        ('plan', 'cases_plan'), ('scores', 'cases_score'), ('scores', 'cases_scoreprocess'),
        ('scores', 'cases_scorequestion'), ('contact', 'cases_contactmoment'), ('contact', 'cases_plannedcontact'),
        ('brieven', 'cases_letter'), ('analyse', 'cases_analysis'), ('analyse', 'cases_observatie'),
        ('analyse', 'cases_schooloorzaak')) as tables(kind, name)
      where tables.kind = line.kind
    loop
      execute format('select jsonb_agg(t.id::text) from %I t where t.case_id = $1', part) into ids using line.case_id;
      roots := roots || case when ids is null then '{}'::jsonb else jsonb_build_object(part, ids) end;
    end loop;
  end if;
  counts := consent_erase_tree(roots);
  foreach login in array logins loop
    perform consent_erase_login(login);
  end loop;
  set constraints all immediate;
  set constraints all deferred;
  perform set_config('keten.erasing', '', true);
  select * into rule from consent_retentionrule r where r.id = line.rule_id;
  perform pg_advisory_xact_lock(hashtext(current_schema || '|consent_erase'));
  select * into before from consent_erasure e order by e.number desc limit 1;
  told := jsonb_build_object(
    'form', 'keten-gewist-1', 'erasure_id', made, 'number', coalesce(before.number, 0) + 1, 'case_id', line.case_id,
    'kind', line.kind, 'why', line.why, 'verzoek_id', line.verzoek_id,
    'rule', case when rule.id is null then null else jsonb_build_object('rule_id', rule.id, 'kind', rule.kind,
      'task', rule.task, 'version', rule.number, 'months', rule.months, 'source', rule.source, 'mark', rule.mark) end,
    'since', line.since, 'due_on', line.due_on, 'round_id', decided.id, 'proposed_by', decided.proposed_by_id,
    'proposed_at', decided.proposed_at, 'confirmed_by', decided.confirmed_by_id, 'confirmed_at', decided.confirmed_at,
    'person_too', is_last, 'rows', counts, 'proofs_kept', kept, 'at', clock_timestamp(),
    'previous_sha256', coalesce(before.sha256, ''))::text;
  insert into consent_erasure (id, number, line_id, case_id, payload, sha256, previous_sha256, at)
  values (made, coalesce(before.number, 0) + 1, line.id, line.case_id, told,
    encode(sha256(convert_to(told, 'UTF8')), 'hex'), coalesce(before.sha256, ''), clock_timestamp());
  return made;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0029_erasing"), ("cases", "0032_files_that_are_let_go")]
    operations = [
        migrations.RunSQL(SCANS, UNDO_SCANS),
        migrations.RunSQL(TREE, TREE_BEFORE),
        migrations.RunSQL(ERASE, WITHOUT_FILES),
    ]
