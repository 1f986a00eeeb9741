"""Work on time: mails that wait, every minute; at night what nobody needs any more goes."""

from datetime import timedelta

from celery import Task
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.notices.mail import send_waiting
from accounts.notices.models import Mail
from cases.files.services import remove_loose, remove_unnamed
from cases.imports.models import Import
from cases.imports.uploads import forget_rejected, forget_unread
from cases.keys import ledger
from cases.keys.sealing import seal_left
from cases.letters.models import LetterBatch
from cases.letters.services import forget_file
from config.celery import HEADER, app
from consent.evidence.services import seal_papers
from consent.lapses.services import write_down_lapses
from consent.models import Draft, Evidence
from consent.retention.models import Round
from consent.retention.rounds import carry_out
from sharing.deletion import tell_of_overdue
from tenants import current, hop
from tenants.models import Tenant

KEEP_REJECTED = KEEP_PRINTED = timedelta(days=30)


@app.task(base=Task)
def tidy_everywhere() -> None:
    """Ask every tenant to tidy; only this asking runs in the public schema."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    for schema in Tenant.objects.values_list("schema_name", flat=True):
        tidy.apply_async(headers={HEADER: schema})


@app.task
def tidy() -> None:
    """Remove ended sessions, choices that were not signed that day, and refused lines of imports after a month; go on
    with erasing where a worker stopped half way, or where a stop ended since; and remove the files that were let go.

    Those hold BSNs. What was written before there were keys of cases is sealed. Twice does no harm.
    """
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    Draft.objects.filter(chosen_on__lt=timezone.localdate()).delete()
    tell_of_overdue()
    for confirmed in Round.objects.unfinished():
        carry_out(ronde=confirmed)
    seal_left()
    ledger.complete()
    for upload in Import.objects.rejected_before(timezone.now() - KEEP_REJECTED):
        forget_rejected(upload=upload, by=None)
    for upload in Import.objects.unread_since(timezone.now() - KEEP_REJECTED):
        forget_unread(upload=upload)
    for batch in LetterBatch.objects.printed_before(timezone.now() - KEEP_PRINTED):
        forget_file(batch=batch, by=None)
    remove_loose()
    remove_unnamed()


@app.task(base=Task)
def lapses_everywhere() -> None:
    """Ask every tenant which signatures ended by themselves. They were over already; this only writes it down."""
    for schema in Tenant.objects.values_list("schema_name", flat=True):
        lapses.apply_async(headers={HEADER: schema})


@app.task
def lapses() -> int:
    """Write down what ended by its date or by an age, in this tenant. Twice does no harm."""
    return write_down_lapses()


@app.task(base=Task)
def mail_everywhere() -> None:
    """Ask the tenants where a mail waits to send it. Nothing is lost when this does not run: the next minute does."""
    for tenant in Tenant.objects.all():
        with hop(tenant):
            waits = Mail.objects.to_send_now().exists()
        if waits:
            send_mail.apply_async(headers={HEADER: tenant.schema_name})


@app.task
def send_mail() -> int:
    """Send what waits in this tenant."""
    tenant = Tenant.objects.get(schema_name=current().schema)
    return send_waiting(name=tenant.full_name, address=f"{address_of(tenant)}/berichten/")


@app.task(base=Task)
def papers_everywhere() -> None:
    """Ask the tenants where a proof has no paper yet to make it, so that its seal is set soon after the act."""
    for tenant in Tenant.objects.all():
        with hop(tenant):
            waits = Evidence.objects.filter(paper=None).exists()
        if waits:
            make_papers.apply_async(headers={HEADER: tenant.schema_name})


@app.task
def make_papers() -> int:
    """Make what waits in this tenant. What could not be made is asked again; whoever reads it has it made at once."""
    return seal_papers()


def address_of(tenant: Tenant) -> str:
    """Where people of this tenant log in."""
    domain = tenant.domains.order_by("-is_primary", "domain").first()
    host = domain.domain if domain else f"{tenant.schema_name}.{settings.KETEN_DOMAIN}"
    return f"https://{host}" if settings.PRODUCTION else f"http://{host}:{settings.KETEN_PORT}"
