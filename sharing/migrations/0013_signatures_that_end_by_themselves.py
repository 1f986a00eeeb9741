"""What is open follows who may sign today, and the question that counts today.

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0012_what_is_open_in_nood"), ("consent", "0025_who_signs_may_sign")]
    operations: list[object] = []
