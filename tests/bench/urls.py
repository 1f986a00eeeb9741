"""The addresses of ketenpartners, and one page beside them that always says the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from accounts.web import partner_required


@partner_required
def constant(request: HttpRequest) -> HttpResponse:
    return render(request, "look/base.html")


urlpatterns = [path("altijd-hetzelfde/", constant), path("", include("config.urls.partners"))]
