"""What is open follows who may sign today, and the question that counts today. The views are made in 0016."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0012_what_is_open_in_nood"), ("consent", "0025_who_signs_may_sign")]
    operations = []
