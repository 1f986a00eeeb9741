"""The views that were made here are made by the newest `RefreshViews`."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_how_to_reach_the_regiehouder"), ("cases", "0014_doelgroep_corrections")]
    operations: list[object] = []
