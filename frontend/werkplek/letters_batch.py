"""One letter for many jongeren: choose them from the caseload, watch how far it is, and fetch one file to print."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.letters.models import LetterBatch
from cases.letters.services import MOST_AT_ONCE, start_batch
from cases.letters.tasks import print_batch
from frontend.http import UserRequest, wants_part
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.caseload_forms import CaseloadFilter
from frontend.werkplek.letters_forms import BatchForm
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

PER_PAGE = 20
ADDRESSED = (Rubriek.PERSONALIA, Rubriek.CONTACT)


@staff_required(Role.REGIEHOUDER)
@require_http_methods(["GET", "POST"])
def batches(request: UserRequest) -> HttpResponse:
    """Earlier batches, and a form for a new one over the cases that the filter finds."""
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    asked = CaseloadFilter(request.GET, cases=mine, user=request.user)
    found = asked.apply(mine, request.user).select_related("jongere").order_by("jongere__achternaam", "reference")
    form = BatchForm(posted(request), cases=mine.select_related("jongere"), shown=found[:MOST_AT_ONCE])
    made: list[LetterBatch] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(start_batch(by=request.user, **form.cleaned_data)))
    if made:
        print_batch.delay(str(made[0].pk))
        return redirect("werkplek:letter-batch", made[0].pk)
    log_list(request, Lijst.BRIEVEN, Rows(form.shown, ADDRESSED))
    earlier = Paginator(LetterBatch.objects.for_user(request.user).select_related("edition"), PER_PAGE)
    context = {"form": form, "filter": asked, "page": earlier.get_page(request.GET.get("page"))}
    return page(request, "werkplek/letters.html", context, status=422 if form.errors else 200)


@staff_required(Role.REGIEHOUDER)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """How far a batch is. Who got no letter is named with the reason once it is done: until then the page asks for
    itself every two seconds, and each time would be a line in the log of everybody on it."""
    batch = get_object_or_404(LetterBatch.objects.for_user(request.user).select_related("edition"), pk=pk)
    lines = batch.lines.select_related("case__jongere")
    total, waiting = lines.count(), lines.undone().count()
    refused = list(lines.refused().order_by("case__jongere__achternaam")) if batch.finished_at else []
    log_list(request, Lijst.BRIEVEN, Rows([line.case for line in refused], ADDRESSED))
    context = {
        "batch": batch,
        "total": total,
        "done": total - waiting,
        "percentage": 100 * (total - waiting) // (total or 1),
        "refused": refused,
    }
    if wants_part(request):
        return render(request, "werkplek/letter_batch.html#progress", context)
    return page(request, "werkplek/letter_batch.html", context)


@staff_required(Role.REGIEHOUDER)
@require_safe
def fetch(request: UserRequest, pk: UUID) -> FileResponse:
    """All letters of the batch as one file. That it was fetched is written down, and whose letters are in it."""
    batch = get_object_or_404(LetterBatch.objects.for_user(request.user), pk=pk)
    if not batch.file:
        raise Http404
    printed = batch.lines.exclude(letter=None).select_related("case")
    audit.record("letters.file_fetched", by=request.user, about=batch)
    log_list(request, Lijst.DRUKWERK, Rows([line.case for line in printed], ADDRESSED))
    return FileResponse(batch.file.open("rb"), filename="brieven.pdf", headers={"Cache-Control": "no-store"})
