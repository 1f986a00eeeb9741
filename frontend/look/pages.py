"""The three pages that every host has at its foot: privacy, accessibility, help. Open to everybody, without a login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "look/pages/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "look/pages/accessibility.html")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "look/pages/help.html")
