"""Somebody whom nobody can reach: Dylan, in the third week of the protocol of Utrecht; and who was given up on."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cases.closing.services import close_without_contact
from cases.contact.services import record_contact
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.letters.services import send_letter
from cases.protocols.services import start_protocol
from cases.wijkronde.services import start_ronde
from cases.workdays import is_working_day
from config.demo import dossiers, profiles
from config.demo.crowd import Scene, person
from config.demo.schools import study

BEGAN, WROTE = 18, 17
HALF_PAST_TEN = time(10, 30)
GIVEN_UP = {
    "inspanning": "Zes keer gebeld, twee brieven, drie huisbezoeken waarvan één op zaterdag. Ook de wijkagent kent"
    " hem alleen van vroeger.",
    "opbrengst": "Zijn zus zegt dat hij bij vrienden slaapt en nu geen hulp wil. Nog een bezoek jaagt hem verder weg.",
}


def dylan(scene: Scene) -> Case:
    """20. Two visits at the same hour, and nobody home: the next one comes in the evening (B66, B161)."""
    by = scene.staff["bas"]
    jongere = person(scene, profiles.VSV_OUD, by=by, roepnaam="Dylan", geslacht="m", age=20)
    study(jongere, profiles.VSV_OUD.studies, scene.dice, by=by)
    case = dossiers.opened(jongere, profiles.VSV_OUD, days_ago=BEGAN + 2, by=by)
    dossiers.measure(case, profiles.VSV_OUD, scene.dice, days=BEGAN, by=by)
    start_protocol(case=case, edition=shipped("utrecht"), by=by, started_on=dossiers.ago(BEGAN))
    called = dossiers.moment(dossiers.ago(BEGAN), 15)
    record_contact(case=case, by=by, at=called, channel="telefoon", with_whom="Dylan", result="geen_gehoor",
                   text="Gebeld en een bericht ingesproken.")  # fmt: skip
    send_letter(case=case, edition=shipped("uitnodiging-jongere"), how="post", by=by, sent_on=dossiers.ago(WROTE))
    later = working_day(dossiers.ago(1))
    for day, note in (
        (working_day(later - timedelta(days=1)), "De gordijnen waren dicht."),
        (later, "Weer geen gehoor."),
    ):
        record_contact(case=case, by=by, at=at_half_past_ten(day), channel="huisbezoek", with_whom="Dylan",
                       result="niet_thuis", announced=False, text=note)  # fmt: skip
    send_letter(case=case, edition=shipped("niet-thuis-kaartje"), how="achtergelaten", by=by, sent_on=later)
    return case


def give_up_on(case: Case) -> None:
    close_without_contact(case=case, version=case.version, by=case.regiehouder, **GIVEN_UP)


def walk(scene: Scene) -> None:
    """A round along everybody out of sight, which has only just begun."""
    start_ronde(naam=f"Wijkronde {timezone.localdate().year}", by=scene.regiehouders()[0])


def shipped(code: str) -> Edition:
    return Edition.objects.get(code=code, number=1)


def working_day(day: date) -> date:
    """This day, or the last one before it on which offices were open."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def at_half_past_ten(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, HALF_PAST_TEN))
