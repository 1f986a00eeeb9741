"""What a regiehouder writes beside a score: per domain a reason for a low, a middling and a good level."""

REASONS: dict[str, tuple[str, str, str]] = {
    "FIN": (
        "Post blijft dicht en er zijn drie aanmaningen.",
        "Er is overzicht, maar er wordt nog niet afgelost.",
        "Betaalt zelf de rekeningen en loopt niets achter.",
    ),
    "WO": (
        "Zit thuis, zonder school of werk.",
        "Is begonnen, maar mist nog dagen.",
        "Is er op tijd en houdt het vol.",
    ),
    "TIJD": (
        "Dag en nacht zijn omgedraaid.",
        "Doordeweeks is er een ritme, in het weekend niet.",
        "Heeft een vaste week met school, werk en sport.",
    ),
    "HUIS": (
        "Slaapt bij wisselende vrienden op de bank.",
        "Heeft een plek, maar het contract loopt af.",
        "Woont prettig en kan er blijven.",
    ),
    "REL": (
        "Thuis is er elke dag ruzie.",
        "Thuis gaat het met afspraken beter.",
        "Kan thuis terecht en voelt zich gesteund.",
    ),
    "GG": (
        "Slaapt slecht, piekert veel en zegt alles af.",
        "Er is hulp begonnen en die komt op gang.",
        "Zit goed in het vel en weet wie te bellen als het minder gaat.",
    ),
    "MID": (
        "Blowt elke dag, ook voor school.",
        "Gebruikt nog in het weekend en wil minderen.",
        "Gebruikt niet, of heel af en toe.",
    ),
    "LG": (
        "Is altijd moe en ging jaren niet naar de tandarts.",
        "Huisarts is bezocht, er loopt een afspraak.",
        "Is gezond en beweegt genoeg.",
    ),
    "BADL": (
        "Slaat maaltijden over en wast zich niet elke dag.",
        "Eet en wast zich beter, met een herinnering.",
        "Zorgt goed voor zichzelf.",
    ),
    "JUS": (
        "Kwam dit jaar twee keer in aanraking met de politie.",
        "Heeft een Halt-afspraak en houdt zich eraan.",
        "De Halt-afspraak is klaar, er speelt niets meer.",
    ),
    "IADL": (
        "Koken, was en formulieren lukken niet zonder hulp.",
        "Doet het huishouden met een lijstje en wat hulp.",
        "Regelt het huishouden zelf.",
    ),
    "SOC": (
        "Noemt niemand om op terug te vallen.",
        "Ziet een oude vriend weer en gaat mee naar de sport.",
        "Heeft vrienden en familie dichtbij.",
    ),
    "MP": (
        "Komt bijna niet buiten.",
        "Doet één middag mee in het jongerencentrum.",
        "Helpt als vrijwilliger en kent de buurt.",
    ),
}
WITHOUT_HELP_UNTIL = 2


def reason_for(domain: str, value: int) -> str:
    low, middling, good = REASONS[domain]
    return low if value <= WITHOUT_HELP_UNTIL else middling if value == WITHOUT_HELP_UNTIL + 1 else good
