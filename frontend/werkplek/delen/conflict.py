"""Two colleagues in one afweging: whoever saves second sees both answers, and chooses."""

from dataclasses import dataclass

from django.http import HttpResponse

from consent.afwegingen.models import Afweging
from frontend.http import UserRequest
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from frontend.werkplek.delen.forms import StepForm


@dataclass(frozen=True)
class Both:
    """One question on which two people differ."""

    label: str
    now: str
    typed: str


def show_both(request: UserRequest, afweging: Afweging, form: StepForm, *, title: str) -> HttpResponse:
    """What stands now beside what was typed. Nothing is kept until somebody chooses."""
    current = require_afweging(request, afweging.pk)
    there = type(form)(None, afweging=current)
    now, typed = there.in_words(), form.in_words()
    differences = [
        Both(label, now.get(label, "niet ingevuld"), typed.get(label, "niet ingevuld"))
        for label in [*typed, *(label for label in now if label not in typed)]
        if now.get(label) != typed.get(label)
    ]
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("version", "csrfmiddlewaretoken")
    ]
    context = {"afweging": current, "differences": differences, "sent": sent, "title": title}
    return sharing_page(request, "conflict.html", current.case, context, status=409)
