"""A signature that somebody else must give now, one decision that is kept from one parent, and reading aloud."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

import cases.keys.fields
from cases.keys.guard import guard, unguard


SEALED = [("consent_stilte", "reason")]
ADDED = """
create trigger consent_stilte_add_only before update or delete on consent_stilte
  for each row execute function consent_add_only();
create trigger consent_stilte_never_emptied before truncate on consent_stilte
  for each statement execute function consent_add_only();
"""
RULES = """
create function consent_stilte_in_time() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from consent_afweging a join cases_case c on c.id = a.case_id
    join cases_gezagsdrager g on g.jongere_id = c.jongere_id
    where a.id = new.afweging_id and g.id = new.gezagsdrager_id and g.soort = 'gezag') then
    raise exception 'only a parent of this jongere is not told' using errcode = 'check_violation';
  end if;
  if new.ends_id is null and exists (
    select from consent_consentevent e join consent_machtiging m on m.id = e.machtiging_id
    where m.afweging_id = new.afweging_id and e.gezagsdrager_id = new.gezagsdrager_id) then
    raise exception 'who answered knows of it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger consent_stilte_in_time before insert on consent_stilte
  for each row execute function consent_stilte_in_time();

create function consent_stilte_is_kept() returns trigger language plpgsql security definer
set search_path from current as $$
begin
  if new.signer = 'gezagsdrager' and exists (
    select from consent_stilte s join consent_machtiging m on m.afweging_id = s.afweging_id
    where m.id = new.machtiging_id and s.gezagsdrager_id = new.gezagsdrager_id and s.ends_id is null
      and not exists (select from consent_stilte e where e.ends_id = s.id)) then
    raise exception 'this parent is not told of it, and answers nothing' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- After consent_event_capacity, by name: that one fills in who speaks.
create trigger consent_event_stilte before insert on consent_consentevent
  for each row execute function consent_stilte_is_kept();
"""
UNDO = """
drop trigger consent_event_stilte on consent_consentevent;
drop function consent_stilte_is_kept();
drop trigger consent_stilte_in_time on consent_stilte;
drop function consent_stilte_in_time();
drop trigger consent_stilte_never_emptied on consent_stilte;
drop trigger consent_stilte_add_only on consent_stilte;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0034_goodbye_letter_of_november_2026'),
        ('consent', '0031_texts_under_the_keys'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='consentevent',
            name='cause',
            field=models.CharField(blank=True, choices=[('datum', 'De afgesproken tijd was voorbij'), ('leeftijd', 'Door de leeftijd moet nu een ander tekenen'), ('gezag', 'Wie tekende, mag dat nu niet meer'), ('vertegenwoordiging', 'De vertegenwoordiging is voorbij'), ('vertegenwoordigd', 'Iemand beslist nu voor of met de jongere')], db_default='', max_length=20),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='read_aloud',
            field=models.CharField(blank=True, db_default='', help_text='In welke taal het apparaat de tekst voorlas.', max_length=10),
        ),
        migrations.CreateModel(
            name='Stilte',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='afweging.case', verbose_name='waarom')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('afweging', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stiltes', to='consent.afweging')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ends', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_by', to='consent.stilte')),
                ('gezagsdrager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.gezagsdrager', verbose_name='wie niets hoort')),
            ],
            options={
                'verbose_name': 'afspraak om een ouder niet te informeren over een besluit',
                'verbose_name_plural': 'afspraken om een ouder niet te informeren over een besluit',
                'ordering': ['-at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='stilte_says_why', violation_error_message='Schrijf op waarom.')],
            },
        ),
        migrations.RunSQL(ADDED + RULES + guard(SEALED), unguard(SEALED) + UNDO),
    ]
