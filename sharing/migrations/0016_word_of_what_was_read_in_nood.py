"""Who read in nood hears of a correction too, and is asked whether it is gone (AVG 19).

The views that were made here are made by the newest `RefreshViews`.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0015_an_answer_is_sealed_by_us"), ("consent", "0029_erasing")]
    operations = [
        migrations.AddField(
            model_name="correctionnotice", name="erased", field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="correctionnotice", name="opening",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consent.noodopening"
            ),
        ),
        migrations.AlterField(
            model_name="correctionnotice", name="afweging",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consent.afweging"
            ),
        ),
        migrations.AddConstraint(
            model_name="correctionnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("afweging__isnull", True), ("opening__isnull", False))
                | models.Q(("afweging__isnull", False), ("opening__isnull", True)),
                name="correction_of_a_share_or_of_nood",
            ),
        ),
    ]  # fmt: skip
