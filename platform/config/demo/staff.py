"""Who works at each tenant of the demo. All of them are invented."""

from dataclasses import dataclass

from accounts.models import User
from accounts.rights import Role
from cases.staff.services import add_staff
from config.demo_idp.setup import link


@dataclass(frozen=True)
class Colleague:
    """Somebody with one role; `key` is how the demo provider knows them."""

    key: str
    naam: str
    role: Role
    telefoon: str = ""


STAFF: dict[str, tuple[Colleague, ...]] = {
    "noorderkoog": (
        Colleague("willem", "Willem de Wit", Role.REGIEHOUDER, "06 00000101"),
        Colleague("iris", "Iris van Dam", Role.REGIEHOUDER, "06 00000102"),
        Colleague("bas", "Bas Mulder", Role.REGIEHOUDER, "06 00000103"),
        Colleague("nora", "Nora Kok", Role.COORDINATOR, "06 00000104"),
        Colleague("hanna", "Hanna Blom", Role.BELEIDSMEDEWERKER),
        Colleague("pieter", "Pieter Vos", Role.FG),
        Colleague("joke", "Joke Schouten", Role.FUNCTIONEEL_BEHEERDER),
    ),
    "zandwaard": (
        Colleague("marieke", "Marieke Postma", Role.REGIEHOUDER, "06 00000201"),
        Colleague("ahmed", "Ahmed Bouzid", Role.REGIEHOUDER, "06 00000202"),
        Colleague("tineke", "Tineke Hoek", Role.COORDINATOR, "06 00000203"),
        Colleague("loes", "Loes van Vliet", Role.BELEIDSMEDEWERKER),
        Colleague("gerard", "Gerard Prins", Role.FG),
        Colleague("stef", "Stef Dekker", Role.FUNCTIONEEL_BEHEERDER),
    ),
    "waterland": (
        Colleague("soraya", "Soraya Pinas", Role.REGIEHOUDER, "06 00000301"),
        Colleague("jeroen", "Jeroen Kuipers", Role.REGIEHOUDER, "06 00000302"),
        Colleague("elif", "Elif Demir", Role.REGIEHOUDER, "06 00000303"),
        Colleague("carla", "Carla Timmer", Role.COORDINATOR, "06 00000304"),
        Colleague("rik", "Rik Boersma", Role.BELEIDSMEDEWERKER),
        Colleague("anneke", "Anneke Bos", Role.FG),
        Colleague("vera", "Vera Kramer", Role.FUNCTIONEEL_BEHEERDER),
    ),
}


def hire(schema: str) -> dict[str, User]:
    """Give the colleagues of this tenant an account, their role and a way in; by key."""
    return {colleague.key: welcome(colleague, schema) for colleague in STAFF[schema]}


def welcome(colleague: Colleague, schema: str) -> User:
    address = f"{colleague.naam.lower().replace(' ', '.')}@{schema}.example"
    user = add_staff(naam=colleague.naam, email=address, telefoon=colleague.telefoon, roles=[colleague.role], by=None)
    link(slug="werk", key=colleague.key, user=user)
    return user
