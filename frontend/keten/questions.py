"""What a gemeente asks us about a jongere: the list, and one question with room for an answer per item."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.web import partner_required
from cases.refusals import Refused
from consent.grondslagen.data import ASKING, GRONDSLAGEN
from frontend.http import UserRequest
from frontend.keten.page import show
from frontend.keten.question_form import AnswerForm, typed_in
from sharing.questions import answer, open_question, open_questions
from sharing.reading import NotShared

GRONDSLAGEN_BY_CODE = {row["code"]: row for row in (*GRONDSLAGEN, *ASKING)}


@partner_required
@require_GET
def question_list(request: UserRequest) -> HttpResponse:
    """What waits for an answer, what ends first on top. Here no jongere is named yet."""
    return show(request, "keten/questions.html", {"questions": open_questions(request.partner_member)})


@partner_required
@require_http_methods(["GET", "POST"])
def question(request: UserRequest, schema: str, question_id: UUID) -> HttpResponse:
    """Read one question, or answer it. Once it is answered, stopped or over it does not exist."""
    try:
        asked = open_question(request.partner_member, schema, question_id)
    except NotShared:
        return gone(request) if typed_in(request.POST) else not_here()
    form = AnswerForm(request.POST if request.method == "POST" else None, items=asked.question.items)
    if form.is_bound and form.is_valid():
        try:
            answer(request.partner_member, schema, question_id, form.replies)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Bedankt. Je antwoord staat in het dossier van de regiehouder.")
            return redirect("keten:questions")
    context = {"asked": asked, "form": form, "grondslag": GRONDSLAGEN_BY_CODE.get(asked.question.grondslag)}
    return show(request, "keten/question.html", context, status=422 if form.errors else 200)


def gone(request: UserRequest) -> HttpResponse:
    """Somebody wrote an answer while the question closed: say so, and give back what they wrote. We keep nothing."""
    return show(request, "keten/question_closed.html", {"typed": typed_in(request.POST)}, status=409)


def not_here() -> HttpResponse:
    raise Http404
