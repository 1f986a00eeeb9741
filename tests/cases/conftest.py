"""Jongeren who differ in everything that the catalogue can tell."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.dossier.models import Case
from cases.intake.services import finish_intake, form_of, start_intake
from cases.jongeren.models import Jongere
from cases.zrm.domains import DOMAINS
from tests import factories as make
from tests.held import choose, form_with_choices

PEOPLE = (
    {"roepnaam": "Teun", "voornamen": "Teun Jan", "achternaam": "Bakker", "age": 15, "wijk": "Oost"},
    {
        "roepnaam": "Teun",
        "voornamen": "Teun Joris",
        "achternaam": "Visser",
        "geboortedatum": make.born(15) - timedelta(1),
    },
    {"roepnaam": "Tess", "voornamen": "Tess", "achternaam": "Smit", "age": 17, "wijk": "Oost", "taal": "Arabisch"},
    {"roepnaam": "Amira", "voornamen": "Amira", "achternaam": "Haddad", "age": 19, "taal": "Tigrinya", "email": ""},
    {"roepnaam": "Sem", "voornamen": "Sem", "achternaam": "Mulder", "age": 22, "woonplaats": "Dijk", "telefoon": ""},
)
SCHOOLS = (
    {"school": "ROC Waterkant", "opleiding": "Techniek", "niveau": "entree", "begon_op": make.days_ago(20)},
    {"school": "ROC Waterkant", "opleiding": "Zorg", "niveau": "mbo2", "begon_op": make.days_ago(10)},
    {"school": "De Haven", "opleiding": "", "niveau": "havo", "begon_op": make.days_ago(400)},
    {"school": "De Kade", "opleiding": "Kok", "niveau": "hoger", "begon_op": make.days_ago(5)},
    None,
)
DIPLOMAS = ("praktijk", "mbo2", "mbo3", "vmbo_bb", None)
VERZUIM = ((4,), (24,), (30,), (8, 40), ())
WERK = (("werk", 4, "loon"), ("leerwerk", 24, "uitkering"), ("zoekend", 30, "geen"), ("geen", 0, "onbekend"))
WONEN = ("ouders", "begeleid", "logeren", "dakloos")
SPOKEN = (1, 1, 40, 60, None)
PARENTS = (1, 1, 2, 0, 0)
INTAKES: tuple[dict[str, str], ...] = (
    {},
    {"huidig-werk": "ja"},
    {"huidig-werk": "nee"},
    {"vrije-tijd": ""},
    {"huidig-werk": "nee", "studiefinanciering": "ja"},
)


@pytest.fixture
def varied(inside: object) -> list[Case]:
    """Five cases of which no two fields always agree."""
    leaders = [make.make_user("Willem de Wit"), make.make_user("Nora Kok")]
    cases = [make.make_case(jongere=born(number), regiehouder=leaders[number % 2]) for number in range(len(PEOPLE))]
    for number, case in enumerate(cases):
        fill_school(case, number)
        fill_life(case, number)
        fill_work(case, number)
        fill_intake(case, number)
    return cases


def born(number: int) -> Jongere:
    place = {"straat": f"Kade {number}", "postcode": f"1234A{'ABCDE'[number]}", "email": f"t{number}@example.org"}
    over = place | {"telefoon": f"061234567{number}"} | PEOPLE[number]
    jongere = make.make_jongere(**over)
    for phone in ("0611111111", "0622222222")[: PARENTS[number]]:
        verifier = make.make_user(roles=())
        make.make_gezagsdrager(jongere=jongere, naam="Marja", telefoon=f"{phone}{number}", verified_by=verifier)
    return jongere


def fill_school(case: Case, number: int) -> None:
    if school := SCHOOLS[number]:
        make.make_inschrijving(jongere=case.jongere, **school)
    if niveau := DIPLOMAS[number]:
        make.make_diploma(jongere=case.jongere, niveau=niveau)
    for soort, uren in zip(("REL16", "LUX"), VERZUIM[number], strict=False):
        make.make_verzuim(jongere=case.jongere, soort=soort, uren=uren, toelichting=f"Reden {number}")


def fill_life(case: Case, number: int) -> None:
    if number < len(WERK):
        status, uren, bron = WERK[number]
        make.make_werk(jongere=case.jongere, status=status, uren_per_week=uren, inkomensbron=bron)
        make.make_wonen(jongere=case.jongere, vorm=WONEN[number])
    for domain in DOMAINS:
        make.make_score(case=case, domain=domain, value=number + 1)


def fill_intake(case: Case, number: int) -> None:
    """Nobody, three along a form to choose from, and one who told it in free words."""
    if not (held := INTAKES[number]):
        return
    form, at = form_with_choices(), timezone.now() - timedelta(days=number * 10)
    intake = start_intake(case=case, form=form, at=at, channel="kantoor", by=case.regiehouder)
    questions = {question.code: question for question in form_of(intake).questions}
    for code, chosen in held.items():
        choose(intake, questions[code], chosen, text="" if chosen else "Voetbalt.")
    finish_intake(intake=intake, version=intake.version, by=intake.by)


def fill_work(case: Case, number: int) -> None:
    now = timezone.now()
    if (days := SPOKEN[number]) is not None:
        make.make_contact(case=case, at=now - timedelta(days=days), channel="telefoon")
        make.make_contact(case=case, at=now, result="geen_gehoor", with_whom=f"Buur {number}")
    if number < 4:
        started_on = make.days_ago(number)
        plan = make.make_plan(case=case, started_on=started_on)
        goal = make.make_goal(plan=plan, text=f"Doel {number}", need="wonen" if number == 3 else "school_werk")
        for count in range(number % 2 + 1):
            make.make_action(goal=goal, text=f"Afspraak {number}.{count}")
        make.make_betrokkene(case=case, naam=f"Hulp {number}", rol=("psycholoog", "docent")[number % 2])
    else:
        make.make_contact(case=case, at=now, result="geen_gehoor")
    opened_at = now.replace(month=1, day=1) if number < 3 else now.replace(year=now.year - 1, day=number)
    Case.objects.filter(pk=case.pk).update(opened_at=opened_at - timedelta(hours=number * 30))
