"""The main menu of the werkplek, on every page of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from accounts.notices.models import Notice
from accounts.rights import Right, Role
from cases.campagne.models import CALLERS
from cases.consultatie.models import FORMERS
from cases.dossier.models import Handover
from cases.imports.models import IMPORTERS
from cases.scholen.models import WITH_SCHOOLS
from cases.signals.models import Melding
from cases.signals.overview import waiting_for
from cases.wijkronde.models import WALKERS
from consent.afwegingen.models import Afweging
from consent.loket.models import PaperForm
from consent.nood.models import REVIEWERS, Noodopening
from consent.retention.models import KEEPERS
from consent.verzoeken.models import Verzoek
from frontend.http import UserRequest

CASEWORK = (Role.REGIEHOUDER, Role.COORDINATOR, Role.FG)


def nav_items(user: User, current: str = "jongeren") -> list[dict[str, Any]]:
    """What this user finds in the menu; `current` is the key of the page that is open."""
    items = [item("jongeren", "Jongeren" if does_casework(user) else "Begin", "werkplek:home", "users")]
    if user.has_role(Role.REGIEHOUDER, Role.FG):
        offered = Handover.objects.offered_to(user).count()
        items.append(item("vandaag", "Vandaag", "werkplek:vandaag", "calendar", count=offered))
    if user.has_role(Role.COORDINATOR):
        items.append(item("team", "Team", "werkplek:vandaag-team", "users-group"))
    if does_casework(user):
        waiting = waiting_for(user, Melding.objects.for_user(user))
        items.append(item("meldingen", "Meldingen", "werkplek:meldingen", "inbox", count=waiting))
    unseen = Notice.objects.filter(recipient=user).unseen().count()
    items.append(item("berichten", "Berichten", "werkplek:berichten", "bell", count=unseen))
    if user.has_role(Role.REGIEHOUDER, Role.COORDINATOR):
        items.append(item("matrix", "Matrix", "werkplek:matrix", "table"))
    if user.has_role(Role.COORDINATOR, Role.BELEIDSMEDEWERKER):
        items.append(item("figures", "Cijfers", "werkplek:figures", "chart-bar"))
    if does_casework(user):
        waiting = Afweging.objects.to_read_along(user).count() + PaperForm.objects.to_check(user).count()
        items.append(item("meelezen", "Meelezen", "werkplek:meelezen", "user-check", count=waiting))
        waiting = Verzoek.objects.for_user(user, Right.CHANGE_CASE).open().count()
        items.append(item("verzoeken", "Verzoeken", "werkplek:verzoeken", "scale", count=waiting))
    if user.has_role(*REVIEWERS):
        waiting = Noodopening.objects.to_review(user).count()
        items.append(item("nood", "Nood", "werkplek:nood-wacht", "alert-triangle", count=waiting))
    if user.has_role(*WALKERS):
        items.append(item("wijkronde", "Wijkronde", "werkplek:wijkrondes", "map-pin"))
    if user.has_role(*CALLERS):
        items.append(item("campagne", "Campagnes", "werkplek:campagnes", "phone"))
    if user.has_role(Role.REGIEHOUDER, *FORMERS):
        items.append(item("consultatie", "Consultatieteam", "werkplek:consultaties", "users-group"))
    if user.has_role(*WITH_SCHOOLS):
        items.append(item("scholen", "Scholen", "werkplek:scholen", "school"))
    if user.has_role(*IMPORTERS):
        items.append(item("imports", "Importeren", "werkplek:imports", "upload"))
    if user.has_role(Role.FG):
        items.append(item("toezicht", "Toezicht", "werkplek:toezicht", "shield-lock"))
        items.append(item("logboek", "Logboek", "werkplek:logboek", "history"))
    if user.has_role(*KEEPERS):
        items.append(item("bewaren", "Bewaren", "werkplek:bewaren", "archive"))
    if user.has_role(Role.FUNCTIONEEL_BEHEERDER):
        items.append(item("medewerkers", "Medewerkers", "werkplek:medewerkers", "id-badge"))
        items.append(item("inrichting", "Inrichting", "werkplek:inrichting", "adjustments"))
    return [entry | {"current": entry["key"] == current} for entry in items]


def item(key: str, label: str, name: str, icon: str, count: int = 0) -> dict[str, Any]:
    return {"key": key, "label": label, "url": reverse(name), "icon": icon, "count": count}


def does_casework(user: User) -> bool:
    return user.has_role(*CASEWORK)


def page(
    request: UserRequest, template: str, context: dict[str, Any], *, current: str = "jongeren", status: int = 200
) -> HttpResponse:
    """A page of the werkplek: the template, with the menu of this user around it."""
    return render(request, template, context | {"nav_items": nav_items(request.user, current)}, status=status)
