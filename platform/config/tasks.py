"""What is tidied every night: sessions that ended, and lines of imports that nobody needs any more."""

from datetime import timedelta

from celery import Task
from django.contrib.sessions.models import Session
from django.utils import timezone

from cases.imports.models import Import
from cases.imports.uploads import forget_rejected
from config.celery import HEADER, app
from tenants.models import Tenant

KEEP_REJECTED = timedelta(days=30)


@app.task(base=Task)
def tidy_everywhere() -> None:
    """Ask every tenant to tidy; only this asking runs in the public schema."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    for schema in Tenant.objects.values_list("schema_name", flat=True):
        tidy.apply_async(headers={HEADER: schema})


@app.task
def tidy() -> None:
    """Remove ended sessions, and refused lines of imports after a month: they hold BSNs. Twice does no harm."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    for upload in Import.objects.rejected_before(timezone.now() - KEEP_REJECTED):
        forget_rejected(upload=upload, by=None)
