"""The Doorstroompunt ends by age: what was chosen is only added to, and a case does not close or go back without it."""

import cases.keys.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from cases.keys.guard import guard, unguard

# Born on 29 February counts as 1 March, so whole years are enough; a birthday that was corrected binds nobody.
CHOSEN = """
create function cases_leeftijd_is_chosen() returns trigger language plpgsql set search_path from current as $$
begin
  if new.closing_reason = 'leeftijd' and not exists (
    select from cases_leeftijdskeuze k where k.case_id = new.id and k.keuze = 'afscheid') then
    raise exception 'closing for age goes with a goodbye' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and new.task = 'doorstroompunt' and old.task <> 'doorstroompunt' and exists (
    select from cases_leeftijdskeuze k join cases_jongere j on j.id = new.jongere_id
    where k.case_id = new.id and extract(year from age(k.verjaardag, j.geboortedatum)) in (23, 27)) then
    raise exception 'WEB 9.2.1: this case went on under another task' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_case_leeftijd_is_chosen before insert or update of closing_reason, task on cases_case
  for each row execute function cases_leeftijd_is_chosen();
create trigger cases_leeftijdskeuze_only_added before update or delete on cases_leeftijdskeuze
  for each row execute function cases_only_added();
"""
UNDO = """
drop trigger cases_leeftijdskeuze_only_added on cases_leeftijdskeuze;
drop trigger cases_case_leeftijd_is_chosen on cases_case;
drop function cases_leeftijd_is_chosen();
"""
COLUMNS = [("cases_leeftijdskeuze", name) for name in ("reason", "overdracht_reden", "zonder_brief")]


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0032_files_that_are_let_go'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Leeftijdskeuze',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('verjaardag', models.DateField(verbose_name='verjaardag waarom het ging')),
                ('keuze', models.CharField(choices=[('verder', 'Verder onder een andere taak'), ('afscheid', 'Afgesloten, met een goed afscheid')], max_length=8, verbose_name='wat is gekozen')),
                ('task', models.CharField(blank=True, choices=[('wmo', 'Maatschappelijke ondersteuning (Wmo)'), ('participatiewet', 'Werk en inkomen (Participatiewet)'), ('schuldhulp', 'Schuldhulpverlening (Wet gemeentelijke schuldhulpverlening)')], max_length=20, verbose_name='nieuwe taak')),
                ('reason', cases.keys.fields.CaseTextField(max_length=1000, one_line=False, owner='case', verbose_name='waarom')),
                ('overdracht', models.CharField(blank=True, choices=[('gedaan', 'Ja, iemand neemt het over en ik heb het overgedragen'), ('geweigerd', 'Nee, de jongere wil dit niet'), ('overgeslagen', 'Nee, om een andere reden')], max_length=12, verbose_name='neemt iemand het over')),
                ('opvolger_naam', models.CharField(blank=True, max_length=200, verbose_name='wie neemt het over')),
                ('opvolger_organisatie', models.CharField(blank=True, max_length=200, verbose_name='van welke organisatie')),
                ('overgedragen_op', models.DateField(blank=True, null=True, verbose_name='overgedragen op')),
                ('overdracht_reden', cases.keys.fields.CaseTextField(blank=True, max_length=500, one_line=False, owner='case', verbose_name='waarom niemand het overneemt')),
                ('zonder_brief', cases.keys.fields.CaseTextField(blank=True, max_length=500, one_line=False, owner='case', verbose_name='waarom geen brief')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leeftijdskeuzes', to='cases.case')),
                ('letter', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.letter', verbose_name='afscheidsbrief')),
            ],
            options={
                'verbose_name': 'keuze bij de leeftijdsgrens',
                'verbose_name_plural': 'keuzes bij de leeftijdsgrens',
                'ordering': ['-at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('case', 'verjaardag'), name='leeftijd_chosen_once', violation_error_message='Iemand anders heeft deze keuze al gemaakt.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='leeftijd_says_why', violation_error_message='Schrijf op waarom je dit kiest.'), models.CheckConstraint(condition=models.Q(models.Q(('keuze', 'verder'), ('overdracht', ''), ('task__in', ('wmo', 'participatiewet', 'schuldhulp'))), models.Q(('keuze', 'afscheid'), ('task', '')), _connector='OR'), name='leeftijd_goes_on_under_a_task', violation_error_message='Kies onder welke taak je verdergaat.'), models.CheckConstraint(condition=models.Q(('keuze', 'verder'), models.Q(('overdracht', 'gedaan'), ('overgedragen_op__isnull', False), models.Q(('opvolger_naam', ''), _negated=True)), models.Q(('overdracht__in', ('geweigerd', 'overgeslagen')), ('overgedragen_op', None), ('opvolger_naam', ''), models.Q(('overdracht_reden', ''), _negated=True)), _connector='OR'), name='leeftijd_overdracht_done_or_why_not', violation_error_message='Schrijf op wie het overneemt en wanneer je het overdroeg, of waarom niemand.'), models.CheckConstraint(condition=models.Q(models.Q(('keuze', 'verder'), ('letter', None)), models.Q(('keuze', 'afscheid'), models.Q(('letter__isnull', False), models.Q(('zonder_brief', ''), _negated=True), _connector='OR')), _connector='OR'), name='leeftijd_letter_or_why_not', violation_error_message='Kies hoe de brief gaat, of schrijf op waarom er geen brief is.')],
            },
        ),
        migrations.RunSQL(CHOSEN + guard(COLUMNS), unguard(COLUMNS) + UNDO),
    ]
