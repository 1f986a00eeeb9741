"""A score is one of its instrument, and the newest of each domain stand in a table that the database keeps.

The functions run as their owner, because the web may only read that table. A score that is given takes its case for a
moment, so that of two people at once the second counts the first's.
"""

import django.db.models.deletion
from django.db import migrations, models

KEPT = """
create function cases_score_of_its_instrument() returns trigger language plpgsql set search_path from current as $$
declare
  used cases_edition;
begin
  if new.instrument_id is null then
    -- The version of the code before this one knew one instrument.
    select e.id into new.instrument_id from cases_edition e
    where e.kind = 'instrument' and e.code = 'zrm-2017' and e.number = 1;
  end if;
  select * into used from cases_edition e where e.id = new.instrument_id;
  if used.kind is distinct from 'instrument'
    or not used.body->'domains' @> jsonb_build_array(jsonb_build_object('code', new.domain)) then
    raise exception 'score_of_known_domain: % is no domain of this instrument', new.domain
      using errcode = 'check_violation';
  end if;
  -- These codes are fields of the catalogue, which a ketenpartner may read: no other instrument uses them.
  if used.code <> 'zrm-2017' and new.domain in
    ('FIN', 'WO', 'TIJD', 'HUIS', 'REL', 'GG', 'LG', 'MID', 'BADL', 'IADL', 'SOC', 'MP', 'JUS') then
    raise exception 'score_of_known_domain: % is a domain of the ZRM', new.domain using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_score_of_its_instrument before insert or update on cases_score
  for each row execute function cases_score_of_its_instrument();

create function cases_latest_score(of_case uuid, of_domain varchar) returns void language plpgsql
set search_path from current as $$
begin
  delete from cases_latestscore l where l.case_id = of_case and l.domain = of_domain;
  insert into cases_latestscore (score_id, case_id, domain, value, scored_on, previous, previous_on)
  select now.id, of_case, of_domain, now.value, now.scored_on, before.value, before.scored_on
  from (select s.id, s.value, s.scored_on from cases_score s where s.case_id = of_case and s.domain = of_domain
        order by s.scored_on desc, s.created_at desc, s.id limit 1) now
  left join (select s.value, s.scored_on from cases_score s where s.case_id = of_case and s.domain = of_domain
        order by s.scored_on desc, s.created_at desc, s.id offset 1 limit 1) before on true;
end $$;

create function cases_keep_latest_score() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  changed cases_score := case when tg_op = 'DELETE' then old else new end;
begin
  perform from cases_case c where c.id = changed.case_id for no key update;
  perform cases_latest_score(changed.case_id, changed.domain);
  if tg_op = 'UPDATE' and (old.case_id, old.domain) is distinct from (new.case_id, new.domain) then
    perform cases_latest_score(old.case_id, old.domain);
  end if;
  if tg_op <> 'DELETE' then
    update cases_scoreprocess p set measured_on = new.scored_on
    where p.case_id = new.case_id and p.ended_at is null and p.measured_on < new.scored_on
      and exists (select from cases_edition mine join cases_edition used on used.code = mine.code
                  where mine.id = p.instrument_id and used.id = new.instrument_id);
  end if;
  return null;
end $$;
create trigger cases_keep_latest_score after insert or delete or update of case_id, domain, value, scored_on
  on cases_score for each row execute function cases_keep_latest_score();

insert into cases_latestscore (score_id, case_id, domain, value, scored_on, previous, previous_on)
select id, case_id, domain, value, scored_on, previous, previous_on from (
  select s.*, lead(value) over newest_first as previous, lead(scored_on) over newest_first as previous_on,
    row_number() over newest_first as place
  from cases_score s
  window newest_first as (partition by case_id, domain order by scored_on desc, created_at desc, id)) ranked
where place = 1;
"""
UNDO = """
drop trigger cases_keep_latest_score on cases_score;
drop function cases_keep_latest_score();
drop function cases_latest_score(uuid, varchar);
drop trigger cases_score_of_its_instrument on cases_score;
drop function cases_score_of_its_instrument();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_instruments_of_november_2026")]
    operations = [
        migrations.AlterField(
            model_name="score",
            name="instrument",
            field=models.ForeignKey(
                limit_choices_to={"kind": "instrument"},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scores",
                to="cases.edition",
            ),
        ),
        migrations.RunSQL(KEPT, UNDO),
    ]
