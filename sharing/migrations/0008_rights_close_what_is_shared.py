"""What a jongere restricts or objects to is closed, and a partner reads that it stands still.

The views are made again in a later migration, from tables that are not there yet.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0007_partners_answer_questions"),
        ("consent", "0011_verzoeken_stay_and_keep_their_term"),
    ]
    operations = []
