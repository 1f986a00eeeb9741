"""Who acts for a jongere at any age, until when a proof holds, and who is not to be told (domain.md §1.4)."""

import cases.keys.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from cases.keys.guard import guard, unguard


TABLES = ("cases_nietinformeren", "cases_weerinformeren")
ONLY_ADDED = "".join(
    f"create trigger {table}_only_added before update or delete on {table}"
    f" for each row execute function cases_only_added();\n"
    for table in TABLES
)
UNDO = "".join(f"drop trigger {table}_only_added on {table};\n" for table in TABLES)

SEALED = [(table, "reason") for table in TABLES]


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0028_texts_under_the_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NietInformeren',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='gezagsdrager.jongere', verbose_name='waarom')),
                ('review_on', models.DateField(verbose_name='opnieuw bekijken op')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'afspraak om een ouder niet te informeren',
                'verbose_name_plural': 'afspraken om een ouder niet te informeren',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='WeerInformeren',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', cases.keys.fields.CaseTextField(max_length=500, one_line=True, owner='niet_informeren.gezagsdrager.jongere', verbose_name='waarom')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'einde van een afspraak om een ouder niet te informeren',
                'verbose_name_plural': 'einde van afspraken om een ouder niet te informeren',
            },
        ),
        migrations.AddField(
            model_name='gezagsdrager',
            name='since',
            field=models.DateField(blank=True, null=True, verbose_name='geldt vanaf'),
        ),
        migrations.AddField(
            model_name='gezagsdrager',
            name='soort',
            field=models.CharField(choices=[('gezag', 'Gezag van een ouder of voogd'), ('curatele', 'Curatele'), ('bewind', 'Bewind'), ('mentorschap', 'Mentorschap')], db_default='gezag', default='gezag', max_length=12, verbose_name='op grond van'),
        ),
        migrations.AddField(
            model_name='gezagsdrager',
            name='verified_until',
            field=models.DateField(blank=True, null=True, verbose_name='opnieuw nakijken na'),
        ),
        migrations.AlterField(
            model_name='gezagsdrager',
            name='relatie',
            field=models.CharField(choices=[('moeder', 'Moeder'), ('vader', 'Vader'), ('voogd', 'Voogd'), ('ouder', 'Ouder'), ('curator', 'Curator'), ('bewindv', 'Bewindvoerder'), ('mentor', 'Mentor'), ('anders', 'Anders')], default='ouder', max_length=10),
        ),
        migrations.AlterField(
            model_name='gezagsdrager',
            name='verified_how',
            field=models.CharField(blank=True, choices=[('gezagsregister', 'Gezien in het gezagsregister'), ('brp', 'Gezien in de Basisregistratie Personen'), ('cbr', 'Gezien in het Centraal Curatele- en bewindregister'), ('beschikking', 'Beschikking van de rechter gezien'), ('document', 'Ander bewijs gezien')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='gezagsdrager',
            constraint=models.CheckConstraint(condition=models.Q(('soort', 'gezag'), ('since__isnull', False), _connector='OR'), name='vertegenwoordiging_has_a_first_day', violation_error_message='Vul in vanaf welke dag dit geldt. Dat staat in de beschikking.'),
        ),
        migrations.AddConstraint(
            model_name='gezagsdrager',
            constraint=models.CheckConstraint(condition=models.Q(('soort', 'gezag'), ('verified_how', ''), ('verified_how__in', ['cbr', 'beschikking']), _connector='OR'), name='vertegenwoordiging_by_a_judge', violation_error_message='Curatele, bewind en mentorschap zie je in de beschikking of in het register.'),
        ),
        migrations.AddConstraint(
            model_name='gezagsdrager',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('since', None), ('until__gte', models.F('since')), _connector='OR'), name='vertegenwoordiging_ends_after_start', violation_error_message='De laatste dag ligt voor de eerste.'),
        ),
        migrations.AddConstraint(
            model_name='gezagsdrager',
            constraint=models.CheckConstraint(condition=models.Q(('verified_until', None), ('verified_at__isnull', False), _connector='OR'), name='proof_lasts_only_when_seen', violation_error_message='Leg eerst vast hoe het gezag is gezien.'),
        ),
        migrations.AddField(
            model_name='nietinformeren',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nietinformeren',
            name='gezagsdrager',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stiltes', to='cases.gezagsdrager'),
        ),
        migrations.AddField(
            model_name='weerinformeren',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='weerinformeren',
            name='niet_informeren',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='weer', to='cases.nietinformeren'),
        ),
        migrations.AddConstraint(
            model_name='nietinformeren',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='niet_informeren_says_why', violation_error_message='Schrijf op waarom deze persoon niets mag horen.'),
        ),
        migrations.AddConstraint(
            model_name='weerinformeren',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='weer_informeren_says_why', violation_error_message='Schrijf op waarom dit niet meer nodig is.'),
        ),
        migrations.RunSQL(ONLY_ADDED + guard(SEALED), unguard(SEALED) + UNDO),
    ]
