"""The points of attention that come with the product."""

from cases.aandachtspunten.shipped_november_2026 import EDITIONS
from cases.content.shipped import ship
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_protocols_and_letters_of_november_2026")]
    operations = [ship(*EDITIONS)]
