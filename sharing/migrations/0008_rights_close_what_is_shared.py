"""What a jongere restricts or objects to is closed, and a partner reads that it stands still."""

from django.db import migrations
from sharing.operations import RefreshViews


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0007_partners_answer_questions"),
        ("consent", "0011_verzoeken_stay_and_keep_their_term"),
    ]
    operations = [RefreshViews()]
