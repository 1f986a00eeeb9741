"""The jongeren around the story: each of a kind (profiles.py), and no two alike. The same dice give the same people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.jongeren.ages import born_on_or_before
from cases.jongeren.gezag import add_gezagsdrager, verify_gezagsdrager
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.jongeren.services import register
from config.demo import dossiers
from config.demo.names import ACHTERNAMEN, MANNEN, OUDERS, TALEN, VROUWEN
from config.demo.places import Gemeente, Place
from config.demo.profiles import Profile
from config.demo.schools import study

ADULT = 18


@dataclass
class Scene:
    """One tenant while its story is told: its people, its dice, and the numbers that are still free."""

    place: Place
    staff: dict[str, User]
    dice: Random
    bsns: Iterator[str]
    first_names: dict[str, list[str]] = field(default_factory=dict)
    surnames: list[tuple[str, str]] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.first_names = {"v": self.shuffled(VROUWEN), "m": self.shuffled(MANNEN)}
        self.surnames = self.dice.sample(ACHTERNAMEN, len(ACHTERNAMEN))

    def regiehouders(self) -> list[User]:
        """Who leads cases here, in a fixed order."""
        return [user for user in self.staff.values() if user.has_role(Role.REGIEHOUDER)]

    def first_name(self, geslacht: str, wanted: str) -> str:
        """This name, which nobody else gets, or the next one; those come round again when all were given."""
        free = self.first_names[geslacht]
        if wanted:
            self.kept.add(wanted)
            return free.pop(free.index(wanted)) if wanted in free else wanted
        if not free:
            free.extend(naam for naam in self.shuffled(VROUWEN if geslacht == "v" else MANNEN) if naam not in self.kept)
        return free.pop()

    def surname(self) -> tuple[str, str]:
        """The next surname; when all were given they come round again, with another first name."""
        if not self.surnames:
            self.surnames = self.dice.sample(ACHTERNAMEN, len(ACHTERNAMEN))
        return self.surnames.pop()

    def shuffled(self, names: tuple[str, ...]) -> list[str]:
        return self.dice.sample(names, len(names))


@transaction.atomic
def somebody(scene: Scene, profile: Profile, *, by: User, **known: Any) -> Case:
    """A jongere of this kind with a dossier that has run for a while. What is `known` is not left to the dice."""
    mother, mothers_bsn = known.pop("moeder", ("", ""))
    jongere = person(scene, profile, by=by, **known)
    if jongere.leeftijd() < ADULT:
        parent(scene, jongere, by=by, naam=mother, bsn=mothers_bsn)
    inschrijving = study(jongere, profile.studies, scene.dice, by=by)
    return dossiers.keep(jongere, profile, inschrijving, scene.dice, by=by)


def person(scene: Scene, profile: Profile, *, by: User, age: int | None = None, **known: Any) -> Jongere:
    dice = scene.dice
    geslacht = known.pop("geslacht", dice.choice("vm"))
    first = scene.first_name(geslacht, known.pop("roepnaam", ""))
    tussenvoegsel, achternaam = known.pop("achternaam", None) or scene.surname()
    bsn = known.pop("bsn", "") or next(scene.bsns)
    told: dict[str, Any] = {
        "voornamen": f"{first} {dice.choice(VROUWEN if geslacht == 'v' else MANNEN)}",
        "roepnaam": first,
        "tussenvoegsel": tussenvoegsel,
        "achternaam": achternaam,
        "geboortedatum": birthdate(age if age is not None else dice.randint(*profile.ages), dice),
        "geslacht": geslacht,
        "telefoon": f"06 {dice.randint(0, 999_999):08}",
        "email": mail_address(first, achternaam),
        "voorkeur_contact": dice.choice(("bellen", "appen", "appen", "email", "school")),
        "taal": dice.choice(TALEN),
    }
    return register(by=by, bsn=bsn, **told | address(dice.choice(scene.place.gemeenten), dice) | known)


def mail_address(first: str, surname: str) -> str:
    plain = f"{first}.{surname}".lower().replace(" ", "").encode("ascii", "ignore").decode()
    return f"{plain}@post.example"


def birthdate(age: int, dice: Random) -> date:
    """Somewhere in the year of this age, and not so near a birthday that the age is another one tomorrow."""
    return born_on_or_before(age) - timedelta(days=dice.randint(20, 340))


def address(gemeente: Gemeente, dice: Random) -> dict[str, str]:
    wijk = dice.choice(gemeente.wijken)
    return {
        "straat": dice.choice(wijk.straten),
        "huisnummer": str(dice.randint(1, 140)),
        "postcode": gemeente.postcode + "".join(dice.choice("ABCDEGHJKLNPRSTVW") for _ in range(2)),
        "woonplaats": gemeente.naam,
        "wijk": wijk.naam,
        "gemeente": gemeente.naam,
        "gemeentecode": gemeente.code,
    }


def parent(scene: Scene, jongere: Jongere, *, by: User, naam: str = "", bsn: str = "") -> Gezagsdrager:
    """The mother, whose authority a colleague saw in the register."""
    surname = " ".join(part for part in (jongere.tussenvoegsel, jongere.achternaam) if part)
    mother = add_gezagsdrager(
        jongere=jongere,
        by=by,
        bsn=bsn or next(scene.bsns),
        naam=naam or f"{scene.dice.choice(OUDERS)} {surname}",
        relatie="moeder",
        telefoon=f"06 {scene.dice.randint(0, 999_999):08}",
    )
    return verify_gezagsdrager(gezagsdrager=mother, how="gezagsregister", by=by)
