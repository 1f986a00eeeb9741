"""The schools we work with, and talks with the school of one jongere: of the same jongere, the database checks it."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

OF_CASE = """
alter table cases_schoolgesprek add constraint schoolgesprek_of_the_jongere_of_its_case
foreign key (case_id, jongere_id) references cases_case (id, jongere_id) deferrable initially deferred
"""
OF_INSCHRIJVING = """
alter table cases_schoolgesprek add constraint schoolgesprek_of_the_jongere_of_its_inschrijving
foreign key (inschrijving_id, jongere_id) references cases_inschrijving (id, jongere_id) deferrable initially deferred
"""


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0025_keys_of_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='School',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('brin', models.CharField(blank=True, max_length=4, verbose_name='BRIN')),
                ('stopped_on', models.DateField(blank=True, null=True, verbose_name='werken niet meer samen sinds')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'school',
                'verbose_name_plural': 'scholen',
                'ordering': ['naam', 'id'],
                'constraints': [models.UniqueConstraint(fields=('naam',), name='school_once', violation_error_message='Deze school staat er al.'), models.UniqueConstraint(condition=models.Q(('brin', ''), _negated=True), fields=('brin',), name='school_once_per_brin', violation_error_message='Er is al een school met deze BRIN.'), models.CheckConstraint(condition=models.Q(('brin', ''), ('brin__regex', '^[0-9]{2}[A-Z]{2}$'), _connector='OR'), name='school_brin_form', violation_error_message='Een BRIN is twee cijfers en twee hoofdletters, zoals 25LX.')],
            },
        ),
        migrations.CreateModel(
            name='Contactpersoon',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('functie', models.CharField(blank=True, max_length=100, verbose_name='functie')),
                ('domein', models.CharField(blank=True, max_length=120, verbose_name='voor welk deel van de school')),
                ('telefoon', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('bereikbaar', models.CharField(blank=True, max_length=200, verbose_name='wanneer bereikbaar')),
                ('until', models.DateField(blank=True, null=True, verbose_name='niet meer sinds')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contactpersonen', to='cases.school')),
            ],
            options={
                'verbose_name': 'contactpersoon van een school',
                'verbose_name_plural': 'contactpersonen van scholen',
                'ordering': ['domein', 'naam', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('telefoon', ''), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), name='contactpersoon_can_be_reached', violation_error_message='Vul een telefoonnummer of een e-mailadres in.')],
            },
        ),
        migrations.CreateModel(
            name='Schoolgesprek',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', models.CharField(choices=[('verzuim', 'Preventief gesprek over verzuim'), ('uitschrijving', 'Overleg voordat de jongere stopt')], max_length=15, verbose_name='waarover')),
                ('planned_on', models.DateField(verbose_name='gepland op')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='gevoerd op')),
                ('met_wie', models.CharField(blank=True, max_length=200, verbose_name='met wie')),
                ('afspraken', models.TextField(blank=True, verbose_name='wat is er afgesproken')),
                ('cancelled_on', models.DateField(blank=True, editable=False, null=True, verbose_name='afgezegd op')),
                ('cancel_reason', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schoolgesprekken', to='cases.case')),
                ('inschrijving', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schoolgesprekken', to='cases.inschrijving')),
                ('jongere', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='schoolgesprekken', to='cases.jongere')),
            ],
            options={
                'verbose_name': 'gesprek met school',
                'verbose_name_plural': 'gesprekken met school',
                'ordering': ['-planned_on', '-created_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('held_on', None), models.Q(models.Q(('met_wie', ''), _negated=True), models.Q(('afspraken', ''), _negated=True)), _connector='OR'), name='schoolgesprek_held_says_how', violation_error_message='Schrijf op met wie het was en wat jullie afspraken.'), models.CheckConstraint(condition=models.Q(('cancelled_on', None), models.Q(('cancelled_on__isnull', False), ('held_on', None), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='schoolgesprek_ends_once', violation_error_message='Schrijf op waarom het niet doorgaat.')],
            },
        ),
        migrations.CreateModel(
            name='Spreekuur',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('planned_on', models.DateField(verbose_name='gepland op')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='gehouden op')),
                ('gesproken', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel jongeren gesproken')),
                ('with_leerplicht', models.BooleanField(default=False, verbose_name='samen met leerplicht')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spreekuren', to='cases.school')),
            ],
            options={
                'verbose_name': 'verzuimspreekuur',
                'verbose_name_plural': 'verzuimspreekuren',
                'ordering': ['-planned_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('gesproken', None), ('held_on', None)), models.Q(('gesproken__isnull', False), ('held_on__isnull', False)), _connector='OR'), name='spreekuur_held_with_number', violation_error_message='Schrijf op hoeveel jongeren er waren.')],
            },
        ),
        migrations.CreateModel(
            name='Startgesprek',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('schooljaar', models.PositiveSmallIntegerField(verbose_name='schooljaar')),
                ('planned_on', models.DateField(verbose_name='gepland op')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='gevoerd op')),
                ('met_wie', models.CharField(blank=True, max_length=300, verbose_name='met wie')),
                ('terugblik', models.TextField(blank=True, verbose_name='terugblik op vorig schooljaar')),
                ('afspraken', models.TextField(blank=True, verbose_name='afspraken voor dit schooljaar')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='startgesprekken', to='cases.school')),
            ],
            options={
                'verbose_name': 'startgesprek',
                'verbose_name_plural': 'startgesprekken',
                'ordering': ['-schooljaar', 'id'],
                'constraints': [models.UniqueConstraint(fields=('school', 'schooljaar'), name='one_startgesprek_per_schooljaar', violation_error_message='Voor dit schooljaar staat er al een startgesprek met deze school.'), models.CheckConstraint(condition=models.Q(('held_on', None), models.Q(models.Q(('terugblik', ''), _negated=True), models.Q(('afspraken', ''), _negated=True), models.Q(('met_wie', ''), _negated=True)), _connector='OR'), name='startgesprek_held_with_reflection', violation_error_message='Schrijf op met wie het was, hoe jullie terugkijken en wat jullie afspreken.')],
            },
        ),
        migrations.RunSQL(
            OF_CASE, "alter table cases_schoolgesprek drop constraint schoolgesprek_of_the_jongere_of_its_case"
        ),
        migrations.RunSQL(
            OF_INSCHRIJVING,
            "alter table cases_schoolgesprek drop constraint schoolgesprek_of_the_jongere_of_its_inschrijving",
        ),
    ]
