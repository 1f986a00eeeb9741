"""Importing jongeren from a file: upload, watch how far it is, and fetch the lines that were refused."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.web import staff_required
from cases.imports.models import IMPORTERS, Import
from cases.imports.tasks import import_upload
from cases.imports.uploads import start_import
from frontend.http import UserRequest, wants_part
from frontend.werkplek.acts import posted
from frontend.werkplek.imports_forms import ImportForm
from frontend.werkplek.nav import page

PER_PAGE = 20


@staff_required(*IMPORTERS)
@require_http_methods(["GET", "POST"])
def imports(request: UserRequest) -> HttpResponse:
    """Earlier imports, and a form for a new one. The work itself is done outside the request."""
    form = ImportForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        upload = start_import(by=request.user, **form.cleaned_data)
        import_upload.delay(str(upload.pk))
        return redirect("werkplek:import", upload.pk)
    earlier = Paginator(Import.objects.for_user(request.user).select_related("by"), PER_PAGE)
    context = {"form": form, "page": earlier.get_page(request.GET.get("page"))}
    return page(request, "werkplek/imports.html", context, current="imports", status=422 if form.errors else 200)


@staff_required(*IMPORTERS)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """How far one import is. The part asks for itself again until the import has finished."""
    upload = get_object_or_404(Import.objects.for_user(request.user), pk=pk)
    if wants_part(request):
        return render(request, "werkplek/import.html#progress", {"upload": upload})
    return page(request, "werkplek/import.html", {"upload": upload}, current="imports")


@staff_required(*IMPORTERS)
@require_safe
def rejected(request: UserRequest, pk: UUID) -> FileResponse:
    """The refused lines, with their reason. They hold BSNs: that they were fetched is written down."""
    upload = get_object_or_404(Import.objects.for_user(request.user), pk=pk)
    if not upload.rejected_file:
        raise Http404
    audit.record("import.rejected_fetched", by=request.user, about=upload)
    return FileResponse(upload.rejected_file.open("rb"), as_attachment=True, filename="afgekeurd.csv")
