"""The fields of the intake join what can be shared (E8).

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0017_who_acts_for_a_jongere_decides"),
        ("cases", "0036_answers_to_use_again"),
    ]
    operations: list[object] = []
