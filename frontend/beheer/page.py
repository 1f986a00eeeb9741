"""What every page for the operator shows around its own part."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontend.http import UserRequest

MENU = (
    ("beheer:tenants", "Gemeenten en regio's", "building"),
    ("beheer:partners", "Ketenpartners", "briefcase"),
)


def show(request: UserRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    at_tenants = request.resolver_match is not None and request.resolver_match.view_name == "beheer:tenants"
    nav_items = [
        {"label": label, "url": reverse(name), "icon": icon, "current": (name == "beheer:tenants") == at_tenants}
        for name, label, icon in MENU
    ]
    return render(
        request, template, {"nav_items": nav_items, "home_url": reverse("beheer:tenants")} | context, status=status
    )
