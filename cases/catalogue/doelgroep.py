"""The rule, as one SQL expression: for one case, for a list of 70,000, and for the sharing view alike (B21–B24).

Younger than the tenant helps (27, or 23: B9) and without a startkwalificatie:
1. JIKP: from 16, comes from vso, praktijkonderwijs, vmbo-basis, a leerwerktraject or entree (the origins of B24;
   whoever is in entree came into it), and is on the way to entree or mbo 2, or left school less than a year ago.
And beside that at most one of these, in this order:
2. Leerplichtig: under 18 (A2).
3. Enrolled: verzuim 18+ on the mbo, or threatening to leave elsewhere, while absence is open; else none.
4. Not enrolled and at work: another group. Out for longer than a year: old. Out, without work, on the last first of
   October: new. Left since then: threatening, because the next first of October decides.
So a jongere can be in two at once, such as JIKP and verzuim 18+; the first is the one that lists and partners see.
What a person corrected goes before all of this.
"""

from cases.catalogue.sql import TODAY, one_of, quoted
from cases.dossier.tasks import Doelgroep
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL
from cases.school.models import STARTKWALIFICATIE, Niveau

JIKP_FROM = (Niveau.VSO, Niveau.PRAKTIJK, Niveau.VMBO_BB, Niveau.VMBO_LEERWERK, Niveau.ENTREE)
JIKP_TO = (Niveau.ENTREE, Niveau.MBO2)
MBO = (Niveau.ENTREE, Niveau.MBO2, Niveau.MBO3, Niveau.MBO4)
UNTIL = f"(select coalesce((select s.doorstroompunt_until from cases_settings s), {DOORSTROOMPUNT_UNTIL})::int)"
AT_WORK = ("werk", "leerwerk")
OFF_SCHOOL = (Doelgroep.ANDERS, Doelgroep.VSV_OUD, Doelgroep.VSV_NIEUW)
LAST_OCTOBER = (  # the count of vsv
    f"(select make_date(extract(year from {TODAY})::int - (extract(month from {TODAY}) < 10)::int, 10, 1))"
)


def of_school(jongere: str, told: str) -> str:
    """What all enrolments of a jongere tell, looked up once, in aggregates.

    Because it aggregates, PostgreSQL looks per jongere, by index, and a list stops as soon as its page is full. With
    EXISTS it read the enrolments of the whole tenant for every list, several times: of 70,000 that took 100 ms.
    """
    return f"(select {told} from cases_inschrijving i where i.jongere_id = {jongere})"


def one_is(condition: str) -> str:
    """Whether this goes for one of the enrolments; without any, it does not."""
    return f"coalesce(bool_or({condition}), false)"


def enrolled(more: str = "", on: str = TODAY) -> str:
    """Whether there is an enrolment on this day; inside `of_school`."""
    return one_is(f"i.begon_op <= {on} and (i.eindigde_op is null or i.eindigde_op >= {on}){more}")


LEFT_RECENTLY = f"coalesce(max(i.eindigde_op) >= {TODAY} - 365, false)"


def at_work(jongere: str, on: str) -> str:
    return (
        f"exists (select from cases_werkinkomen w where w.jongere_id = {jongere} and {one_of('w.status', AT_WORK)}"
        f" and w.since <= {on} and (w.until is null or w.until >= {on}))"
    )


def young(born: str) -> str:
    return f"{born} > ({TODAY} - make_interval(years => {UNTIL}))::date"


def qualified(jongere: str) -> str:
    """Whether there is a startkwalificatie."""
    return (
        f"(select coalesce(bool_or({one_of('d.niveau', STARTKWALIFICATIE)}), false)"
        f" from cases_diploma d where d.jongere_id = {jongere})"
    )


def helped(jongere: str, born: str) -> str:
    """Young enough for this tenant, and without a startkwalificatie."""
    return f"({young(born)} and not {qualified(jongere)})"


def jikp(jongere: str, born: str) -> str:
    to_jikp = enrolled(f" and {one_of('i.niveau', JIKP_TO)}")
    comes_and_goes = (
        f"{one_is(one_of('i.niveau', JIKP_FROM))} and ({to_jikp} or (not {enrolled()} and {LEFT_RECENTLY}))"
    )
    return f"({born} <= {TODAY} - interval '16 years' and {of_school(jongere, comes_and_goes)})"


def under_18(born: str) -> str:
    return f"{born} > {TODAY} - interval '18 years'"


def standing(jongere: str, born: str) -> str:
    """Where somebody stands between school and work: one code, or empty."""
    from_18 = f"case when {enrolled()} then {at_school(jongere)} else {off_school(jongere)} end"
    return f"case when {under_18(born)} then '{Doelgroep.LEERPLICHTIG}' else {of_school(jongere, from_18)} end"


def at_school(jongere: str) -> str:
    """Of who is enrolled and 18; inside `of_school`."""
    open_verzuim = (
        f"exists (select from cases_verzuim v where v.jongere_id = {jongere} and v.begon_op <= {TODAY}"
        f" and (v.eindigde_op is null or v.eindigde_op >= {TODAY}))"
    )
    return f"""case when not {open_verzuim} then ''
    when {enrolled(f" and {one_of('i.niveau', MBO)}")} then '{Doelgroep.VERZUIM_18}'
    else '{Doelgroep.VSV_DREIGEND}' end"""


def off_school(jongere: str) -> str:
    """Of who is 18 and not enrolled; inside `of_school`."""
    return f"""case when {at_work(jongere, TODAY)} then '{Doelgroep.ANDERS}'
    when not {LEFT_RECENTLY} then '{Doelgroep.VSV_OUD}'
    when not {enrolled(on=LAST_OCTOBER)} and not {at_work(jongere, LAST_OCTOBER)} then '{Doelgroep.VSV_NIEUW}'
    else '{Doelgroep.VSV_DREIGEND}' end"""


def derived(jongere: str, born: str) -> str:
    """The first doelgroep that follows from the dossier; empty for nobody's. Names of columns come from our code."""
    return (
        f"case when not {helped(jongere, born)} then '' when {jikp(jongere, born)} then '{Doelgroep.JIKP}'"
        f" else {standing(jongere, born)} end"
    )


def derived_set(jongere: str, born: str) -> str:
    """All that follow from the dossier, the first one first."""
    first = f"case when {jikp(jongere, born)} then '{Doelgroep.JIKP}' else '' end"
    return (
        f"case when {helped(jongere, born)} then array_remove(array[{first}, {standing(jongere, born)}], '')"
        " else '{}' end"
    )


def of_correction(case: str, what: str) -> str:
    """What a person corrected, if that is in force."""
    return f"(select {what} from cases_doelgroepcorrection k where k.case_id = {case} and k.taken_back_at is null)"


def in_force(case: str, jongere: str, born: str) -> str:
    """The first one: what a person corrected, else what follows from the dossier."""
    return f"coalesce({of_correction(case, 'k.doelgroep')}, {derived(jongere, born)})"


def set_in_force(case: str, jongere: str, born: str) -> str:
    corrected = of_correction(case, "(k.doelgroep || k.beside)::text[]")
    return f"coalesce({corrected}, ({derived_set(jongere, born)})::text[])"


def belongs(doelgroep: Doelgroep, case: str, jongere: str, born: str) -> str:
    """Whether this one is among them. Asks only what this one needs, and what costs most last: lists filter 70,000
    rows with it."""
    code = quoted(doelgroep)
    if doelgroep == Doelgroep.JIKP:
        is_so = jikp(jongere, born)
    elif doelgroep == Doelgroep.LEERPLICHTIG:
        is_so = under_18(born)
    elif doelgroep in OFF_SCHOOL:
        told = f"not {enrolled()} and ({off_school(jongere)}) = {code}"
        is_so = f"not {under_18(born)} and {of_school(jongere, told)}"
    else:
        is_so = f"({standing(jongere, born)}) = {code}"
    corrected = of_correction(case, f"{code} = any(k.doelgroep || k.beside)")
    return f"coalesce({corrected}, {young(born)} and {is_so} and not {qualified(jongere)})"
