"""The questions that a ketenpartner may answer, and what happens to an answer (laws 1, 3 and 4).

A view of its own beside the sharing view: what is asked never stands in that one, so asking opens no field. Of the
jongere it holds a name and a date of birth and no more, because the text that was decided, and signed, says so.
"""

from cases import catalogue
from cases.catalogue.sql import TODAY
from consent.items import Way
from consent.open import of_today
from sharing.view import LONGEST, OF_THIS_PARTNER, SAMENWERKING_RUNS

WHO = ("persoon.naam", "persoon.geboortedatum")


def question_sql() -> str:
    """What this partner is asked now. Answered, withdrawn or over: then there is no row."""
    naam, geboortedatum = (catalogue.FIELDS[code].sql for code in WHO)
    return f"""
create view sharing_question with (security_barrier) as
select a.id as question_id, a.case_id, a.ketenpartner_id, c.reference, c.verantwoordelijke_gemeente as gemeente,
  (select u.naam from accounts_user u where u.id = c.regiehouder_id) as regiehouder,
  (select u.telefoon from accounts_user u where u.id = c.regiehouder_id) as regiehouder_telefoon,
  (select u.email from accounts_user u where u.id = c.regiehouder_id) as regiehouder_email,
  g.code as grondslag, a.doel, a.recipient_task, a.decided_at as asked_at,
  least(a.valid_until, m.valid_until) as valid_until, opened.granted as asked,
  ({naam}) as naam, ({geboortedatum}) as geboortedatum
{of_today(Way.ASK)}
  and a.ketenpartner_id = {OF_THIS_PARTNER}
  and {SAMENWERKING_RUNS}
"""  # noqa: S608  # only our own expressions are filled in


def take_answer_sql() -> str:
    """What the database asks of an answer, and whom it tells. It runs with the rights of the owner: whoever answers may
    write nothing else. The afweging is locked first, so that an answer and a withdrawal come one after the other."""
    return f"""
create function sharing_take_answer() returns trigger language plpgsql security definer
set search_path from current as $$
begin
  perform from consent_afweging a where a.id = new.afweging_id for update;
  if new.ketenpartner_id is distinct from {OF_THIS_PARTNER} or not exists (
    select from sharing_question q where q.question_id = new.afweging_id and new.code = any(q.asked)) then
    raise exception 'this is not asked, or not any more' using errcode = 'insufficient_privilege';
  end if;
  if greatest(length(new.text), length(new.why_not)) > {LONGEST} then
    raise exception 'an answer is short' using errcode = 'check_violation';
  end if;
  new.answered_at := clock_timestamp();
  return new;
end $$;
create trigger sharing_take_answer before insert on consent_answer
  for each row execute function sharing_take_answer();

create function sharing_tell_of_answer() returns trigger language plpgsql security definer
set search_path from current as $$
declare
  leader accounts_user;
  about uuid;
begin
  select u.* into leader from accounts_user u join cases_case c on c.regiehouder_id = u.id
    join consent_afweging a on a.case_id = c.id where a.id = new.afweging_id;
  select a.case_id into about from consent_afweging a where a.id = new.afweging_id;
  if leader.is_active then
    insert into accounts_notice (id, recipient_id, kind, case_id, about_id, key, created_at)
    values (gen_random_uuid(), leader.id, 'question.answered', about, new.afweging_id,
      'question.answered:' || new.afweging_id || ':' || {TODAY}, clock_timestamp())
    on conflict do nothing;
  end if;
  if leader.is_active and leader.email <> '' and leader.wants_mail then
    insert into accounts_mail (id, recipient_id, created_at, try_at, attempts, last_error)
    values (gen_random_uuid(), leader.id, clock_timestamp(), clock_timestamp(), 0, '')
    on conflict do nothing;
  end if;
  if not exists (select from consent_open_question o where o.afweging_id = new.afweging_id) then
    update cases_informationrequest i set answered_on = {TODAY}
    from consent_asking k where k.request_id = i.id and k.afweging_id = new.afweging_id and i.answered_on is null;
  end if;
  return null;
end $$;
create trigger sharing_tell_of_answer after insert on consent_answer
  for each row execute function sharing_tell_of_answer();
"""  # noqa: S608  # only our own expressions are filled in
