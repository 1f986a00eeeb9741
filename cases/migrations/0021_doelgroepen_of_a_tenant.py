"""A jongere is in more than one doelgroep at once, and a tenant adds its own (B24, B26b)."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0020_answer_by_a_day'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='doelgroepcorrection',
            name='beside',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('leerplichtig', 'Leerplichtig of kwalificatieplichtig'), ('verzuim_18', 'Verzuim 18+'), ('vsv_dreigend', 'Dreigend voortijdig schoolverlater'), ('vsv_nieuw', 'Nieuwe voortijdig schoolverlater'), ('vsv_oud', 'Oude voortijdig schoolverlater'), ('jikp', 'Jongere in kwetsbare positie'), ('anders', 'Andere doelgroep')], max_length=15), blank=True, default=list),
        ),
        migrations.AlterField(
            model_name='diploma',
            name='niveau',
            field=models.CharField(choices=[('vso', 'Voortgezet speciaal onderwijs'), ('praktijk', 'Praktijkonderwijs'), ('vmbo_bb', 'Vmbo basis'), ('vmbo_lwt', 'Vmbo leerwerktraject'), ('vmbo_kb', 'Vmbo kader'), ('vmbo_gt', 'Vmbo gemengd of theoretisch'), ('havo', 'Havo'), ('vwo', 'Vwo'), ('entree', 'Mbo entree (niveau 1)'), ('mbo2', 'Mbo niveau 2'), ('mbo3', 'Mbo niveau 3'), ('mbo4', 'Mbo niveau 4'), ('hoger', 'Hbo of universiteit'), ('anders', 'Anders')], max_length=10),
        ),
        migrations.AlterField(
            model_name='edition',
            name='kind',
            field=models.CharField(choices=[('aandachtspunten', 'Aandachtspunten'), ('protocol', 'Contactprotocol'), ('intakeformulier', 'Intakeformulier'), ('instrument', 'Instrument met domeinen'), ('brief', 'Brief of kaartje'), ('doelgroep', 'Eigen doelgroep')], max_length=20, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='inschrijving',
            name='niveau',
            field=models.CharField(choices=[('vso', 'Voortgezet speciaal onderwijs'), ('praktijk', 'Praktijkonderwijs'), ('vmbo_bb', 'Vmbo basis'), ('vmbo_lwt', 'Vmbo leerwerktraject'), ('vmbo_kb', 'Vmbo kader'), ('vmbo_gt', 'Vmbo gemengd of theoretisch'), ('havo', 'Havo'), ('vwo', 'Vwo'), ('entree', 'Mbo entree (niveau 1)'), ('mbo2', 'Mbo niveau 2'), ('mbo3', 'Mbo niveau 3'), ('mbo4', 'Mbo niveau 4'), ('hoger', 'Hbo of universiteit'), ('anders', 'Anders')], default='anders', max_length=10),
        ),
        migrations.CreateModel(
            name='DoelgroepAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(editable=False, max_length=60)),
                ('reason', models.TextField(error_messages={'blank': 'Schrijf op waarom deze doelgroep klopt.'}, verbose_name='waarom')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doelgroep_assignments', to='cases.case')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.edition')),
            ],
            options={
                'verbose_name': 'eigen doelgroep van een dossier',
                'verbose_name_plural': 'eigen doelgroepen van dossiers',
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('case', 'code'), name='one_own_doelgroep_at_once', violation_error_message='Dit dossier hoort al bij deze doelgroep.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='own_doelgroep_says_why', violation_error_message='Schrijf op waarom deze doelgroep klopt.')],
            },
        ),
    ]
