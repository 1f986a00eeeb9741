"""The terms of domain.md §1.9. Marks: V read in the law, S in a second-hand source, D our proposal, U nobody read it.

A source stands here only where it was read. The terms marked S, D and U erase nothing before a jurist settles them.
"""

from datetime import date

FROM = date(2026, 1, 1)
TERMS = (
    {"kind": "bijzonder", "task": "doorstroompunt", "months": 24, "counts_from": "wet_927",
     "source": "WEB 9.2.7, derde lid", "mark": "V"},
    {"kind": "dossier", "task": "jeugdwet", "months": 240, "counts_from": "wijziging", "source": "Jeugdwet 7.3.8",
     "mark": "V"},
    {"kind": "dossier", "task": "doorstroompunt", "months": 24, "counts_from": "afsluiting",
     "source": "VNG-selectielijst, resultaat 12.1.4", "mark": "S"},
    {"kind": "dossier", "task": "leerplicht", "months": 60, "counts_from": "afsluiting", "source": "", "mark": "U"},
    {"kind": "dossier", "task": "wmo", "months": 180, "counts_from": "afsluiting", "source": "", "mark": "U"},
    {"kind": "dossier", "task": "participatiewet", "months": 120, "counts_from": "afsluiting", "source": "",
     "mark": "U"},
    {"kind": "dossier", "task": "schuldhulp", "months": 120, "counts_from": "afsluiting", "source": "", "mark": "U"},
    {"kind": "bewijs", "task": "", "months": 60, "counts_from": "wissen", "source": "", "mark": "D"},
    {"kind": "log", "task": "", "months": 60, "counts_from": "regel", "source": "", "mark": "U"},
)  # fmt: skip
RULES = tuple(term | {"valid_from": FROM} for term in TERMS)
