from cases.content.shipped import ship
from cases.letters.shipped_november_2026 import LETTERS
from cases.protocols.shipped_november_2026 import PROTOCOLS
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_protocols_and_letters")]
    operations = [ship(*LETTERS, *PROTOCOLS)]
