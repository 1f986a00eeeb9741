"""The fields of the intake join what can be shared (E8): views made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0017_who_acts_for_a_jongere_decides"),
        ("cases", "0036_answers_to_use_again"),
    ]
    operations = [RefreshViews()]
