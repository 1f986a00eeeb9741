"""Ship the instruments, and say of every score that was given before that it is one of the ZRM 2017."""

from cases.content.shipped import SETTLE, ship
from cases.zrm.shipped_november_2026 import INSTRUMENTS
from django.db import migrations

OF_THE_ZRM = """
update cases_score set instrument_id = (
  select e.id from cases_edition e where e.kind = 'instrument' and e.code = 'zrm-2017' and e.number = 1)
where instrument_id is null;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_scores_of_an_instrument")]
    operations = [ship(*INSTRUMENTS), migrations.RunSQL([OF_THE_ZRM, SETTLE], migrations.RunSQL.noop)]
