"""The one way in which the partner process can add a person: a function, bound to the organisation that looks.

The login keten_partner may insert no user and no member. It may call this, which adds one member to the ketenpartner of
`keten.ketenpartner` (the setting that the sharing views filter on), and only for an active beheerder of that very
ketenpartner. Somebody whose access had ended there comes back as the same person, so that the log stays whole.
"""

from django.db import migrations

SIGNATURE = "members_invite(uuid, text, text, text, text)"
INVITE = """
create function members_invite(inviter uuid, new_naam text, new_email text, new_functie text, new_role text)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('keten.ketenpartner', true), '')::uuid;
  known uuid;
  person uuid;
begin
  if not exists (
    select from members_partnermember m join accounts_user u on u.id = m.user_id
    where m.id = inviter and m.ketenpartner_id = organisation and m.role = 'beheerder' and u.is_active
      and (m.active_until is null or m.active_until > clock_timestamp())
  ) then
    raise exception 'only a beheerder invites, and for the own ketenpartner' using errcode = 'insufficient_privilege';
  end if;
  if new_role not in ('medewerker', 'beheerder') or new_naam = '' or position('@' in new_email) < 2 then
    raise exception 'not a member' using errcode = 'check_violation';
  end if;
  perform pg_advisory_xact_lock(hashtext('members_invite|' || lower(new_email)));
  select u.id, m.id into person, known from accounts_user u left join members_partnermember m
    on m.user_id = u.id and m.ketenpartner_id = organisation and m.active_until <= clock_timestamp() and u.is_active
    where lower(u.email) = lower(new_email) order by m.id is null limit 1;
  if person is not null and known is null then
    raise exception 'this address has an account' using errcode = 'unique_violation';
  end if;
  if known is not null then
    update members_partnermember set active_until = null, role = new_role, functie = new_functie where id = known;
    update accounts_user set naam = new_naam where id = person;
    return known;
  end if;
  insert into accounts_user (id, username, naam, email, password, telefoon, is_active, created_at)
    values (gen_random_uuid(), gen_random_uuid()::text, new_naam, new_email,
            '!' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), '', true, now())
    returning id into person;
  insert into account_emailaddress (user_id, email, verified, "primary") values (person, lower(new_email), true, true);
  insert into members_partnermember (id, user_id, ketenpartner_id, role, functie)
    values (gen_random_uuid(), person, organisation, new_role, new_functie) returning id into known;
  return known;
end $$;
revoke all on function members_invite(uuid, text, text, text, text) from public;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_partner_members_and_operators"),
        ("accounts", "0004_notices"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunSQL(INVITE, f"drop function {SIGNATURE}")]
