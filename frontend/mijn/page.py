"""What every page under /mijn/ shows around its own part: the menu, and who to ask."""

from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from frontend.http import UserRequest

MENU = (
    ("mijn:home", "Start", "home"),
    ("mijn:shares", "Wie ziet wat", "eye"),
    ("mijn:reads", "Wie keek", "history"),
    ("mijn:rights", "Rechten", "scale"),
    ("mijn:ask", "Hulp vragen", "lifebuoy"),
)


def show(request: UserRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """One page of the jongere, with menu and helper."""
    around = {"nav_items": menu(request), "home_url": reverse("mijn:home")}
    return render(
        request, template, around | helper_of(context.get("case") or case_of(request.user)) | context, status=status
    )


def menu(request: UserRequest) -> list[dict[str, Any]]:
    """Who keek, and the rights, are only there for whom the law lets use them; to ask for help is for the jongere."""
    hidden = set() if Case.objects.with_log_for(request.user).exists() else {"mijn:reads", "mijn:rights"}
    if hidden and Gezagsdrager.objects.for_citizen(request.user).in_a_matter().exists():
        hidden -= {"mijn:rights"}
    hidden |= set() if hasattr(request.user, "jongere") else {"mijn:ask"}
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {"label": label, "url": reverse(name), "icon": icon, "current": name == here}
        for name, label, icon in MENU
        if name not in hidden
    ]


def case_of(user: User) -> Case | None:
    """The case whose regiehouder this person asks: the own, else that of the child; an open one first."""
    found = Case.objects.for_citizen(user).select_related("regiehouder", "jongere")
    return found.order_by(F("closed_at").desc(nulls_first=True), "-opened_at").first()


def helper_of(case: Case | None) -> dict[str, str]:
    """Name and number of the regiehouder, as the foot of a phone page wants them."""
    if case is None:
        return {}
    return {"helper_name": case.regiehouder.naam, "helper_phone": case.regiehouder.telefoon}
