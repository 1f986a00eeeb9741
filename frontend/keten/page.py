"""What every page for a ketenpartner shows around its own part: the menu, with what waits for an answer."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.members.models import PartnerRole
from frontend.http import UserRequest
from sharing.questions import count_questions
from sharing.reading_many import count_unconfirmed

# Counting asks every gemeente, so it is done where one begins, and not before each dossier.
COUNTED = ("keten:overview", "keten:notices", "keten:questions")


def show(request: UserRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """One page of the face for partners. Everything in the context was read before, inside its gemeente."""
    around = {"nav_items": menu(request), "home_url": at("overview")}
    return render(request, template, around | context, status=status)


@cache
def at(name: str) -> str:
    """The address of a page of this face. It has one host and no parameters, so it is worked out once."""
    return reverse(f"keten:{name}")


def menu(request: UserRequest) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    member = request.partner_member
    items = [
        {"label": "Gedeeld met ons", "url": at("overview"), "icon": "eye",
         "current": here in ("keten:overview", "keten:share")},
        {"label": "Meldingen", "url": at("notices"), "icon": "bell", "current": here == "keten:notices",
         "count": count_unconfirmed(member) if here in COUNTED else 0},
    ]  # fmt: skip
    items.insert(1, {"label": "Vragen", "url": at("questions"), "icon": "message-circle",
                     "current": here.startswith("keten:question"),
                     "count": count_questions(member) if here in COUNTED else 0})  # fmt: skip
    items.insert(2, {"label": "Melden", "url": at("signals"), "icon": "send",
                     "current": here.startswith("keten:signal")})  # fmt: skip
    if member.role == PartnerRole.BEHEERDER:
        items.append({"label": "Collega's", "url": at("members"), "icon": "users",
                      "current": here.startswith("keten:member")})  # fmt: skip
    return items
