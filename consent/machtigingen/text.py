"""The words that a jongere reads before signing: the checklist of domain.md §1.8, in B1.

The text is made once, when the question is asked, and frozen with its hash. A change of wording is a new version.
"""

from datetime import date
from hashlib import sha256

from consent.afwegingen.models import Afweging
from consent.ages import SigningRule
from consent.grondslagen.models import MachtigingKind
from consent.items import ITEMS

TEXT_VERSION = "2026-11.1"

OPENINGS = {
    MachtigingKind.TOESTEMMING: "Mogen wij deze gegevens van jou delen?",
    MachtigingKind.GEHEIMHOUDING: "Wij mogen over jou niets vertellen zonder jouw ja. Mogen wij dit wel vertellen?",
    MachtigingKind.INSTEMMING: "Stem je ermee in dat wij deze gegevens delen?",
    MachtigingKind.OPVRAGEN: "Mogen wij deze gegevens over jou opvragen?",
}
ASKING = {
    MachtigingKind.GEHEIMHOUDING: "De ander mag niets over jou vertellen zonder jouw ja. Mag dit wel?",
    MachtigingKind.INSTEMMING: "Stem je ermee in dat wij deze gegevens over jou opvragen?",
}
IF_NO = (
    "Zeg je nee? Dan verandert er niets aan de hulp die je van ons krijgt. Je hoeft niet te zeggen waarom."
    " Je kunt ook ja zeggen tegen het ene en nee tegen het andere."
)
WITHDRAW = (
    "Je kunt altijd stoppen, ook voor één gegeven. Dat doe je hier, op dezelfde plek, met één knop."
    " Het kan ook via je regiehouder. Vanaf dat moment ziet de ander het niet meer."
)
STOP_ASKING = (
    "Je kunt altijd stoppen, ook voor één gegeven. Dat doe je hier, op dezelfde plek, met één knop."
    " Het kan ook via je regiehouder. Vanaf dat moment ziet de ander de vraag niet meer."
    " Een antwoord dat er al is, blijft in je dossier. Je mag vragen om het weg te halen."
)
RIGHTS = (
    "Je mag vragen wat wij van je bewaren, en het laten verbeteren of weghalen. Heb je een klacht?"
    " Praat met de functionaris gegevensbescherming van de gemeente. Je kunt ook naar de Autoriteit Persoonsgegevens."
)


def notice(afweging: Afweging, *, rule: SigningRule) -> str:
    """The exact text, paragraph by paragraph, that is shown and signed."""
    return "\n\n".join(asking(afweging, rule) if afweging.asks else giving(afweging, rule))


def why_asked(afweging: Afweging) -> str:
    basis = afweging.grondslag_geven
    assert basis is not None
    return f"Waarom we het vragen: {basis.naam} ({basis.article})."


def who_asks(afweging: Afweging) -> str:
    return (
        f"Wie vraagt dit: het college van burgemeester en wethouders van {afweging.case.verantwoordelijke_gemeente}. "
        f"Je regiehouder is {afweging.case.regiehouder.naam}."
    )


def labels_of(afweging: Afweging) -> str:
    return ", ".join(ITEMS[code].label for code in afweging.shared_codes())


def asking(afweging: Afweging, rule: SigningRule) -> list[str]:
    """The text for opvragen: what is asked of whom, and what the other learns by being asked."""
    partner = afweging.ketenpartner_naam
    not_asked = [line.field.label for line in afweging.withheld()]
    kind = MachtigingKind(afweging.machtiging_kind)
    return [
        ASKING.get(kind, OPENINGS[MachtigingKind.OPVRAGEN]),
        who_asks(afweging),
        f"Aan wie vragen we het: {partner}. Niemand anders.",
        f"Wat vragen we: {labels_of(afweging)}.",
        f"Wat vragen we niet: {', '.join(not_asked) or 'al het andere dat zij over je weten'}.",
        f"Wat zien zij: je naam en je geboortedatum, zodat {partner} weet over wie het gaat. En wat we vragen, en "
        "waarvoor. Verder niets.",
        f"Waarvoor: {afweging.doel}",
        f"Wat heb jij eraan: {afweging.doel_resultaat}",
        "Wie leest het antwoord: wie bij ons aan jouw dossier werkt. Via dit platform geven we het niet door.",
        f"Tot wanneer: tot en met {until(afweging, rule):%d-%m-%Y} kan {partner} antwoorden. Daarna is de vraag weg.",
        why_asked(afweging),
        IF_NO,
        STOP_ASKING,
        RIGHTS,
    ]


def giving(afweging: Afweging, rule: SigningRule) -> list[str]:
    """The text for what we share."""
    not_shared = [line.field.label for line in afweging.withheld()]
    return [
        OPENINGS[MachtigingKind(afweging.machtiging_kind)],
        who_asks(afweging),
        f"Wie krijgt het: {afweging.ketenpartner_naam}, voor: {afweging.recipient_task}. Niemand anders.",
        f"Wat: {labels_of(afweging)}.",
        f"Wat niet: {', '.join(not_shared) or 'al het andere in je dossier'}.",
        f"Waarvoor: {afweging.doel}",
        f"Wat heb jij eraan: {afweging.doel_resultaat}",
        f"Tot wanneer: tot en met {until(afweging, rule):%d-%m-%Y}. "
        "Daarna ziet de ander het niet meer en moet wat bewaard is weg.",
        why_asked(afweging),
        IF_NO,
        WITHDRAW,
        RIGHTS,
    ]


def until(afweging: Afweging, rule: SigningRule) -> date:
    """The last day: that of the afweging, or the day before someone else would have to sign."""
    return min(afweging.valid_until or rule.until, rule.until)


def fingerprint(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex."""
    return sha256(text.encode()).hexdigest()
