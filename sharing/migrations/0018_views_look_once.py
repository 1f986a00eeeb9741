"""The views look up case and jongere once, and ask of verzoeken per jongere: made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0017_who_acts_for_a_jongere_decides"),
        ("cases", "0036_index_who_acts_for_a_jongere"),
        ("consent", "0032_who_acts_for_a_jongere"),
    ]
    operations = [RefreshViews()]
