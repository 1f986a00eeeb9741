"""The views that were made here are made by the newest `RefreshViews`."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_views_ask_the_date_once")]
    operations: list[object] = []
