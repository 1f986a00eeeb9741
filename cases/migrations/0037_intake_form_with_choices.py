from cases.content.shipped import ship
from cases.intake.shipped_choices_november_2026 import ALMERE_CHOICES
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0036_answers_to_use_again")]
    operations = [ship(ALMERE_CHOICES)]
