"""The latest finished intake: that it was held, what was talked about, and the answers that were chosen from the form.

So that another party does not ask it all again (E8). What was told in free words is not here, nor is any question about
health or criminal matters, not even that it was asked (WEB 9.2.7(2)).
"""

from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.sql import label_of, objects
from cases.intake.kinds import AnswerKind, Source

FINISHED = "from cases_intake i where i.case_id = c.id and i.finished_at is not null"
LATEST = f"{FINISHED} order by i.at desc, i.id limit 1"
ANSWERED = (
    "from cases_edition e"
    " cross join lateral jsonb_array_elements(e.body->'questions') with ordinality one(question, place)"
    " join cases_answer a on a.question = one.question->>'code'"
    " where e.id = i.form_id and a.intake_id = i.id and coalesce(one.question->>'special', '') = ''"
)
QUESTION = "one.question->>'text'"
# That something was told in free words is said, so that a partner can ask for it; the words themselves are not.
CHOSEN = (
    "case when a.chosen = '' then 'in eigen woorden'"
    f" when one.question->>'kind' = '{AnswerKind.JA_NEE}' then initcap(a.chosen) else a.chosen end"
)
TOPICS = (
    "(select coalesce(jsonb_agg(jsonb_build_object('vraag', topic.text) order by topic.place), '[]'::jsonb)"
    f" from (select distinct {QUESTION} as text, one.place {ANSWERED}) topic)"
)

INTAKE = (
    Field(
        code="intake.antwoorden",
        label="Antwoorden uit de intake",
        rubriek=Rubriek.INTAKE,
        kind=Kind.LIST,
        sql="(select "
        + objects(
            {"vraag": QUESTION, "antwoord": CHOSEN, "wie het zei": label_of("a.source", Source)},
            ANSWERED,
            order="one.place, a.created_at, a.id",
        )
        + f" {LATEST})",
        coarser="intake.onderwerpen",
        example="Heeft de jongere momenteel werk? Nee (de jongere)",
    ),
    Field(
        code="intake.onderwerpen",
        label="Welke vragen in de intake zijn beantwoord",
        rubriek=Rubriek.INTAKE,
        kind=Kind.LIST,
        sql=f"(select {TOPICS} {LATEST})",
        coarser="intake.gehouden",
        example="Heeft de jongere momenteel werk?",
    ),
    Field(
        code="intake.gehouden_op",
        label="Datum van de laatste intake",
        rubriek=Rubriek.INTAKE,
        kind=Kind.DATE,
        sql=f"(select max((i.at at time zone 'Europe/Amsterdam')::date) {FINISHED})",
        coarser="intake.gehouden",
        example="12-09-2026",
    ),
    Field(
        code="intake.gehouden",
        label="Er is een intake geweest",
        rubriek=Rubriek.INTAKE,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {FINISHED})",
        example="ja",
    ),
)
