"""A plan belongs to the jongere of its case, and verzuim to the jongere of its inschrijving: the database checks it.

Django has no foreign key over two columns, so these two are written out.
"""

from django.conf import settings
from django.db import migrations, models

PLAN = """
alter table cases_plan add constraint plan_of_the_jongere_of_its_case
foreign key (case_id, jongere_id) references cases_case (id, jongere_id) deferrable initially deferred
"""
VERZUIM = """
alter table cases_verzuim add constraint verzuim_of_the_jongere_of_its_inschrijving
foreign key (inschrijving_id, jongere_id) references cases_inschrijving (id, jongere_id) deferrable initially deferred
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_jongeren_cases_and_their_work"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("id", "jongere"), name="case_with_its_jongere"),
        ),
        migrations.AddConstraint(
            model_name="inschrijving",
            constraint=models.UniqueConstraint(fields=("id", "jongere"), name="inschrijving_with_its_jongere"),
        ),
        migrations.RunSQL(PLAN, "alter table cases_plan drop constraint plan_of_the_jongere_of_its_case"),
        migrations.RunSQL(VERZUIM, "alter table cases_verzuim drop constraint verzuim_of_the_jongere_of_its_inschrijving"),
    ]
