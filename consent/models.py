"""All models of this room, for Django."""

from consent.afwegingen.models import Afweging, AfwegingField, Alternative, Ending, SecondReading
from consent.grondslagen.models import Grondslag, HardStop
from consent.machtigingen.models import ConsentEvent, Draft, Machtiging
from consent.open import OpenShare

__all__ = [
    "Afweging",
    "AfwegingField",
    "Alternative",
    "ConsentEvent",
    "Draft",
    "Ending",
    "Grondslag",
    "HardStop",
    "Machtiging",
    "OpenShare",
    "SecondReading",
]
