"""Work, income and housing as they are now."""

from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.sql import NO_TEXT, label_of, one_of
from cases.categories import Category
from cases.leefsituatie.models import STABLE, Inkomensbron, WerkStatus, WoonVorm

AT_WORK = one_of("w.status", (WerkStatus.WERK, WerkStatus.LEERWERK, WerkStatus.STAGE))


def work(expression: str) -> str:
    """A value of the current situation at work; null when none was written down."""
    return f"(select {expression} from cases_werkinkomen w where w.jongere_id = j.id and w.until is null)"


def home(expression: str) -> str:
    """A value of the current housing; null when none was written down."""
    return f"(select {expression} from cases_woonsituatie h where h.jongere_id = j.id and h.until is null)"


WERK = (
    Field(
        code="werk.status",
        label="Werk",
        rubriek=Rubriek.WERK,
        kind=Kind.TEXT,
        sql=work(label_of("w.status", WerkStatus)),
        coarser="werk.werkt",
        example="Leerwerktraject",
    ),
    Field(
        code="werk.werkt",
        label="Werkt of loopt stage",
        rubriek=Rubriek.WERK,
        kind=Kind.YESNO,
        sql=work(AT_WORK),
        example="ja",
    ),
    Field(
        code="werk.werkgever",
        label="Werkgever",
        rubriek=Rubriek.WERK,
        kind=Kind.TEXT,
        sql=work("nullif(w.werkgever, '')"),
        example="Magazijn De Koog",
    ),
    Field(
        code="werk.uren",
        label="Uren werk per week",
        rubriek=Rubriek.WERK,
        kind=Kind.NUMBER,
        sql=work("w.uren_per_week::int"),
        coarser="werk.twaalf_uur",
        example="24",
    ),
    Field(
        code="werk.twaalf_uur",
        label="Werkt 12 uur per week of meer",
        rubriek=Rubriek.WERK,
        kind=Kind.YESNO,
        sql=work("w.uren_per_week >= 12"),
        example="ja",
    ),
    Field(
        code="werk.inkomensbron",
        label="Inkomen komt van",
        rubriek=Rubriek.WERK,
        kind=Kind.TEXT,
        sql=work(label_of("w.inkomensbron", Inkomensbron)),
        coarser="werk.heeft_inkomen",
        example="Loon",
    ),
    Field(
        code="werk.heeft_inkomen",
        label="Heeft een inkomen",
        rubriek=Rubriek.WERK,
        kind=Kind.YESNO,
        sql=work(f"nullif(w.inkomensbron, '{Inkomensbron.ONBEKEND}') <> '{Inkomensbron.GEEN}'"),
        example="ja",
    ),
    Field(
        code="werk.sinds",
        label="Werk en inkomen zo sinds",
        rubriek=Rubriek.WERK,
        kind=Kind.DATE,
        sql=work("w.since"),
        example="01-11-2026",
    ),
)

WONEN = (
    Field(
        code="wonen.vorm",
        label="Hoe de jongere woont",
        rubriek=Rubriek.WONEN,
        kind=Kind.TEXT,
        sql=home(label_of("h.vorm", WoonVorm)),
        coarser="wonen.vaste_plek",
        example="Bij ouder(s)",
    ),
    Field(
        code="wonen.vaste_plek",
        label="Heeft een vaste plek om te wonen",
        rubriek=Rubriek.WONEN,
        kind=Kind.YESNO,
        sql=home(one_of("h.vorm", STABLE)),
        example="ja",
    ),
    Field(
        code="wonen.sinds",
        label="Woont zo sinds",
        rubriek=Rubriek.WONEN,
        kind=Kind.DATE,
        sql=home("h.since"),
        example="01-01-2020",
    ),
    Field(
        code="wonen.woonvraag",
        label="Zoekt woonruimte of hulp bij wonen",
        rubriek=Rubriek.WONEN,
        kind=Kind.YESNO,
        sql=(
            "exists (select 1 from cases_goal o join cases_plan p on p.id = o.plan_id where p.case_id = c.id"
            " and p.ended_on is null and o.need = 'wonen' and o.reached_on is null)"
        ),
        example="ja",
    ),
    Field(
        code="wonen.toelichting",
        label="Toelichting bij wonen",
        rubriek=Rubriek.WONEN,
        kind=Kind.TEXT,
        category=Category.VRIJE_TEKST,
        sql=NO_TEXT,
        example="Bij moeder en zusjes.",
    ),
)
