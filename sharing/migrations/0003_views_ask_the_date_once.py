from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_sharing_views"), ("consent", "0005_what_the_other_gives_us")]
    operations = [RefreshViews()]
