"""Seals from now on name their own transaction (form 2). What was sealed before keeps its form: it is signed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0008_lines_by_time")]
    operations = [
        migrations.AddField(
            model_name="seal",
            name="xid_at",
            field=models.BigIntegerField(
                help_text="Het transactienummer van het zegel zelf, uitgegeven na `sealed_at`; leeg in vorm 1 en in het"
                " laatste zegel van een cluster.",
                null=True,
            ),
        ),
    ]
