"""What the FG takes along: a table, or a PDF with parts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from audit.exporting import csv_line, safe
from cases import paper


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table that Excel reads right, and in which no text is a formula."""
    lines = [csv_line(head), *(csv_line(map(safe, row)) for row in rows)]
    headers = {"Content-Disposition": f'attachment; filename="{name}-{timezone.localdate()}.csv"'}
    return HttpResponse("\ufeff" + "".join(lines), content_type="text/csv; charset=utf-8", headers=headers)


def report(title: str, tenant: str, parts: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> bytes:
    """A PDF: per part a heading, and questions with their answers."""
    made_for = f"{tenant}, {timezone.localdate():%d-%m-%Y}"
    told = [{"title": head, "facts": [[label, value or "–"] for label, value in facts]} for head, facts in parts]
    return paper.render("report", {"title": title, "author": tenant, "made_for": made_for, "parts": told})
