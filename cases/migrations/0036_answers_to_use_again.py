"""What was chosen from an intake form has a column of its own, in which nothing else fits, so that it can be shared."""

import cases.keys.fields
from django.db import migrations, models

# Free text is never shared: what may be, is checked against the form with which the intake began (E8).
ON_THE_FORM = """
create function cases_answer_is_on_the_form() returns trigger language plpgsql set search_path from current as $$
declare
  asked jsonb;
begin
  select one.question into asked
  from cases_intake i
  join cases_edition e on e.id = i.form_id
  cross join lateral jsonb_array_elements(e.body->'questions') one(question)
  where i.id = new.intake_id and one.question->>'code' = new.question;
  if not coalesce(case asked->>'kind'
    when 'ja_nee' then new.chosen in ('ja', 'nee')
    when 'keuze' then asked->'choices' ? new.chosen
    when 'getal' then new.chosen ~ '^-?[0-9]{1,10}$'
    when 'datum' then new.chosen ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
  end, false) then
    raise exception 'the form does not offer this answer to %', new.question using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger answer_is_on_the_form before insert or update of chosen, question, intake_id on cases_answer
  for each row when (new.chosen <> '') execute function cases_answer_is_on_the_form();
"""
UNDO = """
drop trigger answer_is_on_the_form on cases_answer;
drop function cases_answer_is_on_the_form();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0035_thinking_along_and_looking_together")]
    operations = [
        migrations.AddField(
            "answer", "chosen", models.CharField(blank=True, db_default="", default="", max_length=300, verbose_name="antwoord")
        ),
        migrations.AlterField(
            "answer",
            "value",
            cases.keys.fields.CaseTextField(
                blank=True, max_length=300, one_line=True, owner="intake.case", verbose_name="antwoord van eerder"
            ),
        ),
        migrations.RunSQL(ON_THE_FORM, UNDO),
    ]
