"""Which page opens what is due, and what it is called there. A noun that adds a kind of item adds its line here."""

from dataclasses import dataclass

from django.urls import reverse

from cases.agenda import Item
from cases.catalogue.field import Rubriek


@dataclass(frozen=True)
class Place:
    """Where an item is dealt with; `about`: the address also names the row itself; `alone`: nothing else.

    `shown` is the page of the case on which it can be seen by whoever may not deal with it; `tells` is the rubriek of
    which a line of this kind says something.
    """

    label: str
    icon: str
    url_name: str
    shown: str = "werkplek:case"
    about: bool = False
    alone: bool = False
    tells: Rubriek = Rubriek.CASUS

    def url(self, item: Item) -> str:
        if self.alone or item.case is None:
            return reverse(self.url_name, args=[item.about_id])
        numbers = [item.case.pk, item.about_id] if self.about else [item.case.pk]
        return reverse(self.url_name, args=numbers)

    def where_it_shows(self, item: Item) -> str:
        if item.case is None or self.shown == self.url_name:
            return self.url(item)
        return reverse(self.shown, args=[item.case.pk])


CONTACT, DELEN, INTAKE, ZRM = "werkplek:contact", "werkplek:delen", "werkplek:intake", "werkplek:zrm"
DOSSIER = Place("Dossier", "file-text", "werkplek:case")
PLACES = {
    "afspraak": Place("Afspraak", "calendar", "werkplek:plan", "werkplek:plan", tells=Rubriek.PLAN),
    "intake": Place("Intake", "clipboard-list", "werkplek:intake-show", INTAKE, about=True, tells=Rubriek.INTAKE),
    "informatievraag": Place("Informatie", "send", INTAKE, INTAKE, tells=Rubriek.INTAKE),
    "consultatie": Place("Advies", "users-group", "werkplek:consultatie-follow", "werkplek:team", about=True),
    "contact.gepland": Place(
        "Gepland contact", "calendar", "werkplek:contact-hold", CONTACT, about=True, tells=Rubriek.CONTACTMOMENTEN
    ),
    "contact.huisbezoek": Place(
        "Huisbezoek plannen", "home", "werkplek:contact-plan", CONTACT, tells=Rubriek.CONTACTMOMENTEN
    ),
    "delen_stopt": Place("Delen stopt", "share", DELEN, DELEN),
    "leeftijd": Place("Leeftijd", "calendar", "werkplek:case", tells=Rubriek.PERSONALIA),
    "leeftijd.keuze": Place(
        "Keuze bij 27", "calendar", "werkplek:leeftijd", "werkplek:leeftijd", tells=Rubriek.PERSONALIA
    ),
    "melding": Place("Melding", "inbox", "werkplek:melding", "werkplek:melding", alone=True),
    "herscoren": Place("Opnieuw scoren", "chart-bar", "werkplek:score-record", ZRM, tells=Rubriek.ZRM),
    "machtiging_wacht": Place("Machtiging", "signature", DELEN, DELEN),
    "overleg": Place("Overleg", "users-group", "werkplek:overleg", "werkplek:team", about=True),
    "overleg.afspraak": Place(
        "Terugkoppeling", "message-circle", "werkplek:overleg-report", "werkplek:team", about=True
    ),
    "schoolgesprek": Place(
        "Gesprek met school", "school", "werkplek:schoolgesprek", "werkplek:school", about=True, tells=Rubriek.ONDERWIJS
    ),
    "wissen_vragen": Place("Nog niet gewist", "trash", "werkplek:delen-afweging", DELEN, alone=True),
    "wissen_vragen_nood": Place("Nog niet gewist", "trash", "werkplek:nood", "werkplek:nood", alone=True),
    "bevinding": Place("Vraag van de FG", "shield-lock", "werkplek:finding", "werkplek:finding", alone=True),
    "nood": Place("In nood geopend", "alert-triangle", "werkplek:nood", "werkplek:nood", alone=True),
    "verzoek": Place("Verzoek", "scale", "werkplek:verzoek", "werkplek:verzoek", alone=True),
    "protocol.afsluiten": Place("Protocol", "archive", CONTACT, CONTACT, tells=Rubriek.CONTACTMOMENTEN),
    "protocol.stap": Place("Protocol", "route", CONTACT, CONTACT, tells=Rubriek.CONTACTMOMENTEN),
    "opnieuw_vragen": Place("Opnieuw vragen", "signature", "werkplek:delen-afweging", DELEN, alone=True),
    "gezag": Place("Gezag nakijken", "user-check", "werkplek:team", "werkplek:team", tells=Rubriek.BETROKKENEN),
    "niet_informeren": Place("Niet informeren", "eye-off", "werkplek:team", "werkplek:team", tells=Rubriek.BETROKKENEN),
}


def place_of(item: Item) -> Place:
    """The page of this kind; the dossier itself for a kind without one."""
    return PLACES.get(item.kind, DOSSIER)
