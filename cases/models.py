"""All models of casework, so that Django finds them. They live with their noun."""

from cases.analysis.models import Analysis, Schooloorzaak, Steunfiguur
from cases.betrokkenheid.models import Betrokkenheid
from cases.bijzonder.models import Instemming, InstemmingEnding, MeldcodeStep, SpecialAnswer
from cases.campagne.models import Campagne, Deelname, Uitkomst
from cases.closing.models import ClosingWithoutContact
from cases.consultatie.models import Advies, Consultatie, Consultatieteam, Intrekking, Opvolging, Teamlid
from cases.contact.models import Contactmoment, PlannedContact
from cases.content.attachments import Bijlage
from cases.content.models import Edition
from cases.doelgroepen.models import DoelgroepAssignment, DoelgroepCorrection
from cases.dossier.models import Betrokkene, Case, CaseUserObjectPermission, Handover, ReferenceCounter
from cases.drops.models import DropSignal
from cases.files.models import LooseFile
from cases.imports.models import Import
from cases.inlichting.models import InformationRequest, OpenTalk
from cases.intake.models import Answer, Intake
from cases.interventions.models import Intervention
from cases.jikp.models import JikpBeoordeling
from cases.joining.models import Joining
from cases.jongeren.gezagsdragers import Gezagsdrager, NietInformeren, WeerInformeren
from cases.jongeren.models import Jongere
from cases.keys.models import DataKey, DestroyedKey
from cases.labels.models import CaseLabel, Label
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.leeftijd.models import Leeftijdskeuze
from cases.letters.models import BatchLine, Letter, LetterBatch, LetterPaper
from cases.oordeel.models import Oordeel
from cases.overleg.models import Overleg, OverlegAfspraak, Terugkoppeling
from cases.ownscores.models import OwnScore, ScoreQuestion
from cases.phases.models import PhaseStep
from cases.plan.models import Action, Goal, Plan
from cases.protocols.models import ProtocolRun, StepMark
from cases.regie.models import RegieAfspraak
from cases.samenkijken.models import EigenVisie
from cases.scholen.models import Contactpersoon, School, Spreekuur, Startgesprek
from cases.school.models import Diploma, Inschrijving, Verzuim
from cases.schoolgesprekken.models import Schoolgesprek
from cases.settings.models import Settings
from cases.signals.models import Knock, Melding, Reply, StatusChange, Voorlichting
from cases.staff.models import RoleReview
from cases.thresholds.models import Thresholds
from cases.verzuimloket.models import Terugmelding, TerugmeldingLine, Verzuimdag, Verzuimmelding
from cases.vraag.models import Observatie, Ondersteuningsvraag
from cases.wijkronde.models import Wijkronde, WijkrondeLook
from cases.zrm.models import LatestScore, Score, ScoreProcess

__all__ = [
    "Action",
    "Advies",
    "Analysis",
    "Answer",
    "BatchLine",
    "Betrokkene",
    "Betrokkenheid",
    "Bijlage",
    "Campagne",
    "Case",
    "CaseLabel",
    "CaseUserObjectPermission",
    "ClosingWithoutContact",
    "Consultatie",
    "Consultatieteam",
    "Contactmoment",
    "Contactpersoon",
    "DataKey",
    "Deelname",
    "DestroyedKey",
    "Diploma",
    "DoelgroepAssignment",
    "DoelgroepCorrection",
    "DropSignal",
    "Edition",
    "EigenVisie",
    "Gezagsdrager",
    "Goal",
    "Handover",
    "Import",
    "InformationRequest",
    "Inschrijving",
    "Instemming",
    "InstemmingEnding",
    "Intake",
    "Intervention",
    "Intrekking",
    "JikpBeoordeling",
    "Joining",
    "Jongere",
    "Knock",
    "Label",
    "LatestScore",
    "Leeftijdskeuze",
    "Letter",
    "LetterBatch",
    "LetterPaper",
    "LooseFile",
    "MeldcodeStep",
    "Melding",
    "NietInformeren",
    "Observatie",
    "Ondersteuningsvraag",
    "Oordeel",
    "OpenTalk",
    "Opvolging",
    "Overleg",
    "OverlegAfspraak",
    "OwnScore",
    "PhaseStep",
    "Plan",
    "PlannedContact",
    "ProtocolRun",
    "ReferenceCounter",
    "RegieAfspraak",
    "Reply",
    "RoleReview",
    "School",
    "Schoolgesprek",
    "Schooloorzaak",
    "Score",
    "ScoreProcess",
    "ScoreQuestion",
    "Settings",
    "SpecialAnswer",
    "Spreekuur",
    "Startgesprek",
    "StatusChange",
    "StepMark",
    "Steunfiguur",
    "Teamlid",
    "Terugkoppeling",
    "Terugmelding",
    "TerugmeldingLine",
    "Thresholds",
    "Uitkomst",
    "Verzuim",
    "Verzuimdag",
    "Verzuimmelding",
    "Voorlichting",
    "WeerInformeren",
    "WerkInkomen",
    "Wijkronde",
    "WijkrondeLook",
    "Woonsituatie",
]
