"""The phase of a case is where its last step led; the database takes a phase in no other way."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


STEPS = """
insert into cases_phasestep (id, case_id, number, from_phase, to_phase, kind, motivation, missing, by_id, at)
select gen_random_uuid(), c.id, 1, 'waarnemen', c.phase, 'start', 'Stond hier al toen stappen werden bijgehouden.', '{}',
  null, now()
from cases_case c where c.phase <> 'waarnemen';
create function cases_phase_follows_step() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' and new.phase <> 'waarnemen' then
    raise exception 'a case begins in waarnemen' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and new.phase <> old.phase and new.phase is distinct from (
    select s.to_phase from cases_phasestep s where s.case_id = new.id order by s.number desc limit 1) then
    raise exception 'a phase changes by a step' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_phase_follows_step before insert or update of phase on cases_case
  for each row execute function cases_phase_follows_step();
create function cases_phasestep_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a step between phases stays' using errcode = 'insufficient_privilege';
end $$;
create trigger cases_phasestep_stays before update or delete on cases_phasestep
  for each row execute function cases_phasestep_stays();
"""
UNDO = """
drop trigger cases_phasestep_stays on cases_phasestep;
drop function cases_phasestep_stays();
drop trigger cases_phase_follows_step on cases_case;
drop function cases_phase_follows_step();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0010_meldingen_keep_their_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PhaseStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('from_phase', models.CharField(choices=[('waarnemen', 'Waarnemen'), ('analyseren', 'Analyseren'), ('plannen', 'Plannen'), ('handelen', 'Handelen'), ('evalueren', 'Evalueren')], max_length=15, verbose_name='van')),
                ('to_phase', models.CharField(choices=[('waarnemen', 'Waarnemen'), ('analyseren', 'Analyseren'), ('plannen', 'Plannen'), ('handelen', 'Handelen'), ('evalueren', 'Evalueren')], max_length=15, verbose_name='naar')),
                ('kind', models.CharField(choices=[('start', 'Begonnen in deze fase'), ('gate', 'Verder'), ('deviation', 'Afgeweken van de routekaart'), ('return', 'Terug')], max_length=10)),
                ('motivation', models.TextField(blank=True, verbose_name='waarom')),
                ('missing', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phase_steps', to='cases.case')),
            ],
            options={
                'verbose_name': 'stap tussen fasen',
                'verbose_name_plural': 'stappen tussen fasen',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='phase_steps_are_counted'), models.CheckConstraint(condition=models.Q(('from_phase', models.F('to_phase')), _negated=True), name='phase_step_moves'), models.CheckConstraint(condition=models.Q(models.Q(('motivation', ''), _negated=True), ('kind', 'gate'), _connector='OR'), name='phase_step_says_why', violation_error_message='Schrijf op waarom.')],
            },
        ),
        migrations.RunSQL(STEPS, UNDO),
    ]
