"""Overgangsdocument and UWV are given to us, not by us; who receives on a task of its own needs no task of ours.

A database that was filled by 0003 as it is now has these values already.
"""

from django.db import migrations, models

CORRECT = """
update consent_grondslag set direction = 'opvragen' where code in ('RMC-7', 'SUWI-1');
update consent_grondslag set tasks = '{}' where code in ('RMC-1', 'JW-1');
"""
DIRECTIONS = [
    ("geven", "Geven"),
    ("ontvangen", "Ontvangen"),
    ("beide", "Geven en ontvangen"),
    ("opvragen", "De ander geeft aan ons"),
]


class Migration(migrations.Migration):
    dependencies = [("consent", "0004_open_shares")]
    operations = [
        migrations.AlterField("grondslag", "direction", models.CharField(max_length=10, choices=DIRECTIONS)),
        migrations.RunSQL(CORRECT, migrations.RunSQL.noop),
    ]
