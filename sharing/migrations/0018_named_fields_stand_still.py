"""A jongere may name the fields that are to stand still; the rest stays open (AVG 18 and 21): views made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0017_who_acts_for_a_jongere_decides"),
        ("cases", "0035_thinking_along_and_looking_together"),
        ("consent", "0033_verzoeken_that_name_fields"),
    ]
    operations = [RefreshViews()]
