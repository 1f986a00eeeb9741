"""Filling a tenant of the demo with very many jongeren, to measure with: `keten demo-load --jongeren 70000`.

A few statements per thousand, as an import does it: the constraints and triggers of the database hold for every row,
and every case has its line in the log. Nobody here has a BSN or a phone. Memory stays flat, because a batch is
forgotten when it stands.
"""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from django.db import reset_queries, transaction
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from audit.context import Origin, coming_from
from audit.services import write
from cases.contact.models import Contactmoment
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case, ReferenceCounter
from cases.jongeren.models import Jongere
from cases.keys import ring
from cases.school.models import Inschrijving
from cases.zrm.instruments import ZRM_2017
from cases.zrm.models import Score
from config.demo.crowd import address, birthdate
from config.demo.names import ACHTERNAMEN, MANNEN, VROUWEN
from config.demo.places import PLACES, Place
from config.demo.scores import REASONS, reason_for
from tenants import hop

MOST, BATCH = 200_000, 1_000
DOMAINS, MEASURED = tuple(REASONS), (100, 20)
SCHOOLS = ("ROC Waterkant", "De Haven", "Praktijkschool De Kade", "Lyceum Noord")


def fill(schema: str, number: int) -> Iterator[int]:
    """Add so many jongeren with a case, a school, scores and a contact; tells after each batch how many stand."""
    place = next(place for place in PLACES if place.schema == schema)
    dice = Random(f"{schema} {number}")  # noqa: S311  # a measure, not a secret
    with coming_from(Origin(address="demo")), hop(schema):
        leaders = list(User.objects.with_role(Role.REGIEHOUDER).order_by("naam"))
        zrm = Edition.objects.of(ContentKind.INSTRUMENT).get(code=ZRM_2017, number=1)
        for first in range(0, number, BATCH):
            add_batch(place, dice, leaders, zrm, min(BATCH, number - first))
            reset_queries()
            yield min(first + BATCH, number)


@transaction.atomic
def add_batch(place: Place, dice: Random, leaders: list[User], zrm: Edition, size: int) -> None:
    jongeren = Jongere.objects.bulk_create([person(place, dice) for _ in range(size)])
    references = take_references(place, size)
    told = zip(jongeren, references, strict=True)
    cases = Case.objects.bulk_create(
        [case_of(jongere, dice.choice(leaders), reference, dice) for jongere, reference in told]
    )
    Inschrijving.objects.bulk_create([enrolment(jongere, dice) for jongere in jongeren])
    with ring.prepared(case.pk for case in cases):
        Contactmoment.objects.bulk_create([contact(case, dice) for case in cases])
        Score.objects.bulk_create([given for case in cases for given in scores(case, zrm, dice)])
    write([opened(case) for case in cases])


def person(place: Place, dice: Random) -> Jongere:
    tussenvoegsel, achternaam = dice.choice(ACHTERNAMEN)
    geslacht = dice.choice("vm")
    first = dice.choice(VROUWEN if geslacht == "v" else MANNEN)
    return Jongere(
        voornamen=first, roepnaam=first, tussenvoegsel=tussenvoegsel, achternaam=achternaam, geslacht=geslacht,
        geboortedatum=birthdate(dice.randint(12, 26), dice), **address(dice.choice(place.gemeenten), dice),
    )  # fmt: skip


def take_references(place: Place, size: int) -> list[str]:
    """The next kenmerken of this year, all of a batch at once."""
    year = timezone.localdate().year
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    counter.last += size
    counter.save(update_fields=["last"])
    letters = place.schema[:2].upper()
    return [f"{letters}-{year}-{number:05}" for number in range(counter.last - size + 1, counter.last + 1)]


def case_of(jongere: Jongere, leader: User, reference: str, dice: Random) -> Case:
    return Case(
        reference=reference, jongere=jongere, regiehouder=leader, task="doorstroompunt",
        verantwoordelijke_gemeente=jongere.gemeente,
        opened_at=timezone.now() - timedelta(days=dice.randint(100, 700)),
    )  # fmt: skip


def enrolment(jongere: Jongere, dice: Random) -> Inschrijving:
    begon_op = timezone.localdate() - timedelta(days=dice.randint(60, 700))
    return Inschrijving(jongere=jongere, school=dice.choice(SCHOOLS), niveau="mbo2", opleiding="", begon_op=begon_op)


def contact(case: Case, dice: Random) -> Contactmoment:
    at = timezone.now() - timedelta(days=dice.randint(1, 60))
    return Contactmoment(
        case=case, at=at, channel="telefoon", with_whom="Jongere", by=case.regiehouder, text="Kort gebeld."
    )


def scores(case: Case, zrm: Edition, dice: Random) -> Iterator[Score]:
    """Three to six domains, twice."""
    for domain in dice.sample(DOMAINS, dice.randint(3, 6)):
        for days_ago in MEASURED:
            value = dice.randint(1, 5)
            yield Score(
                case=case, instrument=zrm, domain=domain, value=value, by=case.regiehouder,
                reason=reason_for(domain, value), scored_on=timezone.localdate() - timedelta(days=days_ago),
            )  # fmt: skip


def opened(case: Case) -> dict[str, Any]:
    leader = case.regiehouder
    return {
        "kind": "act", "action": "case.opened", "actor_id": leader.pk, "actor_name": leader.naam, "case_id": case.pk,
        "subject_id": case.jongere_id, "fields": [], "outcome": "ok",
        "details": {"about": "Case", "about_id": str(case.pk), "regiehouder": str(leader.pk)},
    }  # fmt: skip
