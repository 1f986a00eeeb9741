"""Agreements with the schools of the demo: whom to call, this year's startgesprek, and one school that still waits."""

from datetime import timedelta

from django.utils import timezone

from cases.scholen.models import Startgesprek
from cases.scholen.services import (
    add_contactpersoon,
    add_school,
    plan_spreekuur,
    plan_startgesprek,
    write_spreekuur,
    write_startgesprek,
)
from config.demo.crowd import Scene
from config.demo.dossiers import ago
from config.demo.schools import COLLEGE, PRAKTIJKSCHOOL, ROC, school_year

PEOPLE = {
    ROC: (
        ("Fatima Yilmaz", "mentor", "Techniek en logistiek", "06 00000301", "Elke dag, liefst voor 9 uur bellen"),
        ("Joost Halsema", "verzuimcoördinator", "", "06 00000302", "Maandag tot en met donderdag"),
    ),
    COLLEGE: (("Mirjam Pot", "zorgcoördinator", "Onderbouw", "06 00000303", "Dinsdag en donderdag"),),
    PRAKTIJKSCHOOL: (("Henk Drost", "stagebegeleider", "", "06 00000304", "Na 15 uur"),),
}
LOOKED_BACK = (
    "Vorig jaar belde de school in de helft van de gevallen voordat iemand stopte. Waar dat gebeurde, vonden we samen"
    " vaker een andere opleiding."
)
AGREED = "De mentor belt altijd voor een uitschrijving. Verzuim van 18+ meldt de school na acht uur in vier weken."


def tell(scene: Scene) -> None:
    """With the ROC all is agreed, with the college the talk is planned, with the praktijkschool nobody spoke yet."""
    by = scene.regiehouders()[0]
    schools = {told: add_school(naam=told[0], brin=told[1], by=by) for told in PEOPLE}
    for told, people in PEOPLE.items():
        for naam, functie, domein, telefoon, bereikbaar in people:
            add_contactpersoon(school=schools[told], by=by, naam=naam, functie=functie, domein=domein,
                               telefoon=telefoon, bereikbaar=bereikbaar)  # fmt: skip
    begun = min(timezone.localdate(), school_year() + timedelta(days=24))
    talk: Startgesprek = plan_startgesprek(school=schools[ROC], planned_on=begun, by=by)
    write_startgesprek(talk=talk, version=1, by=by, planned_on=begun, held_on=begun, met_wie="Joost Halsema",
                       terugblik=LOOKED_BACK, afspraken=AGREED)  # fmt: skip
    plan_startgesprek(school=schools[COLLEGE], planned_on=ago(0), by=by)
    day = plan_spreekuur(school=schools[ROC], planned_on=ago(9), with_leerplicht=True, by=by)
    write_spreekuur(day=day, version=1, by=by, planned_on=ago(9), held_on=ago(9), gesproken=6)
    plan_spreekuur(school=schools[ROC], planned_on=ago(-12), with_leerplicht=True, by=by)
