"""Writing a melding down along the form of its channel, putting it right, and group information."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.signals.channels import Channel, Level, level_of
from cases.signals.models import READERS, Melding, Voorlichting
from cases.signals.services import correct as correct_melding
from cases.signals.services import receive, record_voorlichting
from cases.verzuimloket.services import correct_verzuim, receive_verzuim
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act, values_of
from frontend.werkplek.meldingen.doors import About, back_to, form_page, require_melding
from frontend.werkplek.meldingen.forms import (
    FORMS,
    VERZUIM,
    ChannelForm,
    VerzuimForm,
    VoorlichtingForm,
    form_to_correct,
)
from frontend.werkplek.nav import page

CORRECT = About(title="Melding wijzigen")


@staff_required(*READERS)
@require_safe
def choose(request: UserRequest) -> HttpResponse:
    """First through which channel it came: that says what has to be filled in."""
    groups = [(level, [channel for channel in Channel if level_of(channel) == level]) for level in Level]
    return page(request, "werkplek/meldingen/choose.html", {"groups": groups}, current="meldingen")


@staff_required(*READERS)
@require_http_methods(["GET", "POST"])
def record(request: UserRequest, channel: str) -> HttpResponse:
    if channel not in FORMS:
        raise Http404
    way = Channel(channel)
    form = FORMS[way](posted(request), channel=way, initial={"received_at": timezone.localtime()})
    made: list[Melding] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(take_in(form, way, request)))
    for melding in made:
        messages.success(request, "Melding bewaard. Kijk nu over wie dit gaat.")
        return redirect("werkplek:melding-joining", melding.pk)
    context = {"form": form, "channel": way}
    status = 422 if form.errors else 200
    return page(request, "werkplek/meldingen/record.html", context, current="meldingen", status=status)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    made = form_to_correct(melding.channel)
    form = made(posted(request), channel=Channel(melding.channel), initial=known_of(melding, made))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: put_right(form, melding, request))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Melding gewijzigd.")
    return form_page(request, melding, form, CORRECT)


@staff_required(*READERS)
@require_http_methods(["GET", "POST"])
def voorlichting(request: UserRequest) -> HttpResponse:
    """Group information, with what was done before."""
    form = VoorlichtingForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: record_voorlichting(by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        messages.success(request, "Voorlichting bewaard.")
        return redirect("werkplek:voorlichting")
    held = Paginator(Voorlichting.objects.for_user(request.user).select_related("by"), 25)
    context = {"form": form, "page": held.get_page(request.GET.get("page"))}
    status = 422 if form.errors else 200
    return page(request, "werkplek/meldingen/voorlichting.html", context, current="meldingen", status=status)


def take_in(form: ChannelForm, channel: Channel, request: UserRequest) -> Melding:
    if isinstance(form, VerzuimForm):
        told, verzuim = form.parted()
        return receive_verzuim(by=request.user, verzuim=verzuim, **told).melding  # type: ignore[arg-type]  # names equal
    return receive(by=request.user, channel=channel.value, **form.cleaned_data)


def put_right(form: ChannelForm, melding: Melding, request: UserRequest) -> None:
    known = dict(form.cleaned_data)
    version = known.pop("version")
    if isinstance(form, VerzuimForm):
        known, verzuim = form.parted()
        correct_verzuim(verzuimmelding=melding.verzuimmelding, by=request.user, **verzuim)
    known["bsn"] = known.get("bsn") or None
    correct_melding(melding=melding, version=version, by=request.user, **known)


def known_of(melding: Melding, form: type[ChannelForm]) -> dict[str, Any]:
    """What a correction starts with: the melding as it is, never its BSN."""
    known = values_of(melding, form) | {"version": melding.version}
    if issubclass(form, VerzuimForm):
        known |= {name: getattr(melding.verzuimmelding, name) for name in VERZUIM}
    return known
