"""What is written in a case is sealed, and the database has no key: it notes the day of an answer, and no words."""

from django.db import migrations

from sharing.operations import AnswerDoor


class Migration(migrations.Migration):
    dependencies = [("sharing", "0014_the_machine_erases_here_too"), ("cases", "0028_texts_under_the_keys")]
    operations = [AnswerDoor()]
