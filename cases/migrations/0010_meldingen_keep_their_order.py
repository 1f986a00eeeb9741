"""What the database promises of meldingen: statuses in the order of the register, a melding in a case of its own
jongere, and an oordeel that stays once it is decided."""

from django.db import migrations

ORDER = """
create function cases_melding_in_order() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'geregistreerd' then
      raise exception 'a melding begins as geregistreerd' using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status and not (
    (old.status = 'geregistreerd'
      and new.status in ('in_behandeling', 'afgesloten', 'ingetrokken', 'ter_kennisgeving'))
    or (old.status = 'in_behandeling' and new.status in ('afgesloten', 'ingetrokken', 'ter_kennisgeving'))) then
    raise exception 'a melding does not go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_melding_in_order before insert or update of status on cases_melding
  for each row execute function cases_melding_in_order();
"""
STAYS = """
create function cases_oordeel_stays() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null then
    raise exception 'a decided oordeel stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger cases_oordeel_stays before update or delete on cases_oordeel
  for each row execute function cases_oordeel_stays();
"""
OF_ITS_CASE = """
alter table cases_melding add constraint melding_of_the_jongere_of_its_case
foreign key (case_id, jongere_id) references cases_case (id, jongere_id) deferrable initially deferred;
"""
UNDO = """
alter table cases_melding drop constraint melding_of_the_jongere_of_its_case;
drop trigger cases_oordeel_stays on cases_oordeel;
drop function cases_oordeel_stays();
drop trigger cases_melding_in_order on cases_melding;
drop function cases_melding_in_order();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_meldingen")]
    operations = [migrations.RunSQL(ORDER + STAYS + OF_ITS_CASE, UNDO)]
