"""Whether a text gives away who the jongere is: a letter to ouders may not, whatever somebody typed in it (B65)."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format

from cases.dossier.models import Case
from cases.jongeren.models import Jongere

SHORTEST_NAME = 2


def personal_data_in(text: str, case: Case) -> list[str]:
    """What of this jongere stands in the text, by kind: never the value itself."""
    plain, jongere = simple(text), case.jongere
    digits, tight = re.sub(r"\D", "", text), re.sub(r"\s", "", plain)
    found = {
        "een naam": any(has_word(plain, name) for name in names_of(jongere)),
        "de geboortedatum": any(has_word(plain, spelling) for spelling in spellings(jongere)),
        "het BSN": bool(jongere.bsn) and str(jongere.bsn) in digits,
        "het adres": bool(jongere.straat) and has_word(plain, simple(jongere.straat)),
        "de postcode": bool(jongere.postcode) and simple(jongere.postcode) in tight,
        "het telefoonnummer": has_digits(digits, jongere.telefoon),
        "het e-mailadres": bool(jongere.email) and simple(jongere.email) in plain,
        "het kenmerk van het dossier": simple(case.reference) in plain,
    }
    return [kind for kind, is_there in found.items() if is_there]


def simple(text: str) -> str:
    """Without accents and capitals, so that Zoë is also found as zoe."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def names_of(jongere: Jongere) -> Iterator[str]:
    for name in (jongere.roepnaam, jongere.achternaam, *jongere.voornamen.split()):
        if len(name) >= SHORTEST_NAME:
            yield simple(name)


def spellings(jongere: Jongere) -> list[str]:
    born = jongere.geboortedatum
    with translation.override("nl"):
        words = date_format(born, "j F Y")
    return [born.isoformat(), f"{born:%d-%m-%Y}", f"{born.day}-{born.month}-{born.year}", f"{born:%d/%m/%Y}", words]


def has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def has_digits(digits: str, number: str) -> bool:
    """The last nine digits, so that +31 6 and 06 are the same number."""
    wanted = re.sub(r"\D", "", number)[-9:]
    return len(wanted) == len("612345678") and wanted in digits
