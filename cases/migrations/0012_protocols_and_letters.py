"""Following a protocol, and letters as they were sent: letters and marks are added to and never changed."""

import cases.letters.models
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


STAYS = """
create function cases_only_added() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
""" + "".join(
    f"create trigger {table}_only_added before update or delete on {table}"
    " for each row execute function cases_only_added();"
    for table in ("cases_letter", "cases_letterpaper", "cases_stepmark")
)
# An edition of another kind would be a case that follows a letter.
OF_ITS_KIND = """
create function cases_edition_of_kind() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from cases_edition e where e.id = new.edition_id and e.kind = tg_argv[0]) then
    raise exception 'this edition is no %', tg_argv[0] using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger cases_protocolrun_follows_a_protocol before insert or update of edition_id on cases_protocolrun
  for each row execute function cases_edition_of_kind('protocol');
create trigger cases_letter_is_a_letter before insert on cases_letter
  for each row execute function cases_edition_of_kind('brief');
create trigger cases_letterbatch_is_a_letter before insert or update of edition_id on cases_letterbatch
  for each row execute function cases_edition_of_kind('brief');
"""
UNDO = "".join(
    f"drop trigger {name} on {table};"
    for table, name in (
        ("cases_letter", "cases_letter_only_added"), ("cases_letterpaper", "cases_letterpaper_only_added"),
        ("cases_stepmark", "cases_stepmark_only_added"), ("cases_letter", "cases_letter_is_a_letter"),
        ("cases_protocolrun", "cases_protocolrun_follows_a_protocol"),
        ("cases_letterbatch", "cases_letterbatch_is_a_letter"),
    )
) + "drop function cases_only_added(); drop function cases_edition_of_kind();"


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_phase_steps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recipient', models.CharField(choices=[('jongere', 'Aan de jongere'), ('ouders', 'Aan de ouders of verzorgers')], max_length=10, verbose_name='aan wie')),
                ('how', models.CharField(choices=[('post', 'Met de post'), ('achtergelaten', 'Achtergelaten bij de deur'), ('overhandigd', 'Zelf gegeven')], max_length=15, verbose_name='hoe')),
                ('sent_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='op')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='cases.case')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='cases.edition', verbose_name='brief')),
            ],
            options={
                'verbose_name': 'brief',
                'verbose_name_plural': 'brieven',
                'ordering': ['-sent_on', '-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LetterPaper',
            fields=[
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='paper', serialize=False, to='cases.letter')),
                ('pdf', models.BinaryField()),
                ('content', models.JSONField()),
            ],
            options={
                'verbose_name': 'afgedrukte brief',
                'verbose_name_plural': 'afgedrukte brieven',
            },
        ),
        migrations.CreateModel(
            name='LetterBatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='op')),
                ('file', models.FileField(blank=True, max_length=255, upload_to=cases.letters.models.in_own_folder)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.edition', verbose_name='brief')),
            ],
            options={
                'verbose_name': 'stapel brieven',
                'verbose_name_plural': 'stapels brieven',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='BatchLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('refusal', models.CharField(blank=True, max_length=300)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('letter', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.letter')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='cases.letterbatch')),
            ],
            options={
                'verbose_name': 'regel van een stapel',
                'verbose_name_plural': 'regels van een stapel',
            },
        ),
        migrations.CreateModel(
            name='ProtocolRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('started_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='begonnen op')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='geëindigd op')),
                ('outcome', models.CharField(blank=True, choices=[('contact', 'Er is contact'), ('gewisseld', 'Verder met een ander protocol'), ('gestopt', 'Gestopt'), ('afgesloten', 'Dossier afgesloten')], max_length=12, verbose_name='hoe het eindigde')),
                ('end_reason', models.CharField(blank=True, max_length=500, verbose_name='waarom')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protocol_runs', to='cases.case')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.edition', verbose_name='protocol')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'gevolgd protocol',
                'verbose_name_plural': 'gevolgde protocollen',
                'ordering': ['-started_on', '-created_at'],
            },
        ),
        migrations.CreateModel(
            name='StepMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=3)),
                ('kind', models.CharField(choices=[('gedaan', 'Gedaan'), ('overgeslagen', 'Overgeslagen'), ('later', 'Op een andere dag'), ('heropend', 'Toch nog doen')], max_length=12)),
                ('on', models.DateField(verbose_name='op')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='waarom')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='cases.protocolrun')),
            ],
            options={
                'verbose_name': 'aantekening bij een stap',
                'verbose_name_plural': 'aantekeningen bij stappen',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['case', '-sent_on'], name='letter_by_case'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('case', 'edition', 'sent_on'), name='letter_once_a_day', violation_error_message='Deze brief is op deze dag al gemaakt voor deze jongere.'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['post', 'achtergelaten', 'overhandigd'])), name='letter_goes_on_paper', violation_error_message='Een brief gaat op papier, niet met de e-mail.'),
        ),
        migrations.AddConstraint(
            model_name='batchline',
            constraint=models.UniqueConstraint(fields=('batch', 'case'), name='once_per_batch'),
        ),
        migrations.AddConstraint(
            model_name='batchline',
            constraint=models.CheckConstraint(condition=models.Q(('letter', None), ('refusal', ''), _connector='OR'), name='line_made_or_refused'),
        ),
        migrations.AddConstraint(
            model_name='protocolrun',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('case',), name='one_running_protocol_per_case', violation_error_message='Dit dossier volgt al een protocol.'),
        ),
        migrations.AddConstraint(
            model_name='protocolrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_by', None), ('ended_on', None), ('outcome', '')), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='protocol_ends_with_outcome'),
        ),
        migrations.AddConstraint(
            model_name='protocolrun',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='protocol_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='protocolrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ('gewisseld', 'gestopt')), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='protocol_deviation_has_reason', violation_error_message='Schrijf op waarom je hiermee stopt.'),
        ),
        migrations.AddConstraint(
            model_name='stepmark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('overgeslagen', 'later')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='step_deviation_has_reason', violation_error_message='Afwijken mag als je opschrijft waarom.'),
        ),
        migrations.RunSQL(STAYS + OF_ITS_KIND, UNDO),
    ]
