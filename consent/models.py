"""All models of this room, for Django."""

from consent.afwegingen.models import Afweging, AfwegingField, Alternative, Ending, SecondReading
from consent.evidence.models import Evidence, EvidencePdf, SealKey
from consent.grondslagen.models import Grondslag, HardStop
from consent.loket.models import PaperCheck, PaperForm, Witness
from consent.machtigingen.models import ConsentEvent, Draft, Machtiging
from consent.open import OpenQuestion, OpenShare
from consent.opvragen.models import Answer, Asking
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
    "Ending",
    "Evidence",
    "EvidencePdf",
    "Grondslag",
    "HardStop",
    "Machtiging",
    "OpenQuestion",
    "OpenShare",
    "Opheffing",
    "PaperCheck",
    "PaperForm",
    "Pausing",
    "SealKey",
    "SecondReading",
    "Verlenging",
    "Verzoek",
    "Witness",
]
