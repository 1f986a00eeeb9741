"""All models of casework, so that Django finds them. They live with their noun."""

from cases.analysis.models import Analysis, Schooloorzaak, Steunfiguur
from cases.bijzonder.models import Instemming, InstemmingEnding, MeldcodeStep, SpecialAnswer
from cases.contact.models import Contactmoment, PlannedContact
from cases.content.models import Edition
from cases.doelgroepen.models import DoelgroepCorrection
from cases.dossier.models import Betrokkene, Case, CaseUserObjectPermission, Handover, ReferenceCounter
from cases.imports.models import Import
from cases.inlichting.models import InformationRequest, OpenTalk
from cases.intake.models import Answer, Intake
from cases.joining.models import Joining
from cases.jongeren.models import Gezagsdrager, Jongere
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.letters.models import BatchLine, Letter, LetterBatch, LetterPaper
from cases.oordeel.models import Oordeel
from cases.phases.models import PhaseStep
from cases.plan.models import Action, Goal, Plan
from cases.protocols.models import ProtocolRun, StepMark
from cases.school.models import Diploma, Inschrijving, Verzuim
from cases.signals.models import Knock, Melding, Reply, StatusChange, Voorlichting
from cases.staff.models import RoleReview
from cases.verzuimloket.models import Terugmelding, TerugmeldingLine, Verzuimdag, Verzuimmelding
from cases.vraag.models import Observatie, Ondersteuningsvraag
from cases.zrm.models import Score

__all__ = [
    "Action",
    "Analysis",
    "Answer",
    "BatchLine",
    "Betrokkene",
    "Case",
    "CaseUserObjectPermission",
    "Contactmoment",
    "Diploma",
    "DoelgroepCorrection",
    "Edition",
    "Gezagsdrager",
    "Goal",
    "Handover",
    "Import",
    "InformationRequest",
    "Inschrijving",
    "Instemming",
    "InstemmingEnding",
    "Intake",
    "Joining",
    "Jongere",
    "Knock",
    "Letter",
    "LetterBatch",
    "LetterPaper",
    "MeldcodeStep",
    "Melding",
    "Observatie",
    "Ondersteuningsvraag",
    "Oordeel",
    "OpenTalk",
    "PhaseStep",
    "Plan",
    "PlannedContact",
    "ProtocolRun",
    "ReferenceCounter",
    "Reply",
    "RoleReview",
    "Schooloorzaak",
    "Score",
    "SpecialAnswer",
    "StatusChange",
    "StepMark",
    "Steunfiguur",
    "Terugmelding",
    "TerugmeldingLine",
    "Verzuim",
    "Verzuimdag",
    "Verzuimmelding",
    "Voorlichting",
    "WerkInkomen",
    "Woonsituatie",
]
