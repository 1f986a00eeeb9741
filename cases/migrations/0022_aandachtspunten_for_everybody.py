"""The points of attention for everybody, in the phases that had none yet."""

from cases.aandachtspunten.general_november_2026 import EDITIONS
from cases.content.shipped import ship
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_doelgroepen_of_a_tenant")]
    operations = [ship(*EDITIONS)]
