"""Which host was asked for decides which tenant, or which public face, answers."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tenants import hop
from tenants.models import Domain, Tenant
from tenants.names import PUBLIC


class HostRequest(HttpRequest):
    """A request that knows the tenant of its host (None on a public host), and which face that host has."""

    tenant: Tenant | None
    face_of_host: str
    urlconf: str


GetResponse = Callable[[HttpRequest], HttpResponse]
PUBLIC_HOSTS = {"partners": "config.urls.partners", "beheer": "config.urls.beheer"}


class HostMiddleware:
    """Stand in the schema that belongs to the host for as long as the request lasts; an unknown host is a 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HostRequest) -> HttpResponse:
        request.tenant = None
        request.face_of_host = ""
        with hop(PUBLIC):
            return self.answer(request)

    def answer(self, request: HostRequest) -> HttpResponse:
        try:
            host = request.get_host().split(":")[0].lower()
        except DisallowedHost:
            return not_found(request)
        if request.path.startswith("/gezond/"):
            request.urlconf = "config.urls.health"
            return self.get_response(request)
        face = host.removesuffix(f".{settings.KETEN_DOMAIN}")
        if face in PUBLIC_HOSTS and face in settings.KETEN_SERVES:
            request.face_of_host = face
            request.urlconf = PUBLIC_HOSTS[face]
            return self.get_response(request)
        return self.tenant_answer(request, host)

    def tenant_answer(self, request: HostRequest, host: str) -> HttpResponse:
        domain = Domain.objects.select_related("tenant").filter(domain=host).first()
        if domain is None or "tenant" not in settings.KETEN_SERVES:
            return not_found(request)
        request.tenant = domain.tenant
        request.face_of_host = "tenant"
        request.urlconf = "config.urls.tenant"
        with hop(domain.tenant):
            return self.get_response(request)


def not_found(request: HostRequest) -> HttpResponse:
    """The plain page for a host that is nobody's: it says nothing about which hosts exist."""
    return render(request, "look/unknown_host.html", status=404)
