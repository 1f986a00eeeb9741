"""What holds for the whole tenant (B9, B13)."""

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_closing_without_contact_and_wijkronde'),
    ]

    operations = [
        migrations.AlterField(
            model_name='doelgroepcorrection',
            name='reason',
            field=models.TextField(error_messages={'blank': 'Schrijf op waarom deze doelgroep klopt.'}, verbose_name='waarom'),
        ),
        migrations.CreateModel(
            name='Settings',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('only', models.BooleanField(default=True, editable=False, unique=True)),
                ('doorstroompunt_until', models.PositiveSmallIntegerField(choices=[(27, 'Tot 27 jaar, zoals de wet zegt'), (23, 'Tot 23 jaar')], default=27, verbose_name='tot welke leeftijd helpt het Doorstroompunt')),
                ('agreements', models.TextField(blank=True, help_text='Staat bij de fase van elk dossier. Bijvoorbeeld wie de school belt, en wanneer je overlegt.', max_length=4000, verbose_name='wat is er in de regio afgesproken')),
            ],
            options={
                'verbose_name': 'instellingen',
                'verbose_name_plural': 'instellingen',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='settings_only_once'), models.CheckConstraint(condition=models.Q(('doorstroompunt_until__in', (23, 27))), name='settings_age_of_the_law', violation_error_message='Kies 23 of 27 jaar.')],
            },
        ),
    ]
