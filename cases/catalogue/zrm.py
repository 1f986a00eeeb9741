"""The latest score of each domain, and beside it only whether support is needed."""

from cases.catalogue.field import Field, Kind, Rubriek
from cases.zrm.domains import DOMAINS, NEEDS_SUPPORT_UNTIL, Domain


def latest(domain: Domain, expression: str) -> str:
    """A value of the newest score in this case; null when the domain was never scored."""
    return (
        f"(select {expression} from cases_score s where s.case_id = c.id and s.domain = '{domain.code}'"
        " order by s.scored_on desc, s.created_at desc limit 1)"
    )


def fields_of(domain: Domain) -> tuple[Field, Field]:
    """The coarser field keeps the category: that someone needs support with health is still about health."""
    code = f"zrm.{domain.code.lower()}"
    level = Field(
        code=code,
        label=f"Score {domain.label}",
        rubriek=Rubriek.ZRM,
        kind=Kind.NUMBER,
        category=domain.category,
        sql=latest(domain, "s.value::int"),
        coarser=f"{code}_ondersteuning",
        example="2",
    )
    support = Field(
        code=f"{code}_ondersteuning",
        label=f"Heeft ondersteuning nodig bij {domain.support}",
        rubriek=Rubriek.ZRM,
        kind=Kind.YESNO,
        category=domain.category,
        sql=latest(domain, f"s.value <= {int(NEEDS_SUPPORT_UNTIL)}"),
        example="ja",
    )
    return level, support


ZRM = tuple(field for domain in DOMAINS.values() for field in fields_of(domain))
