"""The words that a jongere reads before signing: the checklist of domain.md §1.8, in B1.

The text is made once, when the question is asked, and frozen with its hash. A change of wording is a new version.
"""

from datetime import date
from hashlib import sha256

from cases import catalogue
from consent.afwegingen.models import Afweging
from consent.ages import SigningRule
from consent.grondslagen.models import MachtigingKind

TEXT_VERSION = "2026-11.1"

OPENINGS = {
    MachtigingKind.TOESTEMMING: "Mogen wij deze gegevens van jou delen?",
    MachtigingKind.GEHEIMHOUDING: "Wij mogen over jou niets vertellen zonder jouw ja. Mogen wij dit wel vertellen?",
    MachtigingKind.INSTEMMING: "Stem je ermee in dat wij deze gegevens delen?",
    MachtigingKind.OPVRAGEN: "Mogen wij deze gegevens over jou opvragen?",
}
IF_NO = (
    "Zeg je nee? Dan verandert er niets aan de hulp die je van ons krijgt. Je hoeft niet te zeggen waarom."
    " Je kunt ook ja zeggen tegen het ene en nee tegen het andere."
)
WITHDRAW = (
    "Je kunt altijd stoppen, ook voor één gegeven. Dat doe je hier, op dezelfde plek, met één knop."
    " Het kan ook via je regiehouder. Vanaf dat moment ziet de ander het niet meer."
)
RIGHTS = (
    "Je mag vragen wat wij van je bewaren, en het laten verbeteren of weghalen. Heb je een klacht?"
    " Praat met de functionaris gegevensbescherming van de gemeente. Je kunt ook naar de Autoriteit Persoonsgegevens."
)


def notice(afweging: Afweging, *, rule: SigningRule) -> str:
    """The exact text, paragraph by paragraph, that is shown and signed."""
    case = afweging.case
    giving = afweging.grondslag_geven
    assert giving is not None
    labels = [catalogue.FIELDS[code].label for code in afweging.shared_codes()]
    not_shared = [line.field.label for line in afweging.withheld()]
    paragraphs = [
        OPENINGS[MachtigingKind(afweging.machtiging_kind)],
        f"Wie vraagt dit: het college van burgemeester en wethouders van {case.verantwoordelijke_gemeente}. "
        f"Je regiehouder is {case.regiehouder.naam}.",
        f"Wie krijgt het: {afweging.ketenpartner_naam}, voor: {afweging.recipient_task}. Niemand anders.",
        f"Wat: {', '.join(labels)}.",
        f"Wat niet: {', '.join(not_shared) or 'al het andere in je dossier'}.",
        f"Waarvoor: {afweging.doel}",
        f"Wat heb jij eraan: {afweging.doel_resultaat}",
        f"Tot wanneer: tot en met {until(afweging, rule):%d-%m-%Y}. "
        "Daarna ziet de ander het niet meer en moet wat bewaard is weg.",
        f"Waarom we het vragen: {giving.naam} ({giving.article}).",
        IF_NO,
        WITHDRAW,
        RIGHTS,
    ]
    return "\n\n".join(paragraphs)


def until(afweging: Afweging, rule: SigningRule) -> date:
    """The last day: that of the afweging, or the day before someone else would have to sign."""
    return min(afweging.valid_until or rule.until, rule.until)


def fingerprint(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex."""
    return sha256(text.encode()).hexdigest()
