"""Pages of this test only, each for one kind of person, on all hosts."""

from importlib import import_module
from types import ModuleType

from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.assurance import Level, at_least, current
from accounts.rights import Role
from accounts.web import citizen_required, operator_required, partner_required, staff_required

MODULES = ("config.urls.tenant", "config.urls.partners", "config.urls.beheer")


def show(request: HttpRequest) -> HttpResponse:
    sure = "genoeg" if at_least(request, Level.SUBSTANTIEEL, within_seconds=300) else "te weinig"
    return HttpResponse(f"{request.user} {current(request).level} {sure} {getattr(request, 'partner_member', '')}")


urlpatterns = [
    path("proef/staf", staff_required()(show)),
    path("proef/fg", staff_required(Role.FG)(show)),
    path("proef/burger", citizen_required(show)),
    path("proef/keten", partner_required(show)),
    path("proef/beheer", operator_required(show)),
]


def urlconfs() -> list[ModuleType]:
    return [import_module(name) for name in MODULES]
