"""Few act for a jongere other than by gezag: the sharing views find them without going past every parent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0038_servicedocument_about_sharing")]
    operations = [
        migrations.AddIndex(
            model_name="gezagsdrager",
            index=models.Index(
                condition=models.Q(("soort", "gezag"), _negated=True), fields=["jongere"], name="acts_for_a_jongere"
            ),
        ),
    ]
