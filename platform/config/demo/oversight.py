"""What the FG of a tenant does: a sample that was partly reviewed, and a datalek of which the clock runs."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from config.demo.crowd import Scene
from consent.afwegingen.models import Afweging
from consent.incidents.models import Incident, StepKind
from consent.incidents.services import record_incident, set_reach, take_step
from consent.samples.models import Source, Verdict
from consent.samples.services import draw, reply_to, review

HOURS_AGO = 20
FOUND = (
    (Verdict.GOOD, "Het doel is duidelijk en elk gegeven heeft een reden.", ""),
    (Verdict.ASKS, "Waarom is het adres nodig, en is de wijk niet genoeg?", "De school brengt lesmateriaal thuis."),
    (Verdict.WRONG, "Er staat niet bij hoe lang dit nodig is. Kies een kortere termijn.", ""),
)


def oversee(scene: Scene) -> None:
    officer = User.objects.with_role(Role.FG).get()
    if Afweging.objects.decided().exists():
        review_decisions(officer)
    mail_went_wrong(officer, by=scene.regiehouders()[0])


def review_decisions(officer: User) -> None:
    """The first three were looked at; the others wait."""
    today = timezone.localdate()
    sample = draw(by=officer, source=Source.AFWEGING, since=today - timedelta(days=90), until=today, size=6)
    for item, (verdict, text, answer) in zip(sample.items.select_related("case__regiehouder"), FOUND, strict=False):
        finding = review(item=item, by=officer, verdict=verdict, text=text)
        if answer:
            reply_to(finding=finding, by=item.case.regiehouder, text=answer)


def mail_went_wrong(officer: User, *, by: User) -> Incident:
    """A list was mailed to somebody else. What was opened that day, the log tells."""
    now = timezone.now()
    discovered = now - timedelta(hours=HOURS_AGO)
    incident = record_incident(
        by=officer, title="Lijst naar een verkeerd mailadres", is_datalek=True, discovered_at=discovered,
        told="Een collega mailde een lijst met dossiers naar een oud adres van een school. De ontvanger belde zelf.",
    )  # fmt: skip
    set_reach(incident=incident, by=officer, since=now - timedelta(days=2), actor=(by.pk, by.naam))
    for hours, kind, text in (
        (2, StepKind.MEASURE, "De ontvanger heeft de mail gewist en dat bevestigd. Het oude adres is uit de lijst."),
        (5, StepKind.TELL, "Er stonden adressen in. De regiehouders bellen de jongeren."),
    ):
        take_step(incident=incident, by=officer, kind=kind, happened_at=discovered + timedelta(hours=hours), text=text)
    return incident
