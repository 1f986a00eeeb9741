"""News for one person, told once."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_sources_speak_https'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('case_id', models.UUIDField(blank=True, null=True)),
                ('about_id', models.UUIDField(blank=True, null=True)),
                ('key', models.CharField(max_length=120)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bericht',
                'verbose_name_plural': 'berichten',
                'ordering': ['-created_at', 'id'],
                'indexes': [models.Index(fields=['recipient', '-created_at'], name='notices_of_recipient')],
                'constraints': [models.UniqueConstraint(fields=('recipient', 'key'), name='told_once')],
            },
        ),
    ]
