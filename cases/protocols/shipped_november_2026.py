"""Protocols that came with the product in November 2026.

From the Routekaart for the Doorstroompunt (Ingrado, 2023): the example of RBL Westelijke Mijnstreek and the agreements
of the regio Utrecht. Where the source names no term we chose one; a tenant changes that in a next version.
"""

ANYHOW = ["telefoon", "app", "email"]
VISIT = {"what": "contact", "channels": ["huisbezoek"], "only": "geen_contact"}

WESTELIJKE_MIJNSTREEK = {
    "kind": "protocol",
    "code": "westelijke-mijnstreek",
    "naam": "Westelijke Mijnstreek",
    "body": {
        "about": "Brieven aan jongere en ouders, dan bellen en appen, dan een aangekondigd huisbezoek. Maatwerk:"
        " afwijken mag, mits gegrond.",
        "steps": [
            {"naam": "Melding oppakken", "what": "taak", "days": 5, "since": "start"},
            {"naam": "Dossierstudie", "what": "taak", "days": 5, "since": "start",
             "hint": "Wat is er al bekend, en wie kent de jongere?"},
            {"naam": "Uitnodiging per brief aan de jongere", "what": "brief", "days": 2,
             "letter": "uitnodiging-jongere"},
            {"naam": "Brief aan ouders", "what": "brief", "letter": "brief-aan-ouders", "days": 0,
             "only": "thuiswonend", "hint": "Algemeen, zonder gegevens van de jongere."},
            {"naam": "Appen, bellen en mailen", "what": "contact", "channels": ANYHOW, "days": 5,
             "only": "geen_contact"},
            {"naam": "Wijkteam inschakelen", "what": "contact", "party": "wijkteam", "days": 2, "only": "geen_contact",
             "channels": [*ANYHOW, "kantoor", "buiten"]},
            {"naam": "Aangekondigd huisbezoek", "days": 10, "announced": True, **VISIT},
            {"naam": "Brief met folder achterlaten", "what": "brief", "letter": "brief-niet-thuis", "days": 0,
             "only": "niet_thuis"},
            {"naam": "Herhaald huisbezoek, op een ander moment", "days": 42, "unit": "dagen", **VISIT},
        ],
        "gate": {"visits": 2, "other_time": True},
    },
}  # fmt: skip
UTRECHT = {
    "kind": "protocol",
    "code": "utrecht",
    "naam": "Utrecht",
    "body": {
        "about": "Hoogstens vier weken proberen: bellen, een brief, en drie huisbezoeken. Daarna afsluiten; de"
        " wijkronde brengt de jongere weer in beeld.",
        "steps": [
            {"naam": "Bellen", "what": "contact", "channels": ["telefoon"], "days": 1, "since": "start",
             "only": "geen_contact"},
            {"naam": "Actieve brief sturen", "what": "brief", "letter": "uitnodiging-jongere", "days": 1,
             "only": "geen_contact", "hint": "In de brief staat dat je na twee weken langskomt."},
            {"naam": "Eerste huisbezoek", "days": 14, "unit": "dagen", **VISIT},
            {"naam": "Niet thuis-kaartje achterlaten", "what": "brief", "letter": "niet-thuis-kaartje", "days": 0,
             "only": "niet_thuis"},
            {"naam": "Tweede huisbezoek", "days": 22, "unit": "dagen", "since": "start", **VISIT},
            {"naam": "Derde huisbezoek", "days": 28, "unit": "dagen", "since": "start", **VISIT,
             "hint": "Neem de afsluitende brief mee."},
            {"naam": "Afsluitende brief achterlaten", "what": "brief", "letter": "afsluitende-brief", "days": 0,
             "only": "geen_contact"},
        ],
        "gate": {"visits": 3, "letter": "afsluitende-brief", "weeks": 4},
    },
}  # fmt: skip
PROTOCOLS = (WESTELIJKE_MIJNSTREEK, UTRECHT)
