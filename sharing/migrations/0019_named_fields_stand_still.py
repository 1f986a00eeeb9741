"""A jongere may name the fields that are to stand still; the rest stays open (AVG 18 and 21): views made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0018_an_intake_is_not_held_twice"),
        ("cases", "0038_servicedocument_about_sharing"),
        ("consent", "0033_verzoeken_that_name_fields"),
    ]
    operations = [RefreshViews()]
