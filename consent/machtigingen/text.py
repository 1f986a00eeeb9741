"""The words that a jongere reads before signing: the checklist of domain.md §1.8, in B1.

The text is made once, when the question is asked, and frozen with its hash. A change of wording is a new version, and
what was asked in older words stays as it was. `PARTS` is the Dutch; a gemeente may set another language beside it.
"""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from consent.afwegingen.models import Afweging
from consent.ages import SigningRule
from consent.grondslagen.models import MachtigingKind
from consent.items import ITEMS

TEXT_VERSION = "2026-11.2"

STOP = (
    "Je kunt altijd stoppen, ook voor één gegeven. Dat doe je hier, op dezelfde plek, met één knop."
    " Het kan ook via je regiehouder."
)
PARTS: dict[str, str] = {
    "toestemming": "Mogen wij dit over jou delen met een ander?",
    "opheffen_geheimhouding": "Wij mogen over jou niets vertellen zonder jouw ja. Mogen wij dit wel vertellen?",
    "instemming": "Stem je ermee in dat wij dit over jou delen?",
    "opvragen": "Mogen wij dit over jou vragen aan een ander?",
    "opvragen_geheimhouding": "De ander mag niets over jou vertellen zonder jouw ja. Mag dit wel?",
    "opvragen_instemming": "Stem je ermee in dat wij dit over jou vragen aan een ander?",
    "who_asks": "Wie vraagt dit: het college van burgemeester en wethouders van {gemeente}. "
    "Je regiehouder is {regiehouder}.",
    "who_gets": "Wie krijgt het: {partner}, voor: {taak}. Niemand anders.",
    "what": "Wat: {gegevens}.",
    "what_not": "Wat niet: {niet}.",
    "all_else": "al het andere in je dossier",
    "whom_asked": "Aan wie vragen we het: {partner}. Niemand anders.",
    "asked": "Wat vragen we: {gegevens}.",
    "not_asked": "Wat vragen we niet: {niet}.",
    "all_they_know": "al het andere dat zij over je weten",
    "they_see": "Wat zien zij: je naam en je geboortedatum, zodat {partner} weet over wie het gaat. "
    "En wat we vragen, en waarvoor. Verder niets.",
    "why": "Waarvoor: {doel}",
    "result": "Wat heb jij eraan: {resultaat}",
    "who_reads": "Wie leest het antwoord: wie bij ons aan jouw dossier werkt. Via dit platform geven we het niet door.",
    "until": "Tot wanneer: tot en met {tot}. Daarna ziet de ander het niet meer en moet wat bewaard is weg.",
    "answer_until": "Tot wanneer: tot en met {tot} kan {partner} antwoorden. Daarna is de vraag weg.",
    "basis": "Waarom we het vragen: {grond}.",
    "if_no": "Zeg je nee? Dan verandert er niets aan de hulp die je van ons krijgt. Je hoeft niet te zeggen waarom."
    " Je kunt ook ja zeggen tegen het ene en nee tegen het andere.",
    "stop": f"{STOP} Vanaf dat moment ziet de ander het niet meer.",
    "stop_asking": f"{STOP} Vanaf dat moment ziet de ander de vraag niet meer."
    " Een antwoord dat er al is, blijft in je dossier. Je mag vragen om het weg te halen.",
    "rights": "Je mag vragen wat wij van jou bewaren. Klopt iets niet? Dan mag je vragen om het te verbeteren of weg te"
    " halen. Heb je een klacht? Praat met de FG van de gemeente (functionaris gegevensbescherming)."
    " De FG let erop dat wij goed omgaan met wat wij van jou weten."
    " Je kunt ook naar de AP (Autoriteit Persoonsgegevens).",
    "again": "We vragen dit opnieuw, want nu moet iemand anders tekenen. Wat er eerder is getekend, telt niet meer."
    " Tot er is getekend, ziet niemand iets.",
}
WITHDRAW, STOP_ASKING, RIGHTS = PARTS["stop"], PARTS["stop_asking"], PARTS["rights"]
GIVING = ("who_asks", "who_gets", "what", "what_not", "why", "result", "until", "basis", "if_no", "stop", "rights")
ASKING = ("who_asks", "whom_asked", "asked", "not_asked", "they_see", "why", "result", "who_reads", "answer_until",
          "basis", "if_no", "stop_asking", "rights")  # fmt: skip
OPENING_WHEN_ASKING = {
    MachtigingKind.GEHEIMHOUDING: "opvragen_geheimhouding",
    MachtigingKind.INSTEMMING: "opvragen_instemming",
}
AGAIN = "again"
PLACE = re.compile(r"\{(\w+)\}")


def notice(afweging: Afweging, *, rule: SigningRule, codes: list[str] | None = None, again: bool = False) -> str:
    """The exact text, paragraph by paragraph, that is shown and signed. `codes` is what is asked, when not all is."""
    return composed(afweging, last_day=until(afweging, rule), parts=PARTS, codes=codes, again=again)


def composed(
    afweging: Afweging, *, last_day: date, parts: Mapping[str, str], codes: list[str] | None = None,
    again: bool = False,
) -> str:  # fmt: skip
    """The text in these words. Names, fields and purpose are the same in every language. What is asked again says so
    right after the question."""
    values = values_of(afweging, last_day=last_day, parts=parts, codes=codes)
    first, *rest = parts_of(afweging)
    names = [first, *([AGAIN] if again else []), *rest]
    return "\n\n".join(filled(parts[name], values) for name in names)


def parts_of(afweging: Afweging) -> tuple[str, ...]:
    """Which parts this question is made of, in their order."""
    kind = MachtigingKind(afweging.machtiging_kind)
    if afweging.asks:
        return (OPENING_WHEN_ASKING.get(kind, MachtigingKind.OPVRAGEN.value), *ASKING)
    return (kind.value, *GIVING)


def values_of(
    afweging: Afweging, *, last_day: date, parts: Mapping[str, str], codes: list[str] | None = None
) -> dict[str, str]:
    """What is filled in: who, what, why and until when."""
    basis = afweging.grondslag_geven
    assert basis is not None
    withheld = ", ".join(line.field.label for line in afweging.withheld())
    return {
        "gemeente": afweging.case.verantwoordelijke_gemeente,
        "regiehouder": afweging.case.regiehouder.naam,
        "partner": afweging.ketenpartner_naam,
        "taak": afweging.recipient_task,
        "gegevens": ", ".join(ITEMS[code].label for code in (afweging.shared_codes() if codes is None else codes)),
        "niet": withheld or parts["all_they_know" if afweging.asks else "all_else"],
        "doel": afweging.doel,
        "resultaat": afweging.doel_resultaat,
        "tot": f"{last_day:%d-%m-%Y}",
        "grond": f"{basis.naam} ({basis.article})",
    }


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put the values in their places: by name only, because a translation is typed by people."""
    return PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def places_in(text: str) -> set[str]:
    """The places of a part, which a translation must have too."""
    return set(PLACE.findall(text))


def until(afweging: Afweging, rule: SigningRule) -> date:
    """The last day: that of the afweging, or the day before someone else would have to sign."""
    return min(afweging.valid_until or rule.until, rule.until)


def fingerprint(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex."""
    return sha256(text.encode()).hexdigest()
