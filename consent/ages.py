"""Who must sign, and who may withdraw, by age: the age table of domain.md §1.4, with the version of the rule.

Column A is UAVG article 5 (as it reads since 1 September 2026), column D is Jeugdwet 7.3.4 to 7.3.15. Column E, for
who treats somebody, was not read in the law yet: there our house rule asks for as much as D, and for both where
somebody acts for the jongere. Where several columns apply, the strictest wins.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, SIGNS_FROM, WITHDRAWS_FROM, age_on, birthday
from consent.grondslagen.models import AgeRule
from consent.items import HEALTH_PARTNERS
from consent.machtigingen.models import Signer

# Their secrecy rules ask for a column of their own, whatever the giver's basis is.
KINDS_UNDER_JEUGDWET = {"jeugdhulp"}
KINDS_OF_CARE = set(HEALTH_PARTNERS)
# Since then a jongere from 12 has the rights of the AVG too, and may take back what a parent signed (UAVG 5).
OWN_RIGHTS_SINCE = date(2026, 9, 1)
RULES = {
    AgeRule.AVG: ("UAVG-5/2018-05-25", "UAVG-5/2026-09-01", OWN_RIGHTS_SINCE),
    AgeRule.JEUGDWET: ("JW-7.3/2015-01-01", "JW-7.3/2026-01-01", date(2026, 1, 1)),
    AgeRule.ZORG: ("huisregel-zorg/2026-11", "huisregel-zorg/2026-11", date(2026, 11, 1)),
}
# Columns A, D and E, from the least strict to the most.
STRICTER = (AgeRule.AVG, AgeRule.JEUGDWET, AgeRule.ZORG)
# Who signs in the place of the jongere, at any age: in column D a curator or a mentor, in column A a bewindvoerder too.
IN_PLACE = {
    AgeRule.AVG: {Signer.CURATOR, Signer.BEWINDVOERDER, Signer.MENTOR},
    AgeRule.JEUGDWET: {Signer.CURATOR, Signer.MENTOR},
    AgeRule.ZORG: set(),
}
WORDS = {Signer.CURATOR: "de curator", Signer.BEWINDVOERDER: "de bewindvoerder", Signer.MENTOR: "de mentor"}


@dataclass(frozen=True)
class Represented:
    """Who acts for a jongere in this matter. `wholly`: the matter holds nothing that is outside what they act on."""

    roles: tuple[Signer, ...] = ()
    wholly: bool = True


NOBODY = Represented()


@dataclass(frozen=True)
class SigningRule:
    """Who signs, by which version of which rule, and until when that stays so."""

    version: str
    signers: tuple[Signer, ...]
    explanation: str
    until: date


def strictest(bases: Iterable[str], partner_kind: str) -> AgeRule:
    """The column that applies when the bases of giver and recipient, and the recipient's secrecy, are looked at."""
    columns = {AgeRule(basis) for basis in bases} | {AgeRule.AVG}
    if partner_kind in KINDS_UNDER_JEUGDWET:
        columns.add(AgeRule.JEUGDWET)
    if partner_kind in KINDS_OF_CARE:
        columns.add(AgeRule.ZORG)
    return max(columns, key=STRICTER.index)


def version_of(rule: AgeRule, on: date) -> str:
    before, since, changed = RULES[rule]
    return since if on >= changed else before


def signing_rule(*, rule: AgeRule, geboortedatum: date, on: date, represented: Represented = NOBODY) -> SigningRule:
    """Who signs on this day. The answer holds until the birthday on which the rule asks someone else."""
    age = age_on(geboortedatum, on)
    signers, why = who_signs(rule, age, represented)
    return SigningRule(
        version=version_of(rule, on),
        signers=signers,
        explanation=f"{age} jaar: {why}",
        until=birthday(geboortedatum, next_change(rule, age)) - timedelta(days=1),
    )


def who_signs(rule: AgeRule, age: int, represented: Represented = NOBODY) -> tuple[tuple[Signer, ...], str]:
    """One row of the age table; the row “any age” comes first."""
    acting = " en ".join(WORDS[role] for role in represented.roles)
    if acting and represented.wholly and set(represented.roles) <= IN_PLACE[rule]:
        verb = "tekenen" if len(represented.roles) > 1 else "tekent"
        return represented.roles, f"{acting} {verb} in plaats van de jongere"
    signers, why = by_age(rule, age)
    return (*signers, *represented.roles), f"{why}, en {acting} tekent mee" if acting else why


def by_age(rule: AgeRule, age: int) -> tuple[tuple[Signer, ...], str]:
    """Who signs where nobody acts for the jongere but a parent."""
    if age >= SIGNS_FROM:
        return (Signer.JONGERE,), "de jongere tekent zelf"
    if rule != AgeRule.AVG and age >= WITHDRAWS_FROM:
        return (Signer.JONGERE, Signer.GEZAGSDRAGER), "de jongere en een ouder of voogd tekenen allebei"
    return (Signer.GEZAGSDRAGER,), "een ouder of voogd tekent in plaats van de jongere"


def next_change(rule: AgeRule, age: int) -> int:
    """The next age at which someone else must be asked; 27 is where the support ends."""
    if age >= SIGNS_FROM:
        return max(DOORSTROOMPUNT_UNTIL, age + 1)
    return WITHDRAWS_FROM if rule != AgeRule.AVG and age < WITHDRAWS_FROM else SIGNS_FROM


def may_withdraw(*, signer: Signer, age: int, on: date | None = None) -> bool:
    """From 12 the jongere may always withdraw, the gezagsdrager may until 16, a curator at any age (UAVG 5(3)).

    A bewindvoerder or a mentor only what they sign themselves. Before 1 September 2026 nobody below 16 could alone.
    """
    if signer == Signer.JONGERE:
        return age >= (WITHDRAWS_FROM if (on or timezone.localdate()) >= OWN_RIGHTS_SINCE else SIGNS_FROM)
    return age < SIGNS_FROM if signer == Signer.GEZAGSDRAGER else signer == Signer.CURATOR


def may_use_rights(*, signer: Signer, age: int, on: date | None = None) -> bool:
    """Who uses the rights of the AVG: below 12 a parent, from 12 to 15 each alone, from 16 the jongere (UAVG 5(4)).

    Before 1 September 2026 the parent alone until 16. A curator at any age.
    """
    return may_withdraw(signer=signer, age=age, on=on)
