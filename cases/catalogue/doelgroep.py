"""The rule, as one SQL expression: for one case, for a list of 70,000, and for the sharing view alike (B21–B24).

Under 27 and without a startkwalificatie, in this order:
1. JIKP: from 16, comes from vso, praktijkonderwijs, vmbo-basis, a leerwerktraject or entree (the origins of B24;
   whoever is in entree came into it), and is on the way to entree or mbo 2, or left school less than a year ago.
2. Leerplichtig: under 18 (A2).
3. Enrolled: verzuim 18+ on the mbo, or threatening to leave elsewhere, while absence is open; else none.
4. Not enrolled and at work: another group. Out for longer than a year: old. Out, without work, on the last first of
   October: new. Left since then: threatening, because the next first of October decides.
What a person corrected goes before all of this.
"""

from cases.catalogue.sql import TODAY, one_of
from cases.dossier.tasks import Doelgroep
from cases.school.models import STARTKWALIFICATIE, Niveau

JIKP_FROM = (Niveau.VSO, Niveau.PRAKTIJK, Niveau.VMBO_BB, Niveau.ENTREE)
JIKP_TO = (Niveau.ENTREE, Niveau.MBO2)
MBO = (Niveau.ENTREE, Niveau.MBO2, Niveau.MBO3, Niveau.MBO4)
AT_WORK = ("werk", "leerwerk")
LAST_OCTOBER = (
    f"make_date(extract(year from {TODAY})::int - (extract(month from {TODAY}) < 10)::int, 10, 1)"  # the count of vsv
)


def enrolled(jongere: str, more: str = "", on: str = TODAY) -> str:
    """Whether there is an enrolment on this day."""
    return (
        f"exists (select from cases_inschrijving i where i.jongere_id = {jongere} and i.begon_op <= {on}"
        f" and (i.eindigde_op is null or i.eindigde_op >= {on}){more})"
    )


def at_work(jongere: str, on: str) -> str:
    return (
        f"exists (select from cases_werkinkomen w where w.jongere_id = {jongere} and {one_of('w.status', AT_WORK)}"
        f" and w.since <= {on} and (w.until is null or w.until >= {on}))"
    )


def derived(jongere: str, born: str) -> str:
    """The doelgroep that follows from the dossier; empty for nobody's. Names of columns come from our own code only."""
    open_verzuim = (
        f"exists (select from cases_verzuim v where v.jongere_id = {jongere} and v.begon_op <= {TODAY}"
        f" and (v.eindigde_op is null or v.eindigde_op >= {TODAY}))"
    )
    left = f"(select max(i.eindigde_op) from cases_inschrijving i where i.jongere_id = {jongere})"
    comes_from = (
        f"exists (select from cases_inschrijving i where i.jongere_id = {jongere} and {one_of('i.niveau', JIKP_FROM)})"
    )
    has = (
        f"exists (select from cases_diploma d where d.jongere_id = {jongere}"
        f" and {one_of('d.niveau', STARTKWALIFICATIE)})"
    )
    in_school, to_jikp = enrolled(jongere), enrolled(jongere, f" and {one_of('i.niveau', JIKP_TO)}")
    recent = f"coalesce({left} >= {TODAY} - 365, false)"
    return f"""case
  when {has} or {born} <= {TODAY} - interval '27 years' then ''
  when {born} <= {TODAY} - interval '16 years' and {comes_from}
    and ({to_jikp} or (not {in_school} and {recent})) then '{Doelgroep.JIKP}'
  when {born} > {TODAY} - interval '18 years' then '{Doelgroep.LEERPLICHTIG}'
  when {in_school} then case when not {open_verzuim} then ''
    when {enrolled(jongere, f" and {one_of('i.niveau', MBO)}")} then '{Doelgroep.VERZUIM_18}'
    else '{Doelgroep.VSV_DREIGEND}' end
  when {at_work(jongere, TODAY)} then '{Doelgroep.ANDERS}'
  when not {recent} then '{Doelgroep.VSV_OUD}'
  when not {enrolled(jongere, on=LAST_OCTOBER)} and not {at_work(jongere, LAST_OCTOBER)} then '{Doelgroep.VSV_NIEUW}'
  else '{Doelgroep.VSV_DREIGEND}' end"""


def in_force(case: str, jongere: str, born: str) -> str:
    """What a person corrected, else what follows from the dossier."""
    corrected = (
        f"(select k.doelgroep from cases_doelgroepcorrection k where k.case_id = {case} and k.taken_back_at is null)"
    )
    return f"coalesce({corrected}, {derived(jongere, born)})"
