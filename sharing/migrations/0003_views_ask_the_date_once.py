"""The views that were made here are made by the newest `RefreshViews`."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_sharing_views"), ("consent", "0005_what_the_other_gives_us")]
    operations: list[object] = []
