from consent.operations import OpenShareView
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0003_grondslagen_of_november_2026"),
        ("cases", "0001_jongeren_cases_and_their_work"),
    ]
    operations = [OpenShareView()]
