"""Free text lies under the key of its case, so the views hold none of it; it was never on offer.

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0010_doelgroep_by_age_of_the_tenant"), ("cases", "0025_keys_of_cases")]
    operations: list[object] = []
