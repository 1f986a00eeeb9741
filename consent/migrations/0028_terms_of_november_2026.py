"""Fill the terms. Elidable: its statements read no rows, so that new tenants replay them."""

from consent.retention.shipped_november_2026 import RULES
from django.db import migrations


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]  # Django's signature
    rule = apps.get_model("consent", "RetentionRule")
    rule.objects.bulk_create(rule(**row) for row in RULES)


class Migration(migrations.Migration):
    dependencies = [("consent", "0027_what_is_due")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
