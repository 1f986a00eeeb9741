"""A signature ends by itself, by its date or an age, and the same decision may be put to somebody else after it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0029_vertegenwoordiging_and_silence'),
        ("consent", "0023_openings_in_nood_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Lapse',
            fields=[
                ('machtiging', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='lapse', serialize=False, to='consent.machtiging')),
                ('cause', models.CharField(choices=[('datum', 'De afgesproken tijd was voorbij'), ('leeftijd', 'Door de leeftijd moet nu een ander tekenen'), ('gezag', 'Wie tekende, mag dat nu niet meer'), ('vertegenwoordiging', 'De vertegenwoordiging is voorbij')], max_length=20)),
                ('state', models.CharField(choices=[('requested', 'Gevraagd'), ('given', 'Gegeven'), ('refused', 'Geweigerd'), ('withdrawn', 'Ingetrokken'), ('expired', 'Verlopen'), ('terminated', 'Beëindigd'), ('invalidated', 'Niet meer geldig')], max_length=12)),
                ('ended_on', models.DateField()),
                ('field_codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60))),
                ('event_id', models.UUIDField(null=True)),
            ],
            options={
                'db_table': 'consent_lapse',
                'managed': False,
            },
        ),
        migrations.AddField(
            model_name='consentevent',
            name='cause',
            field=models.CharField(blank=True, choices=[('datum', 'De afgesproken tijd was voorbij'), ('leeftijd', 'Door de leeftijd moet nu een ander tekenen'), ('gezag', 'Wie tekende, mag dat nu niet meer'), ('vertegenwoordiging', 'De vertegenwoordiging is voorbij')], db_default='', max_length=20),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='ended_on',
            field=models.DateField(blank=True, help_text='De dag waarop het vanzelf ophield.', null=True),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='gezagsdrager',
            field=models.ForeignKey(blank=True, help_text='Wie tekende in de plaats van de jongere; de database vult dit zelf in.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.gezagsdrager'),
        ),
        migrations.AddField(
            model_name='machtiging',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='consent.machtiging'),
        ),
        migrations.AddField(
            model_name='machtiging',
            name='valid_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='consentevent',
            name='signer',
            field=models.CharField(blank=True, choices=[('jongere', 'de jongere'), ('gezagsdrager', 'een ouder of voogd met gezag'), ('curator', 'de curator'), ('bewindvoerder', 'de bewindvoerder'), ('mentor', 'de mentor')], max_length=20),
        ),
        migrations.AlterField(
            model_name='grondslag',
            name='age_rule',
            field=models.CharField(choices=[('avg', 'AVG-toestemming (UAVG artikel 5)'), ('jeugdwet', 'Jeugdhulp (Jeugdwet, paragraaf 7.3)'), ('zorg', 'Behandeling (huisregel)')], default='avg', max_length=10),
        ),
        migrations.AlterField(
            model_name='machtiging',
            name='afweging',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='machtigingen', to='consent.afweging'),
        ),
        migrations.AlterField(
            model_name='machtiging',
            name='required_signers',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('jongere', 'de jongere'), ('gezagsdrager', 'een ouder of voogd met gezag'), ('curator', 'de curator'), ('bewindvoerder', 'de bewindvoerder'), ('mentor', 'de mentor')], max_length=20)),
        ),
        migrations.AlterField(
            model_name='verzoek',
            name='capacity',
            field=models.CharField(choices=[('jongere', 'de jongere'), ('gezagsdrager', 'een ouder of voogd met gezag'), ('curator', 'de curator'), ('bewindvoerder', 'de bewindvoerder'), ('mentor', 'de mentor')], max_length=20, verbose_name='namens wie'),
        ),
        migrations.AddConstraint(
            model_name='consentevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'systeem'), ('ended_on__isnull', False), ('event_state__in', ['expired', 'invalidated']), models.Q(('cause', ''), _negated=True)), models.Q(models.Q(('event_state__in', ['expired', 'invalidated']), _negated=True), ('cause', ''), ('ended_on', None)), _connector='OR'), name='lapsed_says_why_and_since_when'),
        ),
        migrations.AddConstraint(
            model_name='consentevent',
            constraint=models.UniqueConstraint(condition=models.Q(('event_state__in', ['expired', 'invalidated'])), fields=('machtiging',), name='lapses_once'),
        ),
        migrations.AddConstraint(
            model_name='machtiging',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces', None)), fields=('afweging',), name='one_first_machtiging'),
        ),
        migrations.AddConstraint(
            model_name='machtiging',
            constraint=models.CheckConstraint(condition=models.Q(('replaces', None), ('valid_from__isnull', False), _connector='OR'), name='asked_again_from_a_day'),
        ),
    ]
