"""Giving up on contact is proven or weighed (B155), and the wijkronde brings back who is out of sight (B165)."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


WEIGHED = """
create function cases_given_up_is_weighed() returns trigger language plpgsql set search_path from current as $$
begin
  if new.closing_reason = 'onbereikbaar'
    and not exists (select from cases_closingwithoutcontact w where w.case_id = new.id) then
    raise exception 'closing without contact is proven or weighed first' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_case_given_up_is_weighed before insert or update of closing_reason on cases_case
  for each row execute function cases_given_up_is_weighed();
create trigger cases_closingwithoutcontact_only_added before update or delete on cases_closingwithoutcontact
  for each row execute function cases_only_added();
"""
UNDO = """
drop trigger cases_closingwithoutcontact_only_added on cases_closingwithoutcontact;
drop trigger cases_case_given_up_is_weighed on cases_case;
drop function cases_given_up_is_weighed();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0017_latest_scores'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Wijkronde',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=80, verbose_name='naam')),
                ('wijk', models.CharField(blank=True, max_length=100)),
                ('started_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='begonnen op')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'wijkronde',
                'verbose_name_plural': 'wijkrondes',
                'ordering': ['-started_on', 'naam', 'id'],
            },
        ),
        migrations.CreateModel(
            name='WijkrondeLook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('niet_in_beeld', 'Gekeken: nog niet in beeld'), ('geen_hulp', 'Gekeken: heeft geen hulp nodig'), ('oppakken', 'Opnieuw oppakken')], max_length=15, verbose_name='uitkomst')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('jongere', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.jongere')),
                ('ronde', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='cases.wijkronde')),
            ],
            options={
                'verbose_name': 'blik in een wijkronde',
                'verbose_name_plural': 'blikken in een wijkronde',
            },
        ),
        migrations.CreateModel(
            name='ClosingWithoutContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('inspanning', models.TextField(blank=True, verbose_name='wat we hebben gedaan')),
                ('opbrengst', models.TextField(blank=True, verbose_name='wat verder proberen zou opleveren')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='without_contact', to='cases.case')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.protocolrun')),
            ],
            options={
                'verbose_name': 'afsluiting zonder contact',
                'verbose_name_plural': 'afsluitingen zonder contact',
                'constraints': [models.CheckConstraint(condition=models.Q(('run__isnull', False), models.Q(models.Q(('inspanning', ''), _negated=True), models.Q(('opbrengst', ''), _negated=True)), _connector='OR'), name='closing_proven_or_weighed', violation_error_message='Weeg de inspanning en de verwachte opbrengst af.')],
            },
        ),
        migrations.AddConstraint(
            model_name='wijkronde',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('wijk',), name='one_running_ronde_per_wijk', violation_error_message='Voor deze wijk loopt al een ronde.'),
        ),
        migrations.AddConstraint(
            model_name='wijkronde',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='ronde_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='wijkrondelook',
            constraint=models.UniqueConstraint(fields=('ronde', 'jongere'), name='one_look_per_ronde'),
        ),
        migrations.RunSQL(WEIGHED, UNDO),
    ]
