"""A wizard in a browser: answers for every step, and a walk through them."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consent.afwegingen.models import Afweging, Question
from consent.grondslagen.models import Grondslag

TENANT_URLS = "config.urls.tenant"


def at(name: str, *args: Any) -> str:
    return reverse(f"werkplek:{name}", urlconf=TENANT_URLS, args=args)


def basis(code: str) -> str:
    return str(Grondslag.objects.get(code=code).pk)


def answers(step: str) -> dict[str, Any]:
    """What a careful regiehouder fills in."""
    today = timezone.localdate().isoformat()
    toestemming = basis("CONS")
    every: dict[str, dict[str, Any]] = {
        "gesprek": {"gesprek_reactie": "stemt_in", "gesprek_op": today, "gesprek_toelichting": "Hij wil het graag."},
        "grondslag": {
            "recipient_task": "Begeleiding in het leerwerktraject", "grondslag_geven": toestemming,
            "grondslag_ontvangen": toestemming, "geheimhouding": "nee", "geen_taak_waarom": "Dit is extra hulp.",
            "nee_kan": "ja", "hulp_gaat_door": "ja", "geen_druk": "ja",
        },
        "doel": {"doel": "De mentor zoekt een plek die past.", "doel_zelfde": "ja", "doel_resultaat": "Een plek."},
        "velden": {
            "persoon__roepnaam-keuze": "delen", "persoon__roepnaam-reden": "Om hem aan te spreken.",
            "persoon__geboortedatum-keuze": "delen_grof:persoon.leeftijd",
            "persoon__geboortedatum-reden": "Voor de regels op de werkvloer.",
            "zrm__fin-keuze": "niet_delen",
            "zrm__fin-reden": "Geld speelt hier geen rol.",
        },
        "alternatieven": {
            name: value for question in Question.values
            for name, value in ((question, "nee"), (f"{question}_waarom", "Dan gaat er te veel mis."))
        },
        "periode": {"valid_from": today, "valid_until": today},
    }  # fmt: skip
    return every[step]


STEPS = ("gesprek", "grondslag", "doel", "velden", "alternatieven", "periode")


@dataclass
class Wizard:
    """One afweging, and the browser of whoever fills it in."""

    client: Client
    afweging: Afweging

    def url(self, step: str) -> str:
        return at("delen-stap", self.afweging.pk, step)

    def get(self, step: str) -> Any:
        return self.client.get(self.url(step))

    def send(self, step: str, naar: str = "verder", *, version: int | None = None, **over: Any) -> Any:
        """Fill in a step; what is given here replaces the careful answer."""
        self.afweging.refresh_from_db()
        sent = answers(step) | over | {"naar": naar, "version": version or self.afweging.version}
        return self.client.post(self.url(step), sent)

    def walk(self, until: str = "") -> None:
        """Answer every step up to this one."""
        for step in STEPS[: STEPS.index(until)] if until else STEPS:
            answer = self.send(step)
            assert answer.status_code == 302, answer.content.decode()


@pytest.fixture
def begun(regiehouder, teun, school) -> Wizard:
    """Willem chose ROC Waterkant for Teun, and stands at the first step."""
    page = regiehouder.client.post(at("delen-nieuw", teun.case.pk), {"ketenpartner": school.id})
    assert page.status_code == 302
    return Wizard(regiehouder.client, Afweging.objects.get(case=teun.case))
