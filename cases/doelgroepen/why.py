"""Why a jongere is in a doelgroep, in words that name what the rule rests on."""

from cases.catalogue.doelgroep import JIKP_FROM
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from cases.school.services import startkwalificatie

WHY = {
    Doelgroep.JIKP: "16 jaar of ouder, komt uit vso, praktijkonderwijs, vmbo-basis, een leerwerktraject of entree.",
    Doelgroep.LEERPLICHTIG: "Nog geen 18 jaar.",
    Doelgroep.VERZUIM_18: "18 jaar of ouder, ingeschreven op het mbo, met verzuim dat nog loopt.",
    Doelgroep.VSV_DREIGEND: "Dreigt uit te vallen: er loopt verzuim, of de school is dit jaar gestopt.",
    Doelgroep.VSV_NIEUW: "Had op 1 oktober geen school en geen werk.",
    Doelgroep.VSV_OUD: "Heeft al langer dan een jaar geen school, en geen werk.",
    Doelgroep.ANDERS: "Zit niet op school en werkt.",
}


def reasons(case: Case, doelgroepen: list[Doelgroep]) -> list[str]:
    """Sentences for the page; first the rules, then what the dossier says."""
    jongere = case.jongere
    has = startkwalificatie(jongere)
    told = [f"{doelgroep.label}: {WHY[doelgroep][0].lower()}{WHY[doelgroep][1:]}" for doelgroep in doelgroepen]
    told = told or ["Hoort volgens het dossier bij geen van de doelgroepen."]
    if origin := jongere.inschrijvingen.filter(niveau__in=JIKP_FROM).first() if Doelgroep.JIKP in doelgroepen else None:
        told.append(f"Komt uit: {origin.get_niveau_display().lower()}.")
    told.append(f"Leeftijd: {jongere.leeftijd()} jaar. {'Heeft een' if has else 'Geen'} startkwalificatie.")
    school = jongere.inschrijvingen.current().first()
    told.append(f"School: {school}, {school.get_niveau_display().lower()}." if school else "School: niet ingeschreven.")
    if verzuim := jongere.verzuim.current().first():
        told.append(f"Verzuim: {verzuim}.")
    return told
