"""All models of casework, so that Django finds them. They live with their noun."""

from cases.contact.models import Contactmoment
from cases.content.models import Edition
from cases.dossier.models import Betrokkene, Case, CaseUserObjectPermission, Handover, ReferenceCounter
from cases.imports.models import Import
from cases.jongeren.models import Gezagsdrager, Jongere
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.plan.models import Action, Goal, Plan
from cases.school.models import Diploma, Inschrijving, Verzuim
from cases.zrm.models import Score

__all__ = [
    "Action",
    "Betrokkene",
    "Case",
    "CaseUserObjectPermission",
    "Contactmoment",
    "Diploma",
    "Edition",
    "Gezagsdrager",
    "Goal",
    "Handover",
    "Import",
    "Inschrijving",
    "Jongere",
    "Plan",
    "ReferenceCounter",
    "Score",
    "Verzuim",
    "WerkInkomen",
    "Woonsituatie",
]
