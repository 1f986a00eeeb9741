"""A team that thinks along with a right that is only lent; and how the jongere sees a signal."""

import cases.keys.fields
import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from cases.keys.guard import guard, unguard


ADDED = ("cases_consultatie", "cases_advies", "cases_opvolging", "cases_intrekking", "cases_eigenvisie", "cases_regieafspraak", "cases_bijlage", "cases_deelname", "cases_uitkomst")
ONLY_ADDED = "".join(
    f"create trigger {table}_only_added before update or delete on {table}"
    " for each row execute function cases_only_added();"
    for table in ADDED
)
UNDO = "".join(f"drop trigger {table}_only_added on {table};" for table in ADDED)
COLUMNS = [
    ("cases_consultatie", "vraag"), ("cases_advies", "text"), ("cases_opvolging", "text"),
    ("cases_eigenvisie", "text"),
    ("cases_regieafspraak", "text"),
]

# What somebody thinks of a signal stands in the case of that signal, also when a program is wrong about it.
OWN_SIGNAL = """
create function cases_visie_of_its_case() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (
    select from cases_dropsignal d where d.id = new.drop_id and d.case_id = new.case_id
    union all
    select from cases_melding m join cases_case c on c.id = new.case_id
      where m.id = new.melding_id and (m.case_id = c.id or (m.case_id is null and m.jongere_id = c.jongere_id))
  ) then
    raise exception 'this signal is not of this case' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_visie_of_its_case before insert on cases_eigenvisie
  for each row execute function cases_visie_of_its_case();
"""
ONLY_PDF = """
alter table cases_bijlage add constraint cases_bijlage_is_a_pdf check (
  substring(pdf from 1 for 5) = '%PDF-'::bytea and length(pdf) <= 5000000);
"""
NOT_OWN_SIGNAL = """
drop trigger cases_visie_of_its_case on cases_eigenvisie;
drop function cases_visie_of_its_case();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0034_goodbye_letter_of_november_2026'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='caseuserobjectpermission',
            name='until',
            field=models.DateField(blank=True, null=True, verbose_name='tot en met'),
        ),
        migrations.CreateModel(
            name='Consultatie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wijze', models.CharField(choices=[('anoniem', 'Zonder naam: het team leest alleen wat je hier typt'), ('toegang', 'Met toegang: het team mag het dossier tijdelijk lezen')], max_length=8, verbose_name='hoe leest het team mee')),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), verbose_name='op welke gebieden is het moeilijk')),
                ('vraag', cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='vraag aan het team')),
                ('jongere_weet_het', models.BooleanField(default=False, verbose_name='de jongere weet ervan')),
                ('asked_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='gevraagd op')),
                ('until', models.DateField(verbose_name='antwoord uiterlijk op')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultaties', to='cases.case')),
            ],
            options={
                'verbose_name': 'vraag aan een consultatieteam',
                'verbose_name_plural': 'vragen aan een consultatieteam',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Advies',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', cases.keys.fields.CaseTextField(one_line=False, owner='consultatie.case', verbose_name='advies')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultatie', models.OneToOneField(error_messages={'unique': 'Er is al een advies gegeven.'}, on_delete=django.db.models.deletion.PROTECT, related_name='advies', to='cases.consultatie')),
            ],
            options={
                'verbose_name': 'advies van een consultatieteam',
                'verbose_name_plural': 'adviezen van een consultatieteam',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Consultatieteam',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(error_messages={'unique': 'Dit team is er al.'}, max_length=80, unique=True, verbose_name='naam')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='gestopt op')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'consultatieteam',
                'verbose_name_plural': 'consultatieteams',
                'ordering': ['naam'],
            },
        ),
        migrations.AddField(
            model_name='consultatie',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultaties', to='cases.consultatieteam'),
        ),
        migrations.CreateModel(
            name='Intrekking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultatie', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='intrekking', to='cases.consultatie')),
            ],
            options={
                'verbose_name': 'ingetrokken vraag aan een consultatieteam',
                'verbose_name_plural': 'ingetrokken vragen aan een consultatieteam',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Opvolging',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('keuze', models.CharField(choices=[('over', 'We doen dit'), ('deels', 'We doen een deel'), ('niet', 'We doen dit niet')], max_length=5, verbose_name='wat doen we met het advies')),
                ('text', cases.keys.fields.CaseTextField(one_line=False, owner='consultatie.case', verbose_name='wat we doen, en waarom')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultatie', models.OneToOneField(error_messages={'unique': 'Er is al opgeschreven wat we met het advies doen.'}, on_delete=django.db.models.deletion.PROTECT, related_name='opvolging', to='cases.consultatie')),
            ],
            options={
                'verbose_name': 'wat er met een advies gebeurt',
                'verbose_name_plural': 'wat er met adviezen gebeurt',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Teamlid',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leden', to='cases.consultatieteam')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultatieteams', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lid van een consultatieteam',
                'verbose_name_plural': 'leden van consultatieteams',
                'ordering': ['user__naam'],
            },
        ),
        migrations.AddIndex(
            model_name='consultatie',
            index=models.Index(fields=['case', '-at'], name='consultatie_by_case'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(('domains__len__gte', 2)), name='consultatie_on_several_domains', violation_error_message='Kies ten minste twee gebieden. Bij één gebied heb je het team niet nodig.'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('asked_on')), ('until__lte', django.db.models.expressions.CombinedExpression(models.F('asked_on'), '+', models.Value(datetime.timedelta(days=60))))), name='consultatie_is_short', violation_error_message='Kies een dag vanaf vandaag, hoogstens 60 dagen vooruit.'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(('wijze__in', ['anoniem', 'toegang'])), name='consultatie_in_a_known_way'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('wijze', 'toegang'), _negated=True), ('jongere_weet_het', True), _connector='OR'), name='consultatie_with_access_is_known', violation_error_message='Met toegang kan alleen als de jongere ervan weet. Vraag anders zonder naam.'),
        ),
        migrations.AddConstraint(
            model_name='teamlid',
            constraint=models.UniqueConstraint(fields=('team', 'user'), name='once_in_a_consultatieteam'),
        ),
        migrations.CreateModel(
            name='EigenVisie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat jij ervan vindt')),
                ('how', models.CharField(choices=[('zelf', 'Zelf opgeschreven'), ('gesprek', 'In een gesprek gezegd')], max_length=8, verbose_name='hoe gezegd')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='eigen_visies', to='cases.case')),
                ('drop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visies', to='cases.dropsignal')),
                ('melding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visies', to='cases.melding')),
            ],
            options={
                'verbose_name': 'wat jij van een signaal vindt',
                'verbose_name_plural': 'wat jij van signalen vindt',
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['case', 'at'], name='eigen_visie_by_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('drop', None), ('melding__isnull', False)), models.Q(('drop__isnull', False), ('melding', None)), _connector='OR'), name='eigen_visie_about_one_signal'), models.CheckConstraint(condition=models.Q(('how__in', ['zelf', 'gesprek'])), name='eigen_visie_in_a_known_way')],
            },
        ),
        migrations.CreateModel(
            name='Bijlage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('naam', models.CharField(max_length=120, verbose_name='naam van het bestand')),
                ('pdf', models.BinaryField(max_length=5000000)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bijlage',
                'verbose_name_plural': 'bijlagen',
                'ordering': ['-at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='bijlage_hash')],
            },
        ),
        migrations.CreateModel(
            name='RegieAfspraak',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('bij', models.CharField(choices=[('regiehouder', 'De regiehouder'), ('collega', 'Een andere collega van de gemeente'), ('partner', 'Iemand van een ketenpartner')], max_length=12, verbose_name='wie heeft de casusregie')),
                ('naam', models.CharField(blank=True, max_length=200, verbose_name='naam en organisatie')),
                ('sinds', models.DateField(default=django.utils.timezone.localdate, verbose_name='sinds')),
                ('aangenomen_op', models.DateField(blank=True, null=True, verbose_name='aangenomen op')),
                ('verteld_op', models.DateField(blank=True, null=True, verbose_name='de jongere hoorde het op')),
                ('text', cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat is er afgesproken')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regie_afspraken', to='cases.case')),
                ('regiehouder', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'afspraak over de regie',
                'verbose_name_plural': 'afspraken over de regie',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['case', '-at'], name='regie_by_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('bij', 'regiehouder'), models.Q(('naam', ''), _negated=True), _connector='OR'), name='regie_with_somebody_named', violation_error_message='Schrijf op wie de casusregie heeft.'), models.CheckConstraint(condition=models.Q(('bij__in', ['regiehouder', 'collega', 'partner'])), name='regie_in_a_known_place')],
            },
        ),
        migrations.CreateModel(
            name='Campagne',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(error_messages={'unique': 'Deze campagne is er al.'}, max_length=80, unique=True, verbose_name='naam')),
                ('doel', models.CharField(max_length=200, verbose_name='wat willen we bereiken')),
                ('wie', models.CharField(choices=[('neet', 'Geen school en geen werk of inkomen'), ('buiten_beeld', 'Buiten beeld: geen dossier, of afgesloten zonder contact')], max_length=15, verbose_name='voor wie')),
                ('wijk', models.CharField(blank=True, max_length=100)),
                ('age_from', models.PositiveSmallIntegerField(default=18, verbose_name='vanaf leeftijd')),
                ('age_to', models.PositiveSmallIntegerField(default=26, verbose_name='tot en met leeftijd')),
                ('begint_op', models.DateField(default=django.utils.timezone.localdate, verbose_name='begint op')),
                ('loopt_tot', models.DateField(verbose_name='loopt tot en met')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'campagne',
                'verbose_name_plural': 'campagnes',
                'ordering': ['-begint_op', 'naam', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Deelname',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('campagne', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deelnames', to='cases.campagne')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campagnes', to='cases.case')),
                ('jongere', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.jongere')),
            ],
            options={
                'verbose_name': 'deelname aan een campagne',
                'verbose_name_plural': 'campagnes waarin we je belden',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Uitkomst',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('uitkomst', models.CharField(choices=[('school', 'Naar school of opleiding'), ('werk', 'Naar werk'), ('zorg', 'Naar hulp of zorg'), ('geen_hulp', 'Heeft geen hulp nodig'), ('wil_niet', 'Wil geen hulp'), ('niet_bereikt', 'Niet bereikt')], max_length=15, verbose_name='wat kwam eruit')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deelname', models.OneToOneField(error_messages={'unique': 'Iemand schreef de uitkomst al op.'}, on_delete=django.db.models.deletion.PROTECT, related_name='uitkomst', to='cases.deelname')),
            ],
            options={
                'verbose_name': 'uitkomst van een campagne',
                'verbose_name_plural': 'uitkomsten van campagnes',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='campagne',
            constraint=models.CheckConstraint(condition=models.Q(('loopt_tot__gte', models.F('begint_op'))), name='campagne_ends_after_start', violation_error_message='De laatste dag ligt voor de eerste.'),
        ),
        migrations.AddConstraint(
            model_name='campagne',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__gte', 18), ('age_to__gte', models.F('age_from')), ('age_to__lt', 27)), name='campagne_within_the_task', violation_error_message='Kies een leeftijd van 18 tot en met 26.'),
        ),
        migrations.AddConstraint(
            model_name='deelname',
            constraint=models.UniqueConstraint(fields=('campagne', 'jongere'), name='once_in_a_campagne', violation_error_message='Deze jongere zit al in deze campagne.'),
        ),
        migrations.RunSQL(ONLY_ADDED + OWN_SIGNAL + ONLY_PDF + guard(COLUMNS), unguard(COLUMNS) + NOT_OWN_SIGNAL + UNDO),
    ]
