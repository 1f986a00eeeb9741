"""On what others give to us. Elidable: its statements read no rows, so that new tenants replay them."""

from consent.grondslagen.data import ASKING
from django.db import migrations


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]  # Django's signature
    apps.get_model("consent", "Grondslag").objects.bulk_create(
        apps.get_model("consent", "Grondslag")(**row) for row in ASKING
    )


class Migration(migrations.Migration):
    dependencies = [("consent", "0008_what_is_asked_is_not_given")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
