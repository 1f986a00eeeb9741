"""The doelgroep of a case looks all enrolments of a jongere up once: the views that tell it are made anew."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0020_views_look_once"),
        ("cases", "0039_index_who_acts_for_a_jongere"),
        ("consent", "0033_verzoeken_that_name_fields"),
    ]
    operations = [RefreshViews()]
