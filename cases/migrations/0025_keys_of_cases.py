"""A key for each case, that can be destroyed; reports of contact lie under it."""

import cases.keys.fields
import django.utils.timezone
from django.db import migrations, models

from cases.keys.guard import FUNCTIONS, UNDO_FUNCTIONS, guard, unguard

COLUMNS = [("cases_contactmoment", "text")]


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_verwerkingen_of_november_2026'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('owner', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('wrapped', models.BinaryField(max_length=40)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'sleutel van een dossier',
                'verbose_name_plural': 'sleutels van dossiers',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DestroyedKey',
            fields=[
                ('owner', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(choices=[('bewaartermijn', 'De bewaartermijn is om'), ('wissen', 'De jongere vroeg het (AVG 17)'), ('instemming', 'De instemming is ingetrokken (WEB 9.2.7)'), ('herstel', 'Opnieuw vernietigd na herstel van een backup')], max_length=15, verbose_name='waarom')),
                ('destroyed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='vernietigd op')),
            ],
            options={
                'verbose_name': 'vernietigde sleutel',
                'verbose_name_plural': 'vernietigde sleutels',
                'ordering': ['destroyed_at', 'owner'],
                'default_permissions': (),
            },
        ),
        migrations.AlterField(
            model_name='contactmoment',
            name='text',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat is er besproken'),
        ),
        migrations.RunSQL(FUNCTIONS + guard(COLUMNS), unguard(COLUMNS) + UNDO_FUNCTIONS),
    ]
