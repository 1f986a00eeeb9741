"""What is agreed in an overleg, how close we stand, and who needs extra attention: added to, never changed."""

import django.db.models.deletion
import django.utils.timezone
import uuid

import cases.keys.fields
from django.conf import settings
from django.db import migrations, models

from cases.keys.guard import guard, unguard

ADDED = ("cases_betrokkenheid", "cases_jikpbeoordeling", "cases_overlegafspraak", "cases_terugkoppeling")
ONLY_ADDED = "".join(
    f"create trigger {table}_only_added before update or delete on {table}"
    " for each row execute function cases_only_added();"
    for table in ADDED
)
UNDO = "".join(f"drop trigger {table}_only_added on {table};" for table in ADDED)

COLUMNS = [
    ("cases_overleg", "deelnemers"), ("cases_overleg", "besproken"), ("cases_overlegafspraak", "text"),
    ("cases_terugkoppeling", "text"), ("cases_betrokkenheid", "reason"), ("cases_jikpbeoordeling", "reden"),
]


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0030_only_the_machine_erases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='action',
            name='aanpak',
            field=models.CharField(blank=True, choices=[('preventief', 'Preventief'), ('curatief', 'Curatief'), ('outreachend', 'Outreachend')], max_length=12, verbose_name='aanpak'),
        ),
        migrations.AddField(
            model_name='case',
            name='aanpak',
            field=models.CharField(blank=True, choices=[('preventief', 'Preventief'), ('curatief', 'Curatief'), ('outreachend', 'Outreachend')], max_length=12, verbose_name='aanpak'),
        ),
        migrations.AddField(
            model_name='goal',
            name='richting',
            field=models.CharField(blank=True, choices=[('onderwijs', 'Onderwijs'), ('werk', 'Werk'), ('dagbesteding', 'Meedoen: zinvolle dagbesteding'), ('vrijwilliger', 'Meedoen: vrijwilligerswerk'), ('werkervaring', 'Meedoen: werkervaringsplek')], max_length=12, verbose_name='leidt naar'),
        ),
        migrations.AlterField(
            model_name='edition',
            name='kind',
            field=models.CharField(choices=[('aandachtspunten', 'Aandachtspunten'), ('protocol', 'Contactprotocol'), ('intakeformulier', 'Intakeformulier'), ('instrument', 'Instrument met domeinen'), ('brief', 'Brief of kaartje'), ('doelgroep', 'Eigen doelgroep'), ('verwerking', 'Verwerkingsregister'), ('vertaling', 'Vertaling van de vraag aan de jongere'), ('verzuimprotocol', 'Regionaal verzuimprotocol')], max_length=20, verbose_name='soort'),
        ),
        migrations.CreateModel(
            name='Overleg',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('mdo', 'Multidisciplinair overleg (MDO)'), ('zat', 'Zorg- en adviesteam (ZAT)'), ('jeugdteam', 'Jeugdteam'), ('wijkteam', 'Sociaal wijkteam'), ('multicasus', 'Multicasusoverleg'), ('anders', 'Ander overleg')], max_length=12, verbose_name='soort')),
                ('op', models.DateField(default=django.utils.timezone.localdate, verbose_name='wanneer')),
                ('deelnemers', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='case', verbose_name='wie zijn erbij')),
                ('jongere_weet_het', models.BooleanField(default=False, verbose_name='de jongere weet ervan')),
                ('besproken', cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat is er besproken')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overleggen', to='cases.case')),
            ],
            options={
                'verbose_name': 'overleg',
                'verbose_name_plural': 'overleggen',
                'ordering': ['-op', '-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OverlegAfspraak',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='overleg.case', verbose_name='afspraak')),
                ('owner_kind', models.CharField(choices=[('jongere', 'Jongere'), ('regiehouder', 'Regiehouder'), ('ketenpartner', 'Ketenpartner')], max_length=12, verbose_name='wie doet dit')),
                ('owner_name', models.CharField(blank=True, max_length=200, verbose_name='naam')),
                ('due_on', models.DateField(verbose_name='terugkoppelen uiterlijk op')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('overleg', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to='cases.overleg')),
            ],
            options={
                'verbose_name': 'afspraak uit een overleg',
                'verbose_name_plural': 'afspraken uit overleggen',
                'ordering': ['due_on', 'created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Terugkoppeling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('uitkomst', models.CharField(choices=[('loopt', 'Loopt nog'), ('gedaan', 'Gedaan'), ('niet', 'Gaat niet door')], max_length=8, verbose_name='hoe staat het ermee')),
                ('text', cases.keys.fields.CaseTextField(one_line=False, owner='afspraak.overleg.case', verbose_name='wat is er teruggekoppeld')),
                ('van', models.CharField(blank=True, max_length=200, verbose_name='van wie')),
                ('verder_op', models.DateField(blank=True, null=True, verbose_name='opnieuw vragen op')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('afspraak', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terugkoppelingen', to='cases.overlegafspraak')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'terugkoppeling',
                'verbose_name_plural': 'terugkoppelingen',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Betrokkenheid',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('intensity', models.CharField(choices=[('dichtbij', 'Dichtbij'), ('op_afstand', 'Op afstand'), ('latent', 'Latent aanwezig')], max_length=10, verbose_name='hoe dichtbij staan we')),
                ('reason', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='case', verbose_name='waarom')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='betrokkenheid', to='cases.case')),
            ],
            options={
                'verbose_name': 'hoe dichtbij we staan',
                'verbose_name_plural': 'hoe dichtbij we staan',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['case', '-at'], name='betrokkenheid_by_case')],
            },
        ),
        migrations.CreateModel(
            name='JikpBeoordeling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('extra_aandacht', models.BooleanField(verbose_name='extra aandacht nodig')),
                ('reden', cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='waarom')),
                ('op', models.DateField(default=django.utils.timezone.localdate, verbose_name='beoordeeld op')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jikp_beoordelingen', to='cases.case')),
            ],
            options={
                'verbose_name': 'beoordeling kwetsbare positie',
                'verbose_name_plural': 'beoordelingen kwetsbare positie',
                'ordering': ['-op', '-at', '-id'],
                'indexes': [models.Index(fields=['case', '-op'], name='jikp_by_case')],
            },
        ),
        migrations.AddConstraint(
            model_name='overlegafspraak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('owner_kind', 'ketenpartner'), _negated=True), models.Q(('owner_name', ''), _negated=True), _connector='OR'), name='overleg_afspraak_of_named_partner', violation_error_message='Schrijf op welke ketenpartner dit doet.'),
        ),
        migrations.AddConstraint(
            model_name='terugkoppeling',
            constraint=models.UniqueConstraint(condition=models.Q(('uitkomst', 'loopt'), _negated=True), fields=('afspraak',), name='overleg_afspraak_ends_once', violation_error_message='Iemand anders heeft deze afspraak al afgerond.'),
        ),
        migrations.AddConstraint(
            model_name='terugkoppeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('uitkomst', 'loopt'), ('verder_op__isnull', False)), models.Q(models.Q(('uitkomst', 'loopt'), _negated=True), ('verder_op', None)), _connector='OR'), name='terugkoppeling_goes_on_until', violation_error_message='Loopt het nog? Kies dan een dag waarop je het opnieuw vraagt.'),
        ),
        migrations.RunSQL(ONLY_ADDED + guard(COLUMNS), unguard(COLUMNS) + UNDO),
    ]
