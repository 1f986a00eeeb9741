"""The number on which a jongere reaches the own regiehouder."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_users_sources_and_vault")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="telefoon",
            field=models.CharField(
                blank=True, help_text="Waarop een jongere deze medewerker bereikt.", max_length=30, db_default=""
            ),
        ),
    ]
