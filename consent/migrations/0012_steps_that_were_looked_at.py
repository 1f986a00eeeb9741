from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0011_verzoeken_stay_and_keep_their_term")]
    operations = [
        migrations.AddField(
            model_name="afweging",
            name="looked_at",
            field=ArrayField(
                base_field=models.CharField(max_length=20), blank=True, default=list, editable=False, size=None
            ),
        ),
    ]
