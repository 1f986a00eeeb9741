from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0037_intake_form_with_choices")]
    operations = [
        migrations.AddField(
            "settings",
            "servicedocument",
            models.URLField(
                blank=True,
                db_default="",
                default="",
                help_text=(
                    "Van Ingrado, Jeugdzorg Nederland en de MBO Raad. Staat bij de vier denkstappen."
                    " Begint met https://."
                ),
                max_length=500,
                verbose_name="adres van het servicedocument over delen",
            ),
        ),
        migrations.AddConstraint(
            "settings",
            models.CheckConstraint(
                condition=models.Q(("servicedocument", ""), ("servicedocument__startswith", "https://"), _connector="OR"),
                name="settings_servicedocument_is_a_page",
                violation_error_message="Het adres van het servicedocument begint met https://.",
            ),
        ),
    ]
