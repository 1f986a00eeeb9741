"""A person who knows better than the rule, and why (B21–B24)."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_protocols_and_letters_of_november_2026"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoelgroepCorrection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("leerplichtig", "Leerplichtig of kwalificatieplichtig"),
                            ("verzuim_18", "Verzuim 18+"),
                            ("vsv_dreigend", "Dreigend voortijdig schoolverlater"),
                            ("vsv_nieuw", "Nieuwe voortijdig schoolverlater"),
                            ("vsv_oud", "Oude voortijdig schoolverlater"),
                            ("jikp", "Jongere in kwetsbare positie"),
                            ("anders", "Andere doelgroep"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reason", models.TextField(error_messages={"blank": "Schrijf op waarom deze doelgroep klopt."}, verbose_name="waarom")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doelgroep_corrections",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "correctie van de doelgroep",
                "verbose_name_plural": "correcties van de doelgroep",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("case",),
                        name="one_doelgroep_correction_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="doelgroep_correction_says_why",
                        violation_error_message="Schrijf op waarom deze doelgroep klopt.",
                    ),
                ],
            },
        ),
    ]
