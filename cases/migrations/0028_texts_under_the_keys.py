"""What is written in a case, told in a melding or sent in a letter lies under a key that can be destroyed."""

import cases.keys.fields
from django.db import migrations

from cases.keys.guard import FILE_FUNCTIONS, IS_SEALING, guard, let_sealing_pass, unguard

COLUMNS = [(table, column) for table, columns in {
    "cases_analysis": ("earlier_actions", "earlier_help", "reasons", "to_do"),
    "cases_answer": ("text", "value"),
    "cases_case": ("samenvatting",),
    "cases_closingwithoutcontact": ("inspanning", "opbrengst"),
    "cases_doelgroepassignment": ("reason",),
    "cases_doelgroepcorrection": ("reason",),
    "cases_dropsignal": ("reason",),
    "cases_handover": ("decline_reason", "reason"),
    "cases_informationrequest": ("answer", "weighing", "what", "why_again"),
    "cases_intervention": ("text",),
    "cases_joining": ("ended_why", "why"),
    "cases_letterpaper": ("content", "pdf"),
    "cases_observatie": ("text",),
    "cases_ondersteuningsvraag": ("text",),
    "cases_oordeel": ("acties", "contacten", "hulp", "outcome_reason", "reactie", "reden", "verwachting", "verzuimoverzicht"),
    "cases_opentalk": ("why_not",),
    "cases_ownscore": ("words",),
    "cases_phasestep": ("motivation",),
    "cases_plan": ("droom",),
    "cases_plannedcontact": ("cancel_reason", "note"),
    "cases_protocolrun": ("end_reason",),
    "cases_schooloorzaak": ("text",),
    "cases_schoolgesprek": ("afspraken", "cancel_reason"),
    "cases_score": ("reason",),
    "cases_scoreprocess": ("end_reason", "reason"),
    "cases_specialanswer": ("text",),
    "cases_statuschange": ("reason",),
    "cases_stepmark": ("reason",),
    "cases_terugmeldingline": ("opmerking", "reden_afsluiting", "specificatie"),
    "cases_verzuim": ("toelichting",),
    "cases_verzuimmelding": ("opmerking",),
    "cases_woonsituatie": ("toelichting",),
}.items() for column in columns]
# A ketenpartner has no key: what it sends is sealed by us, at the latest that night (`seal_left`).
TOLD = [("cases_melding", "afspraken"), ("cases_melding", "gedaan"), ("cases_melding", "reden"), ("cases_melding", "vraag")]
OF_A_PARTNER = "new.ketenpartner_id is not null"

ONLY_ADDED = """begin
  raise exception '% is only added to', tg_table_name using errcode = 'insufficient_privilege';
end"""
OORDEEL_STAYS = """begin
  if old.decided_at is not null then
    raise exception 'a decided oordeel stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end"""
STEP_STAYS = """begin
  raise exception 'a step between phases stays' using errcode = 'insufficient_privilege';
end"""
RESTS = """declare
  whose cases_case;
begin
  -- Waits for somebody who is taking the instemming back at this moment.
  select * into whose from cases_case c where c.id = new.case_id for share;
  if not exists (select from cases_intake i where i.id = new.intake_id and i.case_id = new.case_id) then
    raise exception 'a special answer belongs to the case of its intake' using errcode = 'check_violation';
  end if;
  if new.instemming_id is null then
    if whose.task = 'doorstroompunt' then
      raise exception 'WEB 9.2.7: no instemming' using errcode = 'check_violation';
    end if;
  elsif not exists (
    select from cases_instemming m where m.id = new.instemming_id and m.case_id = new.case_id
      and not exists (select from cases_instemmingending e where e.instemming_id = m.id)) then
    raise exception 'WEB 9.2.7: the instemming does not stand' using errcode = 'check_violation';
  end if;
  return new;
end"""
STAYING = {
    "cases_only_added": ONLY_ADDED, "cases_oordeel_stays": OORDEEL_STAYS, "cases_phasestep_stays": STEP_STAYS,
    "cases_special_answer_rests": RESTS,
}
DO = (
    IS_SEALING
    + "".join(let_sealing_pass(name, body) for name, body in STAYING.items())
    + FILE_FUNCTIONS
    + guard(COLUMNS)
    + guard(TOLD, unless=OF_A_PARTNER)
)
UNDO = (
    unguard([*COLUMNS, *TOLD])
    + "drop function cases_seal_row(text, text, text, uuid, bytea);"
    + "".join(
        f"create or replace function {name}() returns trigger language plpgsql set search_path from current as"
        f" $$ {body} $$;"
        for name, body in STAYING.items()
    )
    + "drop function cases_is_sealing(oid);"
)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0027_a_translation_is_content'),
    ]

    operations = [
        migrations.AlterField(
            model_name='analysis',
            name='earlier_actions',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat er al is gedaan, en wat dat deed'),
        ),
        migrations.AlterField(
            model_name='analysis',
            name='earlier_help',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='welke hulp er al was, en wat die deed'),
        ),
        migrations.AlterField(
            model_name='analysis',
            name='reasons',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='redenen van verzuim of uitval'),
        ),
        migrations.AlterField(
            model_name='analysis',
            name='to_do',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat er moet gebeuren'),
        ),
        migrations.AlterField(
            model_name='answer',
            name='text',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='intake.case', verbose_name='toelichting'),
        ),
        migrations.AlterField(
            model_name='answer',
            name='value',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='intake.case', verbose_name='antwoord'),
        ),
        migrations.AlterField(
            model_name='case',
            name='samenvatting',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self'),
        ),
        migrations.AlterField(
            model_name='closingwithoutcontact',
            name='inspanning',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat we hebben gedaan'),
        ),
        migrations.AlterField(
            model_name='closingwithoutcontact',
            name='opbrengst',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat verder proberen zou opleveren'),
        ),
        migrations.AlterField(
            model_name='doelgroepassignment',
            name='reason',
            field=cases.keys.fields.CaseTextField(error_messages={'blank': 'Schrijf op waarom deze doelgroep klopt.'}, one_line=False, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='doelgroepcorrection',
            name='reason',
            field=cases.keys.fields.CaseTextField(error_messages={'blank': 'Schrijf op waarom deze doelgroep klopt.'}, one_line=False, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='dropsignal',
            name='reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='decline_reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom niet'),
        ),
        migrations.AlterField(
            model_name='handover',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='informationrequest',
            name='answer',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='antwoord'),
        ),
        migrations.AlterField(
            model_name='informationrequest',
            name='weighing',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat dit betekent'),
        ),
        migrations.AlterField(
            model_name='informationrequest',
            name='what',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat wil je weten'),
        ),
        migrations.AlterField(
            model_name='informationrequest',
            name='why_again',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='case', verbose_name='waarom nog eens'),
        ),
        migrations.AlterField(
            model_name='intervention',
            name='text',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat ga je doen'),
        ),
        migrations.AlterField(
            model_name='joining',
            name='ended_why',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='melding', verbose_name='waarom niet meer'),
        ),
        migrations.AlterField(
            model_name='joining',
            name='why',
            field=cases.keys.fields.CaseTextField(max_length=300, one_line=True, owner='melding', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='letterpaper',
            name='content',
            field=cases.keys.fields.CaseJSONField(one_line=False, owner='letter.case'),
        ),
        migrations.AlterField(
            model_name='letterpaper',
            name='pdf',
            field=cases.keys.fields.CaseFileField(owner='letter.case'),
        ),
        migrations.AlterField(
            model_name='melding',
            name='afspraken',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self'),
        ),
        migrations.AlterField(
            model_name='melding',
            name='gedaan',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self', verbose_name='wat is er al gedaan'),
        ),
        migrations.AlterField(
            model_name='melding',
            name='reden',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self', verbose_name='wat is er aan de hand'),
        ),
        migrations.AlterField(
            model_name='melding',
            name='vraag',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self', verbose_name='wat wordt er gevraagd'),
        ),
        migrations.AlterField(
            model_name='observatie',
            name='text',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat is er gezien'),
        ),
        migrations.AlterField(
            model_name='ondersteuningsvraag',
            name='text',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='vraag van de jongere'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='acties',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='acties van ketenpartners'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='contacten',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='contactgegevens van betrokkenen'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='hulp',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='hulptrajecten'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='outcome_reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='reactie',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='afspraken met en reactie van de jongere'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='reden',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='vermoedelijke reden'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='verwachting',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding', verbose_name='wat de melder verwacht'),
        ),
        migrations.AlterField(
            model_name='oordeel',
            name='verzuimoverzicht',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='melding'),
        ),
        migrations.AlterField(
            model_name='opentalk',
            name='why_not',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom niet'),
        ),
        migrations.AlterField(
            model_name='ownscore',
            name='words',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=1000, one_line=False, owner='case', verbose_name='in eigen woorden'),
        ),
        migrations.AlterField(
            model_name='phasestep',
            name='motivation',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='plan',
            name='droom',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat wil je zelf'),
        ),
        migrations.AlterField(
            model_name='plannedcontact',
            name='cancel_reason',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='case', verbose_name='waarom niet'),
        ),
        migrations.AlterField(
            model_name='plannedcontact',
            name='note',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='case', verbose_name='waar je aan denkt'),
        ),
        migrations.AlterField(
            model_name='protocolrun',
            name='end_reason',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=500, one_line=True, owner='case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='schooloorzaak',
            name='text',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='wat ligt er aan de school'),
        ),
        migrations.AlterField(
            model_name='score',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='waarom deze score'),
        ),
        migrations.AlterField(
            model_name='scoreprocess',
            name='end_reason',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='waarom stopt het'),
        ),
        migrations.AlterField(
            model_name='scoreprocess',
            name='reason',
            field=cases.keys.fields.CaseTextField(one_line=False, owner='case', verbose_name='waarom is dit nodig voor deze jongere'),
        ),
        migrations.AlterField(
            model_name='specialanswer',
            name='text',
            field=cases.keys.fields.SpecialTextField(blank=True, null=True, one_line=False, owner='instemming|case', verbose_name='antwoord'),
        ),
        migrations.AlterField(
            model_name='statuschange',
            name='reason',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='melding', verbose_name='reden'),
        ),
        migrations.AlterField(
            model_name='stepmark',
            name='reason',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=500, one_line=True, owner='run.case', verbose_name='waarom'),
        ),
        migrations.AlterField(
            model_name='terugmeldingline',
            name='opmerking',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='verzuimmelding'),
        ),
        migrations.AlterField(
            model_name='terugmeldingline',
            name='specificatie',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='verzuimmelding'),
        ),
        migrations.AlterField(
            model_name='verzuim',
            name='toelichting',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='jongere'),
        ),
        migrations.AlterField(
            model_name='verzuimmelding',
            name='opmerking',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='self', verbose_name='opmerking aan school'),
        ),
        migrations.AlterField(
            model_name='woonsituatie',
            name='toelichting',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='jongere'),
        ),
        migrations.AlterField(
            model_name='terugmeldingline',
            name='reden_afsluiting',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='verzuimmelding'),
        ),
        migrations.AlterField(
            model_name='schoolgesprek',
            name='afspraken',
            field=cases.keys.fields.CaseTextField(blank=True, one_line=False, owner='case', verbose_name='wat is er afgesproken'),
        ),
        migrations.AlterField(
            model_name='schoolgesprek',
            name='cancel_reason',
            field=cases.keys.fields.CaseTextField(blank=True, max_length=300, one_line=True, owner='case', verbose_name='waarom niet'),
        ),
        migrations.RunSQL(DO, UNDO),
    ]
