from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_views_ask_the_date_once")]
    operations = [RefreshViews()]
