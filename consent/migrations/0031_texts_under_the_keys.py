"""What is written freely about one case lies under the key of that case. What a view or the law's proof reads stays.

A ketenpartner has no key: its answer is sealed by us, at the latest that night (`seal_left`).
"""

import cases.keys.fields
from django.db import migrations

from cases.keys.guard import guard, unguard

COLUMNS = [
    ("consent_afweging", "doel_verenigbaar"), ("consent_afweging", "geen_taak_waarom"),
    ("consent_afweging", "gesprek_toelichting"), ("consent_afweging", "reason"), ("consent_afwegingfield", "reason"),
    ("consent_alternative", "reason"), ("consent_besluit", "motivation"), ("consent_ending", "reason"),
    ("consent_finding", "text"), ("consent_findingreply", "text"), ("consent_hold", "reason"),
    ("consent_holdending", "reason"), ("consent_noodclosed", "reason"), ("consent_noodopening", "reason"),
    ("consent_noodopening", "untold_reason"), ("consent_noodreview", "remark"), ("consent_opheffing", "reason"),
    ("consent_papercheck", "remark"), ("consent_secondreading", "remark"), ("consent_verlenging", "reason"), ("consent_verzoek", "told"),
]
OF_A_PARTNER = [("consent_answer", "text"), ("consent_answer", "why_not")]
PASS = """
  if tg_op = 'UPDATE' and cases_is_sealing(tg_relid) then
    return new;
  end if;"""
# What never changes lets one thing pass: the door that seals, and nothing else (cases.keys.guard).
STAYS = """
create or replace function consent_add_only() returns trigger language plpgsql set search_path from current as $$
begin{0}
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create or replace function consent_decided_stays() returns trigger language plpgsql set search_path from current as $$
begin{0}
  if tg_op = 'DELETE' then
    if old.decided_at is not null and not cases_erasing(tg_relid) then
      raise exception 'a decided afweging stays' using errcode = 'insufficient_privilege';
    end if;
    return old;
  end if;
  if old.decided_at is not null then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace function consent_part_stays() returns trigger language plpgsql set search_path from current as $$
declare
  whole uuid := case when tg_op = 'INSERT' then new.afweging_id else old.afweging_id end;
begin{0}
  if tg_op = 'DELETE' and cases_erasing(tg_relid) then
    return old;
  end if;
  if exists (select from consent_afweging a where a.id = whole and a.decided_at is not null)
    or (tg_op = 'UPDATE' and new.afweging_id <> old.afweging_id) then
    raise exception 'a decided afweging does not change' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0030_files_go_with_their_row'),
    ]

    operations = [
        migrations.AlterField(
            model_name='afweging',
            name='doel_verenigbaar',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case'),
        ),
        migrations.AlterField(
            model_name='afweging',
            name='geen_taak_waarom',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case'),
        ),
        migrations.AlterField(
            model_name='afweging',
            name='gesprek_toelichting',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case'),
        ),
        migrations.AlterField(
            model_name='afweging',
            name='reason',
            field=cases.keys.fields.CaseTextField(blank=True, help_text='Waarom er niet gedeeld wordt, of wat er verder bij hoort.', one_line=False, owner='case'),
        ),
        migrations.AlterField(
            model_name='afwegingfield',
            name='reason',
            field=cases.keys.fields.CaseTextField(max_length=300, one_line=True, owner='afweging.case'),
        ),
        migrations.AlterField(
            model_name='alternative',
            name='reason',
            field=cases.keys.fields.CaseTextField(max_length=300, one_line=True, owner='afweging.case'),
        ),
        migrations.AlterField(
            model_name='answer',
            name='text',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='afweging.case', verbose_name='antwoord'),
        ),
        migrations.AlterField(
            model_name='answer',
            name='why_not',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='afweging.case', verbose_name='waarom niet'),
        ),
        migrations.AlterField(
            model_name='besluit',
            name='motivation',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='verzoek.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='ending',
            name='reason',
            field=cases.keys.fields.CaseTextField(max_length=300, one_line=True, owner='afweging.case'),
        ),
        migrations.AlterField(
            model_name='finding',
            name='text',
            field=cases.keys.fields.CaseTextField(max_length=2000, one_line=False, owner='item.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='findingreply',
            name='text',
            field=cases.keys.fields.CaseTextField(max_length=2000, one_line=False, owner='finding.item.case', verbose_name='antwoord'),
        ),
        migrations.AlterField(
            model_name='hold',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='waarom niet wissen'),
        ),
        migrations.AlterField(
            model_name='holdending',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='hold.case', verbose_name='waarom het weer mag'),
        ),
        migrations.AlterField(
            model_name='noodclosed',
            name='reason',
            field=cases.keys.fields.CaseTextField(max_length=300, one_line=True, owner='opening.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='noodopening',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat er aan de hand was'),
        ),
        migrations.AlterField(
            model_name='noodopening',
            name='untold_reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom later verteld'),
        ),
        migrations.AlterField(
            model_name='noodreview',
            name='remark',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='opening.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='opheffing',
            name='reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='verzoek.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='secondreading',
            name='remark',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='afweging.case'),
        ),
        migrations.AlterField(
            model_name='verlenging',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='verzoek.case', verbose_name='waarom het langer duurt'),
        ),
        migrations.AlterField(
            model_name='verzoek',
            name='told',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='in eigen woorden'),
        ),
        migrations.AlterField(
            model_name='papercheck',
            name='remark',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='form.machtiging.afweging.case', verbose_name='opmerking'),
        ),
        migrations.RunSQL(STAYS.format(PASS), STAYS.format("")),
        migrations.RunSQL(
            guard(COLUMNS) + guard(OF_A_PARTNER, unless="new.ketenpartner_id is not null"),
            unguard(COLUMNS + OF_A_PARTNER),
        ),
    ]
