"""Who may sign for a jongere today, as the database sees it: gezag, curatele, bewind or mentorschap that was seen.

The view `consent_capacity` is the one place for this in SQL. What opens a share, what ends a signature and what lets
somebody sign ask it; `GezagsdragerQuerySet.in_force` says the same to our own pages, and a test compares the two.
"""

from cases.catalogue.sql import TODAY
from cases.jongeren.ages import LEERPLICHT_UNTIL
from cases.jongeren.gezagsdragers import Vertegenwoordiging
from consent.afwegingen.acting import CARE_PARTNERS, MONEY_PARTNERS, concerns
from consent.items import ITEMS
from consent.machtigingen.models import ROLE_OF

# Per ground but curatele, which is about all: the kinds of ketenpartner and the items that are its matter.
MATTERS = tuple(
    (
        soort.value,
        sorted(kinds),
        sorted(code for code in ITEMS if soort in concerns(code, "")),
    )
    for soort, kinds in ((Vertegenwoordiging.BEWIND, MONEY_PARTNERS), (Vertegenwoordiging.MENTORSCHAP, CARE_PARTNERS))
)


def role_of(person: str) -> str:
    """In which capacity this person signs."""
    roles = " ".join(f"when '{soort}' then '{role}'" for soort, role in ROLE_OF.items())
    return f"case {person}.soort {roles} end"


def listed(names: list[str]) -> str:
    """Names of our own as an SQL array."""
    return "array[" + ", ".join(f"'{name}'" for name in names) + "]::text[]"


def capacity_sql() -> str:
    return f"""
create view consent_capacity as
select g.id as gezagsdrager_id, g.jongere_id, g.user_id, {role_of("g")} as role
from cases_gezagsdrager g
join cases_jongere b on b.id = g.jongere_id
where g.verified_at is not null
  and (g.verified_until is null or g.verified_until >= {TODAY})
  and (g.until is null or g.until >= {TODAY})
  and (g.since is null or g.since <= {TODAY})
  and (g.soort <> 'gezag' or b.geboortedatum > {TODAY} - interval '{LEERPLICHT_UNTIL} years')
  and not exists (
    select from cases_nietinformeren n where n.gezagsdrager_id = g.id
      and not exists (select from cases_weerinformeren w where w.niet_informeren_id = n.id))
"""  # noqa: S608  # only our own codes are filled in


def born_plus(years: int) -> str:
    """The day on which j reaches an age; born on 29 February means 1 March, as `cases.jongeren.ages.birthday` says."""
    reached = f"(j.geboortedatum + interval '{years} years')::date"
    return f"({reached} + (extract(day from {reached}) <> extract(day from j.geboortedatum))::int)"


def current(machtiging: str = "m") -> str:
    """That this is the question that counts today: it has begun, and no later one has."""
    later = f"""consent_machtiging later
    where later.replaces_id = {machtiging}.id and later.replaces_id is not null and later.valid_from <= {TODAY}"""
    return f"(({machtiging}.valid_from is null or {machtiging}.valid_from <= {TODAY}) and {none(later)})"


def none(rows: str) -> str:
    """That there is no such row. Because of `is true` PostgreSQL makes no join of it, but looks share by share or makes
    one list for all, whichever costs less. Joins went wrong, because it expects far fewer shares than come."""
    return f"(not exists (select from {rows})) is true"  # our own conditions


def right_signers(machtiging: str = "m") -> str:
    """That the age of j still asks for these signers: below 16 never the jongere alone, from 16 never a parent, and
    from 12 never the parent alone where the column of youth care or care applies (domain.md §1.4)."""
    asked = f"{machtiging}.required_signers"
    return f"""(not 'gezagsdrager' = any({asked}) or {younger(16)})
  and ({asked} <> array['jongere']::varchar[] or not {younger(16)})
  and ({asked} <> array['gezagsdrager']::varchar[] or starts_with({machtiging}.rule_version, 'UAVG')
    or {younger(12)})"""


def younger(years: int) -> str:
    """That j has not reached this age today."""
    return f"j.geboortedatum > {TODAY} - interval '{years} years'"


def all_in_capacity(machtiging: str = "m") -> str:
    """That whoever said ja in the place of the jongere, and took none of it back, may still do so today."""
    return f"""({machtiging}.required_signers = array['jongere']::varchar[] or not exists (
    select from consent_consentevent s
    where s.machtiging_id = {machtiging}.id and {stands_for_another("s")}
      and not exists (select from consent_capacity k where k.gezagsdrager_id = s.gezagsdrager_id)))"""  # noqa: S608


def acts_unasked(machtiging: str = "m", *, on: str = TODAY) -> str:
    """The person v who acts for the jongere on this day in what a is about, and whom this question does not ask.

    In a matter under curatele, bewind or mentorschap consent is theirs in place of the jongere (UAVG 5(1), 5(2)); who
    signs together with whom is `consent.ages.who_signs`. `concerns` says which matter is whose; a test compares them.
    """
    asked = f"{machtiging}.required_signers"
    of_matter = " or ".join(
        f"v.soort = '{soort}' and (a.ketenpartner_kind = any({listed(kinds)})"
        f" or a.decided_codes::text[] && {listed(items)})"
        for soort, kinds, items in MATTERS
    )
    return f"""v.jongere_id = c.jongere_id and v.soort <> 'gezag' and v.verified_at is not null
    and (v.verified_until is null or v.verified_until >= greatest({on}, {TODAY}))
    and (v.until is null or v.until >= greatest({on}, {TODAY}))
    and v.since <= {on} and {role_of("v")} <> all({asked})
    and (v.soort = 'curatele' or not 'curator' = any({asked}) and ({of_matter}))"""


def nobody_unasked(machtiging: str = "m") -> str:
    """That today the question asks everybody who acts for the jongere in this matter; most have nobody who does."""
    nobody = none("cases_gezagsdrager v where v.jongere_id = c.jongere_id and v.soort <> 'gezag'")
    return f"({nobody} or not exists (select from cases_gezagsdrager v where {acts_unasked(machtiging)}))"  # our own


def stands_for_another(event: str) -> str:
    """That this event is a ja in the place of the jongere that was not taken back as a whole."""
    return f"""{event}.event_state = 'given' and {event}.signer <> 'jongere' and not exists (
      select from consent_consentevent l
      where l.machtiging_id = {event}.machtiging_id and l.sequence > {event}.sequence
        and l.event_state not in ('given', 'requested') and l.field_codes @> {event}.field_codes)"""
