"""Logging in and out at the host of a tenant, or of partners with an identity provider of their own."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from accounts import session, signals
from accounts.again import must_show_anew
from accounts.identities import require_user
from accounts.models import IdentitySource, IdentitySourceQuerySet, SourceKind, User
from accounts.oidc.attempt import Attempt, begin, finish
from accounts.oidc.proof import Proof, require_proof
from accounts.refusals import LoginRefused, OtherPerson

CITIZEN_PAGES, OTHER_PAGES = "/mijn/", "/"
# In a session of nobody: whoever logs in next does so at the provider, also when that still knows them.
ASK_AGAIN = "login_ask_again"


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The ways in. On the public hosts a password is one of them, and without others it is where you go."""
    sources = sources_here(request).order_by("kind", "name")
    on_tenant_host = face_of(request) == "tenant"
    onward = urlencode({"next": local_page(request, otherwise="")}) if request.GET.get("next") else ""
    if not on_tenant_host and not sources:
        return redirect(f"{reverse('account_login')}?{onward}")
    context = {
        "sources": sources,
        "with_password": not on_tenant_host,
        "onward": onward,
        "expired": "verlopen" in request.GET,
    }
    return render(request, "login/choose.html", context)


@require_GET
def start(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(sources_here(request), slug=slug)
    step_up = "stap_op" in request.GET and request.user.is_authenticated and request.session.get("source") == slug
    next_page = local_page(request, otherwise=CITIZEN_PAGES if source.kind == SourceKind.DIGID else OTHER_PAGES)
    again = bool(request.session.get(ASK_AGAIN)) or "opnieuw" in request.GET
    attempt = Attempt.of(source, step_up=step_up, next_page=next_page, again=again)
    hint = request.GET.get("als", "") if settings.DEMO and source.demo else ""
    back = request.build_absolute_uri(reverse("login:callback", args=[slug]))
    try:
        return redirect(begin(request, source, attempt=attempt, back=back, hint=hint))
    except LoginRefused as refusal:
        return refused(request, source, refusal)


@require_GET
def callback(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(sources_here(request), slug=slug)
    try:
        answer = finish(request, source)
        proof = require_proof(source, answer)
        user = require_user(source, answer.claims)
        if must_show_anew(user, answer):
            asked = urlencode({"opnieuw": "1", "next": answer.attempt.next})
            return redirect(f"{reverse('login:start', args=[slug])}?{asked}")
        let_in(request, user, source=source, proof=proof, step_up=answer.attempt.step_up)
    except LoginRefused as refusal:
        return refused(request, source, refusal)
    return redirect(answer.attempt.next)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        signals.logged_out.send(sender=User, user=request.user, source=request.session.get("source", ""))
    logout(request)
    return redirect("login:choose")


def second_factor_stays(request: HttpRequest) -> HttpResponse:
    """Nobody switches it off: where allauth would send people to do that, they see how it is set up."""
    return redirect("mfa_index")


def no_password_here(request: HttpRequest) -> HttpResponse:
    """Whoever logs in elsewhere has no password to set; they go home."""
    return redirect("/")


@transaction.atomic
def let_in(request: HttpRequest, user: User, *, source: IdentitySource, proof: Proof, step_up: bool) -> None:
    """No session without the line that config writes on this signal."""
    if step_up:
        if request.user.pk != user.pk:
            raise OtherPerson
        session.raise_level(request, proof)
    else:
        session.enter(request, user, source=source, proof=proof)
    signals.logged_in.send(
        sender=User, user=user, source=source.slug, level=proof.level, amr=proof.amr, step_up=step_up
    )


def refused(request: HttpRequest, source: IdentitySource, refusal: LoginRefused) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    signals.login_refused.send(sender=User, source=source.slug, reason=refusal.reason, user=user)
    context = {"sentence": refusal.sentence, "source": source}
    return render(request, "login/refused.html", context, status=refusal.status)


def sources_here(request: HttpRequest) -> IdentitySourceQuerySet:
    return IdentitySource.objects.at(face_of(request))


def face_of(request: HttpRequest) -> str:
    return str(getattr(request, "face_of_host", ""))


def local_page(request: HttpRequest, *, otherwise: str) -> str:
    """A page of this very host: no login may be used to lead people elsewhere."""
    page = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if page and safe else otherwise
