"""Dossiers of long ago: what is kept too long, what is held back, a round that waits for its second person, and one
that was carried out. Everything through the services; only time is put back, which no screen can do."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.contact.services import record_contact
from cases.dossier.models import Case
from cases.dossier.services import close_case, open_case
from cases.jongeren.models import Jongere
from cases.letters.services import run_batch, send_letter, start_batch
from cases.plan.services import add_goal, start_plan
from config.demo import intakes, profiles
from config.demo.crowd import Scene, person
from config.demo.dossiers import ago, moment, put_back
from config.demo.search import shipped
from consent.retention.models import RetentionRule, Round
from consent.retention.rounds import carry_out, confirm, propose
from consent.retention.services import place_hold, settle_rule

YEAR = 365
JURIST = "mr. A. de Groot, jurist van Noorderkoog"
COMPLAINT = "Er loopt een klacht bij de ombudsman over dit dossier. Hij vroeg ons om niets weg te doen."
SPOKE = ("Kennis gemaakt en uitgelegd wat we doen.", "Samen langs het open huis gegaan.", "Afscheid genomen. Het gaat.")


@dataclass(frozen=True)
class Former:
    """Somebody who was helped once: how old now, and how many years ago their dossier was closed."""

    roepnaam: str
    geslacht: str
    age: int
    years: float
    reason: str
    profile: profiles.Profile = profiles.VSV_OUD
    told_about_health: bool = False


ERASED = (Former("Kaya", "v", 30, 4.2, "werk"), Former("Dirk", "m", 29, 3.6, "school"))
PROPOSED = (Former("Anouk", "v", 29, 3.1, "school"), Former("Mehmet", "m", 31, 2.8, "werk"),
            Former("Britt", "v", 28, 2.6, "werk"))  # fmt: skip
HELD = Former("Ruben", "m", 29, 2.5, "werk")
# The term of this task was not settled by a jurist, so it erases nothing yet.
UNSETTLED = Former("Saskia", "v", 32, 16, "werk", profiles.WONEN)
# The dossier may stay for a while, what was told about health may not (WEB 9.2.7, derde lid).
LEFT = (Former("Joris", "m", 30, 1, "werk", told_about_health=True), Former("Fleur", "v", 28, 2.3, "school"),
        Former("Tarik", "m", 29, 2.1, "werk"))  # fmt: skip


def tell(scene: Scene) -> None:
    """As it stands today, after the first round."""
    keeper, officer = scene.staff["joke"], scene.staff["pieter"]
    settle(by=officer)
    erased = [former(scene, one) for one in ERASED]
    carry_out(ronde=confirm(ronde=round_of(erased, by=keeper), by=officer))
    round_of([former(scene, one) for one in PROPOSED], by=keeper)
    place_hold(case=former(scene, HELD), by=officer, reason=COMPLAINT, until=ago(-120))
    for one in (UNSETTLED, *LEFT):
        former(scene, one)


def settle(*, by: User) -> None:
    rule = RetentionRule.objects.in_force().get(kind="dossier", task="doorstroompunt")
    settle_rule(rule=rule, by=by, months=rule.months, counts_from=rule.counts_from, valid_from=timezone.localdate(),
                reviewed_by_jurist=JURIST)  # fmt: skip


def round_of(cases: list[Case], *, by: User) -> Round:
    return propose(by=by, keys=[f"dossier.{case.pk}" for case in cases])


@transaction.atomic
def former(scene: Scene, one: Former) -> Case:
    """A dossier that ran for a hundred days and was closed; then the calendar is put back."""
    by, began = scene.staff["bas"], 100
    age = 26 if one.told_about_health else one.age
    jongere = person(scene, one.profile, by=by, roepnaam=one.roepnaam, geslacht=one.geslacht, age=age)
    case = open_case(jongere=jongere, regiehouder=by, by=by, task=one.profile.task,
                     verantwoordelijke_gemeente=jongere.gemeente, samenvatting=one.profile.samenvatting)  # fmt: skip
    put_back(case, days_ago=began)
    for turn, text in enumerate(SPOKE):
        record_contact(case=case, by=by, at=moment(ago(began - 30 * turn), 10), channel="kantoor",
                       with_whom=one.roepnaam, text=text, result="gesproken")  # fmt: skip
    start = start_plan(case=case, droom=one.profile.droom[0], by=by, started_on=ago(began - 10))
    add_goal(plan=start, by=by, need=one.profile.goals[0].need, text=one.profile.goals[0].text, due_on=ago(5))
    send_letter(case=case, edition=shipped("uitnodiging-jongere"), how="post", by=by, sent_on=ago(began - 1))
    run_batch(batch=start_batch(edition=shipped("aanbod-en-open-dagen"), cases=[case], by=by))
    if one.told_about_health:
        intakes.about_health(case, by=by)
    return long_ago(case, one)


def long_ago(case: Case, one: Former) -> Case:
    """Close it, and let that be years ago."""
    case.refresh_from_db()
    close_case(case=case, version=case.version, reason=one.reason, by=case.regiehouder)
    closed = timezone.now() - timedelta(days=one.years * YEAR)
    Case.objects.filter(pk=case.pk).update(opened_at=closed - timedelta(days=100), closed_at=closed)
    if one.told_about_health:
        born = case.jongere.geboortedatum
        Jongere.objects.filter(pk=case.jongere_id).update(
            geboortedatum=born - timedelta(days=(one.age - 26) * YEAR + 1)
        )
    case.refresh_from_db()
    return case
