"""A question that does not ask who acts for the jongere in its matter opens nothing (UAVG 5(2)).

The views that were made here are made by the newest `RefreshViews`.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0016_word_of_what_was_read_in_nood"),
        ("cases", "0034_goodbye_letter_of_november_2026"),
        ("consent", "0032_who_acts_for_a_jongere"),
    ]
    operations: list[object] = []
