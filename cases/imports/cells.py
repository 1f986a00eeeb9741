"""Reading one cell: what people and spreadsheets write, as what we store. Every refusal is a Dutch sentence."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils import timezone

from cases.jongeren.bsn import require_bsn
from cases.jongeren.models import Geslacht
from cases.refusals import Refused
from cases.school.models import Niveau, VerzuimSoort

DUTCH_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
BRIN = re.compile(r"(\d{2}[A-Z]{2})(\d{2})?")
UNREADABLE = "\ufffd"
HARD_SPACE = "\xa0"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class CellRefused(Refused):
    """What is wrong with one cell; the column is named by whoever asked."""


def text(longest: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > longest:
            raise CellRefused(f"is langer dan {longest} tekens")
        if not cell.isprintable() or UNREADABLE in cell:
            raise CellRefused("bevat een teken dat niet te lezen is")
        return cell

    return read


def day(cell: str) -> date:
    """dd-mm-jjjj or ISO."""
    if found := DUTCH_DATE.fullmatch(cell):
        day_of_month, month, year = map(int, found.groups())
    elif found := ISO_DATE.fullmatch(cell):
        year, month, day_of_month = map(int, found.groups())
    else:
        raise CellRefused("is geen datum zoals 31-12-2009 of 2009-12-31")
    try:
        read = date(year, month, day_of_month)
    except ValueError as error:
        raise CellRefused("is een datum die niet bestaat") from error
    if not 1900 <= year <= 2100:
        raise CellRefused("ligt te ver weg: kijk het jaartal na")
    return read


def birth(cell: str) -> date:
    born = day(cell)
    if born > timezone.localdate():
        raise CellRefused("ligt in de toekomst")
    return born


def number(least: int, most: int) -> Callable[[str], int]:
    def read(cell: str) -> int:
        if not re.fullmatch(r"\d{1,5}", cell, re.ASCII) or not least <= int(cell) <= most:
            raise CellRefused(f"is geen heel getal van {least} tot en met {most}")
        return int(cell)

    return read


def choice(choices: type[Choices], **more: str) -> Callable[[str], str]:
    """A code or its words, in any case; `more` has other ways to write a code."""
    known = {str(code).lower(): str(code) for code in choices.values}
    known |= {str(label).lower(): str(code) for code, label in choices.choices} | more

    def read(cell: str) -> str:
        if cell.lower() not in known:
            raise CellRefused(f"is geen van: {', '.join(map(str, choices.values))}")
        return known[cell.lower()]

    return read


def postcode(cell: str) -> str:
    read = cell.replace(" ", "").upper()
    if not POSTCODE.fullmatch(read):
        raise CellRefused("is geen postcode zoals 1234AB")
    return read


def brin(cell: str) -> str:
    """The four characters of the school; the two digits of the vestiging are left out."""
    found = BRIN.fullmatch(cell.replace(" ", "").upper())
    if not found:
        raise CellRefused("is geen BRIN zoals 25LX")
    return found[1]


def gemeentecode(cell: str) -> str:
    if not re.fullmatch(r"\d{1,4}", cell, re.ASCII):
        raise CellRefused("is geen gemeentecode van vier cijfers")
    return cell.zfill(4)


def email(cell: str) -> str:
    try:
        validate_email(cell)
    except ValidationError as error:
        raise CellRefused("is geen e-mailadres") from error
    return text(254)(cell)


def phone(cell: str) -> str:
    """A spreadsheet eats the first zero of a phone number too."""
    read = f"0{cell}" if re.fullmatch(r"[1-9]\d{8}", cell, re.ASCII) else cell
    if not re.fullmatch(r"[+0(][\d ()/-]{8,29}", read, re.ASCII):
        raise CellRefused("is geen telefoonnummer")
    return read


def bsn(cell: str) -> str:
    return require_bsn(cell)


READERS: dict[str, Callable[[str], Any]] = {
    "bsn": bsn,
    "voornamen": text(200),
    "roepnaam": text(100),
    "tussenvoegsel": text(30),
    "achternaam": text(200),
    "geboortedatum": birth,
    "geslacht": choice(Geslacht, **{"1": "m", "2": "v", "onbekend": "o", "0": "o"}),
    "telefoon": phone,
    "email": email,
    "straat": text(200),
    "huisnummer": text(20),
    "postcode": postcode,
    "woonplaats": text(100),
    "wijk": text(100),
    "gemeentecode": gemeentecode,
    "school": text(200),
    "brin": brin,
    "opleiding": text(200),
    "niveau": choice(Niveau, **{"1": "entree", "2": "mbo2", "3": "mbo3", "4": "mbo4", "mbo1": "entree"}),
    "leerjaar": number(1, 8),
    "inschrijving_begin": day,
    "inschrijving_eind": day,
    "verzuim_soort": choice(VerzuimSoort),
    "verzuim_begin": day,
    "verzuim_eind": day,
    "verzuim_uren": number(0, 2000),
}


def bare(cell: str) -> str:
    """The cell without blanks around it, and without the apostrophe that `harmless` put before a formula."""
    cell = normalize("NFC", cell.replace(HARD_SPACE, " ")).strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def harmless(cell: str) -> str:
    """The cell as a spreadsheet may open it: what would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
