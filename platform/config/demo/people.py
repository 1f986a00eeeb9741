"""Everybody whom the demo can log in as, and the lines that `make demo` prints: one per person to click."""

import os
from dataclasses import dataclass

from django.conf import settings

from config.demo.organisations import ORGANISATIONS
from config.demo.staff import STAFF
from config.demo_idp.people import Person
from config.demo_idp.setup import SUBSTANTIEEL, WITH_SECOND_FACTOR, client_id, install
from tenants.names import PUBLIC

OPERATOR_KEY, OPERATOR_NAAM = "ola", "Ola Visser"
TEUN, TEUNS_MOTHER = "999990019", "999990020"
JAY, JAYS_MOTHER = "999990032", "999990044"
AMIRA, SEM, YARA = "999990056", "999990068", "999990081"
FENNA, MILAN = "999990093", "999990111"
YUSUF, ROOS = "999990123", "999990135"
LEVI, LEVIS_BEWINDVOERDER = "999990147", "999990159"
NOVA, NOVAS_MOTHER = "999990160", "999990172"


@dataclass(frozen=True)
class Citizen:
    """Somebody with a DigiD; found in a tenant by BSN."""

    key: str
    naam: str
    schema: str
    bsn: str
    uitleg: str


@dataclass(frozen=True)
class Click:
    """One line: who, at which host, and through which way in."""

    key: str
    who: str
    host: str
    slug: str


CITIZENS = (
    Citizen("teun", "Teun Bakker", "noorderkoog", TEUN, "17 jaar, begint in een magazijn"),
    Citizen("marja", "Marja Bakker", "noorderkoog", TEUNS_MOTHER, "moeder van Teun"),
    Citizen("jay", "Jay Wolff", "noorderkoog", JAY, "15 jaar, heeft getekend"),
    Citizen("sandra", "Sandra Wolff", "noorderkoog", JAYS_MOTHER, "moeder van Jay, moet nog tekenen"),
    Citizen("amira", "Amira Haddad", "noorderkoog", AMIRA, "19 jaar, op weg naar werk"),
    Citizen("sem", "Sem de Lange", "noorderkoog", SEM, "22 jaar, zoekt een kamer"),
    Citizen("yara", "Yara el Amrani", "noorderkoog", YARA, "16 jaar, zei nee"),
    Citizen("fenna", "Fenna Jansen", "noorderkoog", FENNA, "20 jaar, stopte met delen"),
    Citizen("milan", "Milan Peters", "noorderkoog", MILAN, "18 jaar, heeft een vraag"),
    Citizen("levi", "Levi Blok", "noorderkoog", LEVI, "19 jaar, zijn geld staat onder bewind"),
    Citizen("greet", "Greet Prins", "noorderkoog", LEVIS_BEWINDVOERDER, "bewindvoerder van Levi, heeft getekend"),
    Citizen("nova", "Nova Kuipers", "noorderkoog", NOVA, "wordt volgende week 16"),
    Citizen("ilse", "Ilse Kuipers", "noorderkoog", NOVAS_MOTHER, "moeder van Nova, heeft getekend"),
    Citizen("yusuf", "Yusuf Aydin", "zandwaard", YUSUF, "20 jaar, heeft een vraag"),
    Citizen("roos", "Roos Hoekstra", "waterland", ROOS, "19 jaar, heeft een vraag"),
)
CLICKS = (
    Click("willem", "Willem de Wit, regiehouder van Teun", "noorderkoog", "werk"),
    Click("nora", "Nora Kok, coördinator", "noorderkoog", "werk"),
    Click("joke", "Joke Schouten, functioneel beheerder", "noorderkoog", "werk"),
    Click("teun", "Teun Bakker (17), op zijn telefoon", "noorderkoog", "digid"),
    Click("marja", "Marja Bakker, moeder van Teun", "noorderkoog", "digid"),
    Click("fatima", "Fatima Yilmaz, docent van ROC Waterkant", "partners", "werk"),
    Click("sanne", "Sanne Vos, psycholoog van GGZ De Dijk", "partners", "werk"),
    Click("ruben", "Ruben Smit, Wijkteam Oost", "partners", "werk"),
    Click("sandra", "Sandra Wolff, moeder van Jay (15): moet tekenen", "noorderkoog", "digid"),
    Click("soraya", "Soraya Pinas, regiehouder in een RMC-regio", "waterland", "werk"),
    Click(OPERATOR_KEY, f"{OPERATOR_NAAM}, beheerder van het platform", "beheer", "beheer"),
)


def lines(port: int) -> list[str]:
    """Renew the ways in for this port, and say whom to click. Runs as owner, at every start of the demo."""
    let_everybody_in(port)
    width = max(len(click.who) for click in CLICKS)
    return [f"{click.who:<{width}}  {address(click, port)}" for click in CLICKS]


def let_everybody_in(port: int) -> None:
    """Make every host trust the demo provider, and tell the provider whom it may play."""
    install(everybody(), domain=settings.KETEN_DOMAIN, port=port, idp_port=int(os.environ.get("DEMO_IDP_PORT", "9400")))


def address(click: Click, port: int) -> str:
    return f"http://{click.host}.{settings.KETEN_DOMAIN}:{port}/inloggen/{click.slug}/?als={click.key}"


def everybody() -> list[Person]:
    return [*citizens(), *colleagues(), *members(), operator()]


def citizens() -> list[Person]:
    return [
        Person(
            each.key,
            each.naam,
            [client_id(each.schema, "digid")],
            {"bsn": each.bsn},
            uitleg=each.uitleg,
            max_acr=SUBSTANTIEEL,
        )
        for each in CITIZENS
    ]


def colleagues() -> list[Person]:
    return [
        with_work_account(each.key, each.naam, client_id(schema, "werk"), str(each.role.label))
        for schema, staff in STAFF.items()
        for each in staff
    ]


def members() -> list[Person]:
    return [
        with_work_account(each.key, each.naam, client_id(PUBLIC, "werk"), f"{each.functie}, {organisation.naam}")
        for organisation in ORGANISATIONS
        for each in organisation.members
    ]


def operator() -> Person:
    return with_work_account(OPERATOR_KEY, OPERATOR_NAAM, client_id(PUBLIC, "beheer"), "beheerder van het platform")


def with_work_account(key: str, naam: str, client: str, uitleg: str) -> Person:
    return Person(key, naam, [client], {}, uitleg=uitleg, amr=WITH_SECOND_FACTOR)
