"""Mail that says there is something new, kept until it went out."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='wants_mail',
            field=models.BooleanField(db_default=True, default=True, help_text='Een mail als er iets nieuws is.'),
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('try_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=100)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mail',
                'verbose_name_plural': 'mails',
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['try_at'], name='mail_to_send')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('sent_at', None)), fields=('recipient',), name='one_mail_waits_per_person'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('sent_at__gte', models.F('created_at')), _connector='OR'), name='mail_sent_after_it_was_written')],
            },
        ),
    ]
