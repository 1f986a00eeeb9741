"""What is open in nood is read through the same views, and told as closed when its hours are over.

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0011_no_free_text_in_the_views"), ("consent", "0023_openings_in_nood_stay")]
    operations: list[object] = []
