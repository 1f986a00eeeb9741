"""How it goes, in the words of the jongere: what they say themselves, and what was signalled about them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import citizen_required
from cases.drops.models import DropSignal
from cases.ownscores.models import OwnScore, ScoreQuestion
from cases.ownscores.services import say_how_it_goes, skip_question
from cases.refusals import Refused
from cases.zrm.domains import Domain
from frontend.http import UserRequest
from frontend.look.forms import Card
from frontend.mijn.page import show

LEVELS = (("1", "Heel slecht"), ("2", "Slecht"), ("3", "Gaat wel"), ("4", "Goed"), ("5", "Heel goed"))
CHOICES = [("", "Sla over"), *((level, Card(words)) for level, words in LEVELS)]


class OwnScoresForm(forms.Form):
    """Per domain five plain words, and own words. Nothing is filled in beforehand and everything may be skipped."""

    def __init__(self, *args: Any, domains: list[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains = domains
        for domain in domains:
            self.fields[f"{domain.code}_score"] = forms.TypedChoiceField(
                label=domain.asked_as, choices=CHOICES, coerce=int, empty_value=None, required=False,
                widget=forms.RadioSelect(attrs={"class": "jr-segments"}),
                error_messages={"invalid_choice": "Kies een van de vijf, of sla over."},
            )  # fmt: skip
            self.fields[f"{domain.code}_woorden"] = forms.CharField(
                label="Wil je er iets bij zeggen?", required=False, max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def pairs(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"{domain.code}_score"], self[f"{domain.code}_woorden"]) for domain in self.domains]

    def given(self) -> dict[str, tuple[int, str]]:
        told = self.cleaned_data
        scored = [domain.code for domain in self.domains if told[f"{domain.code}_score"]]
        return {code: (told[f"{code}_score"], told[f"{code}_woorden"]) for code in scored}


@citizen_required
@require_safe
def scores(request: UserRequest) -> HttpResponse:
    """What I said, and every signal about my scores: what it rests on, and what a person made of it."""
    own = OwnScore.objects.for_citizen(request.user).prefetch_related("question__instrument")
    signals = DropSignal.objects.for_citizen(request.user).select_related(
        "before", "after__instrument", "answered_by", "case__regiehouder"
    )
    question = ScoreQuestion.objects.for_citizen(request.user).open().first()
    context = {"own": own[:50], "levels": dict(LEVELS), "signals": signals[:50], "question": question}
    return show(request, "mijn/scores.html", context)


@citizen_required
@require_http_methods(["GET", "POST"])
def say(request: UserRequest, question_id: UUID) -> HttpResponse:
    """Say how it goes, on the domains that were opened for me (A10)."""
    asked = get_object_or_404(
        ScoreQuestion.objects.for_citizen(request.user).select_related("instrument", "by"), pk=question_id
    )
    form = OwnScoresForm(request.POST if request.method == "POST" else None, domains=asked.asked())
    if form.is_bound and form.is_valid():
        try:
            say_how_it_goes(question=asked, given=form.given(), by=request.user)
            messages.success(request, "Dank je wel. Je antwoord is bewaard.")
            return redirect("mijn:scores")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "mijn/say.html", {"form": form, "asked": asked}, status=422 if form.errors else 200)


@citizen_required
@require_POST
def skip(request: UserRequest, question_id: UUID) -> HttpResponse:
    asked = get_object_or_404(ScoreQuestion.objects.for_citizen(request.user), pk=question_id)
    try:
        skip_question(question=asked, by=request.user)
        messages.success(request, "Prima. Je hoeft niets te doen.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("mijn:home")
