from django.db import migrations

from cases.content.shipped import ship
from cases.letters.shipped_goodbye_november_2026 import GOODBYE


class Migration(migrations.Migration):
    dependencies = [("cases", "0033_the_choice_at_27")]
    operations = [ship(GOODBYE)]
