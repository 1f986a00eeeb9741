from cases.content.shipped import ship
from cases.intake.shipped_november_2026 import ALMERE
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_heard_first_and_kept_apart")]
    operations = [ship(ALMERE)]
