"""All models of this room, for Django."""

from consent.afwegingen.models import Afweging, AfwegingField, Alternative, Ending, SecondReading
from consent.evidence.models import Evidence, EvidencePdf, SealKey
from consent.grondslagen.models import Grondslag, HardStop
from consent.incidents.models import Incident, IncidentStep, Reach, ReachTakenBack
from consent.lapses.models import Lapse
from consent.loket.models import PaperCheck, PaperForm, Witness
from consent.machtigingen.models import ConsentEvent, Draft, Machtiging
from consent.nood.models import NoodClosed, Noodopening, NoodReview
from consent.nood.open import OpenNood
from consent.open import OpenQuestion, OpenShare
from consent.opvragen.models import Answer, Asking
from consent.retention.erasures import Erasure, ErasureSeal, KeptProof
from consent.retention.models import Due, Hold, HoldEnding, RetentionRule, Round, RoundLine
from consent.samples.models import Finding, FindingReply, Sample, SampleItem
from consent.stiltes.models import Stilte
from consent.verzoeken.models import Besluit, Opheffing, Pausing, Verlenging, Verzoek

__all__ = [
    "Afweging",
    "AfwegingField",
    "Alternative",
    "Answer",
    "Asking",
    "Besluit",
    "ConsentEvent",
    "Draft",
    "Due",
    "Ending",
    "Erasure",
    "ErasureSeal",
    "Evidence",
    "EvidencePdf",
    "Finding",
    "FindingReply",
    "Grondslag",
    "HardStop",
    "Hold",
    "HoldEnding",
    "Incident",
    "IncidentStep",
    "KeptProof",
    "Lapse",
    "Machtiging",
    "NoodClosed",
    "NoodReview",
    "Noodopening",
    "OpenNood",
    "OpenQuestion",
    "OpenShare",
    "Opheffing",
    "PaperCheck",
    "PaperForm",
    "Pausing",
    "Reach",
    "ReachTakenBack",
    "RetentionRule",
    "Round",
    "RoundLine",
    "Sample",
    "SampleItem",
    "SealKey",
    "SecondReading",
    "Stilte",
    "Verlenging",
    "Verzoek",
    "Witness",
]
