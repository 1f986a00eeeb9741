"""Who must sign, and who may withdraw, by age: the age table of domain.md §1.4, with the version of the rule.

Column A is UAVG article 5 (as it reads since 1 September 2026), column D is Jeugdwet 7.3.4 to 7.3.15. Where two apply,
the strictest wins: from 12 to 15 the Jeugdwet asks for two signatures where the UAVG asks for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL, age_on, birthday
from consent.grondslagen.models import AgeRule
from consent.machtigingen.models import Signer

WITHDRAWS_FROM = 12
SIGNS_FROM = 16
# Their secrecy rules ask for the Jeugdwet's column, whatever the giver's basis is.
KINDS_UNDER_JEUGDWET = {"jeugdhulp", "ggz", "verslavingszorg", "huisarts", "jgz"}
RULES = {
    AgeRule.AVG: ("UAVG-5/2018-05-25", "UAVG-5/2026-09-01", date(2026, 9, 1)),
    AgeRule.JEUGDWET: ("JW-7.3/2015-01-01", "JW-7.3/2026-01-01", date(2026, 1, 1)),
}


@dataclass(frozen=True)
class SigningRule:
    """Who signs, by which version of which rule, and until when that stays so."""

    version: str
    signers: tuple[Signer, ...]
    explanation: str
    until: date


def strictest(bases: Iterable[str], partner_kind: str) -> AgeRule:
    """The column that applies when the bases of giver and recipient, and the recipient's secrecy, are looked at."""
    strict = AgeRule.JEUGDWET in bases or partner_kind in KINDS_UNDER_JEUGDWET
    return AgeRule.JEUGDWET if strict else AgeRule.AVG


def signing_rule(*, rule: AgeRule, geboortedatum: date, on: date) -> SigningRule:
    """Who signs on this day. The answer holds until the birthday on which the rule asks someone else."""
    before, since, changed = RULES[rule]
    age = age_on(geboortedatum, on)
    signers, why = who_signs(rule, age)
    return SigningRule(
        version=since if on >= changed else before,
        signers=signers,
        explanation=f"{age} jaar: {why}",
        until=birthday(geboortedatum, next_change(rule, age)) - timedelta(days=1),
    )


def who_signs(rule: AgeRule, age: int) -> tuple[tuple[Signer, ...], str]:
    """One row of the age table."""
    if age >= SIGNS_FROM:
        return (Signer.JONGERE,), "de jongere tekent zelf"
    if rule == AgeRule.JEUGDWET and age >= WITHDRAWS_FROM:
        return (Signer.JONGERE, Signer.GEZAGSDRAGER), "de jongere en een ouder of voogd tekenen allebei"
    return (Signer.GEZAGSDRAGER,), "een ouder of voogd tekent in plaats van de jongere"


def next_change(rule: AgeRule, age: int) -> int:
    """The next age at which someone else must be asked; 27 is where the support ends."""
    if age >= SIGNS_FROM:
        return max(DOORSTROOMPUNT_UNTIL, age + 1)
    return WITHDRAWS_FROM if rule == AgeRule.JEUGDWET and age < WITHDRAWS_FROM else SIGNS_FROM


def may_withdraw(*, signer: Signer, age: int) -> bool:
    """From 12 the jongere may always withdraw; the gezagsdrager may until 16 (UAVG 5, third paragraph)."""
    return age >= WITHDRAWS_FROM if signer == Signer.JONGERE else age < SIGNS_FROM


def may_use_rights(*, signer: Signer, age: int) -> bool:
    """Who uses the rights of the AVG: below 12 a parent, from 12 to 15 each alone, from 16 the jongere (UAVG 5(4))."""
    return may_withdraw(signer=signer, age=age)
