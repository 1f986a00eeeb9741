"""A partner sends signals, and reads what was told back, through one narrow view. What it wrote stays as it was: it
would read a correction, and so learn what the gemeente knows."""

from django.db import migrations, models

from sharing.operations import SignalView

STAYS = """
create function cases_told_by_partner_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what a partner told stays as it was' using errcode = 'check_violation';
end $$;
create trigger cases_told_by_partner_stays
  before update of voornaam, tussenvoegsel, achternaam, geboortedatum, ketenpartner_id on cases_melding
  for each row when (old.ketenpartner_id is not null) execute function cases_told_by_partner_stays();
"""
UNDO = "drop trigger cases_told_by_partner_stays on cases_melding; drop function cases_told_by_partner_stays();"


class Migration(migrations.Migration):
    dependencies = [("sharing", "0005_doelgroep_is_derived"), ("cases", "0010_meldingen_keep_their_order")]
    operations = [
        migrations.CreateModel(
            name="OwnSignal",
            fields=[
                ("signal_id", models.UUIDField(primary_key=True, serialize=False)),
                ("ketenpartner_id", models.UUIDField()),
                ("sent_at", models.DateTimeField()),
                ("voornaam", models.CharField(max_length=100)),
                ("tussenvoegsel", models.CharField(max_length=30)),
                ("achternaam", models.CharField(max_length=200)),
                ("geboortedatum", models.DateField(null=True)),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("in_behandeling", "We zijn ermee bezig"),
                            ("contact", "We nemen contact met jullie op"),
                            ("afgesloten", "We hebben dit afgesloten"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sentence", models.CharField(max_length=200)),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "sharing_own_signal", "managed": False},
        ),
        migrations.RunSQL(STAYS, UNDO),
        SignalView(),
    ]
