"""The form without a login, and the page that says it was received."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import everybody
from cases.refusals import Refused
from cases.signals.open_door import ask_openly
from frontend.aanmelden.forms import AskForm


@everybody
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A program that fills in what nobody sees is thanked as well, and nothing is kept."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            if not form.is_by_a_program:
                ask_openly(**form.told)
            return redirect("aanmelden:received")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "aanmelden/ask.html", {"form": form}, status=422 if form.errors else 200)


@everybody
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    return render(request, "aanmelden/received.html")
