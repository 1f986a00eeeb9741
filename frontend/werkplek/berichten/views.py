"""The notices of whoever is logged in, and whether they want a mail of them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from accounts.notices.models import Notice
from accounts.notices.services import mark_seen, set_mail
from accounts.web import staff_required
from cases.dossier.lists import Lijst
from frontend.http import UserRequest
from frontend.werkplek.berichten.words import in_news, told
from frontend.werkplek.lists import log_list
from frontend.werkplek.nav import page

PER_PAGE = 30


@staff_required()
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """All notices, newest first."""
    found = Paginator(Notice.objects.filter(recipient=request.user), PER_PAGE).get_page(request.GET.get("page"))
    news = told(request.user, list(found))
    log_list(request, Lijst.BERICHTEN, in_news(news))
    context = {
        "page": found,
        "told": news,
        "unseen": Notice.objects.filter(recipient=request.user).unseen().count(),
    }
    return page(request, "werkplek/berichten/index.html", context, current="berichten")


@staff_required()
@require_POST
def open_notice(request: UserRequest, notice_id: UUID) -> HttpResponse:
    """To the page that it is about; from then on it is not new any more."""
    notice = get_object_or_404(Notice, pk=notice_id, recipient=request.user)
    mark_seen(by=request.user, notice_ids=[notice.pk])
    return redirect(told(request.user, [notice])[0].url)


@staff_required()
@require_POST
def all_seen(request: UserRequest) -> HttpResponse:
    mark_seen(by=request.user)
    messages.success(request, "Alle berichten zijn gelezen.")
    return redirect("werkplek:berichten")


@staff_required()
@require_POST
def mail(request: UserRequest) -> HttpResponse:
    """Whether a mail says that there is something new."""
    wanted = request.POST.get("mail") == "ja"
    set_mail(wanted=wanted, by=request.user)
    messages.success(request, "Je krijgt een mail als er iets nieuws is." if wanted else "Je krijgt geen mail meer.")
    return redirect("werkplek:berichten")
