"""Who could be meant: suggested by BSN, then by name and date of birth. A person decides (law 10)."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from unicodedata import combining, normalize

from django.db import models
from django.db.models import Q

import audit
from accounts.models import User
from accounts.rights import Right
from cases.dossier.finding import find
from cases.dossier.models import Case
from cases.joining.models import Joining
from cases.jongeren.models import Jongere
from cases.signals.models import Melding

MOST = 10
# Words that stand before a surname, or were typed as a part of it.
TUSSENVOEGSELS = frozenset(
    {
        "aan",
        "af",
        "al",
        "bij",
        "da",
        "dal",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
    }
    | {"dos", "du", "el", "en", "het", "in", "la", "las", "le", "les", "lo", "los", "met", "of", "onder", "op", "over"}
    | {
        "t",
        "te",
        "ten",
        "ter",
        "tot",
        "uijt",
        "uit",
        "van",
        "vanden",
        "vander",
        "vom",
        "von",
        "voor",
        "zu",
        "zum",
        "zur",
    }
)
NOT_A_LETTER = re.compile(r"[^a-z]+")


class Ground(models.TextChoices):
    """Why somebody is suggested, the surest first."""

    BSN = "bsn", "Zelfde BSN"
    NAME = "naam", "Zelfde naam en geboortedatum"
    FAMILY = "familie", "Zelfde achternaam en geboortedatum, andere voornaam"
    ASKED = "gezocht", "Zelf gezocht"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A jongere or another melding that could be meant. Only its regiehouder is named to who may not see the case."""

    ground: Ground
    jongere: Jongere | None = None
    other: Melding | None = None
    case: Case | None = None
    may_see: bool = False

    @property
    def row(self) -> Jongere | Melding:
        return self.jongere or self.other  # type: ignore[return-value]  # always one of the two

    @property
    def logged(self) -> Case | Jongere | None:
        """In whose log it stands that somebody compared them; of a melding in no case in nobody's."""
        return self.case or self.jongere or (self.other.case if self.other else None)

    @property
    def named(self) -> str:
        """How a form names this row; see `named`."""
        return f"{'jongere' if self.jongere else 'melding'}:{self.row.pk}"

    @property
    def is_sure(self) -> bool:
        return self.ground == Ground.BSN


def words_of(name: str) -> tuple[str, ...]:
    """A name without capitals, accents, hyphens and tussenvoegsels: "van der Vélden-Smit" is velden smit."""
    plain = "".join(letter for letter in normalize("NFKD", name) if not combining(letter)).lower()
    found = tuple(word for word in NOT_A_LETTER.split(plain) if word)
    return tuple(word for word in found if word not in TUSSENVOEGSELS) or found


class Asked(TypedDict):
    """What somebody looks for themselves: a BSN, or a surname with a date of birth."""

    bsn: str
    achternaam: str
    geboortedatum: date | None


def suggest(*, melding: Melding, by: User, asked: Asked | None = None) -> list[Candidate]:
    """Everybody and everything this melding could be about, apart from what was decided; the search is written down."""
    settled = settled_with(melding)
    looked_up = [one.jongere for one in find(by=by, **asked)] if asked else []
    alike = {row.pk: row for row in [*jongeren_like(melding), *looked_up]}
    jongeren = [row for row in alike.values() if row.pk not in settled and row.pk != melding.jongere_id]
    meldingen = [row for row in meldingen_like(melding, by) if row.pk not in settled]
    found = [shown(melding, row, by) for row in jongeren] + [
        Candidate(ground=ground_of(melding, row), other=row) for row in meldingen
    ]
    audit.record("melding.compared", by=by, about=melding, details={"found": len(found)})
    order = list(Ground)
    return sorted(found, key=lambda candidate: order.index(candidate.ground))[:MOST]


def jongeren_like(melding: Melding) -> list[Jongere]:
    """By blind index, and of those born that day the ones with this surname."""
    rows = Jongere.objects.filter(same_number_or_day(melding))
    return [row for row in rows if resembles(melding, row)]


def meldingen_like(melding: Melding, by: User) -> list[Melding]:
    rows = Melding.objects.for_user(by).filter(same_number_or_day(melding)).exclude(pk=melding.pk)
    known = melding.jongere_id
    alike = [row for row in rows.select_related("jongere", "case") if resembles(melding, row)]
    return [row for row in alike if known is None or row.jongere_id != known]


def same_number_or_day(melding: Melding) -> Q:
    by_number = Q(bsn_index=melding.bsn_index) if melding.bsn_index else Q(pk__in=[])
    by_day = Q(geboortedatum=melding.geboortedatum) if melding.geboortedatum else Q(pk__in=[])
    return by_number | by_day


def resembles(melding: Melding, row: Jongere | Melding) -> bool:
    if melding.bsn_index and row.bsn_index and bytes(row.bsn_index) == bytes(melding.bsn_index):
        return True
    surname = set(words_of(melding.achternaam))
    return bool(surname & set(words_of(row.achternaam))) and row.geboortedatum == melding.geboortedatum


def ground_of(melding: Melding, row: Jongere | Melding) -> Ground:
    if melding.bsn_index and row.bsn_index and bytes(row.bsn_index) == bytes(melding.bsn_index):
        return Ground.BSN
    if not resembles(melding, row):
        return Ground.ASKED
    first = first_names(melding) & first_names(row)
    return Ground.NAME if first or not first_names(melding) else Ground.FAMILY


def first_names(row: Jongere | Melding) -> set[str]:
    """All first names: a melder writes the roepnaam, a register all of them."""
    names: Iterable[str] = (row.voornamen, row.roepnaam) if isinstance(row, Jongere) else (row.voornaam,)
    return {word for name in names for word in words_of(name)}


def shown(melding: Melding, jongere: Jongere, by: User) -> Candidate:
    case = jongere.cases.open().select_related("regiehouder").first()
    may_see = case is not None and Case.objects.for_user(by, Right.VIEW_CASE).filter(pk=case.pk).exists()
    return Candidate(ground=ground_of(melding, jongere), jongere=jongere, case=case, may_see=may_see)


def named(text: str, *, by: User) -> Jongere | Melding | None:
    """The row that a form names as "jongere:<id>" or "melding:<id>"; a melding only if this user may see it."""
    kind, _, number = text.partition(":")
    try:
        pk = uuid.UUID(number)
    except ValueError:
        return None
    if kind == "jongere":
        return Jongere.objects.filter(pk=pk).first()
    return Melding.objects.for_user(by).filter(pk=pk).select_related("jongere").first()


def settled_with(melding: Melding) -> set[uuid.UUID]:
    """The jongeren and meldingen about which somebody said something that stands."""
    said = Joining.objects.standing().filter(Q(melding=melding) | Q(other=melding))
    pairs = said.values_list("melding_id", "jongere_id", "other_id")
    return {number for pair in pairs for number in pair if number and number != melding.pk}
