"""The doelgroep that a partner may read follows from the dossier, or from what a person corrected."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_how_to_reach_the_regiehouder"), ("cases", "0014_doelgroep_corrections")]
    operations = [RefreshViews()]
