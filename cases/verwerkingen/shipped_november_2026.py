"""The register that comes with the product, one verwerking per task; these never change.

Articles only as far as they were read in the law (domain.md §1.5, mark V). A term that was not read is left to the
tenant, in so many words.
"""

from typing import Any

COMMON = {
    "verantwoordelijke": "Het college van burgemeester en wethouders. Vul hier in hoe het college en de functionaris "
    "gegevensbescherming te bereiken zijn.",
    "betrokkenen": "Jongeren van 12 tot en met 26 jaar, hun gezagsdragers en andere betrokkenen, en medewerkers.",
    "doorgifte": "Nee.",
    "beveiliging": "Alleen wie bij een dossier hoort, leest het. Inloggen met twee stappen, versleuteld BSN, een log "
    "waar alleen regels bij komen en dat verzegeld wordt, een database per tenant gescheiden.",
    "dpia": "",
}
SELECTIELIJST = "Volgens de selectielijst van de gemeente. Vul hier de termijn in."
PLAIN = "Naam, geboortedatum, adres, BSN, opleiding en verzuim, contact, plan en afspraken."
HELP = PLAIN + " Gegevens over gezondheid en over geld, voor zover nodig voor de hulp."

EDITIONS: list[dict[str, Any]] = [
    {
        "kind": "verwerking", "code": task, "naam": naam,
        "body": {
            **COMMON, "task": task, "doel": doel, "grondslag": grondslag, "gegevens": gegevens,
            "ontvangers": ontvangers, "bewaren": bewaren,
        },
    }
    for task, naam, doel, grondslag, gegevens, ontvangers, bewaren in (
        ("doorstroompunt", "Doorstroompunt",
         "Jongeren zonder startkwalificatie volgen en begeleiden naar school of werk.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): WEB 9.2.5.",
         PLAIN, "Scholen en andere ketenpartners, per jongere na de vier denkstappen.", SELECTIELIJST),
        ("leerplicht", "Leerplicht",
         "Toezien op schoolgang, en verzuim samen met school en ouders oplossen.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): Leerplichtwet 1969, artikel 16 en 22.",
         PLAIN, "Scholen, en wie de wet noemt.", SELECTIELIJST),
        ("jeugdwet", "Jeugdhulp",
         "Bepalen welke jeugdhulp nodig is, en die in gang zetten.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): Jeugdwet 7.4.0.",
         HELP, "Aanbieders van jeugdhulp, per jongere na de vier denkstappen.",
         "20 jaar na de laatste wijziging van een dossier over jeugdhulp (Jeugdwet 7.3.8)."),
        ("wmo", "Maatschappelijke ondersteuning",
         "Onderzoeken welke ondersteuning nodig is, en die geven.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): Wmo 2015, artikel 5.1.1.",
         HELP, "Wie Wmo 2015, artikel 5.2.1 noemt.", SELECTIELIJST),
        ("participatiewet", "Werk en inkomen",
         "Jongeren ondersteunen naar werk.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): Participatiewet, artikel 7a.",
         PLAIN, "Ketenpartners, per jongere na de vier denkstappen.", SELECTIELIJST),
        ("schuldhulp", "Schuldhulpverlening",
         "Schulden voorkomen en oplossen.",
         "Taak van algemeen belang (AVG 6, eerste lid, onder e): Wet gemeentelijke schuldhulpverlening, artikel 8d.",
         PLAIN + " Gegevens over inkomen en schulden.", "Wie de wet noemt.", SELECTIELIJST),
    )
]  # fmt: skip
