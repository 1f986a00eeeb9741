"""Which page opens what is due, and what it is called there. A noun that adds a kind of item adds its line here."""

from dataclasses import dataclass

from django.urls import reverse

from cases.agenda import Item


@dataclass(frozen=True)
class Place:
    """Where an item is dealt with; `about`: the address also names the row itself; `alone`: nothing else."""

    label: str
    icon: str
    url_name: str
    about: bool = False
    alone: bool = False

    def url(self, item: Item) -> str:
        if self.alone:
            return reverse(self.url_name, args=[item.about_id])
        numbers = [item.case.pk, item.about_id] if self.about else [item.case.pk]
        return reverse(self.url_name, args=numbers)


DOSSIER = Place("Dossier", "file-text", "werkplek:case")
PLACES = {
    "afspraak": Place("Afspraak", "calendar", "werkplek:plan"),
    "intake": Place("Intake", "clipboard-list", "werkplek:intake-show", about=True),
    "informatievraag": Place("Informatie", "send", "werkplek:intake"),
    "contact.gepland": Place("Gepland contact", "calendar", "werkplek:contact-hold", about=True),
    "contact.huisbezoek": Place("Huisbezoek plannen", "home", "werkplek:contact-plan"),
    "delen_stopt": Place("Delen stopt", "share", "werkplek:delen"),
    "leeftijd": Place("Leeftijd", "calendar", "werkplek:case"),
    "melding": Place("Melding", "inbox", "werkplek:case"),
    "herscoren": Place("Opnieuw scoren", "chart-bar", "werkplek:score-record"),
    "machtiging_wacht": Place("Machtiging", "signature", "werkplek:delen"),
    "wissen_vragen": Place("Nog niet gewist", "trash", "werkplek:delen-afweging", alone=True),
    "verzoek": Place("Verzoek", "scale", "werkplek:verzoek", alone=True),
    "protocol.afsluiten": Place("Protocol", "archive", "werkplek:contact"),
    "protocol.stap": Place("Protocol", "route", "werkplek:contact"),
}


def place_of(item: Item) -> Place:
    """The page of this kind; the dossier itself for a kind without one."""
    return PLACES.get(item.kind, DOSSIER)
