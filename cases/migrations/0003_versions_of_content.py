"""Editions are added and never changed, not even by their owner (A7: older scores keep their meaning)."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


STAYS = """
create function cases_edition_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a version of content stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger cases_edition_stays before update or delete on cases_edition
  for each row execute function cases_edition_stays();
"""
UNDO = "drop trigger cases_edition_stays on cases_edition; drop function cases_edition_stays();"


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_whose_plan_and_whose_verzuim'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('aandachtspunten', 'Aandachtspunten'), ('protocol', 'Contactprotocol'), ('intakeformulier', 'Intakeformulier'), ('instrument', 'Instrument met domeinen'), ('brief', 'Brief of kaartje')], max_length=20, verbose_name='soort')),
                ('code', models.SlugField(max_length=60)),
                ('number', models.PositiveIntegerField(default=1, verbose_name='versie')),
                ('naam', models.CharField(max_length=120)),
                ('body', models.JSONField(default=dict, verbose_name='inhoud')),
                ('in_use', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='wat is er veranderd')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'versie van inhoud',
                'verbose_name_plural': 'versies van inhoud',
                'ordering': ['kind', 'naam', 'code', '-number'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'code', 'number'), name='one_edition_per_number', violation_error_message='Iemand anders heeft intussen een nieuwe versie gemaakt.'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='edition_counts_from_one')],
            },
        ),
        migrations.RunSQL(STAYS, UNDO),
    ]
