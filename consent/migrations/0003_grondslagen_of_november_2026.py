"""Fill the catalogue of law. Elidable: its statements read no rows, so that new tenants replay them."""

from consent.grondslagen.data import GRONDSLAGEN, HARD_STOPS
from django.db import migrations


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]  # Django's signature
    apps.get_model("consent", "Grondslag").objects.bulk_create(
        apps.get_model("consent", "Grondslag")(**row) for row in GRONDSLAGEN
    )
    apps.get_model("consent", "HardStop").objects.bulk_create(
        apps.get_model("consent", "HardStop")(**row) for row in HARD_STOPS
    )


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_what_is_decided_stays")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
