"""The doelgroep that a partner may read follows the age bound of the tenant, and knows the leerwerktraject.

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0009_tell_of_corrections"), ("cases", "0021_doelgroepen_of_a_tenant")]
    operations: list[object] = []
