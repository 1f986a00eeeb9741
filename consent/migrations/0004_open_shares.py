"""The view that was made here is made by the newest `RefreshViews` of sharing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0003_grondslagen_of_november_2026"),
        ("cases", "0001_jongeren_cases_and_their_work"),
    ]
    operations: list[object] = []
