"""The grondslagen and hard stops as we read them on 22 November 2026 (domain.md §1.5, law.md).

Dated, so that a change of law is a new row with a new `valid_from`, and old afwegingen keep the row they rest on.
`mark` tells how we know: V read in the law, S in another source, D our own conclusion, U not read (never on screen).
`ASKING` came with opvragen: on what others give to us.
"""

from typing import Any

RMC = ["doorstroompunt"]
SCHOOLS = ["mbo", "vo", "vso_pro"]
WEB = "Wet educatie en beroepsonderwijs"
NEW_WEB = "2026-01-01"

GRONDSLAGEN: list[dict[str, Any]] = [
    {
        "code": "RMC-1",
        "naam": "Ondersteuning terug naar school",
        "avg_basis": "AVG 6(1)(e)",
        "article": "WEB 9.2.5, eerste en derde lid",
        "law_text": "Het college van burgemeester en wethouders kan ondersteuning bieden aan de persoon, bedoeld in"
        " artikel"
        " 9.2.1, gericht op het terugleiden naar onderwijs.",
        "allows": "Het Doorstroompunt verwerkt een gesloten lijst gegevens om een jongere terug naar school te helpen.",
        "direction": "ontvangen",
        "partner_kinds": ["doorstroompunt"],
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "RMC-2",
        "naam": "Doorgeleiden naar werk en inkomen",
        "avg_basis": "AVG 6(1)(e)",
        "article": "WEB 9.2.5, tweede en vierde lid",
        "law_text": "Indien het terugleiden naar onderwijs niet passend is, kan het college […] de persoon"
        " ondersteunen bij het"
        " vinden van werk of doorgeleiden naar ondersteuning op grond van artikel 7a van de Participatiewet.",
        "allows": "Het Doorstroompunt geeft gegevens door aan Werk en Inkomen van dezelfde gemeente.",
        "direction": "geven",
        "tasks": RMC,
        "partner_kinds": ["werk_en_inkomen"],
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "RMC-7",
        "naam": "Overgangsdocument met instemming",
        "avg_basis": "AVG 6(1)(e)",
        "article": "WEB 9.2.13",
        "allows": "De school geeft een overgangsdocument voor ondersteuning naar werk, als de jongere daarmee instemt.",
        "direction": "opvragen",
        "tasks": RMC,
        "partner_kinds": SCHOOLS,
        "machtiging_kind": "instemming",
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "SCHOOL-V",
        "naam": "School houdt zich aan de melding van verzuim",
        "avg_basis": "AVG 6(1)(c)",
        "article": "WEB 9.2.2 en 9.2.3",
        "law_text": "Het bevoegd gezag geeft uiterlijk binnen vier weken aan het college van burgemeester en"
        " wethouders alle"
        " gevraagde bescheiden ter inzage en verstrekt alle inlichtingen die het college […]"
        " redelijkerwijs nodig heeft.",
        "allows": "De school geeft informatie aan het Doorstroompunt; het Doorstroompunt koppelt het verzuim terug.",
        "direction": "ontvangen",
        "tasks": RMC,
        "partner_kinds": SCHOOLS,
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "LPW-1",
        "naam": "Onderzoek van de leerplichtambtenaar",
        "avg_basis": "AVG 6(1)(c) en (e)",
        "article": "Leerplichtwet 1969, artikel 16 en 22",
        "allows": "De leerplichtambtenaar onderzoekt verzuim van leerlingen onder de 18.",
        "direction": "ontvangen",
        "partner_kinds": ["leerplicht"],
        "valid_from": "2026-08-01",
        "source": "Leerplichtwet 1969, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "JW-1",
        "naam": "Toeleiding naar jeugdhulp",
        "avg_basis": "AVG 6(1)(e) en 9(2)(g)",
        "article": "Jeugdwet 7.4.0",
        "allows": "Het college verwerkt wat nodig is om jeugdhulp te regelen.",
        "direction": "ontvangen",
        "partner_kinds": ["wijkteam", "jeugdhulp"],
        "allows_special": True,
        "age_rule": "jeugdwet",
        "valid_from": "2026-01-01",
        "source": "Jeugdwet, tekst geldig vanaf 1-1-2026",
        "mark": "V",
    },
    {
        "code": "JW-2",
        "naam": "Geheimhouding van jeugdhulp opheffen",
        "avg_basis": "geheimhoudingsplicht",
        "article": "Jeugdwet 7.3.11",
        "allows": "Een jeugdhulpverlener geeft gegevens aan een ander als de jongere dat goed vindt.",
        "direction": "geven",
        "tasks": ["jeugdwet"],
        "machtiging_kind": "opheffen_geheimhouding",
        "age_rule": "jeugdwet",
        "allows_special": True,
        "valid_from": "2026-01-01",
        "source": "Jeugdwet, tekst geldig vanaf 1-1-2026",
        "mark": "V",
    },
    {
        "code": "WMO-2",
        "naam": "Hergebruik voor de Wmo",
        "avg_basis": "uitdrukkelijke toestemming in de wet",
        "article": "Wmo 2015, artikel 5.1.1, vierde lid",
        "allows": "Gegevens uit jeugdhulp, werk en inkomen of schuldhulp gebruiken voor de Wmo, als de jongere ja"
        " zegt.",
        "direction": "beide",
        "tasks": ["jeugdwet", "participatiewet", "schuldhulp", "wmo"],
        "partner_kinds": ["wijkteam"],
        "machtiging_kind": "toestemming",
        "allows_special": True,
        "valid_from": "2026-07-01",
        "source": "Wet maatschappelijke ondersteuning 2015, tekst geldig vanaf 1-7-2026",
        "mark": "V",
    },
    {
        "code": "WMO-3",
        "naam": "Wmo aan de aanbieder",
        "avg_basis": "AVG 6(1)(e)",
        "article": "Wmo 2015, artikel 5.2.1, tweede lid",
        "allows": "Het college geeft gegevens aan een aanbieder van Wmo-hulp. Aan anderen mag dat niet.",
        "direction": "beide",
        "tasks": ["wmo"],
        "partner_kinds": ["wijkteam"],
        "valid_from": "2026-07-01",
        "source": "Wet maatschappelijke ondersteuning 2015, tekst geldig vanaf 1-7-2026",
        "mark": "V",
    },
    {
        "code": "SHV-1",
        "naam": "Hergebruik voor schuldhulp",
        "avg_basis": "AVG 6(1)(e)",
        "article": "Wet gemeentelijke schuldhulpverlening, artikel 8d",
        "allows": "Gegevens uit jeugdhulp, Wmo of werk en inkomen gebruiken voor schuldhulp. Niet uit het"
        " Doorstroompunt.",
        "direction": "beide",
        "tasks": ["jeugdwet", "wmo", "participatiewet"],
        "partner_kinds": ["schuldhulp"],
        "valid_from": "2026-07-01",
        "source": "Wet gemeentelijke schuldhulpverlening, tekst geldig vanaf 1-7-2026",
        "mark": "V",
    },
    {
        "code": "PW-1",
        "naam": "Ondersteuning naar werk",
        "avg_basis": "AVG 6(1)(e)",
        "article": "Participatiewet, artikel 7a",
        "allows": "Werk en Inkomen helpt een jongere onder de 27 naar werk.",
        "direction": "ontvangen",
        "partner_kinds": ["werk_en_inkomen"],
        "valid_from": "2026-01-01",
        "source": "Participatiewet, tekst geldig vanaf 1-1-2026",
        "mark": "V",
    },
    {
        "code": "SUWI-1",
        "naam": "Instemming voor de ondersteunende instantie",
        "avg_basis": "AVG 6(1)(c) en (e)",
        "article": "Wet SUWI, artikel 73, elfde lid",
        "allows": "UWV geeft gegevens aan een ondersteunende instantie, als de jongere daarmee instemt.",
        "direction": "opvragen",
        "partner_kinds": ["uwv"],
        "machtiging_kind": "instemming",
        "valid_from": "2026-07-01",
        "source": "Wet SUWI, tekst geldig vanaf 1-7-2026",
        "mark": "V",
    },
    {
        "code": "WGBO-1",
        "naam": "Medische geheimhouding opheffen",
        "avg_basis": "geheimhoudingsplicht",
        "article": "BW 7:457",
        "allows": "Een behandelaar geeft gegevens aan een ander als de patiënt dat goed vindt.",
        "direction": "beide",
        "partner_kinds": ["ggz", "huisarts", "verslavingszorg"],
        "machtiging_kind": "opheffen_geheimhouding",
        "age_rule": "jeugdwet",
        "allows_special": True,
        "valid_from": "2026-01-01",
        "source": "eigen kennis",
        "mark": "U",
    },
    {
        "code": "HOUS-1",
        "naam": "Organisatie zonder publieke taak",
        "avg_basis": "AVG 6(1)(a)",
        "article": "AVG artikel 6, eerste lid, onder a",
        "allows": "Een klein aantal gegevens geven aan bijvoorbeeld een woningcorporatie of werkgever, als de"
        " jongere ja zegt.",
        "direction": "beide",
        "partner_kinds": [
            "woningcorporatie",
            "werkgever",
            "leerwerkbedrijf",
            "vrijwilligers",
            "jongerenwerk",
            "anders",
        ],
        "machtiging_kind": "toestemming",
        "asks_imbalance_test": True,
        "valid_from": "2018-05-25",
        "source": "domain.md §1.5, conclusie van de ontwikkelaars; nog te toetsen",
        "mark": "D",
    },
    {
        "code": "CONS",
        "naam": "Toestemming voor extra hulp",
        "avg_basis": "AVG 6(1)(a) en 9(2)(a)",
        "article": "AVG artikel 7, UAVG artikel 5 en 22",
        "allows": "Gegevens delen voor hulp die extra is: zegt de jongere nee, dan verandert er niets aan de"
        " andere hulp.",
        "direction": "beide",
        "machtiging_kind": "toestemming",
        "asks_imbalance_test": True,
        "allows_special": True,
        "valid_from": "2018-05-25",
        "source": "UAVG, tekst geldig vanaf 1-9-2026; EDPB-richtsnoeren 05/2020",
        "mark": "V",
    },
    {
        "code": "WAMS",
        "naam": "Aanpak van meervoudige problematiek",
        "avg_basis": "AVG 6(1)(e)",
        "article": "kst 36295",
        "allows": "Nog geen wet.",
        "direction": "beide",
        "valid_from": "2030-01-01",
        "source": "kst 36295, niet in werking",
        "mark": "S",
        "active": False,
    },
]

ASKING: list[dict[str, Any]] = [
    {
        "code": "RMC-4",
        "naam": "Inlichtingen van school op verzoek",
        "avg_basis": "AVG 6(1)(c)",
        "article": "WEB 9.2.3",
        "law_text": "Het bevoegd gezag geeft uiterlijk binnen vier weken aan het college van burgemeester en"
        " wethouders alle"
        " gevraagde bescheiden ter inzage en verstrekt alle inlichtingen die het college […]"
        " redelijkerwijs nodig heeft.",
        "allows": "De school geeft binnen vier weken de inlichtingen die het Doorstroompunt nodig heeft.",
        "direction": "opvragen",
        "tasks": RMC,
        "partner_kinds": SCHOOLS,
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026",
        "mark": "V",
    },
    {
        "code": "JW-2-OPV",
        "naam": "Jeugdhulp vertelt iets aan ons",
        "avg_basis": "geheimhoudingsplicht",
        "article": "Jeugdwet 7.3.11",
        "allows": "Een jeugdhulpverlener geeft gegevens aan ons als de jongere dat goed vindt.",
        "direction": "opvragen",
        "partner_kinds": ["wijkteam", "jeugdhulp"],
        "machtiging_kind": "opvragen",
        "age_rule": "jeugdwet",
        "allows_special": True,
        "valid_from": "2026-01-01",
        "source": "Jeugdwet, tekst geldig vanaf 1-1-2026",
        "mark": "V",
    },
    {
        "code": "CONS-OPV",
        "naam": "Opvragen met toestemming",
        "avg_basis": "AVG 6(1)(a) en 9(2)(a)",
        "article": "AVG artikel 7, UAVG artikel 5 en 22",
        "allows": "Gegevens opvragen voor hulp die extra is: zegt de jongere nee, dan verandert er niets aan de"
        " andere hulp.",
        "direction": "opvragen",
        "machtiging_kind": "opvragen",
        "asks_imbalance_test": True,
        "allows_special": True,
        "valid_from": "2018-05-25",
        "source": "UAVG, tekst geldig vanaf 1-9-2026; domain.md §0.4, onder d",
        "mark": "V",
    },
]

WEB_927 = "WEB 9.2.7, tweede lid"
ALTERNATIVES = (
    "Deel wat de jongere nodig heeft in plaats van wat er aan de hand is: een grover veld, of de begeleidingsbehoefte."
    " Of laat de jongere het zelf vertellen, met jou erbij."
)
WEB_927_SAYS = (
    "Het college van burgemeester en wethouders verstrekt de gegevens over gezondheid en persoonsgegevens van"
    " strafrechtelijke aard, bedoeld in het eerste lid, niet aan derden."
)

HARD_STOPS: list[dict[str, Any]] = [
    {
        "task": "doorstroompunt",
        "category": category,
        "article": WEB_927,
        "explanation": WEB_927_SAYS,
        "alternatives": ALTERNATIVES,
        "valid_from": NEW_WEB,
        "source": f"{WEB}, tekst geldig vanaf 1-8-2026; ook met een machtiging, tot een jurist anders zegt",
    }
    for category in ("gezondheid", "strafrechtelijk")
]
