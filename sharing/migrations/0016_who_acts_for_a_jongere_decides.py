"""A question that does not ask who acts for the jongere in its matter opens nothing (UAVG 5(2)): views made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0015_an_answer_is_sealed_by_us"),
        ("cases", "0032_the_choice_at_27"),
        ("consent", "0030_who_acts_for_a_jongere"),
    ]
    operations = [RefreshViews()]
