"""The instruments that come with the product, as of November 2026. Names of domains and levels only.

ZRM 2017: names of the Zelfredzaamheid-Matrix, © GGD Amsterdam (domain.md §3.1). Signaleringsinstrument: the thirteen
domains of Ingrado's routekaart (B84–B95). Big 5: the leading principles of the same text. The twelve of the Haags
ZRM-overzicht (A8). Never changed after it landed: a newer text comes under a new code.
"""

from typing import Any

GEWOON, GEZONDHEID, STRAFRECHTELIJK = "gewoon", "gezondheid", "strafrechtelijk"
ZRM_LEVELS = ("acute problematiek", "niet zelfredzaam", "beperkt zelfredzaam", "voldoende zelfredzaam",
              "volledig zelfredzaam")  # fmt: skip
HAAGS_LEVELS = ("totaal niet zelfredzaam", *ZRM_LEVELS[1:])
PLAIN_LEVELS = ("acute zorg", "grote zorg", "aandacht nodig", "gaat goed", "gaat heel goed")
MELDCODE = (
    "Zijn er signalen van huiselijk geweld of kindermishandeling? Neem dan het afwegingskader van de Meldcode voor"
    " onderwijs en leerplicht/Doorstroompunt erbij."
)


def domain(code: str, label: str, category: str, support: str, plain: str, hint: str = "") -> dict[str, str]:
    return {"code": code, "label": label, "category": category, "support": support, "plain": plain, "hint": hint}


ZRM = [
    domain("FIN", "Financiën", GEWOON, "geld", "Geld"),
    domain("WO", "Werk & Opleiding", GEWOON, "werk of opleiding", "School of werk"),
    domain("TIJD", "Tijdsbesteding", GEWOON, "een zinvolle dag", "Wat je op een dag doet"),
    domain("HUIS", "Huisvesting", GEWOON, "wonen", "Wonen"),
    domain("REL", "Huiselijke relaties", GEZONDHEID, "de situatie thuis", "Thuis"),
    domain("GG", "Geestelijke gezondheid", GEZONDHEID, "geestelijke gezondheid", "Hoe je je voelt"),
    domain("LG", "Lichamelijke gezondheid", GEZONDHEID, "lichamelijke gezondheid", "Je lijf"),
    domain("MID", "Middelengebruik", GEZONDHEID, "middelengebruik", "Drank en drugs"),
    domain("BADL", "Basale ADL", GEZONDHEID, "dagelijkse verzorging", "Goed voor jezelf zorgen"),
    domain("IADL", "Instrumentele ADL", GEZONDHEID, "dagelijkse handelingen", "Koken, wassen en regelen"),
    domain("SOC", "Sociaal netwerk", GEWOON, "contact met anderen", "Vrienden en familie"),
    domain("MP", "Maatschappelijke participatie", GEWOON, "meedoen", "Meedoen in de buurt"),
    domain("JUS", "Justitie", STRAFRECHTELIJK, "zaken met justitie", "Politie en justitie"),
]
SIGNALERING = [
    domain("I1", "Gezin", GEWOON, "het gezin", "Je gezin"),
    domain("I2", "Werk en opleiding", GEWOON, "werk of opleiding", "School of werk"),
    domain("I3", "Huisvesting", GEWOON, "wonen", "Wonen"),
    domain("I4", "Lichamelijke, geestelijke en cognitieve gezondheid", GEZONDHEID, "gezondheid", "Hoe je je voelt"),
    domain("I5", "Relaties en sociaal netwerk", GEWOON, "contact met anderen", "Vrienden en familie"),
    domain("I6", "Controle over drugs, alcohol, gokken, gamen en social media", GEZONDHEID, "verslaving",
           "Drank, drugs, gamen en je telefoon"),
    domain("I7", "Financiën en schuldenproblematiek", GEWOON, "geld en schulden", "Geld",
           "Aard en omvang van de schulden."),
    domain("I8", "Justitie", STRAFRECHTELIJK, "zaken met justitie", "Politie en justitie"),
    domain("I9", "Huiselijke relaties", GEZONDHEID, "de situatie thuis", "Thuis", MELDCODE),
    domain("I10", "Vaardigheden, attitude en/of agressie", GEZONDHEID, "vaardigheden en houding",
           "Hoe je omgaat met anderen"),
    domain("I11", "Tijdsbesteding en vrije tijd", GEWOON, "een zinvolle dag", "Wat je op een dag doet",
           "Ook het dag- en nachtritme."),
    domain("I12", "Bereidheid en vermogen om hulp te aanvaarden", GEWOON, "hulp aannemen", "Hulp krijgen",
           "Bij de jongere en bij de ouders."),
    domain("I13", "Ernstig motivatiegebrek of langdurig verzuim", GEWOON, "motivatie", "Waar je zin in hebt"),
]  # fmt: skip
BIG_5 = [
    domain("B1", "Support", GEWOON, "steun van een volwassene", "Iemand die er voor je is",
           "Er is in ieder geval één volwassen persoon duurzaam beschikbaar."),
    domain("B2", "Wonen", GEWOON, "wonen", "Wonen", "Een passende, betaalbare en stabiele woonplek."),
    domain("B3", "School & Werk", GEWOON, "school of werk", "School of werk",
           "Gaat naar school en/of heeft duurzaam werk."),
    domain("B4", "Inkomen", GEWOON, "inkomen en schulden", "Geld",
           "Genoeg inkomen, en een plan om schulden te voorkomen of op te lossen."),
    domain("B5", "Welzijn en gezondheid", GEZONDHEID, "welzijn en gezondheid", "Hoe je je voelt",
           "Fysiek, emotioneel en mentaal in balans."),
]  # fmt: skip
HAAGS = [
    domain("H1", "Inkomen", GEWOON, "inkomen", "Geld"),
    domain("H2", "Werk & opleiding", GEWOON, "werk of opleiding", "School of werk"),
    domain("H3", "Tijdsbesteding", GEWOON, "een zinvolle dag", "Wat je op een dag doet"),
    domain("H4", "Huisvesting", GEWOON, "wonen", "Wonen"),
    domain("H5", "Huiselijke relaties", GEZONDHEID, "de situatie thuis", "Thuis"),
    domain("H6", "Geestelijke gezondheid", GEZONDHEID, "geestelijke gezondheid", "Hoe je je voelt"),
    domain("H7", "Lichamelijke gezondheid", GEZONDHEID, "lichamelijke gezondheid", "Je lijf"),
    domain("H8", "Middelengebruik", GEZONDHEID, "middelengebruik", "Drank en drugs"),
    domain("H9", "Vaardigheden bij activiteiten van het dagelijks leven", GEZONDHEID, "het dagelijks leven",
           "Voor jezelf zorgen"),
    domain("H10", "Sociaal netwerk", GEWOON, "contact met anderen", "Vrienden en familie"),
    domain("H11", "Maatschappelijke participatie", GEWOON, "meedoen", "Meedoen in de buurt"),
    domain("H12", "Justitie", STRAFRECHTELIJK, "zaken met justitie", "Politie en justitie"),
]  # fmt: skip


def instrument(
    code: str, naam: str, domains: list[dict[str, str]], levels: tuple[str, ...], source: str, matrix: str = ""
) -> dict[str, Any]:
    named = {str(number): label for number, label in enumerate(levels, start=1)}
    body = {"domains": domains, "levels": named, "source": source, "matrix": matrix, "licence": "", "criteria": {}}
    return {"kind": "instrument", "code": code, "naam": naam, "body": body}


INSTRUMENTS = (
    instrument("zrm-2017", "Zelfredzaamheid-Matrix 2017", ZRM, ZRM_LEVELS,
               "Namen van gebieden en scores: Zelfredzaamheid-Matrix 2017, © GGD Amsterdam. De teksten per cel staan er"
               " niet in.", matrix="zrm-2017"),
    instrument("signaleringsinstrument", "Signaleringsinstrument (Ingrado)", SIGNALERING, PLAIN_LEVELS,
               "Gebieden: routekaart Doorstroompunt, Ingrado. Een leidraad voor het gesprek, geen checklist."),
    instrument("big-5", "Big 5", BIG_5, PLAIN_LEVELS, "De vijf leidende principes van de jongerenaanpak."),
    instrument("haags-overzicht", "Haags ZRM-overzicht", HAAGS, HAAGS_LEVELS,
               "De twaalf leefgebieden van het Haags ZRM-werkproces."),
)  # fmt: skip
