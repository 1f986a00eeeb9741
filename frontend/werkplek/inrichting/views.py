"""Pages to see, change and stop using the content of the tenant; for the functioneel beheerder.

The FG finds the verwerkingsregister here, and nothing else.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rights import Role
from accounts.web import staff_required
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, revise, stop_using, use_again
from cases.doelgroepen.own import filter_choices
from cases.letters.compose import preview
from cases.refusals import Refused
from cases.verzuimprotocol.finding import kept_pdf
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.inrichting.edition_form import EditionForm
from frontend.werkplek.inrichting.editors import EDITORS
from frontend.werkplek.inrichting.letter_form import BriefForm
from frontend.werkplek.nav import page

WRITERS = (Role.FUNCTIONEEL_BEHEERDER, Role.FG)
STOPPED = "Niet meer in gebruik."
AGAIN = "Weer in gebruik."


@staff_required(*WRITERS)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """All content by kind, each with its newest version."""
    newest = list(Edition.objects.for_user(request.user).newest().select_related("by"))
    groups = [(kind, [edition for edition in newest if edition.kind == kind]) for kind in kinds_of(request)]
    return page(
        request,
        "werkplek/inrichting/index.html",
        {"groups": groups, "all_of_it": len(groups) > 1},
        current="inrichting",
    )


@staff_required(*WRITERS)
@require_safe
def show(request: UserRequest, edition_id: UUID) -> HttpResponse:
    """One version, with the others of the same content beside it."""
    edition = require_edition(request, edition_id)
    versions = Edition.objects.for_user(request.user).filter(kind=edition.kind, code=edition.code).select_related("by")
    body = read(edition)
    context = {
        "edition": edition,
        "body": body,
        "doelgroep": dict(filter_choices()).get(getattr(body, "doelgroep", ""), ""),
        "shown_in": editor_of(edition.kind).shown_in,
        "versions": versions,
        "newest": versions[0],
    }
    return page(request, "werkplek/inrichting/show.html", context, current="inrichting")


@staff_required(*WRITERS)
@require_safe
def show_preview(request: UserRequest, edition_id: UUID) -> HttpResponse:
    """A letter as an invented jongere would get it."""
    edition = require_edition(request, edition_id)
    if edition.kind != ContentKind.BRIEF:
        raise Http404
    return pdf_of(preview(read(edition)), "voorbeeld.pdf")


@staff_required(*WRITERS)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, edition_id: UUID) -> HttpResponse:
    """A next version that starts from this one."""
    edition = require_edition(request, edition_id)
    editor = editor_of(edition.kind)
    form = editor(posted(request), files_of(request), initial=editor.initial_of(edition), by=request.user)
    if pdf := previewed(request, form):
        return pdf
    act = partial(revise, edition=edition, by=request.user)
    if made := publish(form, act, "note"):
        messages.success(request, f"Versie {made[0].number} bewaard.")
        return redirect("werkplek:edition", made[0].pk)
    return edit_page(request, form, f"{edition.naam} wijzigen", edition)


@staff_required(*WRITERS)
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest) -> HttpResponse:
    """Something new of the kind in `?soort=`."""
    kind = request.GET.get("soort", kinds_of(request)[0].value)
    if kind not in kinds_of(request):
        raise Http404
    form = editor_of(kind)(posted(request), files_of(request), is_new=True, by=request.user)
    if pdf := previewed(request, form):
        return pdf
    if made := publish(form, partial(begin_content, kind=ContentKind(kind), by=request.user)):
        messages.success(request, f"{made[0].naam} is bewaard.")
        return redirect("werkplek:edition", made[0].pk)
    return edit_page(request, form, f"Nieuw: {ContentKind(kind).label.lower()}", None)


@staff_required(*WRITERS)
@require_POST
def stop(request: UserRequest, edition_id: UUID) -> HttpResponse:
    edition = require_edition(request, edition_id)
    return to_newest(request, edition, STOPPED, lambda: stop_using(edition=edition, note=STOPPED, by=request.user))


@staff_required(*WRITERS)
@require_POST
def again(request: UserRequest, edition_id: UUID) -> HttpResponse:
    """This version, which may be an old one, becomes the newest."""
    edition = require_edition(request, edition_id)
    note = f"Versie {edition.number} weer in gebruik."
    return to_newest(request, edition, AGAIN, lambda: use_again(edition=edition, note=note, by=request.user))


@staff_required()
@require_safe
def protocol_pdf(request: UserRequest, edition_id: UUID) -> HttpResponse:
    """The paper of a verzuimprotocol, for everybody who works here: it is about nobody (B52)."""
    found = kept_pdf(edition_id)
    if found is None:
        raise Http404
    return pdf_of(bytes(found.pdf), "verzuimprotocol.pdf")


def files_of(request: UserRequest) -> "MultiValueDict[str, Any] | None":
    return request.FILES if request.method == "POST" else None


def kinds_of(request: UserRequest) -> list[ContentKind]:
    """What this user may begin something new of."""
    return list(EDITORS) if request.user.has_role(Role.FUNCTIONEEL_BEHEERDER) else [ContentKind.VERWERKING]


def require_edition(request: UserRequest, edition_id: UUID) -> Edition:
    return get_object_or_404(Edition.objects.for_user(request.user).select_related("by"), pk=edition_id)


def to_newest(request: UserRequest, edition: Edition, told: str, act: Callable[[], Edition]) -> HttpResponse:
    try:
        edition = act()
        messages.success(request, told)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:edition", edition.pk)


def publish(form: EditionForm, act: Callable[..., Edition], *more: str) -> list[Edition]:
    """The version that was made; none when nothing was sent yet, or when it was refused: then the form knows why."""
    made: list[Edition] = []
    if form.is_bound and form.is_valid():
        known = {name: form.cleaned_data[name] for name in ("naam", *more)}
        try_act(form, lambda: made.append(act(body=form.body(), **known)))
    return made


def previewed(request: UserRequest, form: EditionForm) -> HttpResponse | None:
    """The letter as it is typed, when the button asks for that. What is wrong is told by the form, as always."""
    asked = "voorbeeld" in request.POST and isinstance(form, BriefForm)
    if asked and "note" in form.fields:
        form.fields["note"].required = False
    return pdf_of(form.pdf(), "voorbeeld.pdf") if isinstance(form, BriefForm) and asked and form.is_valid() else None


def editor_of(kind: str) -> type[EditionForm]:
    if kind not in EDITORS:
        raise Http404
    return EDITORS[ContentKind(kind)]


def edit_page(request: UserRequest, form: EditionForm, title: str, edition: Edition | None) -> HttpResponse:
    context = {"form": form, "title": title, "edition": edition}
    return page(request, form.template, context, current="inrichting", status=422 if form.errors else 200)
