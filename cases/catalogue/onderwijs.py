"""School: the enrolment of today, the career, diplomas and absence."""

from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.sql import NO_TEXTS, SCHOOL_YEAR, TODAY, label_of, objects, one_of
from cases.categories import Category
from cases.school.models import STARTKWALIFICATIE, Niveau, VerzuimSoort

CURRENT = (
    "from cases_inschrijving i where i.jongere_id = j.id"
    f" and i.begon_op <= {TODAY} and (i.eindigde_op is null or i.eindigde_op >= {TODAY})"
)
VERZUIM_NOW = f"from cases_verzuim v where v.jongere_id = j.id and v.begon_op >= {SCHOOL_YEAR}"
SECTOR = (
    f"case when {one_of('i.niveau', (Niveau.ENTREE, Niveau.MBO2, Niveau.MBO3, Niveau.MBO4))} then 'Mbo'"
    f" when i.niveau = '{Niveau.HOGER}' then 'Hoger onderwijs'"
    f" when i.niveau = '{Niveau.ANDERS}' then 'Ander onderwijs' else 'Voortgezet onderwijs' end"
)


def today(expression: str) -> str:
    """A value of the newest enrolment that runs today; null without enrolment."""
    return f"(select {expression} {CURRENT} order by i.begon_op desc, i.id limit 1)"


ONDERWIJS = (
    Field(
        code="onderwijs.school",
        label="School",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.TEXT,
        sql=today("i.school"),
        coarser="onderwijs.ingeschreven",
        example="ROC Waterkant",
    ),
    Field(
        code="onderwijs.brin",
        label="BRIN van de school",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.TEXT,
        sql=today("nullif(i.brin, '')"),
        example="25LX",
    ),
    Field(
        code="onderwijs.opleiding",
        label="Opleiding",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.TEXT,
        sql=today("coalesce(nullif(i.opleiding, ''), 'Niet ingevuld')"),
        coarser="onderwijs.ingeschreven",
        example="Assistent techniek",
    ),
    Field(
        code="onderwijs.niveau",
        label="Niveau",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.TEXT,
        sql=today(label_of("i.niveau", Niveau)),
        coarser="onderwijs.sector",
        example="Mbo entree (niveau 1)",
    ),
    Field(
        code="onderwijs.sector",
        label="Soort onderwijs",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.TEXT,
        sql=today(SECTOR),
        coarser="onderwijs.ingeschreven",
        example="Mbo",
    ),
    Field(
        code="onderwijs.ingeschreven",
        label="Ingeschreven op een school",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {CURRENT})",
        example="ja",
    ),
    Field(
        code="onderwijs.leerjaar",
        label="Leerjaar",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.NUMBER,
        sql=today("i.leerjaar::int"),
        example="1",
    ),
    Field(
        code="onderwijs.begon_op",
        label="Op school sinds",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.DATE,
        sql=today("i.begon_op"),
        coarser="onderwijs.begon_jaar",
        example="01-08-2026",
    ),
    Field(
        code="onderwijs.begon_jaar",
        label="Jaar waarin de jongere op school begon",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.NUMBER,
        sql=today("extract(year from i.begon_op)::int"),
        coarser="onderwijs.ingeschreven",
        example="2026",
    ),
    Field(
        code="onderwijs.schoolloopbaan",
        label="Schoolloopbaan",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.LIST,
        sql=objects(
            {
                "school": "i.school",
                "opleiding": "i.opleiding",
                "niveau": label_of("i.niveau", Niveau),
                "van": "i.begon_op",
                "tot": "i.eindigde_op",
            },
            "from cases_inschrijving i where i.jongere_id = j.id",
            order="i.begon_op desc, i.id",
        ),
        coarser="onderwijs.school",
        example="ROC Waterkant, Assistent techniek, sinds 01-08-2026",
    ),
    Field(
        code="onderwijs.diplomas",
        label="Diploma's",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.LIST,
        sql=objects(
            {"niveau": label_of("d.niveau", Niveau), "opleiding": "d.opleiding", "behaald op": "d.behaald_op"},
            "from cases_diploma d where d.jongere_id = j.id",
            order="d.behaald_op desc, d.id",
        ),
        coarser="onderwijs.startkwalificatie",
        example="Praktijkonderwijs, 01-07-2026",
    ),
    Field(
        code="onderwijs.startkwalificatie",
        label="Heeft een startkwalificatie",
        rubriek=Rubriek.ONDERWIJS,
        kind=Kind.YESNO,
        sql=(
            "exists (select 1 from cases_diploma d where d.jongere_id = j.id"
            f" and {one_of('d.niveau', STARTKWALIFICATIE)})"
        ),
        example="nee",
    ),
)

VERZUIM = (
    Field(
        code="verzuim.periodes",
        label="Verzuim dit schooljaar",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.LIST,
        sql=objects(
            {
                "soort": label_of("v.soort", VerzuimSoort),
                "van": "v.begon_op",
                "tot": "v.eindigde_op",
                "uren": "v.uren",
            },
            VERZUIM_NOW,
            order="v.begon_op desc, v.id",
        ),
        coarser="verzuim.aantal",
        example="Wettelijk verzuim, 24 uur, sinds 01-10-2026",
    ),
    Field(
        code="verzuim.aantal",
        label="Aantal keer verzuim dit schooljaar",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.NUMBER,
        sql=f"(select count(*)::int {VERZUIM_NOW})",
        coarser="verzuim.dit_schooljaar",
        example="1",
    ),
    Field(
        code="verzuim.dit_schooljaar",
        label="Heeft dit schooljaar verzuimd",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.YESNO,
        sql=f"exists (select 1 {VERZUIM_NOW})",
        example="ja",
    ),
    Field(
        code="verzuim.uren",
        label="Uren verzuim dit schooljaar",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.NUMBER,
        sql=f"(select coalesce(sum(v.uren), 0)::int {VERZUIM_NOW})",
        coarser="verzuim.zestien_uur",
        example="24",
    ),
    Field(
        code="verzuim.zestien_uur",
        label="Heeft dit schooljaar 16 uur of meer verzuimd",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.YESNO,
        sql=f"(select coalesce(sum(v.uren), 0) >= 16 {VERZUIM_NOW})",
        example="ja",
    ),
    Field(
        code="verzuim.toelichting",
        label="Toelichting bij het verzuim",
        rubriek=Rubriek.VERZUIM,
        kind=Kind.LIST,
        category=Category.VRIJE_TEKST,
        sql=NO_TEXTS,
        example="Komt niet uit bed.",
    ),
)
