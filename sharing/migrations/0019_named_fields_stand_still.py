"""A jongere may name the fields that are to stand still; the rest stays open (AVG 18 and 21).

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0018_an_intake_is_not_held_twice"),
        ("cases", "0038_servicedocument_about_sharing"),
        ("consent", "0033_verzoeken_that_name_fields"),
    ]
    operations: list[object] = []
