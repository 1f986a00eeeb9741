"""A confirmation stays. The views that were made here are made by the newest `RefreshViews`."""

from django.db import migrations

ADD_ONLY = """
create trigger sharing_confirmation_add_only before update or delete on sharing_confirmation
  for each row execute function consent_add_only();
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_confirmations"), ("consent", "0004_open_shares")]
    operations = [
        migrations.RunSQL(ADD_ONLY, "drop trigger sharing_confirmation_add_only on sharing_confirmation"),
    ]
