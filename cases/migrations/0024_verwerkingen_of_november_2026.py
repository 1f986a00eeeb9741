"""The verwerkingsregister that comes with the product."""

from cases.content.shipped import ship
from cases.verwerkingen.shipped_november_2026 import EDITIONS
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_verwerkingsregister")]
    operations = [ship(*EDITIONS)]
