"""The plan, the contact, who is involved, and the case itself."""

from cases.catalogue.doelgroep import in_force
from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.sql import NO_TEXT, NO_TEXTS, TODAY, label_of, objects
from cases.categories import Category
from cases.contact.models import Channel
from cases.dossier.tasks import Doelgroep, Phase, Task
from cases.plan.models import Need, OwnerKind

ACTIVE = "from cases_plan p where p.case_id = c.id and p.ended_on is null"
AT = "(m.at at time zone 'Europe/Amsterdam')::date"
SPOKEN = "from cases_contactmoment m where m.case_id = c.id and m.reached"
INVOLVED = f"from cases_betrokkene b where b.case_id = c.id and (b.until is null or b.until >= {TODAY})"
OWNER = f"coalesce(nullif(a.owner_name, ''), {label_of('a.owner_kind', OwnerKind)})"
GOALS = objects(
    {"doel": "o.text", "gaat over": label_of("o.need", Need), "klaar op": "o.due_on", "bereikt op": "o.reached_on"},
    "from cases_goal o where o.plan_id = p.id",
    order="o.created_at, o.id",
)
NEEDS = (
    f"(select coalesce(jsonb_agg(distinct jsonb_build_object('gaat over', {label_of('o.need', Need)})), '[]'::jsonb)"
    " from cases_goal o where o.plan_id = p.id)"
)
ACTIONS = "from cases_action a join cases_goal o on o.id = a.goal_id where o.plan_id = p.id"

PLAN = (
    Field(
        code="plan.doelen",
        label="Doelen in het plan",
        rubriek=Rubriek.PLAN,
        kind=Kind.LIST,
        sql=f"(select {GOALS} {ACTIVE})",
        coarser="plan.onderwerpen",
        example="Aan de slag in een leerwerktraject",
    ),
    Field(
        code="plan.onderwerpen",
        label="Waar het plan over gaat",
        rubriek=Rubriek.PLAN,
        kind=Kind.LIST,
        sql=f"(select {NEEDS} {ACTIVE})",
        coarser="plan.loopt",
        example="School en werk",
    ),
    Field(
        code="plan.loopt",
        label="Er loopt een plan",
        rubriek=Rubriek.PLAN,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {ACTIVE})",
        example="ja",
    ),
    Field(
        code="plan.acties",
        label="Afspraken in het plan",
        rubriek=Rubriek.PLAN,
        kind=Kind.LIST,
        sql="(select "
        + objects(
            {"afspraak": "a.text", "wie": OWNER, "klaar op": "a.due_on", "gedaan op": "a.done_on"},
            ACTIONS,
            order="a.created_at, a.id",
        )
        + f" {ACTIVE})",
        coarser="plan.open_acties",
        example="Bellen met het magazijn (jongere), klaar op 01-01-2027",
    ),
    Field(
        code="plan.open_acties",
        label="Aantal afspraken dat nog open staat",
        rubriek=Rubriek.PLAN,
        kind=Kind.NUMBER,
        sql=f"(select (select count(*)::int {ACTIONS} and a.done_on is null) {ACTIVE})",
        coarser="plan.loopt",
        example="1",
    ),
    Field(
        code="plan.begonnen_op",
        label="Plan begonnen op",
        rubriek=Rubriek.PLAN,
        kind=Kind.DATE,
        sql=f"(select p.started_on {ACTIVE})",
        coarser="plan.loopt",
        example="01-11-2026",
    ),
    Field(
        code="plan.droom",
        label="Wat de jongere zelf wil",
        rubriek=Rubriek.PLAN,
        kind=Kind.TEXT,
        category=Category.VRIJE_TEKST,
        sql=NO_TEXT,
        example="Ik wil werken en geld verdienen.",
    ),
)

CONTACTMOMENTEN = (
    Field(
        code="contactmoment.momenten",
        label="Contactmomenten",
        rubriek=Rubriek.CONTACTMOMENTEN,
        kind=Kind.LIST,
        sql=objects(
            {"datum": AT, "hoe": label_of("m.channel", Channel), "met wie": "m.with_whom", "gesproken": "m.reached"},
            "from cases_contactmoment m where m.case_id = c.id",
            order="m.at desc, m.id",
        ),
        coarser="contactmoment.laatste",
        example="20-11-2026, telefoon, Teun",
    ),
    Field(
        code="contactmoment.laatste",
        label="Laatst gesproken op",
        rubriek=Rubriek.CONTACTMOMENTEN,
        kind=Kind.DATE,
        sql=f"(select max({AT}) {SPOKEN})",
        coarser="contactmoment.in_beeld",
        example="20-11-2026",
    ),
    Field(
        code="contactmoment.in_beeld",
        label="Gesproken in de laatste 30 dagen",
        rubriek=Rubriek.CONTACTMOMENTEN,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {SPOKEN} and {AT} >= {TODAY} - 30)",
        example="ja",
    ),
    Field(
        code="contactmoment.verslagen",
        label="Verslagen van contactmomenten",
        rubriek=Rubriek.CONTACTMOMENTEN,
        kind=Kind.LIST,
        category=Category.VRIJE_TEKST,
        sql=NO_TEXTS,
        example="Hij wil graag beginnen.",
    ),
)

# That a psychologist or an addiction clinic is involved says something about health, also without a word of content.
BETROKKENEN = (
    Field(
        code="betrokken.betrokkenen",
        label="Wie er betrokken zijn",
        rubriek=Rubriek.BETROKKENEN,
        kind=Kind.LIST,
        category=Category.GEZONDHEID,
        sql=objects(
            {
                "naam": "b.naam",
                "organisatie": "b.organisatie",
                "rol": "b.rol",
                "telefoon": "b.telefoon",
                "e-mail": "b.email",
            },
            INVOLVED,
            order="b.organisatie, b.rol, b.id",
        ),
        coarser="betrokken.organisaties",
        example="Sanne Vos, psycholoog, GGZ Noord",
    ),
    Field(
        code="betrokken.organisaties",
        label="Welke organisaties betrokken zijn",
        rubriek=Rubriek.BETROKKENEN,
        kind=Kind.LIST,
        category=Category.GEZONDHEID,
        sql=objects({"organisatie": "b.organisatie", "rol": "b.rol"}, INVOLVED, order="b.organisatie, b.rol, b.id"),
        coarser="betrokken.aantal",
        example="GGZ Noord (psycholoog)",
    ),
    Field(
        code="betrokken.aantal",
        label="Aantal betrokkenen",
        rubriek=Rubriek.BETROKKENEN,
        kind=Kind.NUMBER,
        sql=f"(select count(*)::int {INVOLVED})",
        example="1",
    ),
    Field(
        code="betrokken.regiehouder",
        label="Regiehouder",
        rubriek=Rubriek.BETROKKENEN,
        kind=Kind.TEXT,
        sql="(select u.naam from accounts_user u where u.id = c.regiehouder_id)",
        example="Willem de Wit",
    ),
    Field(
        code="betrokken.regiehouder_email",
        label="E-mailadres van de regiehouder",
        rubriek=Rubriek.BETROKKENEN,
        kind=Kind.TEXT,
        sql="(select nullif(u.email, '') from accounts_user u where u.id = c.regiehouder_id)",
        example="willem@noorderkoog.example",
    ),
)

CASUS = (
    Field(
        code="casus.taak",
        label="Taak van de gemeente",
        rubriek=Rubriek.CASUS,
        kind=Kind.TEXT,
        sql=label_of("c.task", Task),
        example="Jeugdhulp (Jeugdwet)",
    ),
    Field(
        code="casus.fase",
        label="Fase",
        rubriek=Rubriek.CASUS,
        kind=Kind.TEXT,
        sql=label_of("c.phase", Phase),
        example="Plannen",
    ),
    Field(
        code="casus.doelgroep",
        label="Doelgroep",
        rubriek=Rubriek.CASUS,
        kind=Kind.TEXT,
        sql=label_of(f"({in_force('c.id', 'c.jongere_id', 'j.geboortedatum')})", Doelgroep),
        example="Jongere in kwetsbare positie",
    ),
    Field(
        code="casus.geopend_op",
        label="Casus geopend op",
        rubriek=Rubriek.CASUS,
        kind=Kind.DATE,
        sql="(c.opened_at at time zone 'Europe/Amsterdam')::date",
        coarser="casus.geopend_jaar",
        example="01-11-2026",
    ),
    Field(
        code="casus.geopend_jaar",
        label="Jaar waarin de casus openging",
        rubriek=Rubriek.CASUS,
        kind=Kind.NUMBER,
        sql="extract(year from c.opened_at at time zone 'Europe/Amsterdam')::int",
        example="2026",
    ),
    Field(
        code="casus.loopt",
        label="Casus loopt",
        rubriek=Rubriek.CASUS,
        kind=Kind.YESNO,
        sql="(c.closed_at is null)",
        example="ja",
    ),
    Field(
        code="casus.samenvatting",
        label="Samenvatting van de casus",
        rubriek=Rubriek.CASUS,
        kind=Kind.TEXT,
        category=Category.VRIJE_TEKST,
        sql=NO_TEXT,
        example="Teun wil werken.",
    ),
)
