"""The views look up case and jongere once, and ask of verzoeken per jongere.

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0019_named_fields_stand_still"),
        ("cases", "0039_index_who_acts_for_a_jongere"),
        ("consent", "0033_verzoeken_that_name_fields"),
    ]
    operations: list[object] = []
